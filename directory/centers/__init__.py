"""Service centres."""
