"""Frequent questions and redirects."""
