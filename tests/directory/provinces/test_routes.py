from typing import Any

import pytest
from httpx2 import AsyncClient

from directory.provinces.keywords import MOST, Matter, keywords


async def snapshot(client: AsyncClient, code: str) -> dict[str, Any]:
    answer = await client.get(f"/v1/provinces/{code}/snapshot")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def test_units_of_today_and_all_that_went_into_them(client: AsyncClient) -> None:
    units = (await snapshot(client, "79"))["units"]
    named = {(unit["n"], unit["t"] is None): unit for unit in units}

    assert named["Phường Bến Nghé", False]["b"] == [["26740", "whole"]]
    assert sorted(named["Phường Đa Kao", False]["b"]) == [["26737", "part"], ["26740", "part"]]
    assert named["Phường Bến Nghé", False]["d"] == "Quận 1"
    assert named["Phường Bến Nghé", False]["p"] is None
    assert named["Phường Phú Cường", False]["p"] == "Tỉnh Bình Dương"
    assert named["Tỉnh Bình Dương", False]["b"] == [["79", "whole"]]
    assert named["Phường Sài Gòn", True]["b"] == []
    assert named["Thành phố Hồ Chí Minh", True]["a"] == ["Sài Gòn"]
    assert not any(unit["c"] == "25270" for unit in units)


async def test_a_unit_that_only_changed_its_name_is_the_same_today(client: AsyncClient) -> None:
    units = (await snapshot(client, "75"))["units"]
    (renamed,) = (unit for unit in units if unit["n"] == "Xã Lộc Ninh")

    assert (renamed["b"], renamed["t"]) == ([["25270", "whole"]], "2026-04-29")


async def test_centres_without_what_the_moment_says(client: AsyncClient) -> None:
    centers = (await snapshot(client, "79"))["centers"]
    (own,) = (center for center in centers if center["commune_code"] == "25747")

    assert {center["commune_code"] for center in centers} == {"26740", "26737", "25747"}
    assert not {"opening", "open_now", "distance_km", "match"} & own.keys()
    assert own["hours_text"] == "thứ Hai – thứ Bảy 07:00–17:00; nghỉ Chủ nhật"
    assert own["phones"] == ["0274 000 0000"]


async def test_procedures_of_communes_whole_the_others_by_name(client: AsyncClient) -> None:
    procedures = {item["code"]: item for item in (await snapshot(client, "79"))["procedures"]}

    whole, named = procedures["1.001193"], procedures["1.000005"]
    detail = (await client.get("/v1/procedures/1.001193")).json()
    assert {name: whole[name] for name in detail} == detail
    assert named == {
        "detailed": False,
        "code": "1.000005",
        "name": "Khai hải quan đối với giấy khai sinh nhập khẩu",
        "short_name": "Khai hải quan đối với giấy khai sinh nhập khẩu",
        "field": "Hải quan",
        "url": "https://dichvucong.gov.vn/1.000005",
    }


async def test_questions_help_lines_and_what_others_do(client: AsyncClient) -> None:
    found = await snapshot(client, "79")

    assert [item["id"] for item in found["faqs"]] == ["id_card_valid"]
    assert [item["scope"] for item in found["contacts"]] == ["79", "VN"]
    assert [item["id"] for item in found["redirects"]] == ["passport"]
    assert found["province"] == {"code": "79", "name": "Thành phố Hồ Chí Minh"}


async def test_the_same_content_is_the_same_document(client: AsyncClient) -> None:
    first = await client.get("/v1/provinces/79/snapshot")
    again = await client.get("/v1/provinces/79/snapshot", headers={"If-None-Match": first.headers["etag"]})
    content = (await client.get("/health/ready")).json()["content_hash"]

    assert again.status_code == 304
    assert content.startswith(first.json()["version"])


@pytest.mark.parametrize("code", ["74", "99", "26740"])
async def test_only_provinces_of_today(client: AsyncClient, code: str) -> None:
    answer = await client.get(f"/v1/provinces/{code}/snapshot")

    assert (answer.status_code, answer.json()["type"]) == (404, "urn:motcua:problem:province-not-found")


def test_keywords_are_what_one_matter_is_asked_with_and_others_are_not() -> None:
    everyday = [f"tôi muốn làm giấy {name}" for name in "abcdefghijklmnopqrst"]
    others = {f"other-{at}": Matter(("x",), (text, text)) for at, text in enumerate(everyday)}
    birth = Matter(("Đăng ký khai sinh",), ("tôi sinh em bé làm giấy gì", "đặt tên cho bé", "em bé mới sinh"))

    found = keywords(others | {"birth": birth, "silent": Matter(("y",), ())})

    assert found["birth"] == ["be", "em"]
    assert found["silent"] == []


def test_keywords_are_few() -> None:
    many = " ".join(f"word{at}" for at in range(50))

    found = keywords({"a": Matter(("x",), (many, many)), "b": Matter(("y",), ("khác hẳn", "khác hẳn"))})

    assert len(found["a"]) == MOST
