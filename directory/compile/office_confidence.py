"""How sure an announced office address is, and what the citizen must be told about it."""

from typing import Any

# Flags that make a row doubtful, each with the sentence the citizen reads.
_FLAG_NOTES = {
    "names_other_commune": "Thông báo ghi kèm tên xã, phường khác (tên dự kiến hoặc tên cũ), nên gọi trước.",
    "duplicate_suspect": "Địa chỉ trùng với địa chỉ của xã, phường khác trong thông báo, nên gọi trước.",
    "garbled": "Thông báo in lỗi ở địa chỉ này, nên gọi trước.",
    "truncated": "Địa chỉ trong thông báo bị thiếu chữ, nên gọi trước.",
    "temporary": "Địa chỉ tạm thời lúc thông báo (giữa năm 2025), nay có thể đã chuyển, nên gọi trước.",
    "planned": "Thông báo có điểm còn là dự kiến, nên gọi trước.",
}
_SAME_AS_OLD = "Trụ sở cũ và trụ sở hiện nay trùng tên, thông báo không nói rõ là nơi nào."
_COMMUNE_ONLY = "Thông báo chỉ ghi tên nơi, chưa có địa chỉ cụ thể, nên gọi trước."
_UBND_ALONE = "Đây là trụ sở UBND; nơi tiếp nhận hồ sơ có thể khác, nên gọi trước."
_UBND_BESIDE = "Đây là trụ sở UBND; hồ sơ thường nộp ở Trung tâm Phục vụ hành chính công của xã, phường."
_SEVERAL_BUILDINGS = "Có nhiều trụ sở; bộ phận một cửa có thể không ở trụ sở ghi đầu tiên, nên gọi trước."
_DAK_LAK = "66"  # lists every building of the commune without saying where papers are taken in


def confidence(record: dict[str, Any], *, doubted: bool) -> str:
    """How sure an office is: ``high``, ``medium`` or ``low``.

    ``high``: a service centre with a street address. ``medium``: a service centre with a hamlet or a former office, or
    a committee office (papers may be taken in elsewhere). ``low``: a flag or the list of communes not to be trusted
    puts it in doubt, only a name is given, or a former office bears the very name of the present one.

    Args:
        record: One commune and kind: ``office_kind``, ``precision``, ``flags``.
        doubted: Whether the commune is on the list of communes not to be trusted.

    Returns:
        The level.
    """
    if doubted or record["precision"] == "commune_only" or not _FLAG_NOTES.keys().isdisjoint(record["flags"]):
        return "low"
    if _names_itself(record):
        return "low"
    return "high" if (record["office_kind"], record["precision"]) == ("ttpvhcc", "street") else "medium"


def notes(record: dict[str, Any], kinds: set[str], province: str, doubt: str | None) -> list[str]:
    """What the citizen must be told, in Vietnamese.

    Args:
        record: One commune and kind.
        kinds: The kinds of office known for this commune.
        province: Code of the present province.
        doubt: Sentence from the list of communes not to be trusted, or ``None``.

    Returns:
        Sentences, most important first; empty when there is nothing to tell.
    """
    told = [doubt] if doubt else []
    if record["office_kind"] == "ubnd":
        told.append(_UBND_BESIDE if "ttpvhcc" in kinds else _UBND_ALONE)
    told += [sentence for flag, sentence in _FLAG_NOTES.items() if flag in record["flags"]]
    if _names_itself(record):
        told.append(_SAME_AS_OLD)
    if record["precision"] == "commune_only":
        told.append(_COMMUNE_ONLY)
    if province == _DAK_LAK and len(record["sites"]) > 1:
        told.append(_SEVERAL_BUILDINGS)
    return told


def _names_itself(record: dict[str, Any]) -> bool:
    """Whether the only address is the former office of a unit that bears the present commune's name."""
    return record["precision"] == "former_office" and "same_as_old_unit" in record["flags"]
