"""The help desk at /quay: accounts, sessions, what the desk's pages ask for."""
