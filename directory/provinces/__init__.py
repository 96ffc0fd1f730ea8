"""A province in one document, for a desk that has to work without a network."""
