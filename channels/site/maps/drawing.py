"""Drawing a map: areas, points, a scale bar; colours come from the style sheet."""

from collections.abc import Sequence

from markupsafe import Markup

from channels.site.maps.places import Area, Group, Spot
from channels.site.maps.projection import Box, Projection, round_kilometres

WIDTH, TALLEST = 640.0, 520.0
# A commune's map is drawn on fewer units: its numbers can be read on a small phone.
OWN_WIDTH, OWN_TALLEST, OWN_FLATTEST = 480.0, 420.0, 300.0
INSET_WIDTH, INSET_HEIGHT, GAP, CAPTION = 200.0, 130.0, 10.0, 40.0

_SVG = Markup(
    '<svg class="map" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{label}">'
    '<rect class="beyond" width="{width:.0f}" height="{height:.0f}"/>{body}</svg>'
)
_AREA = Markup('<path class="{kind}" d="{path}"><title>{name}</title></path>')
_NUMBERED = Markup(
    '<g class="spot numbered"><circle cx="{x:.1f}" cy="{y:.1f}" r="17"/>'
    '<text x="{x:.1f}" y="{y:.1f}" dy=".36em">{number}</text><title>{name}</title></g>'
)
_DOT = Markup('<circle class="spot dot" cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{name}</title></circle>')
_HERE = Markup(
    '<g class="spot here{kind}"><path d="M{x:.1f} {y:.1f}l-14 -20a18 18 0 1 1 28 0z"/>'
    '<circle cx="{x:.1f}" cy="{top:.1f}" r="7"/><title>{name}</title></g>'
)
_SCALE = Markup(
    '<g class="scale"><path d="M{left:.1f} {y:.1f}v-7m0 7h{width:.1f}m0 0v-7"/>'
    '<text x="{middle:.1f}" y="{above:.1f}">{text}</text></g>'
)
_NORTH = Markup('<g class="north"><path d="M{x:.0f} 16l-9 24 9 -6 9 6z"/><text x="{x:.0f}" y="60">Bắc</text></g>')
_INSET = Markup(
    '<svg x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" class="inset">'
    '<rect class="beyond" width="{width:.0f}" height="{height:.0f}"/>{body}'
    '<rect class="frame" width="{width:.0f}" height="{height:.0f}"/></svg>'
    '<text class="caption" x="{middle:.0f}" y="{below:.0f}">{name}</text>'
)


def commune_map(label: str, areas: Sequence[Area], here: Spot | None, around: Sequence[Spot]) -> Markup | None:
    """Draw a commune among its neighbours, with its centre and numbered ones nearby.

    Args:
        label: text alternative.
        areas: the commune first, then its neighbours; none when outlines are not loaded.
        here: its centre.
        around: centres nearby.

    Returns:
        The SVG; None when there is nothing to draw.
    """
    shown = Group(list(areas[:1]), [spot for spot in (here, *around) if spot])
    if not shown.points():
        return None
    view = Projection.fitting(Box.around(shown.points()).widened(0.14, 3.0), OWN_WIDTH, OWN_TALLEST, OWN_FLATTEST)
    body = _areas(view, areas[1:], "near") + _areas(view, areas[:1], "own")
    body += Markup("").join(_spot(view, spot) for spot in around)
    body += _here(view, here) if here else Markup("")
    return _framed(label, view, body, below=Markup(""), room=0.0)


def province_map(label: str, parts: Sequence[Group]) -> Markup | None:
    """Draw a province: its largest group of communes, every further one in a frame of its own below.

    Args:
        label: text alternative.
        parts: groups of communes as areas, or as points where there are no outlines.
    """
    if not parts or not parts[0].points():
        return None
    view = Projection.fitting(Box.around(parts[0].points()).widened(0.03, 10.0), WIDTH, TALLEST)
    body = _areas(view, parts[0].areas, "own") + Markup("").join(_spot(view, spot) for spot in parts[0].spots)
    insets = Markup("").join(_inset(part, at, view.height + GAP) for at, part in enumerate(parts[1:]))
    rows = -(-len(parts[1:]) // 3)
    return _framed(label, view, body, insets, rows * (INSET_HEIGHT + CAPTION))


def _inset(part: Group, at: int, top: float) -> Markup:
    # A single far island is small: shown at its own scale, named below.
    view = Projection.fitting(Box.around(part.points()).widened(0.2, 4.0), INSET_WIDTH, INSET_HEIGHT, INSET_HEIGHT)
    body = _areas(view, part.areas, "own") + Markup("").join(_spot(view, spot) for spot in part.spots)
    x, y = GAP + (at % 3) * (INSET_WIDTH + GAP), top + (at // 3) * (INSET_HEIGHT + CAPTION)
    return _INSET.format(
        x=x,
        y=y,
        width=INSET_WIDTH,
        height=INSET_HEIGHT,
        body=body,
        middle=x + INSET_WIDTH / 2,
        below=y + INSET_HEIGHT + 22,
        name=", ".join([*(area.name for area in part.areas), *(spot.name for spot in part.spots)]),
    )


def _areas(view: Projection, areas: Sequence[Area], kind: str) -> Markup:
    return Markup("").join(
        _AREA.format(kind=f"area {kind}", path=view.path(area.rings), name=area.name) for area in areas
    )


def _spot(view: Projection, spot: Spot) -> Markup:
    x, y = view.at(*spot.at)
    if spot.number is None:
        return _DOT.format(x=x, y=y, name=spot.name)
    return _NUMBERED.format(x=x, y=y, number=spot.number, name=spot.name)


def _here(view: Projection, spot: Spot) -> Markup:
    x, y = view.at(*spot.at)
    return _HERE.format(x=x, y=y, top=y - 31, kind="" if spot.exact else " inside", name=spot.name)


def _framed(label: str, view: Projection, body: Markup, below: Markup, room: float) -> Markup:
    length = round_kilometres(view.width / 4 / view.km)
    width = length * view.km
    bar = _SCALE.format(
        left=16,
        y=view.height - 16,
        width=width,
        middle=16 + width / 2,
        above=view.height - 26,
        text=f"{length:g} km".replace(".", ","),
    )
    frame = body + bar + _NORTH.format(x=view.width - 26) + below
    return _SVG.format(width=view.width, height=view.height + room, label=label, body=frame)
