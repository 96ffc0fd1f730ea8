"""What the desk looks up."""

import gzip
import json
from typing import Any

import pytest

from channels.helpdesk.directory import Directory
from channels.helpdesk.finding import search
from channels.helpdesk.snapshots import Snapshots
from tests.channels.helpdesk.conftest import Desk, Network


async def found(desk: Desk, text: str, **more: str) -> list[tuple[str, str]]:
    answer = await desk.get("search", q=text, **more)
    assert answer.status_code == 200
    items = answer.json()["items"]
    assert [item["score"] for item in items] == sorted((item["score"] for item in items), reverse=True)
    return [(item["kind"], item["title"]) for item in items]


async def snapshot(desk: Desk, **parameters: str) -> dict[str, Any]:
    answer = await desk.get("snapshot", **parameters)
    assert answer.status_code == 200
    return answer.json()


async def test_the_snapshot_is_of_the_own_province_unless_another_is_asked_for(signed_in: Desk) -> None:
    assert (await snapshot(signed_in))["province"] == {"code": "79", "name": "Thành phố Hồ Chí Minh"}
    assert (await snapshot(signed_in, province="75"))["province"]["name"] == "Thành phố Đồng Nai"
    unknown = await signed_in.get("snapshot", province="99")
    assert (unknown.status_code, unknown.json()["detail"]) == (404, "Không có tỉnh, thành phố mang mã này.")


async def test_the_snapshot_travels_packed_once_and_not_again(signed_in: Desk) -> None:
    first = await signed_in.get("snapshot")
    again = await signed_in.client.get("/quay/api/snapshot", headers={"If-None-Match": first.headers["etag"]})
    changed = await signed_in.client.get("/quay/api/snapshot", headers={"If-None-Match": 'W/"old", W/"older"'})

    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["cache-control"] == "private, no-cache"
    assert "Cookie" in first.headers["vary"]
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert changed.status_code == 200


async def test_a_snapshot_is_built_once_for_each_version(signed_in: Desk, network: Network) -> None:
    for _ in range(3):
        await snapshot(signed_in)

    assert network.asked.count("/v1/provinces/79/snapshot") == 1
    assert network.asked.count("/health/ready") == 1


async def test_new_content_is_seen_within_a_minute(network: Network) -> None:
    class Changing(Directory):
        content = "1"

        async def get(self, path: str, **_: str | int | None) -> Any:
            return {"content_hash": self.content} if path == "/health/ready" else {"version": self.content}

    now = 0.0
    directory = Changing.__new__(Changing)
    kept = Snapshots(directory, lambda: now)
    first = await kept.of("79")
    directory.content = "2"
    same = await kept.of("79")
    now = 61.0
    later = await kept.of("79")

    assert same is first
    assert json.loads(gzip.decompress(later.body)) == {"version": "2"}
    assert later.etag != first.etag


async def test_with_the_directory_down_what_was_read_goes_on(signed_in: Desk, network: Network) -> None:
    before = await snapshot(signed_in)
    network.down.add(8000)
    signed_in.app.state.helpdesk.snapshots._asked = float("-inf")

    assert await snapshot(signed_in) == before
    other = await signed_in.get("snapshot", province="75")
    assert (other.status_code, other.headers["retry-after"]) == (503, "5")


async def test_one_box_finds_places_procedures_and_questions(signed_in: Desk) -> None:
    assert ("unit", "Phường Sài Gòn") in await found(signed_in, "sài gòn")
    assert ("center", "Trung tâm Phục vụ hành chính công phường Sài Gòn") in await found(signed_in, "phuong sai gon")
    assert ("procedure", "Đăng ký khai sinh") in await found(signed_in, "giay khai sinh")
    assert ("faq", "Có phải đổi thẻ căn cước không") in await found(signed_in, "sap nhap co phai doi cccd khong")


async def test_a_former_unit_says_what_it_is_today(signed_in: Desk) -> None:
    items = (await signed_in.get("search", q="bến nghé")).json()["items"]
    (unit,) = (item for item in items if item["kind"] == "unit")

    assert unit["title"] == "Phường Bến Nghé"
    assert unit["subtitle"] == "Quận 1, Thành phố Hồ Chí Minh (cũ) → nay thuộc Phường Sài Gòn"


@pytest.mark.parametrize(("places", "expected"), [(True, ["likely"]), (False, ["likely", "chance"])])
async def test_beside_a_place_only_likely_procedures_are_shown(places: bool, expected: list[str]) -> None:
    unit = {"code": "1", "name": "Phường Bến Nghé", "level": "commune", "district_name": None, "valid_from": None}
    unit |= {"province_name": "Thành phố Hồ Chí Minh", "valid_to": None, "became": []}
    shown = {"field": "", "detailed": True}
    answers = {
        "/v1/units": [unit] if places else [],
        "/v1/procedures/search": [
            {"code": name, "name": name, "short_name": name, "score": score} | shown
            for name, score in (("likely", 0.8), ("chance", 0.1))
        ],
    }

    class Answering(Directory):
        async def get(self, path: str, **_: str | int | None) -> Any:
            return {"items": answers.get(path, [])}

    items = await search(Answering.__new__(Answering), "ben nghe", "79")
    assert [item.code for item in items if item.kind == "procedure"] == expected


async def test_an_address_in_free_words_is_understood(signed_in: Desk) -> None:
    assert ("unit", "Phường Sài Gòn") in await found(signed_in, "p bến nghé, q.1")


@pytest.mark.parametrize("text", ["", "   ", "zzzz", "%", "' OR 1=1 --"])
async def test_nothing_is_found_for_nothing(signed_in: Desk, text: str) -> None:
    assert await found(signed_in, text) == []


async def test_search_with_the_directory_down_says_so(signed_in: Desk, network: Network) -> None:
    network.down.add(8000)

    answer = await signed_in.get("search", q="khai sinh")

    assert (answer.status_code, answer.json()["detail"]) == (
        503,
        "Danh bạ chưa trả lời, xin thử lại sau ít phút.",
    )


async def test_a_centre_comes_with_its_opening_state_of_now(signed_in: Desk) -> None:
    card = (await signed_in.get("card", kind="center", code="26740")).json()

    assert card["item"]["opening"]["state"] == "open"
    assert card["item"]["hours_text"] == "thứ Hai – thứ Sáu 07:30–11:30, 13:30–17:00; nghỉ thứ Bảy, Chủ nhật"
    assert card["centers"] == []


async def test_a_split_unit_comes_with_every_centre_it_may_belong_to(signed_in: Desk) -> None:
    card = (await signed_in.get("card", kind="unit", code="26737")).json()

    assert {center["commune_code"] for center in card["centers"]} == {"26737", "26740"}


@pytest.mark.parametrize(
    ("kind", "code", "status"),
    [
        ("procedure", "1.001193", 200),
        ("faq", "id_card_valid", 200),
        ("procedure", "9.999999", 404),
        ("unit", "99999", 404),
        ("center", "../health", 422),
        ("secret", "x", 422),
    ],
)
async def test_cards_of_every_kind(signed_in: Desk, kind: str, code: str, status: int) -> None:
    assert (await signed_in.get("card", kind=kind, code=code)).status_code == status


async def test_no_shared_cache_keeps_what_the_api_answers(signed_in: Desk) -> None:
    for path in ("me", "search?q=a", "card?kind=unit&code=26740", "config", "nothing-here"):
        assert (await signed_in.client.get(f"/quay/api/{path}")).headers["cache-control"] == "no-store"
