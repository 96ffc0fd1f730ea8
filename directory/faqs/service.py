"""Questions and redirects as the API shows them."""

from collections.abc import Mapping

from directory.errors import FaqNotFoundError, RedirectNotFoundError
from directory.faqs.repository import FaqRepository
from directory.faqs.schemas import FaqFound, FaqFoundList, FaqList, FaqOut, RedirectOut
from directory.procedures.search import Ranker


def every(faqs: FaqRepository) -> FaqList:
    """All questions."""
    return FaqList(items=[FaqOut.model_validate(row) for row in faqs.all()])


def detail(faqs: FaqRepository, name: str) -> FaqOut:
    """A question by id.

    Raises:
        FaqNotFoundError: the id is not known.
    """
    row = faqs.find(name)
    if row is None:
        raise FaqNotFoundError
    return FaqOut.model_validate(row)


def search(ranker: Ranker, titles: Mapping[str, str], text: str, limit: int) -> FaqFoundList:
    """Questions for a text in everyday words, best first.

    Args:
        ranker: ranks ids for a text.
        titles: of the questions, by id.
        text: what somebody typed.
        limit: at most so many.
    """
    found = [(name, score) for name, score in ranker.rank(text, limit) if name in titles]
    return FaqFoundList(items=[FaqFound(id=name, title=titles[name], score=score) for name, score in found])


def redirect(faqs: FaqRepository, name: str) -> RedirectOut:
    """A redirect by id.

    Raises:
        RedirectNotFoundError: the id is not known.
    """
    row = faqs.redirect(name)
    if row is None:
        raise RedirectNotFoundError
    return RedirectOut.model_validate(row)
