"""Conversations that send messages one after the other, many side by side."""

import asyncio
import statistics
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx2

Send = Callable[[httpx2.AsyncClient, str, str], Awaitable[None]]


@dataclass(frozen=True)
class Timings:
    """Latencies of one run.

    Attributes:
        throughput: messages answered in a second.
        p50, p95, p99: milliseconds a message.
    """

    throughput: float
    p50: float
    p95: float
    p99: float


def summarise(latencies: list[float], seconds: float) -> Timings:
    """Summarise latencies (seconds each) of a run that took that many seconds."""
    cuts = statistics.quantiles(latencies, n=100, method="inclusive")
    return Timings(
        throughput=round(len(latencies) / seconds, 1),
        p50=round(cuts[49] * 1000, 2),
        p95=round(cuts[94] * 1000, 2),
        p99=round(cuts[98] * 1000, 2),
    )


async def converse(send: Send, questions: list[str], conversations: int, messages: int) -> Timings:
    """Let the conversations run side by side, each sending that many messages, and time every message."""
    latencies: list[float] = []
    async with httpx2.AsyncClient(timeout=60, limits=httpx2.Limits(max_connections=None)) as client:

        async def one(number: int) -> None:
            name = f"bench-{uuid.uuid4()}"
            for index in range(messages):
                started = time.perf_counter()
                await send(client, name, questions[(number + index) % len(questions)])
                latencies.append(time.perf_counter() - started)

        started = time.perf_counter()
        await asyncio.gather(*(one(number) for number in range(conversations)))
        return summarise(latencies, time.perf_counter() - started)


def through_chat(port: int) -> Send:
    """Return how to send a message through the public chat."""

    async def send(client: httpx2.AsyncClient, conversation: str, text: str) -> None:
        body = {"session_id": conversation, "text": text}
        (await client.post(f"http://127.0.0.1:{port}/v1/chat", json=body)).raise_for_status()

    return send


def through_rasa(port: int) -> Send:
    """Return how to send a message to Rasa's REST channel."""

    async def send(client: httpx2.AsyncClient, conversation: str, text: str) -> None:
        body = {"sender": conversation, "message": text}
        (await client.post(f"http://127.0.0.1:{port}/webhooks/rest/webhook", json=body)).raise_for_status()

    return send


async def long_conversation(send: Send, questions: list[str], turns: int) -> dict[str, float]:
    """Run one conversation of many turns; return milliseconds around the tenth and around the last message."""
    latencies: list[float] = []
    async with httpx2.AsyncClient(timeout=60) as client:
        name = f"bench-{uuid.uuid4()}"
        for index in range(turns):
            started = time.perf_counter()
            await send(client, name, questions[index % len(questions)])
            latencies.append((time.perf_counter() - started) * 1000)
    # A window of one round of questions, so that the same questions are compared.
    window = len(questions)
    early, late = statistics.median(latencies[5 : 5 + window]), statistics.median(latencies[-window:])
    return {"tenth": round(early, 2), "last": round(late, 2), "ratio": round(late / early, 2)}
