"""Unanswered questions and correction reports of the account's commune or province."""

from pathlib import Path

import pytest

from channels.helpdesk.audit import Event
from channels.reports.schemas import About
from tests.channels.helpdesk.conftest import QUESTION, Desk, Network


@pytest.fixture
def reported(signed_in: Desk) -> dict[str, int]:
    store = signed_in.app.state.reports
    places = {
        "own": About("/trung-tam/26740", "26740", "79", "26740"),
        "neighbour": About("/trung-tam/26737", "26737", "79", "26737"),
        "elsewhere": About("/trung-tam/25270", "25270", "75", "25270"),
        "country": About("/thu-tuc/1.001193", "1.001193"),
    }
    return {name: store.add(about, "other", f"sai ở {name}") for name, about in places.items()}


async def seen(desk: Desk, **parameters: str) -> set[int]:
    answer = await desk.get("reports", **parameters)
    assert answer.status_code == 200
    return {item["id"] for item in answer.json()["items"]}


async def test_questions_of_the_own_commune(signed_in: Desk, network: Network) -> None:
    items = (await signed_in.get("unanswered")).json()["items"]

    assert items == [{name: value for name, value in QUESTION.items() if name != "examples"}]
    assert dict(network.record[0].url.params) == {"province": "79", "commune": "26740"}


async def test_an_editor_of_the_province_also_sees_what_nobody_can_place(desk: Desk, network: Network) -> None:
    desk.add("minh", commune=None, role="editor")
    await desk.sign_in("minh")
    await desk.get("unanswered")

    assert dict(network.record[0].url.params) == {"province": "79", "unplaced": "1"}


async def test_one_click_deals_with_a_question(signed_in: Desk, network: Network) -> None:
    assert (await signed_in.post(f"unanswered/{QUESTION['id']}/done")).status_code == 204

    assert (network.record[-1].method, network.record[-1].url.params["commune"]) == ("POST", "26740")
    assert signed_in.app.state.helpdesk.audit.latest(1)[0][1:] == (Event.QUESTION_DONE, 1)


@pytest.mark.parametrize(("name", "status"), [("11ff00ff00ff00ff", 404), ("nonsense", 422), ("..%2f..%2fhealth", 405)])
async def test_no_other_question_can_be_dealt_with(signed_in: Desk, name: str, status: int) -> None:
    assert (await signed_in.post(f"unanswered/{name}/done")).status_code == status


async def test_without_the_record_the_desk_says_so(signed_in: Desk, network: Network, var: Path) -> None:
    network.down.add(5055)
    assert (await signed_in.get("unanswered")).status_code == 503
    network.down.clear()
    (var / "record.key").write_text("another", encoding="ascii")
    assert (await signed_in.get("unanswered")).status_code == 503
    (var / "record.key").unlink()
    answer = await signed_in.get("unanswered")
    assert (answer.status_code, answer.json()["title"]) == (503, "Sổ câu hỏi đang bận")


async def test_a_commune_sees_its_own_reports(signed_in: Desk, reported: dict[str, int]) -> None:
    (item,) = (await signed_in.get("reports", state="new")).json()["items"]

    assert (item["id"], item["page"], item["text"]) == (reported["own"], "/trung-tam/26740", "sai ở own")
    assert item["state"] == "new"
    assert item["kind_title"]


async def test_a_province_sees_all_of_its_reports_and_an_editor_the_country_s(
    desk: Desk, signed_in: Desk, reported: dict[str, int]
) -> None:
    desk.add("tinh", commune=None)
    await desk.sign_in("tinh")
    assert await seen(desk) == {reported["own"], reported["neighbour"]}
    desk.add("minh", commune=None, role="editor")
    await desk.sign_in("minh")
    assert await seen(desk) == {reported["own"], reported["neighbour"], reported["country"]}


async def test_one_click_deals_with_a_report(signed_in: Desk, reported: dict[str, int]) -> None:
    assert (await signed_in.post(f"reports/{reported['own']}/done")).status_code == 204

    assert await seen(signed_in) == set()
    assert await seen(signed_in, state="done") == {reported["own"]}
    assert signed_in.app.state.helpdesk.audit.latest(1)[0][1:] == (Event.REPORT_DONE, 1)


@pytest.mark.parametrize("name", ["neighbour", "elsewhere", "country"])
async def test_no_other_report_can_be_dealt_with(signed_in: Desk, reported: dict[str, int], name: str) -> None:
    answer = await signed_in.post(f"reports/{reported[name]}/done")

    assert (answer.status_code, answer.json()["detail"]) == (404, "Không có báo sai này trong phần việc của ông/bà.")


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999"])
async def test_numbers_are_numbers(signed_in: Desk, number: str) -> None:
    assert (await signed_in.post(f"reports/{number}/done")).status_code == 422
