"""One spelling for every unit name."""

import re
import unicodedata

_KINDS = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu")
_KIND = re.compile(rf"^({'|'.join(_KINDS)})\s+", re.IGNORECASE)


def tidy(name: str) -> str:
    """Bring a unit's name to the house spelling.

    NFC, straight apostrophe, single spaces, the kind of unit written one way ("Thị Trấn", "xã" → "Thị trấn",
    "Xã"). The rest of the name is left as the source spells it.

    Args:
        name: A full unit name such as ``"Thị Trấn Ái Tử"``.

    Returns:
        The tidy name, ``"Thị trấn Ái Tử"``.
    """
    text = " ".join(unicodedata.normalize("NFC", name).replace("’", "'").split())
    return _KIND.sub(lambda match: match[1].capitalize() + " ", text)
