"""Compiles the units and offices of ``directory/content`` from published sources.

The result is ordinary content: CSV files that people review. Nothing here runs with the service.
"""
