"""Search by what was learned from people's questions, completed by the words of names nobody asked about yet."""

import logging
from pathlib import Path

from directory.procedures.search import Ranker
from nlu.search import ProcedureSearch

_LOG = logging.getLogger(__name__)
# Below this the training says no more than chance; the words decide.
_WORTH = 0.02


class BlendedRanker:
    """Puts what was learned first and fills up with what shares the words."""

    def __init__(self, learned: Ranker, lexical: Ranker) -> None:
        """Take the two rankers."""
        self._learned = learned
        self._lexical = lexical

    def rank(self, text: str, limit: int) -> list[tuple[str, float]]:
        """Codes with a score from 0 to 1, best first; what only the words found scores below what was learned."""
        found = [(code, round(score, 4)) for code, score in self._learned.rank(text, limit) if score >= _WORTH]
        known = {code for code, _ in found}
        rest = [(code, score) for code, score in self._lexical.rank(text, limit) if code not in known]
        lowest = found[-1][1] if found else 1.0
        return (found + [(code, round(score * lowest, 4)) for code, score in rest])[:limit]


def with_learned(lexical: Ranker, folder: Path) -> Ranker:
    """Blend in the trained understanding of a folder when there is one; otherwise the words alone."""
    try:
        return BlendedRanker(ProcedureSearch.load(folder), lexical)
    except FileNotFoundError:
        _LOG.info("no trained understanding yet: procedures are searched by their words alone")
    except ValueError:
        _LOG.warning("the trained understanding is of another release: procedures are searched by their words alone")
    return lexical
