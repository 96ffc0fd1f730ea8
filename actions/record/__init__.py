"""Record of what was not understood, for editors: redacted, without persons, kept for a limited time."""
