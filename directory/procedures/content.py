"""Rows of the procedures, replaced codes and linked groups, from `content/procedures/` and the example questions."""

import re
from collections import defaultdict
from typing import Any

from pydantic import BaseModel, ValidationError

from directory.datasets.content import Content, Record, as_date, parse_yaml, plain
from directory.datasets.rows import Reference, Row, Rows
from directory.errors import ContentRefusedError
from directory.procedures.models import LinkedGroup, Procedure, ProcedureSuccessor
from directory.procedures.schemas import LinkedGroupOut, ProcedureDetail, known

_NO_PROCEDURES = frozenset({"linked_groups.yml", "shared_aliases.yml"})
_INTENT = "procedure/"
_ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


def rows(content: Content) -> Rows:
    """All rows of the domain.

    Args:
        content: the content folder.

    Returns:
        Procedures (with details, and by name only), successors and linked groups.

    Raises:
        ContentRefusedError: an entry lacks what every procedure has.
    """
    found = Rows()
    questions = _questions(content)
    groups = [_group(entry) for entry in content.entries("procedures/linked_groups.yml")]
    procedures = []
    for place, entry in content.folder("procedures", without=_NO_PROCEDURES):
        procedures.append(_procedure(place, entry, questions))
        found.references += [
            Reference(f"{place}: {entry['code']}", Procedure, code) for code in entry.get("linked", [])
        ]
    known = {row["code"] for row in procedures}
    procedures += [
        _named(record, questions)
        for record in content.table("procedures/names.csv", optional=True)
        if record.text("code") not in known
    ]
    for group in groups:
        place = f"procedures/linked_groups.yml: {group['id']}"
        found.references += [Reference(place, Procedure, code) for code in group["codes"]]
    for row in procedures:
        _checked(ProcedureDetail, row["code"], row | row["facts"] | {"requested_code": row["code"]})
    for group in groups:
        _checked(LinkedGroupOut, group["id"], group["facts"])
    found.add(LinkedGroup, groups)
    found.add(Procedure, procedures)
    successors = [_successor(record) for record in content.table("procedures/successors.csv", optional=True)]
    found.add(ProcedureSuccessor, successors)
    return found


def _checked(shape: type[BaseModel], name: str, facts: dict[str, Any]) -> None:
    """Refuse facts the API could not show."""
    try:
        shape.model_validate({"confidence": "low"} | known(facts))
    except ValidationError as error:
        faults = [f"procedures: {name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
        raise ContentRefusedError(faults) from error


def _procedure(place: str, entry: dict[str, Any], questions: dict[str, list[str]]) -> Row:
    missing = [
        key for key in ("code", "name", "field", "levels", "handled_by", "source", "as_of") if not entry.get(key)
    ]
    if missing:
        raise ContentRefusedError([f"{place}: {entry.get('code', '?')} lacks {', '.join(missing)}"])
    code = str(entry["code"])
    return {
        "code": code,
        "name": entry["name"],
        "short_name": entry.get("short_name") or entry["name"],
        "field": entry["field"],
        "levels": list(entry["levels"]),
        "handled_by": entry["handled_by"],
        "aliases": [str(alias) for alias in entry.get("aliases") or []],
        "questions": questions.get(code, []),
        "linked_group": entry.get("linked_group"),
        "facts": plain(entry),
        "detailed": True,
        "url": entry.get("url"),
        "source": entry["source"],
        "as_of": as_date(entry["as_of"], f"{place}: {code}"),
    }


def _named(record: Record, questions: dict[str, list[str]]) -> Row:
    code, level = record.text("code"), record.optional("level")
    return {
        "code": code,
        "name": record.text("name"),
        "short_name": record.text("name"),
        "field": record.optional("field") or "",
        "levels": [part for part in re.split(r"[;|]", level or "") if part],
        "handled_by": None,
        "aliases": [],
        "questions": questions.get(code, []),
        "linked_group": None,
        "facts": {},
        "detailed": False,
        "url": record.optional("url"),
        "source": record.text("source"),
        "as_of": record.date("as_of"),
    }


def _successor(record: Record) -> Row:
    return {
        "old_code": record.text("old_code"),
        "new_code": record.text("new_code"),
        "valid_from": record.optional_date("valid_from"),
        "source": record.optional("source"),
        "note": record.optional("note"),
    }


def _group(entry: dict[str, Any]) -> Row:
    return {
        "id": entry["id"],
        "name": entry["name"],
        "codes": [str(code) for code in entry["codes"]],
        "facts": plain(entry),
    }


def _questions(content: Content) -> dict[str, list[str]]:
    """Example questions by procedure code, without entity marks."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(content.questions.glob("*.yml")):
        for block in dict(parse_yaml(path) or {}).get("nlu", []):
            intent = str(block.get("intent", ""))
            if intent.startswith(_INTENT):
                lines = str(block.get("examples", "")).splitlines()
                found[intent.removeprefix(_INTENT)] += [
                    _ENTITY.sub(r"\1", line.strip().removeprefix("- ")) for line in lines if line.strip()
                ]
    return found
