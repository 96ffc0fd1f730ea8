"""Fetches from the directory what one request needs."""

from actions.compose.titles import label_title
from actions.decide.facts import Facts
from actions.decide.memory import Memory
from actions.decide.places import Choose, Outcome, Settled, better, former_of, narrow, settle
from actions.decide.request import Request
from actions.decide.turn import Turn
from actions.facts.client import DirectoryClient
from actions.facts.shapes import Candidate, Center, Contact, LinkedGroup, Procedure

_GUESSES = 3
_NEIGHBOURS_ASKED = 9
_NEIGHBOURS_SHOWN = 3
_ANSWERED_BY_PLACE = frozenset({"center", "procedure", "directions"})


async def gather(request: Request, turn: Turn, memory: Memory, directory: DirectoryClient) -> Facts:
    """Fetch the facts for a request.

    Args:
        request: what is asked.
        turn: the message, for the words to search when nothing was recognised.
        memory: the conversation so far.
        directory: the directory.

    Returns:
        The facts.

    Raises:
        DirectoryDownError: the directory gave no usable answer.
    """
    place = await _place(request, memory, directory)
    if request.kind == "elsewhere":
        return Facts(place=place, centers=await _elsewhere(place, directory))
    group = await directory.linked_group(request.group) if request.group else None
    procedure = await _procedure(request, group, directory)
    if procedure is not None and group is None and procedure.linked_group:
        group = await directory.linked_group(procedure.linked_group)
    centers: tuple[Center, ...] = ()
    if isinstance(place, Settled) and request.kind in _ANSWERED_BY_PLACE:
        found = await directory.centers(place.commune.code)
        centers = tuple(center.model_copy(update={"distance_km": place.distance_km}) for center in found)
    faq = await directory.faq(request.code) if request.kind == "faq" and request.code else None
    labels = request.offers or await _guesses(request, turn, directory)
    if faq is not None:
        labels = (*labels, *(f"procedure/{code}" for code in faq.related_procedures[:2]))
    return Facts(
        place=place,
        centers=centers,
        procedure=procedure,
        group=group,
        faq=faq,
        redirect=await directory.redirect(request.code) if request.kind == "out_of_scope" and request.code else None,
        contacts=await _contacts(request, memory, directory),
        titles=await _titles(labels, directory),
    )


async def _place(request: Request, memory: Memory, directory: DirectoryClient) -> Outcome | None:
    place = request.place
    if place.words:
        return await _named(place.words, memory, directory)
    code = place.commune or place.home
    if code:
        return await _chosen(code, place.match, memory, directory)
    if place.near:
        units = [await directory.unit(near.code) for near in place.near]
        return Choose(
            "location",
            tuple(Candidate(unit=unit) for unit in units if unit is not None),
            distances=tuple((near.code, near.distance_km) for near in place.near),
        )
    if memory.commune is not None and request.kind in {"center", "procedure"}:
        unit = await directory.unit(memory.commune.code)
        return Settled(unit, remembered=True) if unit else None
    return None


async def _named(words: str, memory: Memory, directory: DirectoryClient) -> Outcome:
    pending = memory.pending
    province = (pending.province if pending else None) or (memory.commune.province_code if memory.commune else None)
    outcome = settle(words, await directory.resolve(words, province))
    if pending is None or pending.kind not in {"choose_unit", "place"}:
        return outcome
    offered = tuple(ref.removeprefix("c:") for ref in pending.refs)
    outcome = narrow(outcome, offered)
    if pending.words:
        # The answer may widen the open question ("Tân Thành" – "Lâm Đồng") or narrow it ("huyện X" – "xã Y").
        for together in (f"{pending.words}, {words}", f"{words}, {pending.words}"):
            if not isinstance(outcome, Settled):
                outcome = better(outcome, settle(together, await directory.resolve(together)))
    return outcome


async def _chosen(code: str, match: str, memory: Memory, directory: DirectoryClient) -> Outcome | None:
    unit = await directory.unit(code)
    if unit is None:
        return None
    pending = memory.pending
    if pending is None:
        return Settled(unit, match=match)
    old = former_of(code, await directory.resolve(pending.words)) if pending.words else None
    return Settled(unit, old, match, pending.distances.get(code))


async def _procedure(request: Request, group: LinkedGroup | None, directory: DirectoryClient) -> Procedure | None:
    code = group.code if group is not None else request.code
    return await directory.procedure(code) if request.kind == "procedure" and code else None


async def _elsewhere(place: Outcome | None, directory: DirectoryClient) -> tuple[Center, ...]:
    if not isinstance(place, Settled):
        return ()
    own = await directory.centers(place.commune.code)
    at = next(((center.lat, center.lon) for center in own if center.lat is not None), None)
    if at is None or at[0] is None or at[1] is None:
        return ()
    shown: list[Center] = []
    for center in await directory.nearest(at[0], at[1], _NEIGHBOURS_ASKED):
        if center.commune_code == place.commune.code:
            continue
        unit = await directory.unit(center.commune_code)
        if unit is not None and unit.province_code == place.commune.province_code:
            shown.append(center)
    return tuple(shown[:_NEIGHBOURS_SHOWN])


async def _guesses(request: Request, turn: Turn, directory: DirectoryClient) -> tuple[str, ...]:
    if request.kind != "fallback" or turn.understanding is None or not turn.understanding.text.strip():
        return ()
    hits = await directory.search_procedures(turn.understanding.text, _GUESSES)
    return tuple(f"procedure/{hit.code}" for hit in hits)


async def _contacts(request: Request, memory: Memory, directory: DirectoryClient) -> tuple[Contact, ...]:
    if request.kind not in {"handover", "fallback"}:
        return ()
    province = memory.commune.province_code if memory.commune else None
    return tuple(await directory.contacts(province))


async def _titles(labels: tuple[str, ...], directory: DirectoryClient) -> dict[str, str]:
    titles: dict[str, str] = {}
    for label in dict.fromkeys(labels):
        kind, _, code = label.partition("/")
        if kind == "procedure":
            procedure = await directory.procedure(code)
            title = procedure.title if procedure else None
        elif kind == "faq":
            faq = await directory.faq(code)
            title = faq.title if faq else None
        else:
            title = label_title(label)
        if title is not None:
            titles[label] = title
    return titles
