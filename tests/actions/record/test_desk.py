"""The record over HTTP, as the help desk asks for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sanic import Sanic

from actions.record.access import FILE as KEY_FILE
from actions.record.entry import Unanswered
from actions.record.recorder import today
from actions.record.store import FILE, Store
from actions.server import build_app
from actions.settings import ActionSettings

UNITS = """\
code\tname\tlevel\tprovince_code\tdistrict_code\tvalid_from\tvalid_to\tsuccessor_code\taliases
40\tTỉnh Nghệ An\tprovince\t40\t\t\t\t\t
16690\tPhường Trường Vinh\tcommune\t40\t\t2025-07-01\t\t\t
16681\tPhường Thành Vinh\tcommune\t40\t\t2025-07-01\t\t\t
26740\tPhường Sài Gòn\tcommune\t79\t\t2025-07-01\t\t\t
"""
LABELS = "nlu:\n- intent: faq/vneid\n  examples: |\n    - Tài khoản VNeID\n"


def asked(text: str, commune: str | None, **more: Any) -> Unanswered:
    return Unanswered(text, more.pop("answer_type", "fallback"), commune=commune, **more)


@pytest.fixture
def var(tmp_path: Path) -> Path:
    export = tmp_path / "export"
    export.mkdir()
    (export / "units.tsv").write_text(UNITS, encoding="utf-8")
    (export / "faq.yml").write_text(LABELS, encoding="utf-8")
    store = Store(tmp_path / FILE)
    store.add(
        today(),
        [
            asked("đổi biển số xe máy cũ", "16690"),
            asked("doi bien so xe may cu", "16690"),
            asked("quên mật khẩu vneid", "16681", answer_type="choose_procedure", label="faq/vneid", confidence=0.4),
            asked("xin học cho cháu", "26740"),
            asked("mất giấy phép câu cá", None),
        ],
    )
    store.add(today() - timedelta(days=91), [asked("câu cũ lắm rồi", "16690")])
    store.close()
    return tmp_path


@asynccontextmanager
async def served(var: Path) -> AsyncIterator[httpx2.AsyncClient]:
    """The real application; Sanic keeps apps by name, so each test forgets its own."""
    app = build_app(ActionSettings(var=var))
    # Sanic rewrites its own methods at the first start, and fails at the second one in a process.
    app.config.TOUCHUP = False
    key = (var / KEY_FILE).read_text(encoding="ascii")
    transport = httpx2.ASGITransport(app)
    headers = {"Authorization": f"Bearer {key}"}
    async with (
        running(app),
        httpx2.AsyncClient(transport=transport, base_url="http://actions", headers=headers) as http,
    ):
        yield http
    Sanic.unregister_app(app)


@pytest.fixture
async def api(var: Path) -> AsyncIterator[httpx2.AsyncClient]:
    async with served(var) as http:
        yield http


@asynccontextmanager
async def running(app: Any) -> AsyncIterator[None]:
    """Start and stop an ASGI application as its server would."""
    inbox: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    outbox: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    lifespan = asyncio.create_task(app({"type": "lifespan", "asgi": {"version": "3.0"}}, inbox.get, outbox.put))
    await inbox.put({"type": "lifespan.startup"})
    assert (await outbox.get())["type"] == "lifespan.startup.complete"
    yield
    await inbox.put({"type": "lifespan.shutdown"})
    assert (await outbox.get())["type"] == "lifespan.shutdown.complete"
    await lifespan


async def texts(api: httpx2.AsyncClient, **wanted: str) -> list[str]:
    answer = await api.get("/record/unanswered", params=wanted)
    assert answer.status_code == 200
    return [item["text"] for item in answer.json()["items"]]


async def test_a_commune_sees_its_own_questions_grouped(api: httpx2.AsyncClient) -> None:
    (item,) = (await api.get("/record/unanswered", params={"province": "40", "commune": "16690"})).json()["items"]

    assert item["count"] == 2
    assert item["text"] in {"đổi biển số xe máy cũ", "doi bien so xe may cu"}
    assert (item["commune"], item["answer_type"], item["label"]) == ("16690", "fallback", None)
    assert item["first"] == item["last"] == today().isoformat()


async def test_a_province_sees_its_communes_and_no_others(api: httpx2.AsyncClient) -> None:
    items = (await api.get("/record/unanswered", params={"province": "40"})).json()["items"]

    assert {item["commune"] for item in items} == {"16690", "16681"}
    assert {item["label_name"] for item in items} == {None, "Tài khoản VNeID"}


async def test_what_cannot_be_placed_only_when_it_is_wanted(api: httpx2.AsyncClient) -> None:
    assert "mất giấy phép câu cá" not in await texts(api, province="40")
    assert "mất giấy phép câu cá" in await texts(api, province="40", unplaced="1")


async def test_what_is_dealt_with_comes_back_only_when_asked_again(api: httpx2.AsyncClient, var: Path) -> None:
    scope = {"province": "40", "commune": "16690"}
    (item,) = (await api.get("/record/unanswered", params=scope)).json()["items"]

    assert (await api.post(f"/record/unanswered/{item['id']}/done", params=scope)).status_code == 204
    assert await texts(api, **scope) == []

    store = Store(var / FILE)
    store.add(today(), [asked("đổi biển số xe máy cũ", "16690")])
    store.close()
    (again,) = (await api.get("/record/unanswered", params=scope)).json()["items"]
    assert again["count"] == 1


async def test_another_place_cannot_deal_with_it(api: httpx2.AsyncClient) -> None:
    (item,) = (await api.get("/record/unanswered", params={"province": "40", "commune": "16690"})).json()["items"]

    elsewhere = {"province": "79", "commune": "26740"}
    assert (await api.post(f"/record/unanswered/{item['id']}/done", params=elsewhere)).status_code == 404
    assert len(await texts(api, province="40", commune="16690")) == 1


@pytest.mark.parametrize("header", ["", "Bearer wrong", "Basic abc"])
async def test_nobody_without_the_key(api: httpx2.AsyncClient, header: str) -> None:
    answer = await api.get("/record/unanswered", params={"province": "40"}, headers={"Authorization": header})

    assert (answer.status_code, answer.content) == (401, b"")


@pytest.mark.parametrize("wanted", [{}, {"province": "x"}, {"province": "40", "commune": "' OR 1=1"}])
async def test_codes_are_codes(api: httpx2.AsyncClient, wanted: dict[str, str]) -> None:
    assert (await api.get("/record/unanswered", params=wanted)).status_code == 422


async def test_an_unreadable_record_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / FILE).write_bytes(b"no database at all, not even by chance" * 100)

    async with served(tmp_path) as http:
        assert (await http.get("/record/unanswered", params={"province": "40"})).status_code == 503


async def test_a_folder_that_takes_no_files_stops_nothing_but_this(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).mkdir()

    app = build_app(ActionSettings(var=tmp_path))
    app.config.TOUCHUP = False
    async with running(app), httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://actions") as http:
        assert (await http.get("/record/unanswered", params={"province": "40"})).status_code == 503
        assert (await http.get("/health")).status_code == 200
    Sanic.unregister_app(app)


def test_only_its_owner_reads_the_key(var: Path) -> None:
    build = build_app(ActionSettings(var=var))
    Sanic.unregister_app(build)

    assert (var / KEY_FILE).stat().st_mode & 0o777 == 0o600
