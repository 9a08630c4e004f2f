"""The store's tables as they are now; how they came to be stands in migrations/. Rows are added and never changed."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Column[object] | UniqueConstraint) -> Table:
    return Table(name, METADATA, Column("id", Integer, primary_key=True), *parts)


def _of(name: str, *, nullable: bool = False) -> Column[object]:
    """Return the column that points at a row of another table."""
    return Column(f"{name}_id", ForeignKey(f"{name}s.id"), nullable=nullable, index=True)


def _text(name: str) -> Column[object]:
    return Column(name, Text, nullable=False, default="")


def _number(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Integer, nullable=nullable)


SCANS = _table(
    "scans",
    Column("plans_sha256", String(64), nullable=False, unique=True),
    _text("as_of"),
    _text("finished"),
    _text("program"),
    _text("rules"),
    _text("models"),
    _text("recorded_at"),
)

SAMPLES = _table(
    "samples",
    _of("scan"),
    Column("sha256", String(64), nullable=False),
    _text("recorded_at"),
    UniqueConstraint("scan_id", "sha256"),
)

STOCK_PLANS = _table(
    "stock_plans",
    _of("sample"),
    Column("sha256", String(64), nullable=False),
    _text("kind"),
    _text("stratum"),
    _text("codes"),
)
"""All documents of the scan, by the strata that this sample was drawn from."""

SAMPLED_PLANS = _table(
    "sampled_plans",
    _of("sample"),
    _number("number"),
    Column("sha256", String(64), nullable=False),
    _text("kind"),
    _text("status"),
    _text("stratum"),
    _text("cell"),
    _number("stratum_size"),
    _number("left_out"),
    _number("drawn"),
    _number("seed"),
    _text("codes"),
    _text("grade"),
    _number("score", nullable=True),
    UniqueConstraint("sample_id", "number"),
)

SUGGESTED_GRADES = _table(
    "suggested_grades",
    _of("sampled_plan"),
    _text("standard"),
    _text("grade"),
    _text("abstained"),
)

FINDINGS = _table(
    "findings",
    _of("sampled_plan"),
    _number("number"),
    _text("code"),
    _text("name"),
    _text("section"),
    _text("statement"),
    _number("page", nullable=True),
    _text("severity"),
    _text("agency"),
    _text("quote"),
    _text("context"),
    _text("message"),
    _text("advice"),
    Column("is_unsure", Boolean, nullable=False),
    UniqueConstraint("sampled_plan_id", "number"),
)

STATEMENTS = _table(
    "statements",
    _of("sampled_plan"),
    _text("statement"),
    _text("section"),
    _text("text"),
    _text("columns"),
    _text("lead_in"),
)

PACKS = _table(
    "packs",
    _of("sample"),
    Column("key", String(32), nullable=False, unique=True),
    _text("auditor"),
    _number("marking"),
    _text("made_on"),
    _text("recorded_at"),
)

PACK_PLANS = _table("pack_plans", _of("pack"), _of("sampled_plan"))

RECORDINGS = _table(
    "recordings",
    _of("pack"),
    _number("turn"),
    Column("answers_sha256", String(64), nullable=False),
    _text("auditor"),
    _text("decided_on"),
    _text("recorded_at"),
    UniqueConstraint("pack_id", "turn"),
)
"""Turn 1 is the first time that a pack was recorded; each later turn corrects all that the one before it said."""

VERDICTS = _table(
    "verdicts",
    _of("recording"),
    _of("sampled_plan"),
    _number("number", nullable=True),
    _text("code"),
    _text("section"),
    _text("statement"),
    _text("answer"),
    _text("reason"),
    _text("words"),
    Column("is_example", Boolean, nullable=False),
)

GRADES = _table(
    "grades",
    _of("recording"),
    _of("sampled_plan"),
    _text("standard"),
    _text("grade"),
    _text("reason"),
)

PLAN_GRADES = _table(
    "plan_grades",
    _of("recording"),
    _of("sampled_plan"),
    _text("grade"),
    _text("comment"),
    Column("has_consent", Boolean, nullable=False),
)

SIGN_OFFS = _table(
    "sign_offs",
    _of("sampled_plan"),
    _of("recording", nullable=True),
    _text("suggested"),
    _text("grade"),
    _text("signed_by"),
    _text("signed_on"),
    _text("note"),
    _text("recorded_at"),
)

IN_ORDER = tuple(METADATA.sorted_tables)
"""Each table after those that it points at."""
