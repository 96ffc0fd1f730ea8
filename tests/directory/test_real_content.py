"""The content of the repository, loaded once."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from directory.centers.repository import CenterRepository
from directory.database import open_engine
from directory.datasets.content import Content
from directory.datasets.loader import load
from directory.migrations import upgrade
from directory.procedures import service as procedures
from directory.procedures.repository import ProcedureRepository
from directory.procedures.search import LexicalRanker
from directory.settings import Settings
from directory.tables import Center, Unit

DATASET = 1


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    engine: Engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('real') / 'directory.sqlite3'}")
    upgrade(engine)
    settings = Settings()
    load(engine, Content(settings.content, settings.questions))
    with Session(engine) as opened:
        yield opened
    engine.dispose()


def count(session: Session, level: str, *, former: bool) -> int:
    ended = Unit.valid_to == "2025-06-30" if former else Unit.valid_to.is_(None)
    return session.scalar(select(func.count()).select_from(Unit).where(Unit.level == level, ended)) or 0


def test_present_units(session: Session) -> None:
    assert (count(session, "province", former=False), count(session, "commune", former=False)) == (34, 3321)


def test_every_commune_has_one_entry_with_a_point(session: Session) -> None:
    primary = select(func.count()).select_from(Center).where(Center.primary)
    assert session.scalar(primary) == 3321
    assert len(CenterRepository(session, DATASET).points()) == 3321


@pytest.mark.parametrize(
    ("code", "name", "address"),
    [
        ("26740", "Trung tâm Phục vụ hành chính công phường Sài Gòn", "45 - 47 Lê Duẩn"),
        ("16690", "Trung tâm Phục vụ hành chính công phường Trường Vinh", "88, đường Lý Nhật Quang"),
    ],
)
def test_known_centres(session: Session, code: str, name: str, address: str) -> None:
    row = CenterRepository(session, DATASET).find(code)
    assert row is not None
    assert row.name == name
    assert address in row.sites[0]["address"]


@pytest.mark.parametrize("code", ["1.014061", "1.014062", "1.014063", "1.014064"])
def test_identity_card_codes_answer_through_the_new_one(session: Session, code: str) -> None:
    assert procedures.detail(ProcedureRepository(session, DATASET), code).code == "1.116410"


def test_every_procedure_can_be_shown(session: Session) -> None:
    found = ProcedureRepository(session, DATASET)
    assert len([procedures.shown(row, requested=row.code) for row in found.all() if row.detailed]) >= 600


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lam giay khai sinh cho con", "1.001193"),
        ("giấy độc thân", "1.004873"),
        ("sao y", "2.000815"),
        ("cắt khẩu", "1.003197"),
        ("lam lai cccd bi mat", "1.116410"),
    ],
)
def test_everyday_words(session: Session, ranker: LexicalRanker, text: str, code: str) -> None:
    assert code in [found for found, _score in ranker.rank(text, 3)]


@pytest.fixture(scope="module")
def ranker(session: Session) -> LexicalRanker:
    return LexicalRanker(ProcedureRepository(session, DATASET).documents())
