"""The pure core: from a message, the conversation's memory and facts to one reply. No I/O in here."""
