from httpx2 import AsyncClient


async def test_known_facts_and_nulls(client: AsyncClient) -> None:
    found = (await client.get("/v1/procedures/1.001193")).json()
    assert found["documents"] == [{"text": "Giấy chứng sinh", "note": "bản chính"}]
    assert found["fee"] == {"text": "Do tỉnh quy định", "amount_vnd": None, "set_by_province": True}
    assert (found["linked"], found["linked_group"], found["requested_code"]) == (["1.116410"], "birth", "1.001193")
    assert (found["time"], found["online"], found["steps"], found["result"]) == (None, None, None, None)


async def test_replaced_code_answers_through_its_successor(client: AsyncClient) -> None:
    found = (await client.get("/v1/procedures/1.014061")).json()
    assert (found["code"], found["requested_code"]) == ("1.116410", "1.014061")


async def test_known_by_name_alone(client: AsyncClient) -> None:
    found = (await client.get("/v1/procedures/1.000005")).json()
    assert (found["documents"], found["handled_by"], found["confidence"]) == (None, None, "low")
    assert found["url"] == "https://dichvucong.gov.vn/1.000005"


async def test_unknown_procedure_and_group(client: AsyncClient) -> None:
    assert (await client.get("/v1/procedures/9.9")).json()["type"] == "urn:motcua:problem:procedure-not-found"
    assert (await client.get("/v1/linked-groups/wedding")).status_code == 404


async def test_linked_group(client: AsyncClient) -> None:
    found = (await client.get("/v1/linked-groups/birth")).json()
    assert (found["codes"], found["why"]) == (["1.001193", "1.116410"], "Một lần cho cả hai.")


async def test_search_by_everyday_words(client: AsyncClient) -> None:
    for text in ("lam giay khai sinh", "khai sanh cho cháu", "sinh em bé xong ra phường"):
        items = (await client.get("/v1/procedures/search", params={"q": text})).json()["items"]
        assert items[0]["code"] == "1.001193", text
        assert items[0]["detailed"] is True
        assert 0 < items[0]["score"] <= 1


async def test_search_without_a_match(client: AsyncClient) -> None:
    assert (await client.get("/v1/procedures/search", params={"q": "zzz"})).json() == {"items": []}


async def test_every_name_is_listed_once_and_replaced_codes_are_not(client: AsyncClient) -> None:
    items = (await client.get("/v1/procedures")).json()["items"]
    assert [(item["code"], item["detailed"]) for item in items] == [
        ("1.000005", False),
        ("1.001193", True),
        ("1.116410", True),
    ]
