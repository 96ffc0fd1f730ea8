"""Tables of the help desk."""

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table

metadata = MetaData()
# SQLite counts only INTEGER primary keys up by itself.
_ID = BigInteger().with_variant(Integer, "sqlite")

# `password`: argon2id with its salt and cost; NULL: signs in elsewhere (OIDC) only.
accounts = Table(
    "desk_accounts",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    Column("display_name", String(120), nullable=False),
    Column("province", String(5), nullable=False),
    Column("commune", String(10)),
    Column("role", String(16), nullable=False),
    Column("password", String(255)),
    Column("disabled", Boolean, nullable=False, default=False),
    Column("created_at", Float, nullable=False),
)
# `token`: SHA-256 of what the browser holds; who reads the table can open nothing with it.
sessions = Table(
    "desk_sessions",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("account_id", _ID, ForeignKey("desk_accounts.id"), nullable=False),
    Column("expires_at", Float, nullable=False),
)
# Sign-ins elsewhere that were begun; each is used once.
flows = Table(
    "desk_flows",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("state", String(64), nullable=False),
    Column("nonce", String(64), nullable=False),
    Column("verifier", String(128), nullable=False),
    Column("expires_at", Float, nullable=False),
)
# What was done by which account; no address, no words, nothing of a citizen.
events = Table(
    "desk_events",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("at", Float, nullable=False),
    Column("event", String(32), nullable=False),
    Column("account_id", _ID),
)
Index("desk_sessions_account", sessions.c.account_id)
Index("desk_events_at", events.c.at)
