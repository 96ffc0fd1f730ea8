"""Lines about former and present units, and the questions that settle a place."""

from collections.abc import Mapping, Sequence

from actions.compose.centers import kilometres
from actions.compose.fit import Line, shorten
from actions.compose.names import former_name, place_name, short_province
from actions.compose.wording import say
from actions.facts.shapes import Candidate, Unit

MAX_CANDIDATES = 5
_HINT = 52


def conversion_line(old: Unit | None, new: Unit) -> str:
    """Say what a former unit is now; empty when it was named by its present name, or kept name and province."""
    if old is None or (old.name == new.name and old.province_name == new.province_name):
        return ""
    return say("places.converted", old=former_name(old, new), new=place_name(new))


def choose_lines(reason: str, candidates: Sequence[Candidate], distances: Mapping[str, float]) -> list[Line]:
    """Ask which of several communes is meant, numbered for those who type the number.

    Args:
        reason: `ambiguous_name`, `split_commune` or `location`.
        candidates: the communes; the first `MAX_CANDIDATES` are shown.
        distances: commune code → kilometres.

    Returns:
        Lines.
    """
    olds = {candidate.old.code: candidate.old for candidate in candidates if candidate.old}
    one = next(iter(olds.values())) if len(olds) == 1 else None
    if one is not None and one.level == "district":
        question = say("places.choose_in_district", old=one.name)
    elif reason == "split_commune":
        key = "places.choose_split_commune"
        question = say(key, old=former_name(one)) if one else say(f"{key}_unnamed")
    elif reason == "ambiguous_name" and len(candidates) == 1:
        question = say("places.choose_only")
    else:
        question = say(f"places.choose_{reason}")
    lines = [Line(question)]
    shown = candidates[:MAX_CANDIDATES]
    for number, candidate in enumerate(shown, start=1):
        lines.append(Line(_candidate(number, candidate, distances, show_old=len(olds) > 1)))
    left = len(candidates) - len(shown)
    if left > 0:
        lines.append(Line(say("places.more_candidates", count=left)))
    return lines


def candidate_button(candidate: Candidate) -> str:
    """Title of the button that chooses a candidate."""
    unit = candidate.unit
    return say("places.candidate_button", name=unit.name, province=short_province(unit.province_name)).rstrip(", ")


def _candidate(number: int, candidate: Candidate, distances: Mapping[str, float], *, show_old: bool) -> str:
    unit = candidate.unit
    values = {"number": number, "name": unit.name, "province": short_province(unit.province_name)}
    if unit.code in distances:
        return say("places.candidate_near", **values, km=kilometres(distances[unit.code]))
    hint = candidate.hint if candidate.old else say("places.candidate_today")
    if not hint and show_old and candidate.old:
        hint = say("places.candidate_from", old=former_name(candidate.old))
    return (
        say("places.candidate_hint", **values, hint=shorten(hint, _HINT)) if hint else say("places.candidate", **values)
    )
