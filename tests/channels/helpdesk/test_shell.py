"""The pages themselves."""

import json
from pathlib import Path

import pytest

from tests.channels.helpdesk.conftest import MANIFEST, Desk


async def test_without_any_account_the_page_says_how_to_make_one(fresh: Desk) -> None:
    page = await fresh.client.get("/quay")

    assert page.status_code == 200
    assert "python -m channels account add" in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize("path", ["/quay", "/quay/", "/quay/thu-tuc/1.001193"])
async def test_the_shell_loads_the_build_and_holds_no_data(desk: Desk, path: str) -> None:
    page = await desk.client.get(path)

    assert '<script type="module" src="/quay/app/desk-a1b2.js"></script>' in page.text
    assert '<link rel="stylesheet" href="/quay/app/desk-c3d4.css">' in page.text
    assert "sw.js" not in page.text
    assert "lan" not in page.text.replace('lang="vi"', "")
    await desk.sign_in()
    assert (await desk.client.get(path)).text == page.text


async def test_the_shell_may_run_only_what_we_serve(desk: Desk) -> None:
    for path in ("/quay", "/quay/dang-nhap"):
        headers = (await desk.client.get(path)).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert "noindex" in headers["x-robots-tag"]


async def test_what_is_named_by_its_content_is_kept_for_ever(desk: Desk) -> None:
    kept = {
        name: (await desk.client.get(f"/quay/app/{name}")).headers["cache-control"]
        for name in ("desk-a1b2.js", "desk-c3d4.css", "icon.svg")
    }

    assert "immutable" in kept["desk-a1b2.js"]
    assert "immutable" in kept["desk-c3d4.css"]
    assert kept["icon.svg"] == "no-cache"


async def test_the_service_worker_may_serve_the_whole_desk(desk: Desk) -> None:
    worker = await desk.client.get("/quay/sw.js")

    assert worker.headers["service-worker-allowed"] == "/quay"
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["cache-control"] == "no-cache"
    manifest = await desk.client.get("/quay/manifest.webmanifest")
    assert manifest.headers["content-type"] == "application/manifest+json"


@pytest.mark.parametrize("name", ["missing.js", "../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", ""])
async def test_nothing_but_the_build_is_served(desk: Desk, name: str) -> None:
    answer = await desk.client.get(f"/quay/app/{name}")

    assert "not of the build" not in answer.text
    assert answer.status_code in {200, 404}
    assert answer.status_code == 404 or "<!doctype html>" in answer.text


async def test_a_new_build_is_seen_without_a_restart(desk: Desk, dist: Path) -> None:
    before = (await desk.client.get("/quay/api/config")).json()["version"]
    changed = {"src/desk/main.ts": MANIFEST["src/desk/main.ts"] | {"file": "desk-e5f6.js"}}
    (dist / "manifest.json").write_text(json.dumps(changed), encoding="utf-8")

    assert "desk-e5f6.js" in (await desk.client.get("/quay")).text
    assert (await desk.client.get("/quay/api/config")).json()["version"] != before


async def test_without_a_build_the_page_says_so(desk: Desk, dist: Path) -> None:
    (dist / "manifest.json").unlink()

    assert "make web" in (await desk.client.get("/quay")).text


async def test_an_unknown_address_of_the_api_is_a_problem_not_a_page(signed_in: Desk) -> None:
    answer = await signed_in.get("nothing-here")

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
