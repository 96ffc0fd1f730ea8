"""A redirect names the procedures it answers for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("redirects", sa.Column("procedures", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("redirects", "procedures")
