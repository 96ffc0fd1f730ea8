"""Centres as the API shows them: with address line, opening state and distance."""

from dataclasses import dataclass
from datetime import datetime

from directory.centers.models import Center
from directory.centers.naming import one_line
from directory.centers.nearest import CenterPoints
from directory.centers.repository import CenterRepository
from directory.centers.schemas import (
    CenterDetail,
    CenterList,
    DayOut,
    NearestCenters,
    NearestRequest,
    ProcedurePlace,
    Week,
)
from directory.errors import CenterNotFoundError
from directory.hours import Calendar, opening_at, parse_hours, typical_week, week_from
from directory.outlines.index import Outlines
from directory.procedures import service as procedures
from directory.procedures.repository import ProcedureRepository
from nlu.text.folding import canonical, fold


@dataclass(frozen=True, slots=True)
class Places:
    """Where the centres stand, and where the communes end if that is known."""

    points: CenterPoints
    outlines: Outlines | None


class CenterService:
    """Answers about centres at one moment."""

    def __init__(self, centers: CenterRepository, calendar: Calendar, now: datetime) -> None:
        """Take the dataset, the calendar of closed days and the moment asked for (with time zone)."""
        self._centers = centers
        self._calendar = calendar
        self._now = now

    def search(self, commune: str | None, province: str | None, text: str, limit: int) -> CenterList:
        """One entry a commune: its service centre, else its committee office, else what is not known yet."""
        rows = self._centers.search(commune, province, fold(canonical(text)), limit)
        return CenterList(items=[self._shown(row) for row in rows])

    def detail(self, code: str) -> CenterDetail:
        """A centre by its code or by the code of its commune.

        Raises:
            CenterNotFoundError: neither is known.
        """
        row = self._centers.find(code)
        if row is None:
            raise CenterNotFoundError
        return self._shown(row)

    def week(self, code: str) -> Week:
        """The hours of a centre for the days to come.

        Raises:
            CenterNotFoundError: neither a centre nor a commune has the code.
        """
        row = self._centers.find(code)
        if row is None:
            raise CenterNotFoundError
        days = week_from(parse_hours(row.hours), self._calendar, self._now) if row.hours else None
        items = [DayOut(date=day.on, kind=day.kind.value, name=day.name, spans=day.spans) for day in days or []]
        return Week(code=row.code, hours_label=row.hours_label, items=items if days else None)

    def nearest(self, places: Places, request: NearestRequest, procedures_of: ProcedureRepository) -> NearestCenters:
        """The centres around a location, its own commune's first, and who receives the procedure asked for.

        Raises:
            OutsideVietnamError: the location is not in Việt Nam.
            ProcedureNotFoundError: the procedure is not known.
        """
        lat, lon = request.lat, request.lon
        home = self._centers.find(places.outlines.home(lat, lon) or "") if places.outlines else None
        around = places.points.nearest(lat, lon, request.limit, inside=home is not None)
        own = [(home.code, places.points.distance(home.code, lat, lon))] if home else []
        found = [*own, *(one for one in around if not home or one[0] != home.code)][: request.limit]
        rows = self._centers.by_codes([code for code, _km in found])
        place = None
        if request.procedure is not None:
            procedure = procedures.detail(procedures_of, request.procedure)
            scope = procedure.where.scope if procedure.where else None
            place = ProcedurePlace(code=procedure.code, handled_by=procedure.handled_by, scope=scope)
        items = [
            self._shown(rows[code], "home_commune" if home and code == home.code else "nearest", km)
            for code, km in found
        ]
        return NearestCenters(
            items=items,
            home=home.commune_code if home else None,
            home_known=places.outlines is not None,
            procedure=place,
        )

    def _shown(self, row: Center, match: str | None = None, distance_km: float | None = None) -> CenterDetail:
        schedule = parse_hours(row.hours) if row.hours else None
        opening = opening_at(schedule, self._calendar, self._now)
        return CenterDetail.model_validate(
            {
                "code": row.code,
                "commune_code": row.commune_code,
                "name": row.name,
                "address": one_line(row.sites[0]) if row.sites else None,
                "lat": row.lat,
                "lon": row.lon,
                "point": row.point,
                "hours": row.hours,
                "hours_label": row.hours_label,
                "hours_text": typical_week(schedule) if schedule else None,
                "phones": row.phones or None,
                "open_now": opening.open_now,
                "opening": {"state": opening.state, "until": opening.until, "text": opening.text},
                "match": match,
                "distance_km": None if distance_km is None else round(distance_km, 2),
                "kind": row.kind,
                "sites": row.sites,
                "precision": row.precision,
                "flags": row.flags,
                "note": row.note,
                "source": row.source,
                "as_of": row.as_of,
                "confidence": row.confidence,
            }
        )
