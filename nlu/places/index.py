"""Names of units, looked up by their folded form; also with one word left out, to find typing errors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from nlu.places.units import Name, Unit, split_kind
from nlu.places.words import split_words
from nlu.text.folding import fold

GAP = "*"
_ENDING = 3


class Index(dict[str, tuple[Name, ...]]):
    """Names by their folded form, words joined.

    Attributes:
        longest: for each ending of three letters, the length of the longest name that has it: a search that goes back
            from the end of a text stops there.
    """

    __slots__ = ("longest",)

    def __init__(self, names: Mapping[str, Sequence[Name]] | None = None) -> None:
        """Take the names by folded form."""
        super().__init__({key: tuple(found) for key, found in (names or {}).items()})
        self.longest: dict[str, int] = {}
        for key in self:
            ending = key[-_ENDING:]
            self.longest[ending] = max(self.longest.get(ending, 0), len(key))

    def may_end_with(self, key: str) -> bool:
        """Whether a name may end with these letters; no is certain."""
        return len(key) < _ENDING or len(key) <= self.longest.get(key[-_ENDING:], 0)


NO_NAMES = Index()


class Several:
    """Several indexes that are looked up as one."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        """Take the indexes."""
        self._indexes = indexes

    def get(self, key: str, default: tuple[Name, ...]) -> tuple[Name, ...]:
        """The names of all indexes under a folded form."""
        return tuple(name for index in self._indexes for name in index.get(key, ())) or default

    def may_end_with(self, key: str) -> bool:
        """Whether a name of any of them may end with these letters; no is certain."""
        return any(index.may_end_with(key) for index in self._indexes)


class IndexBuilder:
    """Gathers names and hands them out as indexes."""

    def __init__(self) -> None:
        """Start with none."""
        self._names: dict[str, list[Name]] = defaultdict(list)

    def add(self, name: Name) -> None:
        """Add a name."""
        self._names[name.folded].append(name)

    def index(self) -> Index:
        """The names by folded form."""
        return Index(self._names)

    def near(self) -> dict[str, tuple[Name, ...]]:
        """The names by their folded words with one word left out ("tan *")."""
        found: dict[str, list[Name]] = defaultdict(list)
        for names in self._names.values():
            for name in names:
                for pattern in patterns([fold(word) for word in name.words]):
                    found[pattern].append(name)
        return {pattern: tuple(names) for pattern, names in found.items()}


def names_of(unit: Unit, province: str, former_province: str | None) -> Iterable[Name]:
    """The official name of a unit and its aliases, each once.

    Args:
        unit: the unit.
        province: code of the present province it lies in.
        former_province: code of its former province, or None for a unit of today.
    """
    kind, bare = split_kind(unit.name)
    seen = set()
    for alias in (bare, *unit.aliases):
        official = alias is bare
        alias_kind, alias_bare = (kind, bare) if official else split_kind(alias)
        words = split_words(alias_bare)
        exact = "".join(words.exact)
        if exact and (exact, alias_kind) not in seen:
            seen.add((exact, alias_kind))
            yield Name(unit, alias_kind, exact, "".join(words.folded), words.exact, official, province, former_province)


def patterns(words: Sequence[str]) -> Iterable[str]:
    """The words with each one in turn replaced by a gap; words with digits are never left out."""
    for at, word in enumerate(words):
        if word.isalpha():
            yield " ".join((*words[:at], GAP, *words[at + 1 :]))
