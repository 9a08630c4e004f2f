"""The exceptions that a council accepted: which finding of which plan may stand, why, on whose word and until when."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedException:
    """One decision. It speaks of a plan by `file` (name, path or SHA-256) or by `child` (name and birth, or key).

    Of the findings with its code it takes those with its `quote`, else those of its `statement`, else all; "" stands
    for what is not given. `source` is file:line.
    """

    code: str
    reason: str
    accepted_by: str
    until: dt.date
    source: str
    file: str = ""
    child: str = ""
    section: str = ""
    statement: str = ""
    quote: str = ""
