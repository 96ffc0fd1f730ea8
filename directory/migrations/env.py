"""Run by Alembic inside the connection that `directory.migrations.upgrade` opened."""

from alembic import context

from directory.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
)
with context.begin_transaction():
    context.run_migrations()
