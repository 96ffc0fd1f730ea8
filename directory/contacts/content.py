"""Rows of the help lines, from `content/offices/contacts.csv`."""

from directory.contacts.models import Contact
from directory.datasets.content import Content
from directory.datasets.rows import Rows


def rows(content: Content) -> Rows:
    """All rows of the domain, in the order of the file."""
    found = Rows()
    found.add(
        Contact,
        [
            {
                "position": position,
                "scope": record.text("scope"),
                "kind": record.text("kind"),
                "name": record.text("name"),
                "phone": record.optional("phone"),
                "url": record.optional("url"),
                "hours": record.optional("hours"),
                "note": record.optional("note"),
                "source": record.text("source"),
                "as_of": record.date("as_of"),
            }
            for position, record in enumerate(content.table("offices/contacts.csv", optional=True))
        ],
    )
    return found
