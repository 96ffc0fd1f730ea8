"""Units, centres, procedures, questions, contacts in numbered datasets."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "datasets",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_datasets")),
    )
    active = op.create_table(
        "active_dataset",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("previous", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["datasets.number"], name=op.f("fk_active_dataset_number")),
        sa.ForeignKeyConstraint(["previous"], ["datasets.number"], name=op.f("fk_active_dataset_previous")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_active_dataset")),
    )
    op.create_table(
        "contacts",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["dataset"], ["datasets.number"], name=op.f("fk_contacts_dataset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dataset", "position", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_dataset_scope"), "contacts", ["dataset", "scope"], unique=False)
    op.create_table(
        "faqs",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.Column("related_procedures", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["dataset"], ["datasets.number"], name=op.f("fk_faqs_dataset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dataset", "id", name=op.f("pk_faqs")),
    )
    op.create_table(
        "holidays",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("instead_of", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["dataset"], ["datasets.number"], name=op.f("fk_holidays_dataset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dataset", "on", name=op.f("pk_holidays")),
    )
    op.create_table(
        "linked_groups",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset"], ["datasets.number"], name=op.f("fk_linked_groups_dataset"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dataset", "id", name=op.f("pk_linked_groups")),
    )
    op.create_table(
        "redirects",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset"], ["datasets.number"], name=op.f("fk_redirects_dataset"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dataset", "id", name=op.f("pk_redirects")),
    )
    op.create_table(
        "units",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("canonical_name", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "canonical_short_name", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("folded_name", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "folded_short_name", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("province_code", sa.String(), nullable=False),
        sa.Column("province_name", sa.String(), nullable=False),
        sa.Column("present_province_code", sa.String(), nullable=False),
        sa.Column("district_code", sa.String(), nullable=True),
        sa.Column("district_name", sa.String(), nullable=True),
        sa.Column("area_km2", sa.Double(), nullable=True),
        sa.Column("inside_lat", sa.Double(), nullable=True),
        sa.Column("inside_lon", sa.Double(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["dataset"], ["datasets.number"], name=op.f("fk_units_dataset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dataset", "code", "valid_from", name=op.f("pk_units")),
    )
    op.create_index(op.f("ix_units_dataset_folded_name"), "units", ["dataset", "folded_name"], unique=False)
    op.create_index(op.f("ix_units_dataset_folded_short_name"), "units", ["dataset", "folded_short_name"], unique=False)
    op.create_index(
        op.f("ix_units_dataset_present_province_code_level"),
        "units",
        ["dataset", "present_province_code", "level"],
        unique=False,
    )
    op.create_index(
        op.f("ix_units_dataset_province_code_level"), "units", ["dataset", "province_code", "level"], unique=False
    )
    op.create_table(
        "centers",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("commune_code", sa.String(), nullable=False),
        sa.Column("commune_valid_from", sa.Date(), nullable=False),
        sa.Column("province_code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("primary", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded_name", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("sites", sa.JSON(), nullable=False),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("point", sa.String(), nullable=True),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("hours_label", sa.String(), nullable=True),
        sa.Column("phones", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset", "commune_code", "commune_valid_from"],
            ["units.dataset", "units.code", "units.valid_from"],
            name=op.f("fk_centers_dataset_commune_code_commune_valid_from"),
        ),
        sa.ForeignKeyConstraint(["dataset"], ["datasets.number"], name=op.f("fk_centers_dataset"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dataset", "code", name=op.f("pk_centers")),
    )
    op.create_index(op.f("ix_centers_dataset_commune_code"), "centers", ["dataset", "commune_code"], unique=False)
    op.create_index(op.f("ix_centers_dataset_province_code"), "centers", ["dataset", "province_code"], unique=False)
    op.create_table(
        "procedures",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("handled_by", sa.String(), nullable=True),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("linked_group", sa.String(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("detailed", sa.Boolean(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset", "linked_group"],
            ["linked_groups.dataset", "linked_groups.id"],
            name=op.f("fk_procedures_dataset_linked_group"),
        ),
        sa.ForeignKeyConstraint(
            ["dataset"], ["datasets.number"], name=op.f("fk_procedures_dataset"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dataset", "code", name=op.f("pk_procedures")),
    )
    op.create_table(
        "unit_aliases",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("alias", sa.String(), nullable=False),
        sa.Column("folded_alias", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset", "code", "valid_from"],
            ["units.dataset", "units.code", "units.valid_from"],
            name=op.f("fk_unit_aliases_dataset_code_valid_from"),
        ),
        sa.ForeignKeyConstraint(
            ["dataset"], ["datasets.number"], name=op.f("fk_unit_aliases_dataset"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dataset", "code", "valid_from", "alias", "kind", name=op.f("pk_unit_aliases")),
    )
    op.create_index(
        op.f("ix_unit_aliases_dataset_folded_alias"), "unit_aliases", ["dataset", "folded_alias"], unique=False
    )
    op.create_table(
        "unit_changes",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("old_code", sa.String(), nullable=False),
        sa.Column("old_valid_from", sa.Date(), nullable=False),
        sa.Column("new_code", sa.String(), nullable=False),
        sa.Column("new_valid_from", sa.Date(), nullable=False),
        sa.Column("extent", sa.String(), nullable=False),
        sa.Column("agreement", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset", "new_code", "new_valid_from"],
            ["units.dataset", "units.code", "units.valid_from"],
            name=op.f("fk_unit_changes_dataset_new_code_new_valid_from"),
        ),
        sa.ForeignKeyConstraint(
            ["dataset", "old_code", "old_valid_from"],
            ["units.dataset", "units.code", "units.valid_from"],
            name=op.f("fk_unit_changes_dataset_old_code_old_valid_from"),
        ),
        sa.ForeignKeyConstraint(
            ["dataset"], ["datasets.number"], name=op.f("fk_unit_changes_dataset"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "dataset", "old_code", "old_valid_from", "new_code", "new_valid_from", name=op.f("pk_unit_changes")
        ),
    )
    op.create_index(op.f("ix_unit_changes_dataset_new_code"), "unit_changes", ["dataset", "new_code"], unique=False)
    op.create_table(
        "procedure_successors",
        sa.Column("dataset", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("old_code", sa.String(), nullable=False),
        sa.Column("new_code", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dataset", "new_code"],
            ["procedures.dataset", "procedures.code"],
            name=op.f("fk_procedure_successors_dataset_new_code"),
        ),
        sa.ForeignKeyConstraint(
            ["dataset"], ["datasets.number"], name=op.f("fk_procedure_successors_dataset"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dataset", "old_code", name=op.f("pk_procedure_successors")),
    )
    # The one row that importers lock and switch.
    op.bulk_insert(active, [{"id": 1, "number": None, "previous": None}])


def downgrade() -> None:
    op.drop_table("procedure_successors")
    op.drop_index(op.f("ix_unit_changes_dataset_new_code"), table_name="unit_changes")
    op.drop_table("unit_changes")
    op.drop_index(op.f("ix_unit_aliases_dataset_folded_alias"), table_name="unit_aliases")
    op.drop_table("unit_aliases")
    op.drop_table("procedures")
    op.drop_index(op.f("ix_centers_dataset_province_code"), table_name="centers")
    op.drop_index(op.f("ix_centers_dataset_commune_code"), table_name="centers")
    op.drop_table("centers")
    op.drop_index(op.f("ix_units_dataset_province_code_level"), table_name="units")
    op.drop_index(op.f("ix_units_dataset_present_province_code_level"), table_name="units")
    op.drop_index(op.f("ix_units_dataset_folded_short_name"), table_name="units")
    op.drop_index(op.f("ix_units_dataset_folded_name"), table_name="units")
    op.drop_table("units")
    op.drop_table("redirects")
    op.drop_table("linked_groups")
    op.drop_table("holidays")
    op.drop_table("faqs")
    op.drop_index(op.f("ix_contacts_dataset_scope"), table_name="contacts")
    op.drop_table("contacts")
    op.drop_table("active_dataset")
    op.drop_table("datasets")
