from http import HTTPStatus

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from directory import errors
from directory.problems import documented, problem


def tree(root: type[errors.DirectoryError]) -> list[type[errors.DirectoryError]]:
    return [root, *(found for child in root.__subclasses__() for found in tree(child))]


def test_every_error_has_its_own_slug_and_vietnamese_words() -> None:
    every = tree(errors.DirectoryError)
    assert len({error.slug for error in every}) == len(every)
    assert all(error.title and isinstance(error.status, HTTPStatus) for error in every)


def test_errors_are_also_the_builtin_ones() -> None:
    assert issubclass(errors.UnitNotFoundError, LookupError)
    assert issubclass(errors.OutsideVietnamError, ValueError)


def test_documented_errors_carry_an_example() -> None:
    content = documented(errors.UnitNotFoundError)[404]["content"]["application/problem+json"]
    assert content["examples"]["unit-not-found"]["value"] == problem(errors.UnitNotFoundError()).model_dump(
        exclude_none=True
    )


@pytest.mark.parametrize(
    ("path", "field", "detail"),
    [
        ("/v1/units/resolve", "query.q", "chưa có"),
        ("/v1/units?limit=0", "query.limit", "quá nhỏ"),
        ("/v1/units?limit=x", "query.limit", "phải là số nguyên"),
        ("/v1/units?level=village", "query.level", "không phải giá trị được nhận"),
        ("/v1/units?q=" + "bí mật" * 40, "query.q", "quá dài"),
    ],
)
async def test_invalid_requests_name_the_field_and_never_the_value(
    client: AsyncClient, path: str, field: str, detail: str
) -> None:
    answer = await client.get(path)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["type"], body["status"]) == ("urn:motcua:problem:invalid-request", 422)
    assert body["errors"] == [{"field": field, "detail": detail}]
    assert "bí mật" not in answer.text


async def test_bodies_that_are_no_json(client: AsyncClient) -> None:
    answer = await client.post("/v1/centers/nearest", content=b"{", headers={"content-type": "application/json"})
    assert answer.json()["errors"][0]["detail"] == "không phải JSON"


async def test_unknown_paths_and_methods(client: AsyncClient) -> None:
    nowhere = await client.get("/nowhere")
    assert (nowhere.status_code, nowhere.json()["type"]) == (404, "urn:motcua:problem:not-found")
    wrong = await client.delete("/v1/faqs")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET")
    assert wrong.headers["content-type"] == "application/problem+json"


async def test_our_own_fault_is_told_without_details_and_logged_without_text(
    app: FastAPI, client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    class BrokenRanker:
        def rank(self, text: str, _limit: int) -> list[tuple[str, float]]:
            raise RuntimeError(f"cannot read {text}")

    snapshot = app.state.directory.snapshot
    object.__setattr__(snapshot, "ranker", BrokenRanker())
    answer = await client.get("/v1/procedures/search", params={"q": "số 012345678901"})
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:motcua:problem:internal-error"
    assert "RuntimeError" in caplog.text
    assert "012345678901" not in caplog.text + answer.text
