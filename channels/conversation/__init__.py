"""Conversations of the web: a durable, ordered log between the browser and the assistant."""
