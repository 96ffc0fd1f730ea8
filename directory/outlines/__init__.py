"""Outlines of the communes: an operator's own file, beside the content."""
