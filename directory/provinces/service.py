"""A province in one document."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from directory.centers.repository import CenterRepository
from directory.centers.service import CenterService
from directory.contacts import service as contacts
from directory.contacts.repository import ContactRepository
from directory.database import UNKNOWN_START
from directory.errors import ProvinceNotFoundError
from directory.faqs.models import Faq, Redirect
from directory.faqs.repository import FaqRepository
from directory.faqs.schemas import FaqOut, RedirectOut
from directory.procedures.models import Procedure
from directory.procedures.repository import ProcedureRepository
from directory.procedures.service import shown
from directory.provinces.keywords import Matter, keywords
from directory.provinces.repository import ProvinceRepository
from directory.provinces.schemas import (
    FaqWithKeywords,
    NamedProcedure,
    PlainCenter,
    ProvinceName,
    ProvinceSnapshot,
    RedirectWithKeywords,
    ShortUnit,
    WholeProcedure,
)
from directory.snapshot import Snapshot
from directory.units.content import is_former
from directory.units.models import Unit

_AT_COMMUNE = frozenset({"commune", "commune_police"})
# More than any province has communes.
_MOST = 1_000
_VERSION = 16


def snapshot(session: Session, active: Snapshot, code: str, now: datetime) -> ProvinceSnapshot:
    """Everything a desk in a province needs.

    Args:
        session: to read in.
        active: the dataset.
        code: of a present province.
        now: the moment (with time zone); nothing in the document depends on it.

    Raises:
        ProvinceNotFoundError: there is no such province today.
    """
    province = ProvinceRepository(session, active.number, code)
    name = province.name()
    if name is None:
        raise ProvinceNotFoundError
    centers = CenterService(CenterRepository(session, active.number), active.calendar, now)
    procedures = ProcedureRepository(session, active.number).all()
    asked = FaqRepository(session, active.number)
    faqs, redirects = asked.all(), asked.redirects()
    words = keywords(_matters(procedures, (*faqs, *redirects)))
    return ProvinceSnapshot(
        version=active.content_hash[:_VERSION],
        as_of=active.loaded_at,
        province=ProvinceName(code=code, name=name),
        units=_units(province, name),
        centers=[
            PlainCenter.model_validate(center.model_dump()) for center in centers.search(None, code, "", _MOST).items
        ],
        procedures=[_procedure(row, words) for row in procedures],
        faqs=[FaqWithKeywords(**FaqOut.model_validate(row).model_dump(), keywords=words[row.id]) for row in faqs],
        contacts=contacts.for_province(ContactRepository(session, active.number), code).items,
        redirects=[
            RedirectWithKeywords(**RedirectOut.model_validate(row).model_dump(), keywords=words[row.id])
            for row in redirects
        ],
    )


def _matters(procedures: Iterable[Procedure], asked: Iterable[Faq | Redirect]) -> dict[str, Matter]:
    found = {row.code: Matter((row.name, row.short_name, *row.aliases), tuple(row.questions)) for row in procedures}
    return found | {row.id: Matter((row.title,), tuple(row.questions)) for row in asked}


def _units(province: ProvinceRepository, name: str) -> list[ShortUnit]:
    became, aliases = province.became(), province.aliases()
    return [
        ShortUnit.model_validate(
            {
                "c": unit.code,
                "n": unit.name,
                "l": unit.level,
                "p": unit.province_name if unit.province_name != name else None,
                "d": unit.district_name,
                "b": _became(unit, became.get((unit.code, unit.valid_from), [])),
                "a": aliases.get((unit.code, unit.valid_from), []),
                "f": None if unit.valid_from == UNKNOWN_START else unit.valid_from,
                "t": unit.valid_to,
            }
        )
        for unit in province.units()
    ]


def _became(unit: Unit, changes: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    # What only changed its name bears the same code today.
    renamed = unit.valid_to is not None and not is_former(unit.valid_to)
    return [(unit.code, "whole")] if renamed else changes


def _procedure(row: Procedure, words: dict[str, list[str]]) -> WholeProcedure | NamedProcedure:
    if row.detailed and ("commune" in row.levels or row.handled_by in _AT_COMMUNE):
        facts = shown(row, requested=row.code).model_dump()
        return WholeProcedure(**facts, keywords=words[row.code])
    return NamedProcedure(code=row.code, name=row.name, short_name=row.short_name, field=row.field, url=row.url)
