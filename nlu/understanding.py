"""Everything understood of one message: what is asked, how surely, which side of it, where, and what else.

Joins the reader, the ranker, facets and segments; places come in as spans found by whoever knows the gazetteer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from nlu.elsewhere import Owners, joined
from nlu.facets import facets
from nlu.follow_ups import is_bare
from nlu.ranking.features import PLACE, replace_places
from nlu.ranking.model import FALLBACK, Decision, Ranked, Ranker, Ranking
from nlu.segments import segments
from nlu.text.folding import nfc
from nlu.text.normalise import Reader
from nlu.text.restore import Restorer

_ABOUT_PLACES = frozenset({"center", "unit_conversion"})
# Hours and telephone numbers: in general a FAQ, of a place that is named part of the answer about that place.
_OF_A_PLACE = frozenset({"faq/working_hours", "faq/hotline"})
_SIDES = frozenset({"center", "facet", "place"})
_PROCEDURE = "procedure/"
# How likely a procedure must be, compared with a place or a side that is ranked before it, to be what is asked.
_BESIDE = 0.5
_MATTERS = ("procedure/", "faq/", "out_of_scope/")
_ELSEWHERE = "out_of_scope/"
_THOUGHT_OF = 2  # labels of an unsure whole that a clause may decide between
_CLEAR = 0.9  # how sure a clause must be to be a request of its own
Span = tuple[int, int]


@dataclass(frozen=True)
class Understanding:
    """What a message asks.

    Attributes:
        label: likeliest label, e.g. `procedure/1.001193`; `nlu_fallback` when nothing is known of the words.
        confidence: probability that the label is right, calibrated on held-out examples.
        decision: `answer` it, `ask` which of the first is meant, or `decline`.
        ranking: likeliest labels with their confidence, best first.
        facets: sides of the matter asked about, in order of appearance.
        places: spans of places in the NFC text.
        others: labels of further requests in the same message.
        text: plain spelling with diacritics restored, places left out.
        bare: whether it names no matter, so that it speaks of what was talked about before (`nlu.follow_ups`).
    """

    label: str
    confidence: float
    decision: Decision
    ranking: tuple[Ranked, ...]
    facets: tuple[str, ...]
    places: tuple[Span, ...]
    others: tuple[str, ...]
    text: str
    bare: bool = False

    def as_dict(self, original: str) -> dict[str, Any]:
        """The shape that travels with the parse.

        Args:
            original: the NFC text that the spans refer to.
        """
        return {
            "label": self.label,
            "confidence": self.confidence,
            "decision": self.decision,
            "ranking": [{"label": ranked.label, "confidence": ranked.confidence} for ranked in self.ranking],
            "facets": list(self.facets),
            "places": [{"text": original[start:end], "start": start, "end": end} for start, end in self.places],
            "others": list(self.others),
            "text": self.text,
            "bare": self.bare,
        }


class Understander:
    """Understands messages; built by `nlu.training` or `load`, read-only afterwards.

    Attributes:
        owners: procedures of other authorities and the redirects that answer for them; none unless told.
    """

    def __init__(self, restorer: Restorer, ranker: Ranker) -> None:
        """Take trained parts."""
        self.restorer, self.ranker = restorer, ranker
        self.owners: Owners = {}
        self._reader = Reader(restorer)

    def read(self, text: str, places: Sequence[Span] = ()) -> str:
        """The text as the ranker sees it.

        Args:
            text: what was typed.
            places: spans of places in its NFC form.
        """
        return self._reader.read(replace_places(nfc(text), places)).text

    def understand(self, text: str, places: Sequence[Span] = ()) -> Understanding:
        """What a message asks.

        Args:
            text: what was typed, personal data masked.
            places: spans of places in its NFC form.
        """
        plain = self.read(text, places)
        whole = self.ranker.rank(plain)
        if whole.is_noise:
            whole = Ranking((), "decline")
        ranking, others = self._requests(plain, self._with_its_sides(whole))
        ranking = joined(ranking, self.owners, partial(self.ranker.sureness.answers, "out_of_scope"))
        first = ranking.labels[0] if ranking.labels else Ranked(FALLBACK, 0.0)
        if places and first.label in _OF_A_PLACE:
            first = Ranked("center", first.confidence)
            ranking = replace(ranking, labels=(first, *(one for one in ranking.labels if one.label != first.label)))
        asked = " ".join(plain.replace(PLACE, " ").split())
        bare, sides = is_bare(asked), facets(plain)
        if places and bare and not sides and first.label.startswith(_MATTERS):  # "xin lỗi, phường Vinh Phú"
            first = Ranked("place", first.confidence)
            ranking = replace(ranking, labels=(first, *ranking.labels))
        # A place that is named settles what the words alone leave open.
        settled = bool(places) and first.label in _ABOUT_PLACES and ranking.decision == "ask"
        return Understanding(
            label=first.label,
            confidence=first.confidence,
            decision="answer" if settled else ranking.decision,
            ranking=ranking.labels,
            facets=tuple(sides),
            places=tuple(places),
            others=others,
            text=asked,
            bare=bare,
        )

    def _with_its_sides(self, whole: Ranking) -> Ranking:
        """A procedure beside a place or a side is one request: "làm khai sinh ở phường X thì đến đâu, mang gì"."""
        top = whole.labels[0] if whole.labels else Ranked(FALLBACK, 0.0)
        found = next((ranked for ranked in whole.labels if ranked.label.startswith(_PROCEDURE)), None)
        if found is None or found.confidence < top.confidence * _BESIDE:
            return whole
        if top.label not in _SIDES and top is not found:
            return whole
        sure = found.confidence + sum(ranked.confidence for ranked in whole.labels if ranked.label in _SIDES)
        rest = tuple(ranked for ranked in whole.labels if ranked is not found)
        answered = self.ranker.sureness.answers("procedure", sure)
        return replace(
            whole,
            labels=(Ranked(found.label, min(sure, 1.0)), *rest),
            decision="answer" if answered else whole.decision,
        )

    def _requests(self, plain: str, whole: Ranking) -> tuple[Ranking, tuple[str, ...]]:
        """The first request of the message and the labels of the further ones.

        Clauses often tell the background ("má tôi mất rồi, …"), so the whole message speaks first; a clause leads
        where the whole is unsure, or names no matter ("chào em, …").
        """
        parts = [ranking for ranking in map(self.ranker.rank, segments(plain)) if ranking.labels]
        clear = [part for part in parts if _asks(part)]
        top = whole.labels[0] if whole.labels else Ranked(FALLBACK, 0.0)
        lead = whole
        if clear and not (whole.decision == "answer" and top.label.startswith(_MATTERS)):
            least = top.confidence if whole.decision == "answer" else 0.0
            told = [part for part in clear if part.labels[0].confidence >= least]
            if top.label.startswith(_MATTERS):  # what the whole does not think of is background
                thought_of = {ranked.label for ranked in whole.labels[:_THOUGHT_OF]}
                told = [part for part in told if part.labels[0].label in thought_of]
            ours = [part for part in told if not part.labels[0].label.startswith(_ELSEWHERE)]
            lead = next(iter(ours or told), whole)
        first = lead.labels[0].label if lead.labels else FALLBACK
        also = [part.labels[0].label for part in clear]
        also += [part.labels[0].label for part in parts if part.decision == "answer" and _is_about_place(part)]
        others = tuple(dict.fromkeys(label for label in also if label != first))
        return (whole if first == top.label else _lead(lead, whole)), others

    def save(self, folder: Path) -> None:
        """Write the parts into a folder, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        np.savez(folder / "restorer.npz", **self.restorer.to_arrays())  # type: ignore[arg-type] # as in Ranker.save
        self.ranker.save(folder / "ranker")

    @classmethod
    def load(cls, folder: Path) -> Understander:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: a file is missing.
            ValueError: the files are of another format.
        """
        with np.load(folder / "restorer.npz", allow_pickle=False) as arrays:
            restorer = Restorer.from_arrays({name: arrays[name] for name in arrays.files})
        return cls(restorer, Ranker.load(folder / "ranker"))


def _lead(first: Ranking, whole: Ranking) -> Ranking:
    """The ranking of the first request, followed by what the whole message ranked."""
    named = {ranked.label for ranked in first.labels}
    rest = tuple(ranked for ranked in whole.labels if ranked.label not in named)
    return replace(first, labels=(first.labels + rest)[: max(len(first.labels), 1)])


def _asks(part: Ranking) -> bool:
    """Whether a clause asks for a matter, not for a place or a side of it, and very clearly."""
    first = part.labels[0]
    return part.decision == "answer" and first.confidence >= _CLEAR and first.label.startswith(_MATTERS)


def _is_about_place(part: Ranking) -> bool:
    return part.labels[0].label in _ABOUT_PLACES


def only_place(text: str) -> bool:
    """Whether nothing but places is left of a text as the ranker sees it."""
    return bool(text.split()) and all(word == PLACE for word in text.split())
