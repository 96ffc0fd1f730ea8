from collections.abc import Callable
from typing import Any

import pytest

from actions.decide.decide import decide
from actions.decide.interpret import interpret
from actions.decide.memory import read_memory, write_memory
from actions.decide.reply import Reply
from actions.decide.turn import read_turn
from actions.gather import gather
from tests.actions.directory_double import DirectoryDouble


class Conversation:
    """Talks to the pure core the way Rasa would: memory goes through JSON slots between two messages."""

    def __init__(self, directory: DirectoryDouble, notice: str = "") -> None:
        self.directory = directory
        self.notice = notice
        self.slots: dict[str, Any] = {}

    async def says(
        self,
        label: str,
        *,
        text: str = "câu hỏi của một người dân",
        places: tuple[str, ...] = (),
        facets: tuple[str, ...] = (),
        **more: Any,
    ) -> Reply:
        """Send words that were understood as `label`."""
        carried = {
            "label": label,
            "decision": more.pop("decision", "decline" if label == "nlu_fallback" else "answer"),
            "ranking": [
                {"label": item, "confidence": sure}
                for item, sure in more.pop("scores", [(item, 0.2) for item in more.pop("ranking", ())])
            ],
            "facets": list(facets),
            "places": [{"text": place, "start": 0, "end": 0} for place in places],
            "others": list(more.pop("others", ())),
            "text": text,
            "bare": more.pop("bare", False),
        }
        assert not more
        return await self._turn({"text": text, "intent": {"name": label.partition("/")[0]}, "understanding": carried})

    async def presses(self, ref: str) -> Reply:
        return await self._turn({"text": f'/pick{{"ref": "{ref}"}}', "intent": {"name": "pick"}})

    async def shares(self, near: str, home: str = "null") -> Reply:
        text = f'/location{{"near": {near}, "home": {home}}}'
        return await self._turn({"text": text, "intent": {"name": "location"}})

    async def _turn(self, message: dict[str, Any]) -> Reply:
        memory, turn = read_memory(self.slots), read_turn(message)
        request = interpret(turn, memory)
        reply = decide(request, memory, await gather(request, turn, memory, self.directory.client), self.notice)
        self.slots = write_memory(reply.memory)
        return reply


@pytest.fixture
def directory() -> DirectoryDouble:
    return DirectoryDouble()


@pytest.fixture
def conversation(directory: DirectoryDouble) -> Conversation:
    return Conversation(directory)


@pytest.fixture
def titles() -> Callable[[Reply], list[str]]:
    return lambda reply: [button.title for button in reply.buttons]
