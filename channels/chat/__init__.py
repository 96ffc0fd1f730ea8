"""The public chat API and what carries its messages to the assistant."""
