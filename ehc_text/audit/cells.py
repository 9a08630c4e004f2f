"""Which cell of a sample a plan is in: by what it tells itself, and by the columns of a council's caseload."""

from collections.abc import Callable, Sequence

from ehc_text.audit.scanned import UNKNOWN, ScannedPlan
from ehc_text.errors import UsageError
from ehc_text.scanning.caseload import Caseload, RowFinder

FEATURES: dict[str, Callable[[ScannedPlan], str]] = {
    "issue-year": lambda plan: plan.issue_year,
    "age-group": lambda plan: plan.age_group,
    "phase": lambda plan: plan.phase,
    "status": lambda plan: plan.status,
}
"""What the plans themselves tell."""


def cell_of(names: Sequence[str], caseload: Caseload | None = None) -> Callable[[ScannedPlan], str]:
    """Return what names the cell of a plan by these features: of FEATURES, or columns of the caseload.

    A plan that is not in the caseload, or whose cell is empty there, is "unknown".

    Raises:
        UsageError: if a name is neither; those that there are stand in the message.
    """
    known = (*FEATURES, *(caseload.columns if caseload else ()))
    for name in names:
        if name not in known:
            more = "" if caseload else ", or a column of a --caseload file"
            raise UsageError(f"--by '{name}': there is no such feature: use {', '.join(known)}{more}.")
    finder = RowFinder(caseload.rows if caseload else ())

    def cell(plan: ScannedPlan) -> str:
        rows = finder.rows_for(plan.path, plan.child_key)
        columns = rows[0].cells if rows else {}
        return ", ".join((FEATURES[name](plan) if name in FEATURES else columns.get(name)) or UNKNOWN for name in names)

    return cell
