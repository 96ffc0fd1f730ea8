"""Rows of the questions and redirects, from `content/faqs/` and `content/redirects.yml`."""

from typing import Any

from directory.datasets.content import Content, as_date, plain
from directory.datasets.rows import Reference, Row, Rows
from directory.errors import ContentRefusedError
from directory.faqs.models import Faq, Redirect
from directory.procedures.models import Procedure

_REDIRECTS = "redirects.yml"


def rows(content: Content) -> Rows:
    """All rows of the domain.

    Args:
        content: the content folder.

    Returns:
        Questions and redirects.

    Raises:
        ContentRefusedError: an entry lacks its id, title, answer or date.
    """
    found = Rows()
    faqs = []
    for place, entry in content.folder("faqs", without=frozenset({_REDIRECTS})):
        faqs.append(_faq(place, entry))
        related = entry.get("related_procedures") or []
        found.references += [Reference(f"{place}: {entry['id']}", Procedure, str(code)) for code in related]
    redirects = [_redirect(entry) for entry in content.entries(_REDIRECTS) or content.entries(f"faqs/{_REDIRECTS}")]
    for row in redirects:
        found.references += [Reference(f"{_REDIRECTS}: {row['id']}", Procedure, code) for code in row["procedures"]]
    found.add(Faq, faqs)
    found.add(Redirect, redirects)
    return found


def _faq(place: str, entry: dict[str, Any]) -> Row:
    return _common(place, entry) | {
        "details": entry.get("details"),
        "links": plain(entry.get("links") or []),
        "doubts": entry.get("doubts") or [],
        "related_procedures": [str(code) for code in entry.get("related_procedures") or []],
    }


def _redirect(entry: dict[str, Any]) -> Row:
    return _common(_REDIRECTS, entry) | {
        "url": entry.get("url"),
        "kind": entry.get("kind", "redirect"),
        "procedures": [str(code) for code in entry.get("procedures") or []],
    }


def _common(place: str, entry: dict[str, Any]) -> Row:
    missing = [key for key in ("id", "title", "answer", "as_of") if not entry.get(key)]
    if missing:
        raise ContentRefusedError([f"{place}: {entry.get('id', '?')} lacks {', '.join(missing)}"])
    return {
        "id": entry["id"],
        "title": entry["title"],
        "answer": entry["answer"],
        "sources": plain(entry.get("sources") or []),
        "questions": [str(question) for question in entry.get("questions") or []],
        "as_of": as_date(entry["as_of"], f"{place}: {entry['id']}"),
    }
