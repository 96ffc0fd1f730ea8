"""Zalo, by its Bot API."""
