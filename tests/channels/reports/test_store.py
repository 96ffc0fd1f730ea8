"""Correction reports in the service's database, SQLite and PostgreSQL."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from channels.errors import TooManyReports
from channels.reports.schemas import About, Scope
from channels.reports.store import KEEP_DONE_SECONDS, ReportStore
from channels.reports.tables import MAX_TEXT
from tests.channels.conftest import Clock

VINH = About("/trung-tam/16690", "16690", "40", "16690")
LAM_THANH = About("/trung-tam/17995", "17995", "40", "17995")
NGHE_AN = About("/tinh/40", "40", "40")
SAI_GON = About("/trung-tam/26740", "26740", "79", "26740")
BIRTH = About("/thu-tuc/1.001193", "1.001193")


@pytest.fixture
def store(engine: Engine, clock: Clock) -> ReportStore:
    made = ReportStore(engine, 6, clock)
    made.create()
    return made


class TestScope:
    @pytest.fixture(autouse=True)
    def reports(self, store: ReportStore) -> None:
        for about in (VINH, LAM_THANH, NGHE_AN, SAI_GON, BIRTH):
            store.add(about, "other", about.page)

    @pytest.mark.parametrize(
        ("scope", "pages"),
        [
            (Scope(), [BIRTH, SAI_GON, NGHE_AN, LAM_THANH, VINH]),
            (Scope(province="40"), [NGHE_AN, LAM_THANH, VINH]),
            (Scope(province="40", commune="16690"), [VINH]),
            (Scope(province="40", commune="16690", national=True), [BIRTH, VINH]),
            (Scope(province="01"), []),
        ],
    )
    def test_everybody_sees_what_they_look_after(self, store: ReportStore, scope: Scope, pages: list[About]) -> None:
        assert [report.page for report in store.list(scope)] == [about.page for about in pages]

    def test_nobody_can_close_what_is_not_theirs(self, store: ReportStore) -> None:
        (report,) = store.list(Scope(commune="26740"))
        assert not store.mark_done(report.id, "vinh", Scope(province="40"))
        assert store.list(Scope(commune="26740")) == [report]


class TestReports:
    def test_what_is_kept(self, store: ReportStore, clock: Clock) -> None:
        number = store.add(VINH, "address", "  Trụ sở đã dời, gọi 0912345678  ")
        (report,) = store.list()
        assert report.id == number
        assert report.text == "Trụ sở đã dời, gọi [số điện thoại]"
        assert (report.kind, report.state) == ("address", "new")
        assert report.created_at == datetime.fromtimestamp(clock.now, UTC)

    def test_a_long_text_is_cut(self, store: ReportStore) -> None:
        store.add(VINH, "other", "a " * 1000)
        assert len(store.list()[0].text) <= MAX_TEXT

    def test_done_once_stays_as_it_was(self, store: ReportStore, clock: Clock) -> None:
        number = store.add(VINH, "other", "x")
        assert store.mark_done(number, "quay1")
        clock.now += 60
        assert store.mark_done(number, "quay2")
        assert store.list() == []
        (report,) = store.list(state="done")
        assert (report.done_by, report.done_at) == ("quay1", datetime.fromtimestamp(clock.now - 60, UTC))

    def test_there_is_no_such_report(self, store: ReportStore) -> None:
        assert not store.mark_done(99, "quay1")

    def test_too_many_wait(self, store: ReportStore) -> None:
        for _ in range(6):
            store.add(VINH, "other", "x")
        with pytest.raises(TooManyReports):
            store.add(VINH, "other", "x")
        store.mark_done(store.list()[0].id, "quay1")
        store.add(VINH, "other", "x")

    def test_done_reports_are_kept_a_year_and_new_ones_as_long_as_they_wait(
        self, store: ReportStore, clock: Clock
    ) -> None:
        store.mark_done(store.add(VINH, "other", "done"), "quay1")
        store.add(VINH, "other", "waits")
        clock.now += KEEP_DONE_SECONDS - 1
        assert store.purge() == 0
        clock.now += 2
        store.add(VINH, "other", "fresh")
        assert [report.text for report in store.list(state=None)] == ["fresh", "waits"]
