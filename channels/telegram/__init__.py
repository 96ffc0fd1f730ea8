"""Telegram, by the library python-telegram-bot."""

import os

# Times as timedelta, as PTB 23 will have them; without it PTB 22 warns wherever it reads one.
os.environ.setdefault("PTB_TIMEDELTA", "true")
