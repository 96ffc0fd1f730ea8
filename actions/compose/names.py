"""Names and dates as they stand inside a Vietnamese sentence."""

from actions.compose.wording import say
from actions.facts.shapes import Unit

_KINDS = ("Xã", "Phường", "Đặc khu", "Thị trấn", "Quận", "Huyện", "Thị xã", "Thành phố", "Tỉnh")


def inside(name: str) -> str:
    """Put the kind of a unit in lower case: "Phường Sài Gòn" → "phường Sài Gòn"."""
    for kind in _KINDS:
        if name.startswith(f"{kind} "):
            return kind.lower() + name[len(kind) :]
    return name


def short_province(name: str | None) -> str:
    """A province as in an address: "Tỉnh Lâm Đồng" → "Lâm Đồng", "Thành phố Huế" → "TP. Huế"; empty when unknown."""
    return (name or "").removeprefix("Tỉnh ").replace("Thành phố ", "TP. ")


def place_name(unit: Unit) -> str:
    """Name a unit with its province, as inside a sentence."""
    name = inside(unit.name)
    return f"{name}, {inside(unit.province_name)}" if unit.province_name and unit.level != "province" else name


def former_name(unit: Unit, new: Unit | None = None) -> str:
    """Name a former unit at the start of a sentence, with what it lay in.

    Args:
        unit: the former unit.
        new: the present unit the sentence goes on with; a province it shares is not said twice.

    Returns:
        Such as "Phường Bến Nghé (Quận 1, trước 1/7/2025)".
    """
    province = unit.province_name if unit.level != "province" else None
    if new is not None and province == new.province_name:
        province = None
    wider = unit.district_name or (inside(province) if province else None)
    if wider is None:
        return say("places.former", name=unit.name)
    return say("places.former_within", name=unit.name, wider=wider)


def month(date: str | None) -> str | None:
    """Month and year of an ISO date: "2026-07-31" → "7/2026"."""
    if not date or len(date) < len("2026-07"):
        return None
    year, number = date.split("-")[:2]
    return f"{int(number)}/{year}"


def day(date: str | None) -> str | None:
    """An ISO date the Vietnamese way: "2025-06-09" → "09/6/2025"."""
    if not date:
        return None
    year, number, dayed = date[:10].split("-")
    # A one-digit month needs no zero, but January and February get one so that they cannot be read as 11 and 12.
    months = f"0{int(number)}" if int(number) <= 2 else str(int(number))  # noqa: PLR2004 - see above
    return f"{dayed}/{months}/{year}"


def sourced(name: str, date: str | None) -> str:
    """A source with the month it was read."""
    read = month(date)
    return say("general.source_item", name=name, date=read) if read else say("general.source_item_undated", name=name)
