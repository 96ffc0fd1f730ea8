"""The plain page at /: the whole chat without JavaScript."""
