import pytest
from httpx2 import AsyncClient


async def test_question_with_sources_and_nulls(client: AsyncClient) -> None:
    found = (await client.get("/v1/faqs/id_card_valid")).json()
    assert found["answer"] == "Không phải đổi thẻ chỉ vì đổi tên xã."
    assert found["sources"] == [{"title": "Nghị quyết", "number": "190/2025/QH15", "date": "2025-02-19"}]
    assert (found["details"], found["links"], found["related_procedures"]) == (None, [], ["1.116410"])


async def test_every_question(client: AsyncClient) -> None:
    items = (await client.get("/v1/faqs")).json()["items"]
    assert [item["id"] for item in items] == ["id_card_valid"]


@pytest.mark.parametrize("text", ["đổi thẻ căn cước", "sap nhap co phai doi cccd khong"])
async def test_questions_are_found_in_everyday_words(client: AsyncClient, text: str) -> None:
    (found,) = (await client.get("/v1/faqs/search", params={"q": text})).json()["items"]
    assert (found["id"], found["title"]) == ("id_card_valid", "Có phải đổi thẻ căn cước không")
    assert 0 < found["score"] <= 1


async def test_nothing_in_common_is_nothing_found(client: AsyncClient) -> None:
    assert (await client.get("/v1/faqs/search", params={"q": "zzz"})).json()["items"] == []


async def test_redirect(client: AsyncClient) -> None:
    found = (await client.get("/v1/redirects/passport")).json()
    assert (found["kind"], found["title"], found["url"]) == ("redirect", "Hộ chiếu", "https://dichvucong.gov.vn")


async def test_unknown(client: AsyncClient) -> None:
    assert (await client.get("/v1/faqs/none")).json()["type"] == "urn:motcua:problem:faq-not-found"
    assert (await client.get("/v1/redirects/none")).json()["type"] == "urn:motcua:problem:redirect-not-found"
