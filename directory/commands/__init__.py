"""One module a command: its help (the docstring), its arguments, and `run`."""
