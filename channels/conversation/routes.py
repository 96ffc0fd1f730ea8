"""POST /v1/conversation/…: the conversation of a browser. Its session id travels in bodies only, never in a URL."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from channels.chat.routes import Address
from channels.conversation.guard import ours_or_allowed
from channels.conversation.schemas import Accepted, After, Opinion, Sent, Session, Since
from channels.conversation.service import Conversations
from channels.conversation.streams import Streams

router = APIRouter(prefix="/v1/conversation", tags=["conversation"], dependencies=[Depends(ours_or_allowed)])


def conversations(request: Request) -> Conversations:
    """Return the application's conversations."""
    found: Conversations = request.app.state.conversations
    return found


async def seat(request: Request, body: After, address: Address) -> AsyncIterator[None]:
    """Hold one of the places for streams while the stream lasts."""
    streams: Streams = request.app.state.streams
    streams.reads.check(body.session_id, address)
    with streams.seat():
        yield


async def counted(request: Request, body: After, address: Address) -> None:
    """Count one look at a conversation."""
    streams: Streams = request.app.state.streams
    streams.reads.check(body.session_id, address)


Service = Annotated[Conversations, Depends(conversations)]


@router.post("/messages", status_code=202)
async def send(body: Sent, service: Service, address: Address) -> Accepted:
    """Store one message; its answer comes through `events` or `since`. Sent again with the same id it stays one."""
    return Accepted(id=await service.accept(body, address), message_id=body.message_id)


@router.post("/events", response_class=EventSourceResponse, dependencies=[Depends(seat)])
async def events(body: After, service: Service) -> AsyncIterator[ServerSentEvent]:
    """Stream the messages after a number as they come (`message`), and whether an answer is under way (`state`)."""
    async for messages, answering in service.follow(body.session_id, body.after):
        for message in messages:
            yield ServerSentEvent(data=message, event="message", id=str(message.id))
        yield ServerSentEvent(data="answering" if answering else "idle", event="state")


@router.post("/since", dependencies=[Depends(counted)])
async def since(body: After, service: Service) -> Since:
    """Return the messages after a number; where streams do not get through, wait for them here."""
    messages, answering = await service.since(body.session_id, body.after, body.wait)
    return Since(messages=messages, state="answering" if answering else "idle")


@router.post("/forget", status_code=204)
async def forget(body: Session, service: Service) -> Response:
    """Delete the conversation."""
    await service.forget(body.session_id)
    return Response(status_code=204)


@router.post("/feedback", status_code=204)
async def feedback(body: Opinion, service: Service) -> Response:
    """Say whether an answer helped."""
    await service.judge(body)
    return Response(status_code=204)
