"""A sheet of paper for the citizen: what to bring, where, what it costs, and a QR code to read it again."""
