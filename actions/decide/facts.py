"""The facts one reply is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from actions.decide.places import Outcome
from actions.facts.shapes import Center, Contact, Faq, LinkedGroup, Procedure, Redirect


@dataclass(frozen=True)
class Facts:
    """What was fetched for a request; empty where the request needs nothing.

    Attributes:
        place: the commune meant, or what must be asked.
        centers: of the settled commune, or the others in its province.
        procedure: the procedure asked for.
        group: the linked group it belongs to.
        faq: the FAQ answer asked for.
        redirect: whose job an out-of-scope matter is.
        contacts: help lines.
        titles: label (`procedure/…`, `faq/…`) → what to call it on a button, in the order to offer.
    """

    place: Outcome | None = None
    centers: tuple[Center, ...] = ()
    procedure: Procedure | None = None
    group: LinkedGroup | None = None
    faq: Faq | None = None
    redirect: Redirect | None = None
    contacts: tuple[Contact, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
