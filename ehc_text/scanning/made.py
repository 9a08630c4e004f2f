"""What a scan writes of one file, made by whoever read it: its line, its rows, its page, its figures and its print."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ehc_text.checking.exceptions import child_key
from ehc_text.checking.shared_views import ViewsPrint
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.plan import DocumentKind
from ehc_text.records.rules import Check
from ehc_text.records.scan import FileSummary
from ehc_text.reporting import plan_page
from ehc_text.reporting.contract_object import contract_object
from ehc_text.reporting.csv_table import rows_text
from ehc_text.reporting.plan_page import plan_page_text
from ehc_text.reporting.pseudonyms import key_row, pseudonymous
from ehc_text.scanning.across import views_print
from ehc_text.scanning.failed import page_fault_message
from ehc_text.scanning.summary import summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What is written of one file under its `label`; `views` is what is compared between plans."""

    label: str
    line: str
    rows: str
    key_row: str
    page: str
    summary: FileSummary
    views: ViewsPrint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes what is written of files.

    Where reports are not `is_identified` they name no file and no child; `first_names`, in small letters, are those
    that a name in a quotation is known by. `checks` say whether views are compared.
    """

    is_identified: bool
    first_names: frozenset[str]
    checks: Sequence[Check]

    def make(self, found: AssessedFile, *, label: str, source: str = "", duplicate_of: str | None = None) -> Made:
        """Return what is written of the file; a fault on its page costs the page, and is told.

        `source` is a link to the document, "" where reports must not name it. `duplicate_of` is the path of the file
        with the same contents that was found before.
        """
        shown = found if self.is_identified else pseudonymous(found, label, self.first_names)
        has_page = shown.plan is not None and shown.plan.kind is not DocumentKind.OTHER
        summary = summarise(
            found,
            shown=shown,
            duplicate_of=duplicate_of,
            page=f"{plan_page.FOLDER}/{label}.html" if has_page else "",
            source=source,
        )
        page, summary = _page(shown, summary) if has_page else ("", summary)
        return Made(
            label=label,
            line=contract_object(found).as_line() + "\n",
            rows=rows_text(shown),
            key_row=key_row(found, label, child_key(found.plan.child) if found.plan else ""),
            page=page,
            summary=summary,
            views=views_print(found, self.checks),
        )


def _page(shown: AssessedFile, summary: FileSummary) -> tuple[str, FileSummary]:
    try:
        return plan_page_text(shown, summary), summary
    except MemoryError:
        raise  # whoever makes the page may have no memory for anything else
    except Exception as error:  # whatever goes wrong with one page must not cost the scan, nor what was found
        fault = page_fault_message(error)
        return "", replace(summary, page="", page_fault=fault, told=(*summary.told, fault))
