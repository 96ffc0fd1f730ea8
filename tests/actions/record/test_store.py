import sqlite3
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from actions.record.entry import Unanswered
from actions.record.store import FILE, Store, forget, read

DAY = date(2026, 11, 22)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / FILE


def test_what_is_stored_can_be_read_back(path: Path):
    store = Store(path)
    store.add(DAY, [Unanswered("làm sao đây", "fallback", "faq/hotline", 0.41, "26740")])
    store.close()

    rows, dropped = read(path, DAY)

    assert [(row.day, row.text, row.answer_type, row.label, row.confidence, row.commune) for row in rows] == [
        (DAY, "làm sao đây", "fallback", "faq/hotline", 0.41, "26740")
    ]
    assert dropped == 0


def test_older_rows_are_deleted_and_the_last_day_kept(path: Path):
    store = Store(path)
    for days in (0, 90, 91, 400):
        store.add(DAY - timedelta(days=days), [Unanswered(f"câu cũ {days} ngày", "fallback")], dropped=1)

    store.delete_before(DAY - timedelta(days=90))
    store.close()

    rows, dropped = read(path, date.min)
    assert [row.text for row in rows] == ["câu cũ 90 ngày", "câu cũ 0 ngày"]
    assert dropped == 2


def test_a_deleted_text_is_gone_from_the_files(path: Path):
    store = Store(path)
    store.add(DAY - timedelta(days=91), [Unanswered("chuyện bí mật", "fallback")])
    store.delete_before(DAY - timedelta(days=90))

    assert all("bí mật".encode() not in file.read_bytes() for file in path.parent.iterdir())
    store.close()


def test_the_order_in_which_people_asked_is_not_kept(path: Path):
    texts = [f"câu số {number}" for number in range(60)]
    store = Store(path)
    for text in texts:
        store.add(DAY, [Unanswered(text, "fallback")])
    store.close()

    kept = [row.text for row in read(path, DAY)[0]]

    assert sorted(kept) == sorted(texts)
    assert kept != texts


def test_no_column_for_who_or_when(path: Path):
    Store(path).close()

    with sqlite3.connect(path) as db:
        columns = [name for _, name, *_ in db.execute("PRAGMA table_info(unanswered)")]
    db.close()

    assert columns == ["day", "shuffle", "text", "answer_type", "label", "confidence", "commune"]


def test_only_the_owner_may_read(path: Path):
    Store(path).close()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_forgetting_leaves_no_file(path: Path):
    store = Store(path)
    store.add(DAY, [Unanswered("câu hỏi", "fallback")])

    forget(path)
    store.close()

    assert list(path.parent.iterdir()) == []


def test_reading_what_is_not_there_is_empty(path: Path):
    assert read(path, DAY) == ([], 0)


def test_texts_do_not_show_in_logs(path: Path):
    store = Store(path)
    entry = Unanswered("nhà tôi có việc", "fallback")
    store.add(DAY, [entry])
    store.close()

    assert "việc" not in repr(entry) + repr(read(path, DAY))
