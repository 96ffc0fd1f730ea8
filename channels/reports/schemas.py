"""What a correction report holds, and which of them a desk may see."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["new", "done"]


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about.

    Attributes:
        page: path of one of our pages, such as ``/trung-tam/16690``.
        code: commune, procedure or province code of that page.
        province: present province whose matter it is; None: the whole country's (a procedure).
        commune: present commune whose matter it is; None: the province's or the country's.
    """

    page: str
    code: str
    province: str | None = None
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which reports somebody looks after; without any limit: all of them.

    Attributes:
        province: only of this province.
        commune: only of this commune (of the province).
        national: with a limit, also what concerns the whole country.
    """

    province: str | None = None
    commune: str | None = None
    national: bool = False


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Report:
    """A correction report as it is kept; `text` has its personal data masked, times are UTC."""

    id: int
    page: str
    code: str
    kind: str
    text: str
    province: str | None
    commune: str | None
    state: State
    created_at: datetime
    done_at: datetime | None
    done_by: str | None
