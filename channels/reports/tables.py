"""Table of the correction reports."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, MetaData, String, Table

metadata = MetaData()
NEW, DONE = "new", "done"
MAX_TEXT = 500
# SQLite counts only INTEGER primary keys up by itself.
_ID = BigInteger().with_variant(Integer, "sqlite")

# `page`: path of ours the report is about; `code`: the centre's commune, the procedure or the province of that page.
# `province`, `commune`: whose desk looks after it; both NULL for what concerns the whole country (procedures).
# `text`: personal data already masked. `done_by`: name of a desk account.
reports = Table(
    "reports",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("page", String(200), nullable=False),
    Column("code", String(40), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", String(MAX_TEXT), nullable=False),
    Column("province", String(5)),
    Column("commune", String(10)),
    Column("state", String(8), nullable=False, default=NEW),
    Column("created_at", Float, nullable=False),
    Column("done_at", Float),
    Column("done_by", String(64)),
)
Index("reports_scope", reports.c.state, reports.c.province, reports.c.commune)
