from httpx2 import AsyncClient


async def names(client: AsyncClient, **params: str) -> list[str]:
    return [item["name"] for item in (await client.get("/v1/contacts", params=params)).json()["items"]]


async def test_nationwide(client: AsyncClient) -> None:
    assert await names(client) == ["Cổng Dịch vụ công quốc gia"]


async def test_the_province_comes_first(client: AsyncClient) -> None:
    assert await names(client, province="79") == ["Tổng đài 1022", "Cổng Dịch vụ công quốc gia"]
