"""Groups recorded messages that ask the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from actions.record.entry import FALLBACK
from actions.record.redaction import bare
from actions.record.store import Row
from nlu.text.folding import fold
from nlu.text.normalise import plain

_STOP_WORDS = Path(__file__).with_name("stopwords.txt")
_WORD = re.compile(r"[^\W_]+")
_EXAMPLES = 3
# Percent of rapidfuzz; a shared label that was only guessed makes up for some difference.
_SAME = 85.0
_SAME_WITH_LABEL = 60.0
# A text of few words is part of nearly every other one: then the whole must be alike.
_WORDS_TO_BE_PART = 3
_MOST_LONGER = 2.0
# Labels that name a matter; `center` or `facet` say how it is asked, not what.
_MATTERS = ("procedure/", "faq/", "out_of_scope/")
# The rarest words of a text find the clusters it is compared with.
_RAREST = 3
_ENOUGH = 60


@dataclass
class Cluster:
    """Messages that ask the same.

    Attributes:
        rows: the messages.
    """

    rows: list[Row] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many messages."""
        return len(self.rows)

    @property
    def label(self) -> str | None:
        """The commonest likeliest label; None when nothing was ever recognised."""
        labels = Counter(row.label for row in self.rows if row.label)
        return labels.most_common(1)[0][0] if labels else None

    @property
    def answer_types(self) -> Counter[str]:
        """How the messages were answered."""
        return Counter(row.answer_type for row in self.rows)

    @property
    def communes(self) -> Counter[str]:
        """Where they came from, by commune code; without those whose commune is unknown."""
        return Counter(row.commune for row in self.rows if row.commune)

    @property
    def examples(self) -> list[str]:
        """At most three texts: the commonest, one of each wording."""
        wordings: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.rows:
            wordings[fold(row.text)][row.text] += 1
        often = sorted(wordings.values(), key=lambda wording: -wording.total())[:_EXAMPLES]
        return [wording.most_common(1)[0][0] for wording in often]


def cluster(rows: Iterable[Row]) -> list[Cluster]:
    """Group messages.

    A message joins a group when its likeliest label names the group's matter and was sure enough to be offered or
    answered, or when its words are nearly those of the group's first message.

    Args:
        rows: redacted messages.

    Returns:
        The groups, largest first.
    """
    sayings: dict[tuple[tuple[str, ...], str | None, bool], list[Row]] = defaultdict(list)
    for row in rows:
        trusted = row.answer_type != FALLBACK and (row.label or "").startswith(_MATTERS)
        sayings[_content(row.text), row.label, trusted].append(row)
    frequency = Counter(word for words, _, _ in sayings for word in words)
    groups = _Groups()
    # The commonest wording first: it becomes what the others are compared with. The rest makes the order certain.
    for (words, label, trusted), said in sorted(
        sayings.items(), key=lambda item: (-len(item[1]), item[0][0], item[0][1] or "")
    ):
        rarest = sorted(words, key=lambda word: (frequency[word], word))[:_RAREST]
        groups.find(words, label, rarest, trusted=trusted).rows += said
    return sorted(groups.clusters, key=lambda found: -found.count)


class _Groups:
    """The clusters so far, each found by its label or by the words of its first message."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._firsts: list[tuple[tuple[str, ...], str | None]] = []
        self._texts: list[str] = []
        self._by_label: dict[str, int] = {}
        self._by_word: dict[str, set[int]] = defaultdict(set)

    def find(self, words: tuple[str, ...], label: str | None, rarest: list[str], *, trusted: bool) -> Cluster:
        """The cluster these words belong to, a new one if there is none."""
        at = self._by_label.get(label) if trusted and label else None
        if at is None:
            at = self._nearest(words, label, rarest)
        if at is None:
            at = len(self.clusters)
            self.clusters.append(Cluster())
            self._firsts.append((words, label))
            self._texts.append(" ".join(words))
            for word in words:
                self._by_word[word].add(at)
        if trusted and label:
            self._by_label.setdefault(label, at)
        return self.clusters[at]

    def _nearest(self, words: tuple[str, ...], label: str | None, rarest: list[str]) -> int | None:
        near: set[int] = set()
        for word in rarest:
            # A commoner word adds many clusters and few that are alike.
            if len(near) < _ENOUGH:
                near |= self._by_word.get(word, set())
        candidates = sorted(near)
        found = self._most_alike(words, candidates, _SAME)
        if found is None and label is not None:
            guessed_alike = [at for at in candidates if self._firsts[at][1] == label]
            found = self._most_alike(words, guessed_alike, _SAME_WITH_LABEL)
        return found

    def _most_alike(self, words: tuple[str, ...], candidates: list[int], needed: float) -> int | None:
        count, text = len(words), " ".join(words)
        whole: dict[int, str] = {}
        part: dict[int, str] = {}
        for at in candidates:
            others = self._firsts[at][0]
            fewer, more = (count, len(others)) if count < len(others) else (len(others), count)
            comparable = fewer >= _WORDS_TO_BE_PART and more <= _MOST_LONGER * fewer
            (part if comparable else whole)[at] = self._texts[at]
        best, best_score = None, 0.0
        for choices, scorer in ((part, fuzz.token_set_ratio), (whole, fuzz.ratio)):
            hit = process.extractOne(text, choices, scorer=scorer, score_cutoff=needed)
            if hit is not None and hit[1] > best_score:
                best, best_score = hit[2], hit[1]
        return best


@cache
def _stop_words() -> frozenset[str]:
    lines = _STOP_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _content(text: str) -> tuple[str, ...]:
    """The words that tell what is asked, folded, sorted, once each; all words when none would be left."""
    words = set(_WORD.findall(fold(plain(bare(text)))))
    return tuple(sorted(words - _stop_words() or words))
