"""Queries on procedures."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.procedures.models import LinkedGroup, Procedure, ProcedureSuccessor
from directory.procedures.search import Document


class ProcedureRepository:
    """Procedures of one dataset."""

    def __init__(self, session: Session, dataset: int) -> None:
        """Read the given dataset in the given session."""
        self._session = session
        self._dataset = dataset

    def find(self, code: str) -> Procedure | None:
        """The procedure with the code, or the one that replaced it."""
        found = self._session.get(Procedure, (self._dataset, code))
        if found:
            return found
        successor = self._session.get(ProcedureSuccessor, (self._dataset, code))
        return self._session.get(Procedure, (self._dataset, successor.new_code)) if successor else None

    def group(self, name: str) -> LinkedGroup | None:
        """A linked group by id."""
        return self._session.get(LinkedGroup, (self._dataset, name))

    def all(self) -> Sequence[Procedure]:
        """Every procedure, in a fixed order."""
        query = select(Procedure).where(Procedure.dataset == self._dataset)
        return self._session.scalars(query.order_by(Procedure.code)).all()

    def documents(self) -> list[Document]:
        """Every procedure as a text to be found."""
        columns = (
            Procedure.code,
            Procedure.name,
            Procedure.short_name,
            Procedure.aliases,
            Procedure.questions,
            Procedure.field,
            Procedure.handled_by,
            Procedure.detailed,
        )
        query = select(*columns).where(Procedure.dataset == self._dataset).order_by(Procedure.code)
        return [
            Document(code, (name, short_name), (*aliases, *questions), field, handled_by, detailed)
            for code, name, short_name, aliases, questions, field, handled_by, detailed in self._session.execute(query)
        ]
