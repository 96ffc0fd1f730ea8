"""Maps as SVG from our own data: outlines and points, no tile server."""
