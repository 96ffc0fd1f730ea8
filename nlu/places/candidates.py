"""What a name leads to today, and the words that tell candidates apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from nlu.places.gazetteer import Gazetteer, is_former
from nlu.places.units import Name, Unit, split_kind

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer to choose.

    Attributes:
        unit: a present commune; a present province or a former district where the text names no more than that.
        old: the former unit it was reached through, or None.
        hint: what tells it apart, in Vietnamese.
    """

    unit: Unit
    old: Unit | None
    hint: str


def outcomes(gazetteer: Gazetteer, unit: Unit) -> tuple[tuple[Unit, Unit | None], ...]:
    """The present communes a commune leads to, each with the former unit it was reached through."""
    if unit.present:
        return ((unit, None),)
    if is_former(unit):
        return tuple((change.new, unit) for change in gazetteer.changes.get(unit.code, ()))
    return ((gazetteer.present[unit.code], unit),)


def is_sure(gazetteer: Gazetteer, unit: Unit) -> bool:
    """Whether a commune went to one present commune only, and the sources agree on it."""
    if not is_former(unit):
        return True
    changes = gazetteer.changes.get(unit.code, ())
    return len(changes) == 1 and changes[0].agreed


def of_communes(gazetteer: Gazetteer, names: Iterable[Name]) -> tuple[Candidate, ...]:
    """Every present commune the names lead to, each pair of old and new once."""
    units = list(dict.fromkeys(name.unit for name in names))
    found: dict[tuple[Unit, Unit | None], Candidate] = {}
    for unit in units:
        leads = outcomes(gazetteer, unit)
        for new, old in leads:
            if len(units) == 1 and len(leads) > 1:
                hint = _made_of(gazetteer, new, unit)
            else:
                hint = _hint(gazetteer, new, old, split=len(leads) > 1)
            found.setdefault((new, old), Candidate(new, old, hint))
    return tuple(found.values())


def of_district(gazetteer: Gazetteer, district: Unit) -> tuple[Candidate, ...]:
    """The present communes made from a former district."""
    parts = gazetteer.parts.get(district.code, ())
    return tuple(Candidate(unit, district, _made_of(gazetteer, unit)) for unit in parts)


def of_districts(gazetteer: Gazetteer, districts: Iterable[Unit]) -> tuple[Candidate, ...]:
    """Former districts of one name, told apart by their provinces."""
    return tuple(Candidate(unit, unit, _province_of(gazetteer, unit)) for unit in districts)


def of_province(gazetteer: Gazetteer, names: Iterable[Name]) -> tuple[Candidate, ...]:
    """The present provinces that province names lead to."""
    found: dict[str, Candidate] = {}
    for name in names:
        old = name.unit if name.former and name.unit.code != name.province else None
        unit = gazetteer.present[name.province]
        found.setdefault(unit.code, Candidate(unit, old, f"cả {_lower_kind(unit.name)}"))
    return tuple(found.values())


def _hint(gazetteer: Gazetteer, new: Unit, old: Unit | None, *, split: bool) -> str:
    if old is None:
        return f"{_province_of(gazetteer, new)}, đơn vị hiện nay"
    if not is_former(old):
        return f"{_province_of(gazetteer, new)}, tên đến {_day(old.valid_to)}"
    where = f"{_lower_kind(old.name)}, {_place_of(gazetteer, old)} cũ"
    return f"{where}; {_made_of(gazetteer, new, old)}" if split else where


def _made_of(gazetteer: Gazetteer, new: Unit, asked: Unit | None = None) -> str:
    """What a present commune was made of, in one line: "gồm Bến Nghé và một phần Đa Kao, Nguyễn Thái Bình".

    Args:
        gazetteer: the units.
        new: the present commune.
        asked: a former unit to be named before others of its like.
    """
    sources = sorted(gazetteer.sources.get(new.code, ()), key=lambda change: change.old is not asked)
    whole = [change.old for change in sources if change.whole]
    parts = [change.old for change in sources if not change.whole]
    said = [_listed(whole)] if whole else []
    said += [f"một phần {_listed(parts)}"] if parts else []
    return f"gồm {' và '.join(said)}" if said else ""


def _listed(units: list[Unit]) -> str:
    names = [_short_name(unit) for unit in units]
    rest = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f", {rest} nơi khác" if rest > 0 else "")


def _short_name(unit: Unit) -> str:
    """The bare name; with its kind where it is a number."""
    bare = split_kind(unit.name)[1]
    return _lower_kind(unit.name) if bare.isdecimal() else bare


def _place_of(gazetteer: Gazetteer, old: Unit) -> str:
    district = gazetteer.former.get(old.district_code or "")
    province = gazetteer.former.get(old.province_code)
    return ", ".join(_lower_kind(unit.name) for unit in (district, province) if unit)


def _province_of(gazetteer: Gazetteer, unit: Unit) -> str:
    known = gazetteer.former if is_former(unit) else gazetteer.present
    province = known.get(unit.province_code)
    return _lower_kind(province.name) if province else ""


def _lower_kind(name: str) -> str:
    return name[:1].lower() + name[1:]


def _day(iso: str | None) -> str:
    year, month, day = (iso or "--").split("-")
    return f"{int(day)}/{int(month)}/{year}" if year else ""
