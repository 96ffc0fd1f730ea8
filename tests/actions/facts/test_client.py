import httpx2
import pytest

from actions.facts.client import DirectoryClient, DirectoryDownError
from tests.actions.directory_double import DirectoryDouble


def client(answer) -> DirectoryClient:
    return DirectoryClient(httpx2.AsyncClient(base_url="http://directory", transport=httpx2.MockTransport(answer)))


async def test_records_are_kept_for_a_while_but_opening_states_are_not(directory: DirectoryDouble):
    for _ in range(3):
        await directory.client.procedure("1.001193")
        await directory.client.centers("26740")

    assert directory.asked.count("/v1/procedures/1.001193") == 1
    assert directory.asked.count("/v1/centers") == 3


@pytest.mark.parametrize(
    "answer",
    [
        lambda request: httpx2.Response(503),
        lambda request: httpx2.Response(200, text="<html>"),
        lambda request: httpx2.Response(200, json={"code": "1.001193"}),
    ],
)
async def test_no_usable_answer_is_the_directory_being_down(answer):
    with pytest.raises(DirectoryDownError):
        await client(answer).procedure("1.001193")


async def test_silence_is_the_directory_being_down(directory: DirectoryDouble):
    directory.down = True

    with pytest.raises(DirectoryDownError) as caught:
        await directory.client.resolve("phường bến nghé")
    assert "bến nghé" not in str(caught.value)


async def test_what_the_directory_does_not_know_is_none_or_empty(directory: DirectoryDouble):
    assert await directory.client.procedure("0.0") is None
    assert await directory.client.centers("00000") == []
    assert (await directory.client.resolve("không có")).status == "unknown"


async def test_new_fields_of_the_directory_are_ignored():
    found = await client(
        lambda request: httpx2.Response(
            200, json={"items": [{"code": "1", "name": "A", "level": "commune", "valid_to": None, "new_field": 1}]}
        )
    ).unit("1")

    assert found is not None
    assert found.public() == {
        "code": "1",
        "name": "A",
        "level": "commune",
        "province_code": None,
        "province_name": None,
        "valid_from": None,
        "valid_to": None,
    }
