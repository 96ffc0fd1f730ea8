"""The action server: Rasa's one custom action, served on loopback."""

import asyncio
import logging
import warnings
from collections.abc import Callable
from typing import Any

import httpx2
from rasa_sdk import Action, Tracker
from rasa_sdk.endpoint import create_app
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from sanic import Sanic

from actions.decide.decide import apologise, decide
from actions.decide.interpret import interpret
from actions.decide.memory import read_memory, write_memory
from actions.decide.reply import Reply
from actions.decide.turn import read_turn
from actions.facts.client import DirectoryClient, DirectoryError
from actions.gather import gather
from actions.record.api import record_api
from actions.record.entry import Unanswered, unanswered
from actions.record.recorder import Recorder
from actions.record.store import FILE
from actions.settings import ActionSettings
from nlu.notice import Notice

LOOPBACK = "127.0.0.1"
logger = logging.getLogger(__name__)


class ActionAnswer(Action):  # type: ignore[misc]
    """Answers every message."""

    def __init__(
        self, directory: DirectoryClient, notice: Callable[[], str], note: Callable[[Unanswered], None] | None = None
    ) -> None:
        """Take what the action works with.

        Args:
            directory: client of the directory.
            notice: tells the operator's notice of this moment; may be empty.
            note: takes the messages that got no answer of their own; it must not wait or fail.
        """
        self._directory = directory
        self._notice = notice
        self._note = note

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Answer the latest message and remember what it was about.

        Args:
            dispatcher: takes the reply.
            tracker: the conversation.
            domain: Rasa's domain, unused.

        Returns:
            The slots, all of them.
        """
        reply = await self._reply(tracker)
        dispatcher.utter_message(
            text=reply.text,
            buttons=[{"title": button.title, "payload": button.ref} for button in reply.buttons],
            json_message={"answer": reply.answer},
        )
        return [SlotSet(name, value) for name, value in write_memory(reply.memory).items()]

    async def _reply(self, tracker: Tracker) -> Reply:
        memory = read_memory(tracker.slots)
        turn = read_turn(tracker.latest_message)
        request = interpret(turn, memory)
        try:
            facts = await gather(request, turn, memory, self._directory)
        except DirectoryError:
            logger.warning("the directory did not answer a %s request", request.kind)
            return apologise(memory, self._notice())
        reply = decide(request, memory, facts, self._notice())
        entry = unanswered(tracker.latest_message, turn, request, reply)
        if entry is not None and self._note is not None:
            self._note(entry)
        return reply


def build_app(settings: ActionSettings) -> Sanic[Any, Any]:
    """Build the server.

    Args:
        settings: port, directory, notice, record of what was not understood.

    Returns:
        The Sanic application of the Rasa SDK with the one action registered.
    """
    limits = httpx2.Limits(max_connections=50, max_keepalive_connections=20)
    http = httpx2.AsyncClient(base_url=settings.directory_url, timeout=settings.directory_timeout, limits=limits)
    recorder = Recorder(settings.var / FILE, settings.unanswered_days)
    executor = ActionExecutor()
    executor.register_action(
        ActionAnswer(DirectoryClient(http), Notice(settings.var, settings.notice).text, recorder.note)
    )
    app: Sanic[Any, Any] = create_app(executor, cors_origins=None)
    app.blueprint(record_api(settings))

    @app.before_server_start
    async def _open(_: Sanic[Any, Any]) -> None:
        recorder.start()

    @app.after_server_stop
    async def _close(_: Sanic[Any, Any]) -> None:
        await http.aclose()
        await asyncio.to_thread(recorder.stop)

    return app


def configure_logs() -> None:
    """Log at INFO; HTTP clients only from WARNING, because the addresses they log carry what a person typed."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # The SDK is newer than Rasa on purpose; that this pair works is measured and tested.
    warnings.filterwarnings("ignore", message="Your versions of rasa and rasa_sdk")
    for name in ("httpx2", "httpcore2", "rasa_sdk", "sanic.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
