"""The first tables, and the triggers that keep every row as it was written."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

_TABLES = (
    "scans",
    "stock_plans",
    "samples",
    "sampled_plans",
    "suggested_grades",
    "findings",
    "statements",
    "packs",
    "pack_plans",
    "recordings",
    "verdicts",
    "grades",
    "plan_grades",
    "sign_offs",
)

_REFUSAL = "rows of the audit store are never changed: record a correction"


def upgrade() -> None:
    """Make the tables, and the triggers."""
    op.create_table(
        "scans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plans_sha256", sa.String(length=64), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("finished", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("models", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scans")),
        sa.UniqueConstraint("plans_sha256", name=op.f("uq_scans_plans_sha256")),
    )
    op.create_table(
        "samples",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f("fk_samples_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_samples")),
        sa.UniqueConstraint("scan_id", "sha256", name=op.f("uq_samples_scan_id_sha256")),
    )
    op.create_index(op.f("ix_samples_scan_id"), "samples", ["scan_id"], unique=False)
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sample_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("auditor", sa.Text(), nullable=False),
        sa.Column("marking", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sample_id"], ["samples.id"], name=op.f("fk_packs_sample_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sa.UniqueConstraint("key", name=op.f("uq_packs_key")),
    )
    op.create_index(op.f("ix_packs_sample_id"), "packs", ["sample_id"], unique=False)
    op.create_table(
        "sampled_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sample_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("stratum", sa.Text(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("stratum_size", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["sample_id"], ["samples.id"], name=op.f("fk_sampled_plans_sample_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sampled_plans")),
        sa.UniqueConstraint("sample_id", "number", name=op.f("uq_sampled_plans_sample_id_number")),
    )
    op.create_index(op.f("ix_sampled_plans_sample_id"), "sampled_plans", ["sample_id"], unique=False)
    op.create_table(
        "stock_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sample_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stratum", sa.Text(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sample_id"], ["samples.id"], name=op.f("fk_stock_plans_sample_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_plans")),
    )
    op.create_index(op.f("ix_stock_plans_sample_id"), "stock_plans", ["sample_id"], unique=False)
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sampled_plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("is_unsure", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["sampled_plan_id"], ["sampled_plans.id"], name=op.f("fk_findings_sampled_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.UniqueConstraint("sampled_plan_id", "number", name=op.f("uq_findings_sampled_plan_id_number")),
    )
    op.create_index(op.f("ix_findings_sampled_plan_id"), "findings", ["sampled_plan_id"], unique=False)
    op.create_table(
        "pack_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("sampled_plan_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_pack_plans_pack_id")),
        sa.ForeignKeyConstraint(["sampled_plan_id"], ["sampled_plans.id"], name=op.f("fk_pack_plans_sampled_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_plans")),
    )
    op.create_index(op.f("ix_pack_plans_pack_id"), "pack_plans", ["pack_id"], unique=False)
    op.create_index(op.f("ix_pack_plans_sampled_plan_id"), "pack_plans", ["sampled_plan_id"], unique=False)
    op.create_table(
        "recordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("answers_sha256", sa.String(length=64), nullable=False),
        sa.Column("auditor", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_recordings_pack_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recordings")),
        sa.UniqueConstraint("pack_id", "turn", name=op.f("uq_recordings_pack_id_turn")),
    )
    op.create_index(op.f("ix_recordings_pack_id"), "recordings", ["pack_id"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sampled_plan_id", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("lead_in", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sampled_plan_id"], ["sampled_plans.id"], name=op.f("fk_statements_sampled_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_sampled_plan_id"), "statements", ["sampled_plan_id"], unique=False)
    op.create_table(
        "suggested_grades",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sampled_plan_id", sa.Integer(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("abstained", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sampled_plan_id"], ["sampled_plans.id"], name=op.f("fk_suggested_grades_sampled_plan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggested_grades")),
    )
    op.create_index(op.f("ix_suggested_grades_sampled_plan_id"), "suggested_grades", ["sampled_plan_id"], unique=False)
    op.create_table(
        "grades",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=False),
        sa.Column("sampled_plan_id", sa.Integer(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_grades_recording_id")),
        sa.ForeignKeyConstraint(["sampled_plan_id"], ["sampled_plans.id"], name=op.f("fk_grades_sampled_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grades")),
    )
    op.create_index(op.f("ix_grades_recording_id"), "grades", ["recording_id"], unique=False)
    op.create_index(op.f("ix_grades_sampled_plan_id"), "grades", ["sampled_plan_id"], unique=False)
    op.create_table(
        "plan_grades",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=False),
        sa.Column("sampled_plan_id", sa.Integer(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("has_consent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_plan_grades_recording_id")),
        sa.ForeignKeyConstraint(["sampled_plan_id"], ["sampled_plans.id"], name=op.f("fk_plan_grades_sampled_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_grades")),
    )
    op.create_index(op.f("ix_plan_grades_recording_id"), "plan_grades", ["recording_id"], unique=False)
    op.create_index(op.f("ix_plan_grades_sampled_plan_id"), "plan_grades", ["sampled_plan_id"], unique=False)
    op.create_table(
        "sign_offs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sampled_plan_id", sa.Integer(), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=True),
        sa.Column("suggested", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_sign_offs_recording_id")),
        sa.ForeignKeyConstraint(["sampled_plan_id"], ["sampled_plans.id"], name=op.f("fk_sign_offs_sampled_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_offs")),
    )
    op.create_index(op.f("ix_sign_offs_recording_id"), "sign_offs", ["recording_id"], unique=False)
    op.create_index(op.f("ix_sign_offs_sampled_plan_id"), "sign_offs", ["sampled_plan_id"], unique=False)
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=False),
        sa.Column("sampled_plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_verdicts_recording_id")),
        sa.ForeignKeyConstraint(["sampled_plan_id"], ["sampled_plans.id"], name=op.f("fk_verdicts_sampled_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdicts")),
    )
    op.create_index(op.f("ix_verdicts_recording_id"), "verdicts", ["recording_id"], unique=False)
    op.create_index(op.f("ix_verdicts_sampled_plan_id"), "verdicts", ["sampled_plan_id"], unique=False)
    for table in _TABLES:
        for event in ("UPDATE", "DELETE"):
            _refuse(table, event)


def _refuse(table: str, event: str) -> None:
    """Let the database refuse what would overwrite a row. Table and event are the constants above."""
    name = f"{table}_no_{event.lower()}"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()")
    else:
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END")
