"""POST /v1/chat."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from channels.chat.schemas import ChatRequest, ChatResponse
from channels.chat.service import ChatService

router = APIRouter(tags=["chat"])


def chat_service(request: Request) -> ChatService:
    """Return the application's chat service."""
    service: ChatService = request.app.state.chat
    return service


def client_address(request: Request) -> str:
    """Return the network address of the client (behind a trusted proxy: the forwarded one)."""
    return request.client.host if request.client else "unknown"


Service = Annotated[ChatService, Depends(chat_service)]
Address = Annotated[str, Depends(client_address)]


@router.post("/v1/chat")
async def chat(body: ChatRequest, service: Service, address: Address) -> ChatResponse:
    """Answer one message of a conversation (text, a pressed button or a shared place)."""
    return ChatResponse(session_id=body.session_id, replies=await service.turn(body, address))
