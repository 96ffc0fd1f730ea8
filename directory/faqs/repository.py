"""Queries on questions and redirects."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.faqs.models import Faq, Redirect
from directory.procedures.search import Document


class FaqRepository:
    """Questions and redirects of one dataset."""

    def __init__(self, session: Session, dataset: int) -> None:
        """Read the given dataset in the given session."""
        self._session = session
        self._dataset = dataset

    def all(self) -> Sequence[Faq]:
        """Every question, in a fixed order."""
        return self._session.scalars(select(Faq).where(Faq.dataset == self._dataset).order_by(Faq.id)).all()

    def find(self, name: str) -> Faq | None:
        """A question by id."""
        return self._session.get(Faq, (self._dataset, name))

    def documents(self) -> list[Document]:
        """Every question as a text to be found."""
        return [
            Document(faq.id, (faq.title, faq.title), tuple(faq.questions), "", handled_by=None, detailed=True)
            for faq in self.all()
        ]

    def redirect(self, name: str) -> Redirect | None:
        """A redirect by id."""
        return self._session.get(Redirect, (self._dataset, name))

    def redirects(self) -> Sequence[Redirect]:
        """Every redirect, in a fixed order."""
        return self._session.scalars(
            select(Redirect).where(Redirect.dataset == self._dataset).order_by(Redirect.id)
        ).all()
