"""Tables of the conversations of the web."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
NEW, DONE = "new", "done"
CITIZEN, ASSISTANT = "citizen", "assistant"

# `name`: keyed hash of the browser's session id: who reads the table cannot continue a conversation.
# `last`: number of its newest message; changing it locks the row, so numbers appear in their order.
# `worker`, `lease`: which process answers it, until when (seconds since 1970).
conversations = Table(
    "web_conversations",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("last", BigInteger, nullable=False),
    Column("worker", String(32)),
    Column("lease", Float, nullable=False, default=0.0),
    Column("touched_at", Float, nullable=False),
)
# `client_id`: the browser's own id of a citizen's message; the same id is stored once.
# `body`: JSON, see `channels.conversation.records`. `state`: NEW until a citizen's message is answered.
messages = Table(
    "web_messages",
    metadata,
    Column("conversation", String(64), ForeignKey(conversations.c.name, ondelete="CASCADE"), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("client_id", String(64)),
    Column("who", String(9), nullable=False),
    Column("body", Text, nullable=False),
    Column("state", String(4), nullable=False, default=DONE),
    Column("at", Float, nullable=False),
    UniqueConstraint("conversation", "client_id"),
)
# `answer`: keyed hash of conversation and message, so that a second opinion replaces the first; leads nowhere else.
feedback = Table(
    "web_feedback",
    metadata,
    Column("answer", String(64), primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("type", String(32)),
    Column("code", String(64)),
    Column("helpful", Boolean, nullable=False),
    Column("text", Text),
)
Index("web_conversations_age", conversations.c.touched_at)
Index(
    "web_messages_waiting",
    messages.c.conversation,
    messages.c.number,
    sqlite_where=messages.c.state == NEW,
    postgresql_where=messages.c.state == NEW,
)
