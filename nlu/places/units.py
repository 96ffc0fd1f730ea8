"""The records of the gazetteer: units, changes and the names they go by."""

from dataclasses import dataclass

KINDS = {
    "thành phố": "city",
    "tỉnh": "province",
    "quận": "quan",
    "huyện": "huyen",
    "thị xã": "thi_xa",
    "phường": "phuong",
    "xã": "xa",
    "thị trấn": "thi_tran",
    "đặc khu": "dac_khu",
}


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """An administrative unit over the time it bore one name; there is one object a unit in a gazetteer.

    Attributes:
        code: code of the statistics office; reused over time, so (code, valid_from) names a unit.
        name: official name with its type ("Phường Bến Nghé").
        level: `province`, `district` or `commune`.
        province_code: code of the province of its time (63 provinces before 1 July 2025, 34 since).
        district_code: the former district of a former commune, else None.
        valid_from: ISO date, or None when it is not known.
        valid_to: last day as an ISO date, or None for a present unit.
        successor_code: for a former province, the code of the present province.
        aliases: further names, without type where none was given.
    """

    code: str
    name: str
    level: str
    province_code: str
    district_code: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successor_code: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def present(self) -> bool:
        """Whether the unit exists today."""
        return self.valid_to is None

    @property
    def key(self) -> tuple[str, str | None]:
        """What names the unit: code and first day of validity."""
        return self.code, self.valid_from


@dataclass(frozen=True, slots=True)
class Change:
    """One pair of the conversion of 1 July 2025.

    Attributes:
        old: the former commune.
        new: the present commune that took it over.
        whole: whether all of the former commune went there.
        agreed: whether the conversion sources agree on the pair.
    """

    old: Unit
    new: Unit
    whole: bool
    agreed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """One name of one unit, ready to be compared.

    Attributes:
        unit: who bears it.
        kind: the type it is borne with (a value of `KINDS`), or None for a nickname, which goes with any.
        exact: normal form with diacritics, words joined.
        folded: the same without diacritics.
        words: the words of `exact`.
        official: whether it is the unit's official name rather than an alias.
        province: code of the present province the unit lies in.
        former_province: code of the former province, or None for a unit of today.
    """

    unit: Unit
    kind: str | None
    exact: str
    folded: str
    words: tuple[str, ...]
    official: bool
    province: str
    former_province: str | None

    @property
    def former(self) -> bool:
        """Whether the unit is one of those before 1 July 2025."""
        return self.former_province is not None


def split_kind(name: str) -> tuple[str | None, str]:
    """The kind and the bare name of a unit's full name: "Phường Bến Nghé" → ("phuong", "Bến Nghé")."""
    lower = name.lower()
    for title, kind in KINDS.items():
        if lower.startswith(title + " "):
            return kind, name[len(title) + 1 :]
    return None, name
