"""What a message asks for, in the assistant's own terms."""

from dataclasses import dataclass

from actions.decide.memory import Topic
from actions.facts.shapes import Near


@dataclass(frozen=True)
class PlaceWords:
    """How a message names a place: words, a chosen commune, or a shared location.

    Attributes:
        words: place words as typed.
        commune: code of a chosen commune.
        near: communes near a shared location.
        home: commune the location lies in.
        match: what the commune is to the person: `home_commune`, `nearest` or `any_in_province`.
    """

    words: str | None = None
    commune: str | None = None
    near: tuple[Near, ...] = ()
    home: str | None = None
    match: str = "home_commune"

    @property
    def named(self) -> bool:
        """Whether the message names a place at all."""
        return bool(self.words or self.commune or self.near or self.home)


@dataclass(frozen=True)
class Request:
    """What is asked.

    Attributes:
        kind: `center`, `unit_conversion`, `procedure`, `faq`, `directions`, `elsewhere`, `choose_procedure`,
            `small_talk`, `handover`, `out_of_scope` or `fallback`.
        code: procedure code, FAQ id, commune code, act of small talk or class of out-of-scope matter.
        facets: facets of a procedure asked for, the first leads; `more` of a FAQ.
        page: page of a long facet, from 1.
        place: the place named in this message.
        converts: whether the message asks what a former unit is now.
        offers: labels to offer as buttons: further requests, or near guesses.
        group: id of a linked group that was chosen.
        who: whether it asks who must come, or may come for somebody else.
    """

    kind: str
    code: str | None = None
    facets: tuple[str, ...] = ("overview",)
    page: int = 1
    place: PlaceWords = PlaceWords()
    converts: bool = False
    offers: tuple[str, ...] = ()
    group: str | None = None
    who: bool = False

    @property
    def facet(self) -> str:
        """The facet that leads."""
        return self.facets[0]

    @property
    def topic(self) -> Topic:
        """The request as something to remember."""
        return Topic(self.kind, self.code, self.facet)
