import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from directory.database import open_engine
from directory.datasets import repository
from directory.datasets.content import Content
from directory.datasets.loader import Outcome, load, roll_back
from directory.datasets.repository import DatasetRepository
from directory.errors import ContentRefusedError, NoPreviousDatasetError
from directory.migrations import upgrade
from directory.tables import Center, Dataset, Unit
from tests.directory.sample import FILES, write_content


def active(engine: Engine) -> int | None:
    with Session(engine) as session:
        dataset = DatasetRepository(session).active()
        return dataset.number if dataset else None


def rewrite(content: Content, name: str, old: str, new: str) -> None:
    path = content.root / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_first_load_is_active(engine: Engine, content: Content) -> None:
    loaded = load(engine, content)
    assert (loaded.outcome, loaded.number, active(engine)) == (Outcome.LOADED, 1, 1)
    assert loaded.counts["units"] == 16
    assert loaded.counts["centers"] == 5


def test_same_content_is_not_loaded_twice(engine: Engine, content: Content) -> None:
    load(engine, content)
    again = load(engine, content)
    assert (again.outcome, again.number) == (Outcome.UNCHANGED, 1)


def test_changed_content_replaces_and_keeps_one_before(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, content: Content
) -> None:
    monkeypatch.setattr(repository, "STILL_SERVED", timedelta(0))
    for name in ("A", "B", "C"):
        rewrite(content, "redirects.yml", "Hộ chiếu", f"Hộ chiếu {name}")
        load(engine, content)
    with Session(engine) as session:
        assert session.scalars(select(Dataset.number).order_by(Dataset.number)).all() == [2, 3]
        assert session.scalar(select(func.count()).select_from(Unit).where(Unit.dataset == 1)) == 0
    assert active(engine) == 3


def test_roll_back_and_forward(engine: Engine, content: Content) -> None:
    load(engine, content)
    rewrite(content, "redirects.yml", "Hộ chiếu", "Hộ chiếu sai")
    load(engine, content)
    assert roll_back(engine) == 1
    assert active(engine) == 1
    assert roll_back(engine) == 2


def test_roll_back_survives_the_next_start(engine: Engine, content: Content) -> None:
    load(engine, content)
    rewrite(content, "redirects.yml", "Hộ chiếu", "Hộ chiếu sai")
    load(engine, content)
    roll_back(engine)
    assert load(engine, content).outcome is Outcome.ROLLED_BACK
    assert active(engine) == 1
    assert load(engine, content, force=True).outcome is Outcome.LOADED


def test_nothing_to_roll_back_to(engine: Engine, content: Content) -> None:
    load(engine, content)
    with pytest.raises(NoPreviousDatasetError):
        roll_back(engine)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("units/changes.csv", "25747,25747", "25747,99999", "units has no 99999"),
        ("units/changes.csv", "26740,26740", "11111,26740", "units has no 11111"),
        ("offices/offices.csv", "25747,ttpvhcc", "99999,ttpvhcc", "units has no 99999"),
        ("offices/office_points.csv", "26737,", "99999,", "units has no 99999"),
        ("procedures/successors.csv", "1.116410", "9.999999", "procedures has no 9.999999"),
        ("procedures/ho-tich.yml", "linked: ['1.116410']", "linked: ['9.9']", "procedures has no 9.9"),
        ("procedures/ho-tich.yml", "linked_group: birth", "linked_group: wedding", "linked_groups has no wedding"),
        ("procedures/ho-tich.yml", "code: '1.116410'", "code: '1.001193'", "1.001193 occurs 2 times"),
        ("procedures/ho-tich.yml", "handled_by: commune\n", "handled_by: village\n", "1.001193: handled_by"),
        ("procedures/linked_groups.yml", "'1.116410'", "'9.9'", "procedures has no 9.9"),
        ("faqs/papers.yml", "related_procedures: ['1.116410']", "related_procedures: ['9.9']", "procedures has no 9.9"),
        ("faqs/papers.yml", "  answer:", "  reply:", "id_card_valid lacks answer"),
        ("offices/hours.csv", "Mo-Sa 07:00-17:00", "sáng chiều", "offices/hours.csv:3"),
        ("offices/holidays.csv", "2026-11-24,closed", "24/11/2026,closed", "no ISO date: 24/11/2026"),
        ("offices/holidays.csv", "closed", "shut", "kind is none of"),
        ("units/communes.csv", "3.04", "lớn", "units/communes.csv:2: area_km2 is no number"),
        ("procedures/ho-tich.yml", "- code", "- - : code", "ho-tich.yml"),
    ],
)
def test_faulty_content_is_refused_whole(  # noqa: PLR0913, PLR0917 - one argument a column of the table
    sqlite_url: str, content: Content, name: str, old: str, new: str, fault: str
) -> None:
    engine = open_engine(sqlite_url)
    upgrade(engine)
    load(engine, content)
    rewrite(content, name, old, new)
    with pytest.raises(ContentRefusedError) as refused:
        load(engine, content)
    assert any(fault in found for found in refused.value.faults), refused.value.faults
    assert active(engine) == 1
    engine.dispose()


def test_missing_file_is_refused(engine: Engine, content: Content) -> None:
    (content.root / "units" / "communes.csv").unlink()
    with pytest.raises(ContentRefusedError) as refused:
        load(engine, content)
    assert refused.value.faults == ["units/communes.csv: missing"]


def test_points_are_optional(engine: Engine, content: Content) -> None:
    (content.root / "offices" / "office_points.csv").unlink()
    load(engine, content)
    with Session(engine) as session:
        points = session.execute(select(Center.point, Center.confidence).where(Center.code == "26740-ttpvhcc")).one()
    assert tuple(points) == ("inside", "medium")


def test_killed_in_the_middle_leaves_the_old_dataset(engine: Engine, content: Content) -> None:
    """A process is killed after it has written the new rows and before the switch is committed."""
    load(engine, content)
    before = active(engine)
    rewrite(content, "redirects.yml", "Hộ chiếu", "Hộ chiếu mới")
    url = engine.url.render_as_string(hide_password=False)
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from directory.database import open_engine\n"
        "from directory.datasets import loader\n"
        "from directory.datasets.content import Content\n"
        "from directory.datasets.repository import DatasetRepository\n"
        "def hang(self, *numbers):\n"
        "    print('written', flush=True)\n"
        "    sys.stdin.read()\n"
        "DatasetRepository.forget_all_but = hang\n"
        "loader.load(open_engine(sys.argv[1]), Content(Path(sys.argv[2]), Path(sys.argv[3])))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, url, str(content.root), str(content.questions)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == b"written\n"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=20)
    process.stdout.close()
    process.stdin.close()
    assert active(engine) == before
    assert load(engine, content).outcome is Outcome.LOADED


def test_hash_follows_content_and_ignores_readme(tmp_path: Path) -> None:
    content = Content(write_content(tmp_path / "content"), tmp_path / "none")
    first = content.hash()
    (content.root / "README.md").write_text("words", encoding="utf-8")
    assert content.hash() == first
    write_content(content.root, contacts=FILES["offices/contacts.csv"].replace("1022,,", "1023,,"))
    assert content.hash() != first


def test_a_dataset_that_may_still_be_served_is_left_for_the_next_load(engine: Engine, content: Content) -> None:
    for _ in range(3):
        load(engine, content, force=True)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(Unit).where(Unit.dataset == 1)) == 16
