"""Vietnamese place names: any address text, old or new, to the units of today."""
