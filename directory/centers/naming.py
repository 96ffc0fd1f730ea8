"""What a place that receives papers is called, and its address in one line."""

from collections.abc import Mapping
from typing import Any

SERVICE_CENTER = "ttpvhcc"
COMMITTEE = "ubnd"
NO_ADDRESS = "chưa có địa chỉ nơi tiếp nhận; có thể hỏi UBND cấp xã hoặc gọi 1800 1096"
_BUILDINGS = ("ubnd", "hđnd", "đảng ủy", "huyện ủy", "tỉnh ủy", "thành ủy", "thị ủy")


def center_name(kind: str, commune: str) -> str:
    """Name of a centre.

    Args:
        kind: `ttpvhcc` or `ubnd`.
        commune: full name of the commune ("Phường Sài Gòn").

    Returns:
        "Trung tâm Phục vụ hành chính công phường Sài Gòn", or the committee office with its caution.
    """
    inside = commune[:1].lower() + commune[1:]
    if kind == COMMITTEE:
        return f"Trụ sở UBND {inside} (nơi tiếp nhận có thể khác, nên gọi trước)"
    return f"Trung tâm Phục vụ hành chính công {inside}"


def one_line(site: Mapping[str, Any]) -> str | None:
    """Address of one site in one line; None when nothing is known.

    Args:
        site: `address` and `former_office`, each text or None.

    Returns:
        "543 đường Trần Phú (trụ sở UBND huyện Lương Sơn cũ)".
    """
    address: str | None = site["address"]
    former: str | None = site["former_office"]
    if not former:
        return address
    place = _former(former)
    return f"{address} ({place})" if address else place[:1].upper() + place[1:]


def _former(office: str) -> str:
    office = office.replace("(cũ)", "cũ").strip()
    if office.lower().startswith(_BUILDINGS):
        return f"trụ sở {office}"
    if office.lower().startswith("trụ sở"):
        return office[:1].lower() + office[1:]
    return f"cơ sở cũ: {office.removesuffix(' cũ')}"
