"""What a text was read as: the province, the district and the commune it names."""

from typing import NamedTuple

from nlu.places.units import Name


class Province(NamedTuple):
    """A province the text names.

    Attributes:
        code: the present province.
        former: the former province in it, if the name is of the past only.
        names: the names that were read.
        narrowed: whether the text names both, the former province inside the present one.
    """

    code: str
    former: str | None
    names: tuple[Name, ...]
    narrowed: bool = False


class Found(NamedTuple):
    """Names that a span of words may stand for.

    Attributes:
        names: the units' names.
        start: first word, marker included.
        kind: the kind the marker names, or None.
        typo: whether one word had to be corrected.
        doubt: whether the names must be confirmed by the person.
    """

    names: tuple[Name, ...]
    start: int
    kind: str | None = None
    typo: bool = False
    doubt: bool = False


class Reading(NamedTuple):
    """One way to read the text; levels that the text does not name are None."""

    province: Province | None
    district: Found | None
    commune: Found | None
    start: int
    typos: int
    doubt: bool


class Scope(NamedTuple):
    """Where a name has to lie: in the province and in one of the districts the text names, as far as it names any."""

    province: Province | None = None
    districts: tuple[Name, ...] | None = None
