"""Queries on help lines."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.contacts.models import Contact


class ContactRepository:
    """Help lines of one dataset."""

    def __init__(self, session: Session, dataset: int) -> None:
        """Read the given dataset in the given session."""
        self._session = session
        self._dataset = dataset

    def in_scopes(self, scopes: Sequence[str]) -> Sequence[Contact]:
        """Help lines of the scopes (`VN`, province codes), in the order an editor gave them."""
        query = select(Contact).where(Contact.dataset == self._dataset, Contact.scope.in_(scopes))
        return self._session.scalars(query.order_by(Contact.position)).all()
