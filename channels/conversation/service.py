"""What the endpoints and the plain page do with a conversation."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import httpx2
from sqlalchemy.exc import SQLAlchemyError

from channels.chat.service import CHANNEL
from channels.conversation.answers import Answers
from channels.conversation.bell import Bell, heard
from channels.conversation.feedback import Feedback
from channels.conversation.leases import Leases
from channels.conversation.points import Points
from channels.conversation.records import PLACE, Message, Question
from channels.conversation.schemas import Opinion, Sent
from channels.conversation.store import Log
from channels.conversation.worker import Worker
from channels.database import Database
from channels.errors import BadMessage, NotFound, NotStored
from channels.identity import Identity
from channels.settings import ChannelSettings
from channels.turns import Turns, clean
from channels.wording import say

# Only messages that arrive through another process are found by looking again; SQLite has one process.
LOOK_AGAIN = {"postgresql": 1.0, "sqlite": 20.0}


class Conversations:
    """The conversations of the web."""

    def __init__(self, settings: ChannelSettings, client: httpx2.AsyncClient, database: Database, turns: Turns) -> None:
        """Compose the service of its parts; the tables are made when it starts running."""
        self._turns = turns
        self._work = database.work
        self._identity = Identity.kept_in(settings.var)
        self._log = Log(database.engine, settings.inbox_limit)
        self._feedback = Feedback(database.engine)
        self._look_again = LOOK_AGAIN[database.engine.dialect.name]
        self.bell = Bell()
        leases = Leases(database.engine)
        answers = Answers(turns, Points(client, settings.directory_url), settings.answer_patience)
        silence, most = settings.conversation_silence, settings.conversations
        self._worker = Worker(self._log, leases, answers, database.work, self.bell, silence, most)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer messages while the context lasts."""
        await self._work(self._log.create)
        async with self._worker.running():
            yield

    def close(self) -> None:
        """Let everybody who waits for a message go: the service stops."""
        self.bell.close()

    async def accept(self, sent: Sent, address: str) -> int:
        """Store a message and see to its answer; return its number.

        Raises:
            TooManyMessages: over the rate limit.
            BadMessage: there is nothing to answer.
            InboxFull: too many messages wait.
            NotStored: the database does not write; the browser sends again.
        """
        name = self._name(sent.session_id)
        self._turns.count(f"{CHANNEL}:{sent.session_id}", address)
        question = _question(sent)
        try:
            number, new = await self._work(self._log.accept, name, sent.message_id, question)
        except SQLAlchemyError as error:
            raise NotStored(say("not_stored"), retry_after=2) from error
        if new:
            self.bell.ring(name)
            self._worker.notify(name, number, sent.location)
        return number

    async def ask(self, sent: Sent, address: str, patience: float) -> None:
        """Store a message and wait for its answer, at most that many seconds; raises as `accept`."""
        name = self._name(sent.session_id)
        with self.bell.listening(name) as rings:
            number = await self.accept(sent, address)
            async with asyncio.timeout(patience):
                while not any(message.reply_to == number for message in (await self.since(sent.session_id, number))[0]):
                    await heard(rings, self._look_again)
                    rings.clear()

    async def since(self, session_id: str, after: int, wait: float = 0) -> tuple[list[Message], bool]:
        """Return the messages after a number and whether an answer is under way; wait for one, if there is none."""
        name = self._name(session_id)
        until = asyncio.get_running_loop().time() + wait
        with self.bell.listening(name) as rings:
            while True:
                rings.clear()
                messages, answering = await self._work(self._log.since, name, after)
                left = until - asyncio.get_running_loop().time()
                if messages or left <= 0 or self.bell.closed:
                    return messages, answering
                await heard(rings, min(left, self._look_again))

    async def follow(self, session_id: str, after: int) -> AsyncIterator[tuple[list[Message], bool]]:
        """Yield new messages and whether an answer is under way, each time either changes, until the service stops."""
        name = self._name(session_id)
        told: bool | None = None
        with self.bell.listening(name) as rings:
            while not self.bell.closed:
                rings.clear()
                messages, answering = await self._work(self._log.since, name, after)
                if messages or answering != told:
                    yield messages, answering
                after, told = (messages[-1].id if messages else after), answering
                await heard(rings, self._look_again)

    async def forget(self, session_id: str) -> None:
        """Delete a conversation."""
        name = self._name(session_id)
        await self._work(self._log.forget, name)
        self.bell.ring(name)

    async def judge(self, opinion: Opinion) -> None:
        """Keep what a person thinks of an answer.

        Raises:
            NotFound: there is no such answer in the conversation.
        """
        name = self._name(opinion.session_id)
        message = await self._work(self._log.message, name, opinion.id)
        if message is None or message.author != "assistant":
            raise NotFound("Không còn câu trả lời này.")
        key = self._identity.of("feedback", name, str(opinion.id))
        await self._work(self._feedback.put, key, message, clean(opinion.text), helpful=opinion.helpful)

    def _name(self, session_id: str) -> str:
        return self._identity.of(CHANNEL, session_id)


def _question(sent: Sent) -> Question:
    if sent.location is not None:
        return Question(text=say("my_location"), kind=PLACE)
    if sent.payload is not None:
        return Question(text=clean(sent.title) or "…", payload=sent.payload, kind="payload", commune=sent.commune)
    text = clean(sent.text or "")
    if not text:
        raise BadMessage(say("empty"))
    return Question(text=text, commune=sent.commune)
