"""What a map shows, before anything is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from channels.site.maps.projection import Point

# Degrees: places about this far apart no longer belong on one picture at one scale; far islands get their own frame.
APART = 0.6


@dataclass(frozen=True, slots=True)
class Area:
    """A commune as an area.

    Attributes:
        code: commune code.
        name: what it is called.
        rings: its lines, points as (longitude, latitude).
    """

    code: str
    name: str
    rings: Sequence[Sequence[Point]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with a number or none, as (longitude, latitude); ``exact``: an office, else just inside its commune."""

    at: Point
    name: str
    number: int | None = None
    exact: bool = True
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Places that lie close enough together to share one picture."""

    areas: list[Area] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def points(self) -> list[Point]:
        """Return every point of the group."""
        lines = [point for area in self.areas for ring in area.rings for point in ring]
        return [*lines, *(spot.at for spot in self.spots)]


def groups(areas: Iterable[Area], spots: Iterable[Spot]) -> list[Group]:
    """Sort places into groups that lie apart from each other, the largest first."""
    places: list[tuple[Area | Spot, list[Point]]] = [
        *((area, [point for ring in area.rings for point in ring]) for area in areas),
        *((spot, [spot.at]) for spot in spots),
    ]
    clusters: list[tuple[list[Area | Spot], set[tuple[int, int]]]] = []
    for place, points in places:
        cells = {(int(lon // APART), int(lat // APART)) for lon, lat in points}
        near = {(x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        touched = [cluster for cluster in clusters if cluster[1] & near]
        members, covered = [place], set(cells)
        for cluster in touched:
            members, covered = [*cluster[0], *members], covered | cluster[1]
            clusters.remove(cluster)
        clusters.append((members, covered))
    clusters.sort(key=lambda cluster: -len(cluster[0]))
    return [
        Group([one for one in members if isinstance(one, Area)], [one for one in members if isinstance(one, Spot)])
        for members, _ in clusters
    ]
