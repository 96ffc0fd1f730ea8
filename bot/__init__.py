"""The dialogue server: a Rasa 3.6.21 project and the runtime module that starts it."""
