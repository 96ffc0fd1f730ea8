"""Rasa components. The only modules of `nlu` that import Rasa; nothing else imports them."""
