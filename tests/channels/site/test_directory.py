"""What the pages remember of the directory."""

import httpx2
import pytest

from channels.errors import DirectoryUnavailable, PageNotFound
from channels.site.directory import CONTENT_SECONDS, MOMENT_SECONDS, DirectoryReader


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Answers(httpx2.AsyncBaseTransport):
    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.asked: list[str] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request.url.raw_path.decode())
        return httpx2.Response(self.status, json={"number": len(self.asked)})


def reader(answers: Answers, clock: Clock) -> DirectoryReader:
    return DirectoryReader(httpx2.AsyncClient(transport=answers), "http://directory", clock)


async def test_an_opening_state_is_never_staler_than_a_minute() -> None:
    answers, clock = Answers(), Clock()
    directory = reader(answers, clock)
    first = await directory.get("centers", "26740")
    clock.now = MOMENT_SECONDS - 1
    assert await directory.get("centers", "26740") == first
    clock.now = MOMENT_SECONDS + 1
    assert await directory.get("centers", "26740") != first
    # As long again in the browser.
    assert 2 * MOMENT_SECONDS <= 60


async def test_content_is_remembered_longer_and_not_for_ever() -> None:
    answers, clock = Answers(), Clock()
    directory = reader(answers, clock)
    first = await directory.get("units", "26740")
    clock.now = CONTENT_SECONDS - 1
    assert await directory.get("units", "26740") == first
    clock.now = CONTENT_SECONDS + 1
    assert await directory.get("units", "26740") != first


async def test_a_code_is_one_part_of_the_path() -> None:
    answers = Answers()
    await reader(answers, Clock()).get("units", "../centers?x=1")
    assert answers.asked == ["/v1/units/..%2Fcenters%3Fx%3D1"]


@pytest.mark.parametrize(("status", "error"), [(404, PageNotFound), (422, PageNotFound), (500, DirectoryUnavailable)])
async def test_errors(status: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        await reader(Answers(status), Clock()).get("units", "x")


async def test_that_nothing_is_known_is_remembered_and_that_it_is_down_is_not() -> None:
    missing, down = Answers(404), Answers(503)
    for answers, error in ((missing, PageNotFound), (down, DirectoryUnavailable)):
        directory = reader(answers, Clock())
        for _ in range(2):
            with pytest.raises(error):
                await directory.get("units", "x")
    assert (len(missing.asked), len(down.asked)) == (1, 2)
