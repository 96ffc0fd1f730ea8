import pytest
from httpx2 import AsyncClient

SAIGON = {"lat": 10.7808, "lon": 106.6999}


async def center(client: AsyncClient, code: str) -> dict[str, object]:
    answer = await client.get(f"/v1/centers/{code}")
    assert answer.status_code == 200
    found: dict[str, object] = answer.json()
    return found


@pytest.mark.parametrize("code", ["26740", "26740-ttpvhcc"])
async def test_service_centre(client: AsyncClient, code: str) -> None:
    found = await center(client, code)
    assert found["name"] == "Trung tâm Phục vụ hành chính công phường Sài Gòn"
    assert (found["address"], found["phones"], found["distance_km"]) == ("45 - 47 Lê Duẩn", None, None)
    assert (found["lat"], found["lon"], found["point"]) == (10.78107, 106.69967, "office")
    assert found["open_now"] is True
    assert found["opening"] == {
        "state": "open",
        "until": "2026-11-23T11:30:00+07:00",
        "text": "Đang mở, nghỉ trưa lúc 11:30",
    }
    assert found["hours_label"] == "giờ hành chính chung, nên gọi trước"


async def test_committee_office_beside_a_centre_has_its_own_code(client: AsyncClient) -> None:
    assert (await center(client, "26740-ubnd"))["address"] == "47 Lê Duẩn"


async def test_committee_office_alone_carries_the_caution(client: AsyncClient) -> None:
    found = await center(client, "26737")
    assert found["name"] == "Trụ sở UBND phường Tân Định (nơi tiếp nhận có thể khác, nên gọi trước)"
    assert found["address"] == "58B Nguyễn Đình Chiểu (trụ sở UBND phường Đa Kao cũ)"
    assert [site["label"] for site in found["sites"]] == ["Cơ sở 1", "Cơ sở 2"]  # type: ignore[attr-defined]
    assert found["flags"] == ["temporary"]


async def test_commune_without_an_office_says_so(client: AsyncClient) -> None:
    found = await center(client, "25270")
    assert (found["address"], found["sites"], found["confidence"], found["point"]) == (None, [], "low", "inside")
    assert "chưa có địa chỉ" in str(found["note"])


async def test_own_hours_and_phone_go_before_the_common_ones(client: AsyncClient) -> None:
    found = await center(client, "25747")
    assert (found["hours_label"], found["phones"]) == ("giờ riêng", ["0274 000 0000"])
    assert found["confidence"] == "medium", "only a point inside the commune is known"


async def test_list_has_one_entry_a_commune(client: AsyncClient) -> None:
    items = (await client.get("/v1/centers", params={"province": "79"})).json()["items"]
    assert sorted(item["commune_code"] for item in items) == ["25747", "26737", "26740"]
    items = (await client.get("/v1/centers", params={"commune": "26740"})).json()["items"]
    assert [item["kind"] for item in items] == ["ttpvhcc"]


async def test_name_is_searched_without_diacritics(client: AsyncClient) -> None:
    items = (await client.get("/v1/centers", params={"q": "PHUONG sai gon"})).json()["items"]
    assert [item["commune_code"] for item in items] == ["26740"]
    assert (await client.get("/v1/centers", params={"q": "%"})).json()["items"] == []


async def test_unknown_centre(client: AsyncClient) -> None:
    answer = await client.get("/v1/centers/99999")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:motcua:problem:center-not-found")


async def test_nearest(client: AsyncClient) -> None:
    answer = (await client.post("/v1/centers/nearest", json=SAIGON | {"limit": 2})).json()
    assert [item["commune_code"] for item in answer["items"]] == ["26740", "26737"]
    assert answer["items"][0]["distance_km"] == 0.04
    assert (answer["home"], answer["procedure"]) == (None, None)


async def test_nearest_says_who_receives_the_procedure(client: AsyncClient) -> None:
    body = SAIGON | {"procedure": "1.014061"}
    answer = (await client.post("/v1/centers/nearest", json=body)).json()
    assert answer["procedure"] == {"code": "1.116410", "handled_by": "commune_police", "scope": None}
    unknown = await client.post("/v1/centers/nearest", json=SAIGON | {"procedure": "9.9"})
    assert unknown.status_code == 404


@pytest.mark.parametrize(
    "place", [{"lat": 48.85, "lon": 2.35}, {"lat": 106.7, "lon": 10.78}, {"lat": -10.7, "lon": 106.7}]
)
async def test_places_outside_the_country_are_refused_in_vietnamese(
    client: AsyncClient, place: dict[str, float]
) -> None:
    answer = await client.post("/v1/centers/nearest", json=place)
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("Vị trí này không nằm trong lãnh thổ Việt Nam")
    assert str(place["lat"]) not in answer.text


async def test_location_in_the_url_is_not_taken(client: AsyncClient) -> None:
    assert (await client.get("/v1/centers/nearest", params=SAIGON)).status_code in {404, 405}


async def test_the_week_of_a_centre(client: AsyncClient) -> None:
    found = (await client.get("/v1/centers/26740/week")).json()
    assert found["code"] == "26740-ttpvhcc"
    assert found["items"][0] == {
        "date": "2026-11-23",
        "kind": "ordinary",
        "name": None,
        "spans": [["07:30", "11:30"], ["13:30", "17:00"]],
    }
    assert (found["items"][1]["kind"], found["items"][1]["name"]) == ("closed", "Ngày Văn hóa Việt Nam")
    assert (await client.get("/v1/centers/99999/week")).status_code == 404
