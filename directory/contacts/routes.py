"""Endpoint of the help lines."""

from typing import Annotated

from fastapi import APIRouter, Query

from directory.contacts import service
from directory.contacts.repository import ContactRepository
from directory.contacts.schemas import ContactList
from directory.dependencies import CurrentView
from directory.problems import documented

router = APIRouter(prefix="/v1/contacts", tags=["contacts"], responses=documented())


@router.get("", summary="Đường dây hỗ trợ")
def contacts(
    view: CurrentView,
    province: Annotated[str | None, Query(max_length=5, description="Mã tỉnh, thành phố", examples=["79"])] = None,
) -> ContactList:
    """Đường dây của tỉnh (nếu có) rồi đến đường dây toàn quốc."""
    with view.session() as session:
        return service.for_province(ContactRepository(session, view.number), province)
