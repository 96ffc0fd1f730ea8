"""The public pages over the real directory with a small content; its clock stands on Monday 23 November 2026, 9:00."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
import shapely
from fastapi.testclient import TestClient

from channels.app import create_app
from channels.settings import ChannelSettings
from directory.app import create_app as create_directory
from directory.database import open_engine
from directory.datasets.content import Content
from directory.datasets.loader import load
from directory.migrations import upgrade
from directory.outlines.store import FILE, write
from directory.settings import Settings
from tests.directory.conftest import MONDAY_MORNING
from tests.directory.sample import write_content, write_questions

HTML = {"accept": "text/html"}
OUTLINES = {
    "26740": shapely.box(106.69, 10.77, 106.71, 10.79),
    "26737": shapely.box(106.68, 10.79, 106.71, 10.80),
    "25747": shapely.box(106.62, 10.95, 106.68, 11.00),
}


class Directory(httpx2.AsyncBaseTransport):
    """The directory, in process; it counts what it is asked and can be down."""

    def __init__(self, root: Path, *, outlined: bool) -> None:
        url = f"sqlite:///{root / 'directory.sqlite3'}"
        engine = open_engine(url)
        upgrade(engine)
        load(engine, Content(write_content(root / "content"), write_questions(root / "questions")))
        engine.dispose()
        if outlined:
            write(root / FILE, OUTLINES, 0.0)
        self.app = create_directory(Settings(database_url=url, var=root), clock=lambda: MONDAY_MORNING)
        self.app.state.directory.refresh()
        self._transport = httpx2.ASGITransport(self.app)
        self.asked: list[str] = []
        self.down = False

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        if self.down:
            raise httpx2.ConnectError("down", request=request)
        self.asked.append(request.url.path)
        return await self._transport.handle_async_request(request)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    made = Directory(tmp_path_factory.mktemp("site"), outlined=True)
    yield made
    made.app.state.directory.engine.dispose()


@pytest.fixture
def directory(loaded: Directory) -> Directory:
    loaded.down = False
    loaded.asked.clear()
    return loaded


@pytest.fixture
def open_site(directory: Directory, tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Opens the public service with settings of one's own."""
    opened: list[TestClient] = []

    def open_one(**settings: object) -> TestClient:
        app = create_app(ChannelSettings.model_validate({"var": tmp_path, **settings}), directory)
        client = TestClient(app, base_url="http://motcua.example", headers=HTML, follow_redirects=False)
        opened.append(client)
        return client.__enter__()

    yield open_one
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def site(open_site: Callable[..., TestClient]) -> TestClient:
    return open_site()
