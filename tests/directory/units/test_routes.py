import pytest
from httpx2 import AsyncClient

SAIGON_WARD = {
    "code": "26740",
    "name": "Phường Sài Gòn",
    "level": "commune",
    "province_code": "79",
    "province_name": "Thành phố Hồ Chí Minh",
    "district_name": None,
    "valid_from": "2025-07-01",
    "valid_to": None,
}
BEN_NGHE = SAIGON_WARD | {
    "name": "Phường Bến Nghé",
    "district_name": "Quận 1",
    "valid_from": None,
    "valid_to": "2025-06-30",
}


async def names(client: AsyncClient, **params: str) -> list[str]:
    answer = await client.get("/v1/units", params=params)
    assert answer.status_code == 200
    return [unit["name"] for unit in answer.json()["items"]]


async def test_former_unit_is_found_with_what_it_became(client: AsyncClient) -> None:
    answer = await client.get("/v1/units", params={"q": "ben ngh"})
    assert answer.json() == {"items": [BEN_NGHE | {"became": [SAIGON_WARD]}]}


@pytest.mark.parametrize("text", ["Phường Sài", "sài g", "SAI GON", "phuong sai gon", "sài gòn"])
async def test_prefix_in_any_spelling(client: AsyncClient, text: str) -> None:
    assert "Phường Sài Gòn" in await names(client, q=text)


async def test_nicknames_are_found(client: AsyncClient) -> None:
    assert await names(client, q="sài gòn", level="province") == ["Thành phố Hồ Chí Minh"]


async def test_exact_diacritics_come_first(client: AsyncClient) -> None:
    assert (await names(client, q="phú"))[0] == "Phường Phú Cường"


async def test_province_filter_reaches_into_the_former_one(client: AsyncClient) -> None:
    assert await names(client, q="phu cuong", province="79") == ["Phường Phú Cường"]
    assert await names(client, q="phu cuong", province="74") == ["Phường Phú Cường"]
    assert await names(client, q="phu cuong", province="75") == []


async def test_without_text_only_present_units(client: AsyncClient) -> None:
    assert await names(client, level="province") == ["Thành phố Đồng Nai", "Thành phố Hồ Chí Minh"]


@pytest.mark.parametrize("text", ["%", "a_", "'", '"', "\\", "ben%"])
async def test_signs_mean_nothing(client: AsyncClient, text: str) -> None:
    assert await names(client, q=text) == []


async def test_code_tells_every_unit_that_bore_it(client: AsyncClient) -> None:
    items = (await client.get("/v1/units/26740")).json()["items"]
    assert [(item["name"], item["valid_from"]) for item in items] == [
        ("Phường Sài Gòn", "2025-07-01"),
        ("Phường Bến Nghé", None),
    ]
    assert [(link["unit"]["name"], link["extent"], link["agreement"]) for link in items[0]["came_from"]] == [
        ("Phường Bến Nghé", "whole", "agreed"),
        ("Phường Đa Kao", "part", "doubtful"),
    ]


async def test_split_unit_has_both_successors_with_notes(client: AsyncClient) -> None:
    items = (await client.get("/v1/units/26737")).json()["items"]
    assert {(link["unit"]["name"], link["note"]) for link in items[1]["became"]} == {
        ("Phường Tân Định", "phía bắc"),
        ("Phường Sài Gòn", "phía nam"),
    }


async def test_renamed_unit_became_its_new_name(client: AsyncClient) -> None:
    newest, renamed = (await client.get("/v1/units/25270")).json()["items"]
    assert newest["aliases"] == ["Xã Lộc Ninh"]
    assert newest["province_name"] == "Thành phố Đồng Nai"
    assert [link["unit"]["name"] for link in renamed["became"]] == ["Phường Lộc Ninh"]


async def test_former_province_became_the_present_one(client: AsyncClient) -> None:
    items = (await client.get("/v1/units/74")).json()["items"]
    assert [link["unit"]["name"] for link in items[0]["became"]] == ["Thành phố Hồ Chí Minh"]


async def test_unknown_code(client: AsyncClient) -> None:
    answer = await client.get("/v1/units/99999")
    assert answer.status_code == 404
    assert answer.json()["type"] == "urn:motcua:problem:unit-not-found"


async def test_address_is_resolved(client: AsyncClient) -> None:
    answer = (await client.get("/v1/units/resolve", params={"q": "p. bến nghé, quận 1"})).json()
    assert (answer["status"], answer["old"], answer["new"]) == ("resolved", [BEN_NGHE], [SAIGON_WARD])


async def test_split_commune_is_asked_about(client: AsyncClient) -> None:
    answer = (await client.get("/v1/units/resolve", params={"q": "phường đa kao quận 1"})).json()
    assert (answer["status"], answer["reason"], answer["new"]) == ("choose", "split_commune", [])
    assert {found["unit"]["name"] for found in answer["candidates"]} == {"Phường Tân Định", "Phường Sài Gòn"}
    assert all(found["old"]["name"] == "Phường Đa Kao" for found in answer["candidates"])


async def test_nonsense_is_unknown(client: AsyncClient) -> None:
    answer = (await client.get("/v1/units/resolve", params={"q": "xin chào buổi sáng"})).json()
    assert (answer["status"], answer["new"], answer["candidates"]) == ("unknown", [], [])
