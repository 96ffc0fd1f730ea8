"""What the directory answers, as far as the assistant uses it (docs/architecture.md, "Shapes between services").

Unknown is None or an empty list; fields the directory adds later are ignored.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Shape(BaseModel):
    """Base: immutable, tolerant of new fields."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Unit(Shape):
    """An administrative unit, former or present."""

    code: str
    name: str
    level: str
    province_code: str | None = None
    province_name: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    district_name: str | None = None

    def public(self) -> dict[str, Any]:
        """The unit as the public contract shows it."""
        return self.model_dump(exclude={"district_name"})


class Candidate(Shape):
    """One way to read a place: the present commune, the former unit it was reached through, what tells it apart."""

    unit: Unit
    old: Unit | None = None
    hint: str | None = None

    @property
    def former(self) -> Unit | None:
        """The former unit, when it can be said to have become the present one: a whole district cannot."""
        return self.old if self.old is not None and self.old.level == "commune" else None


class Resolution(Shape):
    """What an address text names."""

    status: Literal["resolved", "choose", "unknown"]
    reason: str | None = None
    old: list[Unit] = []
    new: list[Unit] = []
    candidates: list[Candidate] = []


class Site(Shape):
    """One building of a centre."""

    label: str | None = None
    address: str | None = None
    former_office: str | None = None
    lines: str | None = None


class Opening(Shape):
    """Whether a centre is open now, in words and data."""

    state: str = "unknown"
    until: str | None = None
    text: str | None = None


class Center(Shape):
    """A service centre (or the committee's office when the centre is not known)."""

    code: str
    commune_code: str
    name: str
    address: str | None = None
    lat: float | None = None
    lon: float | None = None
    hours: str | None = None
    phones: list[str] | None = None
    open_now: bool | None = None
    distance_km: float | None = None
    source: str | None = None
    as_of: str | None = None
    confidence: str | None = None
    kind: str | None = None
    sites: list[Site] = []
    flags: list[str] = []
    precision: str | None = None
    point: str | None = None
    hours_label: str | None = None
    opening: Opening = Opening()
    note: str | None = None

    def public(self) -> dict[str, Any]:
        """The centre as the public contract shows it."""
        detail = {"kind", "sites", "flags", "precision", "point", "hours_label", "opening", "note"}
        return self.model_dump(exclude=detail)

    @field_validator("phones", mode="before")
    @classmethod
    def _phone_numbers(cls, value: Any) -> list[str] | None:
        return [item["phone"] if isinstance(item, dict) else str(item) for item in value or []] or None


class Document(Shape):
    """One paper to bring."""

    text: str
    note: str | None = None


class Fee(Shape):
    """What it costs; `amount_vnd` in đồng."""

    text: str | None = None
    amount_vnd: int | None = None
    set_by_province: bool | None = False


class Said(Shape):
    """A fact that is one text."""

    text: str | None = None


class Online(Shape):
    """Whether and where it can be filed online."""

    available: bool | None = None
    text: str | None = None
    url: str | None = None


class Where(Shape):
    """Who takes the file."""

    text: str | None = None
    scope: str | None = None


class Legal(Shape):
    """A legal document."""

    number: str
    date: str | None = None


class Procedure(Shape):
    """A procedure; any fact may be None."""

    code: str
    requested_code: str | None = None
    name: str
    short_name: str | None = None
    handled_by: str | None = None
    summary: str | None = None
    who: str | None = None
    documents: list[Document] | None = None
    fee: Fee | None = None
    time: Said | None = None
    in_person: Said | None = None
    online: Online | None = None
    where: Where | None = None
    steps: list[str] = []
    result: str | None = None
    legal: list[Legal] = []
    linked: list[str] = []
    linked_group: str | None = None
    doubts: list[str] = []
    url: str | None = None
    source: str | None = None
    as_of: str | None = None
    confidence: str | None = None

    @property
    def title(self) -> str:
        """What a citizen calls it."""
        return self.short_name or self.name

    @field_validator("steps", "legal", "linked", "doubts", mode="before")
    @classmethod
    def _no_list(cls, value: Any) -> Any:
        return value or []


class LinkedGroup(Shape):
    """Procedures done in one go; `code` is the group's own procedure."""

    id: str
    name: str
    code: str | None = None
    codes: list[str] = []


class ProcedureHit(Shape):
    """A procedure found by words."""

    code: str
    name: str
    short_name: str | None = None

    @property
    def title(self) -> str:
        """What a citizen calls it."""
        return self.short_name or self.name


class Source(Shape):
    """A legal or official source."""

    title: str | None = None
    number: str | None = None
    date: str | None = None


class Link(Shape):
    """A page on an official host."""

    title: str
    url: str


class Faq(Shape):
    """An answer about the reform."""

    id: str
    title: str
    answer: str
    details: str | None = None
    sources: list[Source] = []
    links: list[Link] = []
    doubts: list[str] = []
    related_procedures: list[str] = []
    as_of: str | None = None


class Redirect(Shape):
    """Somebody else's job: whose, and where."""

    id: str
    title: str
    answer: str
    url: str | None = None
    sources: list[Source] = []
    as_of: str | None = None


class Contact(Shape):
    """A help line."""

    name: str
    phone: str | None = None
    url: str | None = None
    hours: str | None = None
    note: str | None = None
    source: str | None = None
    as_of: str | None = None
    kind: str | None = None
    scope: str | None = None


class Near(Shape):
    """A commune near a shared location; distance in kilometres, rounded to the half."""

    code: str
    distance_km: float = Field(ge=0)
