"""Engine, sessions, the declarative base and the types that both databases share."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    Engine,
    ForeignKeyConstraint,
    MetaData,
    String,
    create_engine,
    event,
    inspect,
    make_url,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry

# A unit is named by (code, valid_from). The start of units of before 2025 is not known; a key cannot be NULL.
UNKNOWN_START = date.min

# Folded text is compared byte by byte, so that a prefix is a range of the index in PostgreSQL as in SQLite.
FoldedText = String().with_variant(String(collation="C"), "postgresql")


# The migration this code works with; a test compares it with Alembic's newest. The service loads no Alembic for it.
SCHEMA = "0002"


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {dict[str, Any]: JSON, list[str]: JSON, list[dict[str, Any]]: JSON}


class InDataset:
    """A row that belongs to one numbered dataset."""

    dataset: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, sort_order=-1)


def dataset_key() -> ForeignKeyConstraint:
    """The foreign key every row of a dataset has; a dataset's rows go with it."""
    return ForeignKeyConstraint(["dataset"], ["datasets.number"], ondelete="CASCADE")


def open_engine(url: str) -> Engine:
    """An engine on SQLite (WAL, foreign keys on) or PostgreSQL.

    Args:
        url: SQLAlchemy URL; the folder of an SQLite file is made.

    Returns:
        The engine. Its errors never show query parameters: they may hold what a citizen typed.
    """
    target = make_url(url)
    if target.get_backend_name() == "sqlite":
        if target.database and target.database != ":memory:":
            Path(target.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(target, hide_parameters=True, connect_args={"timeout": 30})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        return engine
    return create_engine(target, hide_parameters=True, pool_pre_ping=True)


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # pysqlite would commit before DDL; SQLAlchemy's own BEGIN makes migrations and imports whole transactions.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def is_current(engine: Engine) -> bool:
    """Whether the database has the tables this code expects."""
    if not inspect(engine).has_table("alembic_version"):
        return False
    with engine.connect() as connection:
        return connection.scalars(text("SELECT version_num FROM alembic_version")).all() == [SCHEMA]


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session for reading."""
    with Session(engine, expire_on_commit=False) as session:
        yield session
