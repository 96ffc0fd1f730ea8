"""Questions and redirects as the API shows them."""

from directory.errors import FaqNotFoundError, RedirectNotFoundError
from directory.faqs.repository import FaqRepository
from directory.faqs.schemas import FaqList, FaqOut, RedirectOut


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


def redirect(faqs: FaqRepository, name: str) -> RedirectOut:
    """A redirect by id.

    Raises:
        RedirectNotFoundError: the id is not known.
    """
    row = faqs.redirect(name)
    if row is None:
        raise RedirectNotFoundError
    return RedirectOut.model_validate(row)
