import logging
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from actions.record import recorder as module
from actions.record.entry import Unanswered
from actions.record.recorder import Recorder
from actions.record.store import FILE, Store, read

DAY = date(2026, 11, 22)
ASKED = Unanswered("tôi tên Lan số 0912345678 hỏi chuyện lạ", "fallback", None, None, None)


def texts(path: Path) -> list[str]:
    return [row.text for row in read(path, date.min)[0]]


def recorder(path: Path, days: int = 90, capacity: int = 10) -> Recorder:
    return Recorder(path, days, lambda: DAY, capacity)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE


def test_a_message_is_stored_redacted_with_the_day(path: Path):
    record = recorder(path)
    record.start()
    record.note(ASKED)
    record.stop()

    (row,), dropped = read(path, date.min)
    assert row.text == "tôi tên [họ tên] số [số điện thoại] hỏi chuyện lạ"
    assert (row.day, dropped, record.dropped) == (DAY, 0, 0)


def test_a_message_without_words_is_not_stored(path: Path):
    record = recorder(path)
    record.start()
    record.note(Unanswered("0912345678", "fallback"))
    record.stop()

    assert texts(path) == []
    assert record.dropped == 0


def test_a_full_queue_drops_and_counts_and_never_waits(path: Path):
    record = recorder(path, capacity=4)
    for _ in range(7):  # nobody writes yet
        record.note(ASKED)
    record.start()
    record.stop()

    assert len(texts(path)) == 4
    assert record.dropped == 3
    assert read(path, date.min)[1] == 3


def test_old_rows_go_at_the_start(path: Path):
    store = Store(path)
    store.add(DAY - timedelta(days=91), [Unanswered("quá cũ", "fallback")])
    store.add(DAY - timedelta(days=90), [Unanswered("vừa còn", "fallback")])
    store.close()

    record = recorder(path)
    record.start()
    record.stop()

    assert texts(path) == ["vừa còn"]


def test_old_rows_go_when_the_day_changes(path: Path):
    days: Iterator[date] = iter([DAY, DAY + timedelta(days=1), DAY + timedelta(days=1)])
    store = Store(path)
    store.add(DAY - timedelta(days=90), [Unanswered("hôm nay còn", "fallback")])
    store.close()

    record = Recorder(path, 90, lambda: next(days))
    record.start()
    record.note(ASKED)
    record.stop()

    assert [row.day for row in read(path, date.min)[0]] == [DAY + timedelta(days=1)]


def test_with_zero_days_nothing_is_written(path: Path):
    record = recorder(path, days=0)
    record.start()
    for _ in range(100):
        record.note(ASKED)
    record.stop()

    assert not path.exists()
    assert record.dropped == 0


def test_with_zero_days_what_was_kept_is_deleted(path: Path):
    store = Store(path)
    store.add(DAY, [Unanswered("câu hỏi", "fallback")])
    store.close()

    recorder(path, days=0).start()

    assert list(path.parent.iterdir()) == []


def test_a_disk_that_fails_is_said_once_without_the_text(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "file").write_text("not a folder")
    record = recorder(tmp_path / "file" / FILE)
    record.start()
    record.note(ASKED)
    record.note(ASKED)
    record.stop()

    assert record.dropped == 2
    assert caplog.text.count("cannot be recorded") == 1
    assert "Lan" not in caplog.text


def test_writing_goes_on_when_the_disk_is_back(path: Path, monkeypatch: pytest.MonkeyPatch):
    attempts = iter([sqlite3.OperationalError("disk I/O error"), None])

    def opened(where: Path) -> Store:
        error = next(attempts)
        if error is not None:
            raise error
        return Store(where)

    monkeypatch.setattr(module, "Store", opened)
    record = recorder(path)
    record.start()  # the first attempt is the cleaning at the start
    record.note(ASKED)
    record.stop()

    assert len(texts(path)) == 1


def test_stopping_what_was_never_started_is_harmless(path: Path, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)

    recorder(path).stop()

    assert not path.exists()


def test_the_day_is_vietnams(monkeypatch: pytest.MonkeyPatch):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2026, 11, 21, 17, 30, tzinfo=UTC)

    monkeypatch.setattr(module, "datetime", Clock)

    assert module.today() == DAY
