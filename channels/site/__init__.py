"""Public pages: centres, communes old and new, procedures, provinces; made on the server, no JavaScript."""
