"""Tables of the inbox and the outbox."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
NEW, DONE, DEAD = "new", "done", "dead"
# SQLite counts only INTEGER primary keys up by itself.
_ID = BigInteger().with_variant(Integer, "sqlite")

# `lane`: keyed hash of the chat, what is in one lane is handled in order; empty once forgotten.
# `body`: JSON of what was sent; NULL as soon as it is handled.
inbox = Table(
    "inbox",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("update_id", String(64), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("lane", String(64), nullable=False),
    Column("body", Text),
    Column("state", String(8), nullable=False, default=NEW),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", String(64)),
    Column("received_at", Float, nullable=False),
    UniqueConstraint("channel", "update_id"),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("inbox_id", BigInteger, nullable=False),
    Column("part", Integer, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("lane", String(64), nullable=False),
    Column("body", Text),
    Column("state", String(8), nullable=False, default=NEW),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", String(64)),
    Column("received_at", Float, nullable=False),
    UniqueConstraint("inbox_id", "part"),
)
# `epoch`: counts up when a person has the conversation forgotten. `menu`: references behind numbered choices.
conversations = Table(
    "conversations",
    metadata,
    Column("name", String(128), primary_key=True),
    Column("epoch", Integer, nullable=False, default=0),
    Column("menu", Text),
    Column("touched_at", Float, nullable=False),
)
for _table in (inbox, outbox):
    Index(
        f"{_table.name}_waiting",
        _table.c.lane,
        _table.c.id,
        sqlite_where=_table.c.state == NEW,
        postgresql_where=_table.c.state == NEW,
    )
    Index(f"{_table.name}_age", _table.c.received_at)
