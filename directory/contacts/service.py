"""Help lines as the API shows them."""

from directory.contacts.repository import ContactRepository
from directory.contacts.schemas import ContactList, ContactOut

NATIONWIDE = "VN"


def for_province(contacts: ContactRepository, province: str | None) -> ContactList:
    """The help lines of a province (code), then the nationwide ones."""
    rows = contacts.in_scopes([province, NATIONWIDE] if province else [NATIONWIDE])
    ordered = sorted(rows, key=lambda row: row.scope == NATIONWIDE)
    return ContactList(items=[ContactOut.model_validate(row) for row in ordered])
