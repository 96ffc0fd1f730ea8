"""What the importer refuses: repeated keys and references to nothing.

Whether the content is *true enough* (counts, distances, wording) is the business of `directory.checks`.
"""

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Table

from directory.datasets.rows import Reference, Row, Rows


def faults(rows: Rows) -> list[str]:
    """Every repeated primary key, broken foreign key and broken reference, one sentence each."""
    by_name = {str(model.__tablename__): found for model, found in rows.tables.items()}
    found: list[str] = []
    for model, table_rows in rows.tables.items():
        table = model.metadata.tables[str(model.__tablename__)]
        found += _repeated(table, table_rows)
        for constraint in table.foreign_key_constraints:
            if constraint.referred_table.name in by_name:
                found += _broken(constraint, table_rows, by_name[constraint.referred_table.name])
    return found + list(_dangling(rows.references, by_name))


def _dangling(references: list[Reference], by_name: dict[str, list[Row]]) -> Iterator[str]:
    known: dict[str, set[Any]] = {}
    for reference in references:
        name = str(reference.table.__tablename__)
        if name not in known:
            column = _columns(reference.table.metadata.tables[name])[0]
            known[name] = {row[column] for row in by_name.get(name, [])}
        if reference.key not in known[name]:
            yield f"{reference.place}: {name} has no {reference.key}"


def _columns(table: Table) -> list[str]:
    return [column.name for column in table.primary_key.columns if column.name != "dataset"]


def _repeated(table: Table, rows: list[Row]) -> Iterator[str]:
    key = itemgetter(*_columns(table))
    for value, times in Counter(map(key, rows)).items():
        if times > 1:
            yield f"{table.name}: {_shown(value)} occurs {times} times"


def _broken(constraint: ForeignKeyConstraint, rows: list[Row], targets: list[Row]) -> Iterator[str]:
    own = [column.name for column in constraint.columns if column.name != "dataset"]
    other = [element.column.name for element in constraint.elements if element.column.name != "dataset"]
    known = {tuple(row[column] for column in other) for row in targets}
    table = constraint.table
    for row in rows:
        value = tuple(row[column] for column in own)
        nothing = all(part is None for part in value) and all(table.columns[column].nullable for column in own)
        if not nothing and value not in known:
            yield f"{table.name}: {constraint.referred_table.name} has no {_shown(value)}"


def _shown(value: Any) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)
