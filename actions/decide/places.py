"""Which commune a message means, or what must be asked to know it."""

from dataclasses import dataclass, replace

from actions.facts.shapes import Candidate, Resolution, Unit


@dataclass(frozen=True)
class Settled:
    """The commune is known.

    Attributes:
        commune: the present commune.
        old: the former unit it was reached through.
        match: `home_commune`, `nearest` or `any_in_province`.
        distance_km: from a shared location, rounded to the half.
        remembered: named in an earlier message, not in this one.
    """

    commune: Unit
    old: Unit | None = None
    match: str = "home_commune"
    distance_km: float | None = None
    remembered: bool = False


@dataclass(frozen=True)
class Choose:
    """Several communes could be meant.

    Attributes:
        reason: `ambiguous_name`, `split_commune` or `location`.
        candidates: the communes; for a location nearest first.
        words: the place words, to be read again with what comes next.
        distances: commune code → kilometres, for a location.
    """

    reason: str
    candidates: tuple[Candidate, ...]
    words: str | None = None
    distances: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Wider:
    """A province or a former district was named: the commune is still to be asked.

    Attributes:
        unit: the present province, or the former unit.
        now: present provinces of a former unit that is wider than a commune.
    """

    unit: Unit
    now: Unit | None = None


@dataclass(frozen=True)
class Unclear:
    """No unit goes by these words."""

    words: str


Outcome = Settled | Choose | Wider | Unclear


def settle(words: str, resolution: Resolution) -> Outcome:
    """Judge what the directory made of place words.

    Args:
        words: the words.
        resolution: the directory's answer.

    Returns:
        The outcome; never a guess where the directory left a choice.
    """
    if resolution.status == "choose" and resolution.candidates:
        return Choose(resolution.reason or "ambiguous_name", _distinct(resolution.candidates), words)
    if resolution.status != "resolved" or not resolution.new:
        return Unclear(words)
    old = resolution.old[0] if resolution.old else None
    communes = [unit for unit in resolution.new if unit.level == "commune"]
    if not communes:
        return Wider(old or resolution.new[0], resolution.new[0])
    if len(communes) > 1:
        candidates = tuple(Candidate(unit=unit, old=old) for unit in communes)
        return Choose(resolution.reason or "split_commune", candidates, words)
    return Settled(communes[0], old)


def _distinct(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """One candidate a present commune, those that bear the name today first."""
    ordered = sorted(candidates, key=lambda candidate: candidate.old is not None)
    found: dict[str, Candidate] = {}
    for candidate in ordered:
        found.setdefault(candidate.unit.code, candidate)
    return tuple(found.values())


def narrow(outcome: Outcome, offered: tuple[str, ...]) -> Outcome:
    """Use the choice that was on offer to settle what is still ambiguous.

    Args:
        outcome: of the words that answered the choice.
        offered: codes of the communes that were offered.

    Returns:
        The only offered commune among the candidates, the offered ones among them, or the outcome unchanged.
    """
    if not isinstance(outcome, Choose):
        return outcome
    left = tuple(candidate for candidate in outcome.candidates if candidate.unit.code in offered)
    if len(left) == 1:
        return Settled(left[0].unit, left[0].former)
    return replace(outcome, candidates=left) if left else outcome


def better(first: Outcome, second: Outcome) -> Outcome:
    """Choose between two readings of the same answer: the settled one, else the one with fewer candidates.

    Args:
        first: the words alone.
        second: the words after those of the open question.

    Returns:
        The more definite outcome, `first` where neither is.
    """
    if isinstance(second, Settled):
        return second
    if isinstance(second, Choose) and not (
        isinstance(first, Choose) and len(first.candidates) <= len(second.candidates)
    ):
        return second
    return first


def former_of(code: str, resolution: Resolution) -> Unit | None:
    """Find the former unit through which a chosen commune was offered.

    Args:
        code: the chosen commune.
        resolution: the directory's answer for the words that left the choice.

    Returns:
        The former unit, or None.
    """
    for candidate in resolution.candidates:
        if candidate.unit.code == code:
            return candidate.former
    return None
