from httpx import AsyncClient


async def test_question_with_sources_and_nulls(client: AsyncClient) -> None:
    found = (await client.get("/v1/faqs/id_card_valid")).json()
    assert found["answer"] == "Không phải đổi thẻ chỉ vì đổi tên xã."
    assert found["sources"] == [{"title": "Nghị quyết", "number": "190/2025/QH15", "date": "2025-02-19"}]
    assert (found["details"], found["links"], found["related_procedures"]) == (None, [], ["1.116410"])


async def test_every_question(client: AsyncClient) -> None:
    items = (await client.get("/v1/faqs")).json()["items"]
    assert [item["id"] for item in items] == ["id_card_valid"]


async def test_redirect(client: AsyncClient) -> None:
    found = (await client.get("/v1/redirects/passport")).json()
    assert (found["kind"], found["title"], found["url"]) == ("redirect", "Hộ chiếu", "https://dichvucong.gov.vn")


async def test_unknown(client: AsyncClient) -> None:
    assert (await client.get("/v1/faqs/none")).json()["type"] == "urn:motcua:problem:faq-not-found"
    assert (await client.get("/v1/redirects/none")).json()["type"] == "urn:motcua:problem:redirect-not-found"
