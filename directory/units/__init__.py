"""Administrative units."""
