"""Finding procedures and telling their facts."""

from collections.abc import Mapping

from directory.errors import LinkedGroupNotFoundError, ProcedureNotFoundError
from directory.procedures.models import Procedure
from directory.procedures.repository import ProcedureRepository
from directory.procedures.schemas import (
    LinkedGroupOut,
    ProcedureDetail,
    ProcedureFound,
    ProcedureList,
    ProcedureName,
    ProcedureNames,
    known,
)
from directory.procedures.search import Document, Ranker


def search(ranker: Ranker, documents: Mapping[str, Document], text: str, limit: int) -> ProcedureList:
    """Procedures for a text in everyday words, best first.

    Args:
        ranker: ranks codes for a text.
        documents: the procedures by code.
        text: what somebody typed.
        limit: at most so many.
    """
    return ProcedureList(
        items=[_found(documents[code], score) for code, score in ranker.rank(text, limit) if code in documents]
    )


def every(documents: Mapping[str, Document]) -> ProcedureNames:
    """Every procedure by name, in the order of the codes."""
    return ProcedureNames(
        items=[
            ProcedureName(
                code=document.code,
                name=document.names[0],
                short_name=document.names[1],
                field=document.field,
                handled_by=document.handled_by,
                detailed=document.detailed,
            )
            for document in documents.values()
        ]
    )


def _found(document: Document, score: float) -> ProcedureFound:
    name, short_name = document.names
    return ProcedureFound(
        code=document.code,
        name=name,
        short_name=short_name,
        field=document.field,
        detailed=document.detailed,
        score=score,
    )


def detail(procedures: ProcedureRepository, code: str) -> ProcedureDetail:
    """The procedure with the code, or the one that replaced it.

    Raises:
        ProcedureNotFoundError: the code is not known.
    """
    row = procedures.find(code)
    if row is None:
        raise ProcedureNotFoundError
    return shown(row, requested=code)


def shown(row: Procedure, requested: str) -> ProcedureDetail:
    """A row as the API shows it; `requested` is the code that was asked for."""
    named = {
        "code": row.code,
        "requested_code": requested,
        "name": row.name,
        "short_name": row.short_name,
        "field": row.field,
        "levels": row.levels,
        "url": row.url,
        "source": row.source,
        "as_of": row.as_of,
        # By name alone: nothing about it was checked.
        "confidence": "low",
    }
    return ProcedureDetail.model_validate(named | known(row.facts))


def linked_group(procedures: ProcedureRepository, name: str) -> LinkedGroupOut:
    """A group of procedures that are done in one go.

    Raises:
        LinkedGroupNotFoundError: the id is not known.
    """
    row = procedures.group(name)
    if row is None:
        raise LinkedGroupNotFoundError
    return LinkedGroupOut.model_validate(known(row.facts))
