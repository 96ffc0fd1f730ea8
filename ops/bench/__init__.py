"""`make bench`: speed, memory and start of the whole system, printed as a table and one JSON object."""
