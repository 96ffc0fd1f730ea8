"""The action server: asks the directory for facts, decides what to answer, and words it."""
