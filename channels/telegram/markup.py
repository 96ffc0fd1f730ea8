"""From a message of ours to Telegram's HTML and keyboards."""

from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from channels.messages import Button
from channels.page.links import URL, label, trusted
from channels.wording import say

LONG_TITLE = 20


def html(text: str) -> str:
    """Return the text as Telegram's HTML: escaped, addresses of official hosts as short links."""
    parts = []
    position = 0
    for found in URL.finditer(text):
        if not trusted(found.group()):
            continue
        parts.append(escape(text[position : found.start()], quote=False))
        parts.append(f'<a href="{escape(found.group())}">{escape(label(found.group()))}</a>')
        position = found.end()
    return "".join([*parts, escape(text[position:], quote=False)])


def inline_keyboard(buttons: list[Button]) -> InlineKeyboardMarkup:
    """Return buttons under a message: short titles two in a row, long ones alone."""
    rows: list[list[InlineKeyboardButton]] = []
    for button in buttons:
        pressed = InlineKeyboardButton(button.title, callback_data=button.payload)
        short = len(button.title) <= LONG_TITLE
        if short and rows and len(rows[-1]) == 1 and len(rows[-1][0].text) <= LONG_TITLE:
            rows[-1].append(pressed)
        else:
            rows.append([pressed])
    return InlineKeyboardMarkup(rows)


def location_keyboard() -> ReplyKeyboardMarkup:
    """Return the keyboard with the button that shares one's place."""
    return ReplyKeyboardMarkup(
        [[KeyboardButton(say("share_location"), request_location=True)]],
        resize_keyboard=True,
        is_persistent=True,
        input_field_placeholder=say("placeholder"),
    )
