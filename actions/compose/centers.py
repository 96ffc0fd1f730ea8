"""Lines about service centres."""

from collections.abc import Sequence

from actions.compose.fit import Line, shorten
from actions.compose.names import inside, sourced
from actions.compose.wording import say
from actions.facts.shapes import Center, Site, Unit

_ADDRESS = 140
_SITES_SHOWN = 2
# What the announcement of an address left open: see directory/content/offices.
_DOUBTFUL_FLAGS = frozenset(
    {"names_other_commune", "duplicate_suspect", "garbled", "truncated", "temporary", "planned", "same_as_old_unit"}
)


def map_url(center: Center) -> str | None:
    """Link to the centre on OpenStreetMap; None without its own point (one somewhere in the commune misleads)."""
    if center.lat is None or center.lon is None or center.point != "office":
        return None
    at = f"{center.lat:.5f}"
    across = f"{center.lon:.5f}"
    return f"https://www.openstreetmap.org/?mlat={at}&mlon={across}#map=17/{at}/{across}"


def center_lines(centers: Sequence[Center], commune: Unit, *, to_ask: bool = False) -> list[Line]:
    """Say where the centre of a commune is, whether it is open, and how sure that is.

    Args:
        centers: the commune's centres, the main one first; may be empty.
        commune: the commune.
        to_ask: the matter is settled elsewhere (by the police), the centre is where to ask.

    Returns:
        Lines; without any centre the one that says so.
    """
    if not centers:
        return [Line(say("centers.unknown", commune=inside(commune.name)))]
    center = centers[0]
    whereabouts = [_whereabouts(center, to_ask=to_ask, brief=brief) + "." for brief in (False, True)]
    lines = [Line(whereabouts[0], short=whereabouts[1])]
    lines.append(Line(_other_sites(center.sites[1:]), rank=3))
    if center.confidence == "low" or _DOUBTFUL_FLAGS.intersection(center.flags):
        lines.append(Line(say("centers.doubtful"), rank=1))
    elif center.precision == "commune_only":
        lines.append(Line(say("centers.commune_only"), rank=1))
    return lines


def center_source(centers: Sequence[Center], *, brief: bool = False) -> str | None:
    """Name the source of the main centre's address, with its month; `brief` where room is short."""
    if not centers or not centers[0].source:
        return None
    # The month is said anyway: "… (giữa năm 2025)" would say it twice.
    name = say("centers.source_brief") if brief else shorten(centers[0].source.partition(" (")[0], 80)
    return sourced(name, centers[0].as_of)


def one_line(center: Center) -> str:
    """Name and address of a centre."""
    return f"{center.name}, {address(center)}"


def address(center: Center) -> str:
    """A centre's address, short; what is missing is said."""
    return shorten(center.address, _ADDRESS) if center.address else say("centers.address_unknown")


def _whereabouts(center: Center, *, to_ask: bool, brief: bool) -> str:
    if center.kind == "ubnd" and center.address:
        where = say("centers.committee_place", name=center.name, address=address(center))
    elif center.address:
        where = say("centers.ask_at" if to_ask else "centers.place", name=center.name, address=address(center))
    else:
        where = say("centers.place_no_address", name=center.name)
    parts = [where]
    if center.distance_km is not None:
        parts.append(say("centers.distance", km=kilometres(center.distance_km)))
    if center.opening.text:
        text = center.opening.text[0].lower() + center.opening.text[1:].rstrip(".")
        label = say("centers.hours_briefly") if brief and center.hours_label else center.hours_label
        text = text.partition(" (")[0] if brief else text
        parts.append(
            say("centers.opening_labelled", text=text, label=label) if label else say("centers.opening", text=text)
        )
    phones = ", ".join(center.phones or ())
    parts.append(say("centers.phones", phones=phones) if phones else say("centers.no_phone"))
    return " · ".join(parts)


def kilometres(distance: float) -> str:
    """A distance the Vietnamese way: 1.5 → "1,5", 2.0 → "2"."""
    return f"{distance:.1f}".removesuffix(".0").replace(".", ",")


def _other_sites(sites: Sequence[Site]) -> str:
    named = [site for site in sites if site.address]
    if not named:
        return ""
    shown = "; ".join(_site(site, number) for number, site in enumerate(named[:_SITES_SHOWN], start=2))
    left = len(named) - _SITES_SHOWN
    return (
        say("centers.other_sites_more", sites=shown, count=left)
        if left > 0
        else say("centers.other_sites", sites=shown)
    )


def _site(site: Site, number: int) -> str:
    label, where = site.label or say("centers.site_number", number=number), shorten(site.address or "", 80)
    if site.lines:
        return say("centers.site_lines", label=label, address=where, lines=shorten(site.lines, 50))
    return say("centers.site", label=label, address=where)
