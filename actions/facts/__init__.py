"""Facts from the directory: their shapes, the client that fetches them, and what one request needs of them."""
