"""Rows of the centres and holidays, from `content/offices/`."""

from collections import defaultdict
from typing import Any

from directory.centers.models import Center, Holiday
from directory.centers.naming import COMMITTEE, NO_ADDRESS, SERVICE_CENTER, center_name
from directory.datasets.content import Content, Record
from directory.datasets.rows import Reference, Row, Rows
from directory.errors import ContentRefusedError
from directory.hours import DayKind, InvalidHoursError, parse_hours
from directory.units.models import Unit
from nlu.text.folding import canonical, fold

_LOWER = {"high": "medium", "medium": "low", "low": "low"}


def rows(content: Content, units: list[Row]) -> Rows:
    """All rows of the domain.

    Args:
        content: the content folder.
        units: rows of `units`; every present commune gets an entry.

    Returns:
        Centres and holidays.

    Raises:
        ContentRefusedError: a cell cannot be read.
    """
    found = Rows()
    offices = list(content.table("offices/offices.csv"))
    points = list(content.table("offices/office_points.csv", optional=True))
    communes = {row["code"]: row for row in units if row["level"] == "commune" and row["valid_to"] is None}
    found.references += [
        Reference(record.place, Unit, record.text("commune_code"))
        for record in (*offices, *points)
        if record.text("commune_code") not in communes
    ]
    found.add(Center, _centers(communes, offices, points, _Scopes(content)))
    found.add(Holiday, [_holiday(record) for record in content.table("offices/holidays.csv", optional=True)])
    return found


class _Scopes:
    """What is known for a commune, its province or the whole country: hours and phones."""

    def __init__(self, content: Content) -> None:
        self.hours = {}
        for record in content.table("offices/hours.csv"):
            self.hours[record.text("scope")] = (_checked_hours(record), record.optional("label"))
        self.phones: dict[str, list[str]] = defaultdict(list)
        for record in content.table("offices/contacts.csv", optional=True):
            if phone := record.optional("phone"):
                self.phones[record.text("scope")].append(phone)

    def hours_of(self, commune: Row) -> tuple[str | None, str | None]:
        scopes = (commune["code"], commune["province_code"], "VN")
        return next((self.hours[scope] for scope in scopes if scope in self.hours), (None, None))


def _checked_hours(record: Record) -> str:
    hours = record.text("hours")
    try:
        parse_hours(hours)
    except InvalidHoursError as error:
        raise ContentRefusedError([f"{record.place}: {error}"]) from error
    return hours


def _centers(communes: dict[str, Row], offices: list[Record], points: list[Record], scopes: _Scopes) -> list[Row]:
    sites: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in offices:
        sites[record.text("commune_code")][record.text("kind")].append(record)
    located = {
        record.text("commune_code"): (record.optional_number("lat"), record.optional_number("lon")) for record in points
    }
    found = []
    for code, commune in communes.items():
        shared = _shared(commune, located.get(code), scopes)
        kinds = sites.get(code) or {SERVICE_CENTER: []}
        best = SERVICE_CENTER if SERVICE_CENTER in kinds else COMMITTEE
        for kind, records in kinds.items():
            found.append(shared | _office(commune, kind, records, shared["point"]) | {"primary": kind == best})
    return found


def _shared(commune: Row, office_point: tuple[float | None, float | None] | None, scopes: _Scopes) -> dict[str, Any]:
    hours, label = scopes.hours_of(commune)
    lat, lon = office_point or (commune["inside_lat"], commune["inside_lon"])
    point = "office" if office_point else "inside" if lat is not None else None
    return {
        "commune_code": commune["code"],
        "commune_valid_from": commune["valid_from"],
        "province_code": commune["province_code"],
        "lat": lat,
        "lon": lon,
        "point": point,
        "hours": hours,
        "hours_label": label,
        "phones": list(scopes.phones.get(commune["code"], [])),
    }


def _office(commune: Row, kind: str, records: list[Record], point: str | None) -> dict[str, Any]:
    name = center_name(kind, commune["name"])
    named = {
        "code": f"{commune['code']}-{kind}",
        "kind": kind,
        "name": name,
        "folded_name": fold(canonical(name)),
    }
    if not records:
        return named | {
            "sites": [],
            "precision": None,
            "flags": [],
            "note": NO_ADDRESS,
            "confidence": "low",
            "source": commune["source"],
            "as_of": commune["as_of"],
        }
    first = records[0]
    notes = list(dict.fromkeys(note for record in records if (note := record.optional("note"))))
    confidence = first.text("confidence")
    return named | {
        "sites": [_site(record) for record in records],
        "precision": first.optional("precision"),
        "flags": sorted({flag for record in records for flag in (record.optional("flags") or "").split(";") if flag}),
        "note": " ".join(notes) or None,
        "confidence": confidence if point == "office" else _LOWER[confidence],
        "source": first.text("source"),
        "as_of": first.date("as_of"),
    }


def _site(record: Record) -> dict[str, Any]:
    return {column: record.optional(column) for column in ("label", "address", "former_office", "lines")}


def _holiday(record: Record) -> Row:
    kind = record.text("kind")
    if kind not in DayKind:
        raise ContentRefusedError([f"{record.place}: kind is none of {', '.join(DayKind)}"])
    return {
        "on": record.date("date"),
        "kind": kind,
        "name": record.text("name"),
        "instead_of": record.optional_date("instead_of"),
        "note": record.optional("note"),
        "source": record.text("source"),
        "as_of": record.date("as_of"),
    }
