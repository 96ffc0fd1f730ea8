import logging
import os
from pathlib import Path

import pytest
import shapely

from directory.errors import ContentRefusedError
from directory.outlines.store import OutlinesFile, read, write

AREAS = {"26737": shapely.box(106.72, 10.77, 106.74, 10.79), "26740": shapely.box(106.69, 10.77, 106.71, 10.79)}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "var" / "outlines.npz"
    digest = write(path, AREAS, 10)
    found = read(path)
    assert (len(found), found.digest) == (2, digest)
    assert found.home(10.78, 106.7) == "26740"
    assert [one.name for one in path.parent.iterdir()] == ["outlines.npz"]


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outlines.npz"
    path.write_bytes(b"none")
    with pytest.raises(ContentRefusedError):
        read(path)


def test_a_service_follows_the_file_and_keeps_what_it_has_when_the_next_is_damaged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "outlines.npz"
    file = OutlinesFile(path)
    file.refresh()
    assert file.outlines is None
    write(path, {"26740": AREAS["26740"]}, 10)
    file.refresh()
    first = file.outlines
    assert first is not None
    file.refresh()
    assert file.outlines is first
    path.write_bytes(b"broken")
    os.utime(path, ns=(1, 1))
    with caplog.at_level(logging.WARNING):
        file.refresh()
    assert file.outlines is first
    assert "cannot be read" in caplog.text
    path.unlink()
    file.refresh()
    assert file.outlines is None
