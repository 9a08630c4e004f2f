"""Scans for tests, made of the figures of hand-made files."""

import datetime as dt

from assessed_builders import AS_OF

from ehc_text.records.scan import ScanRun
from ehc_text.scanning.cohorts import groupings
from ehc_text.scanning.kpis import key_figures, plans_among, standards_met

BEGAN = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


def run_of(files, **facts):
    """Return the scan that has these files."""
    return ScanRun(
        version="1.0",
        rules_version="abc",
        models_version="def",
        as_of=AS_OF,
        started=BEGAN,
        finished=BEGAN,
        files=files,
        kpis=key_figures(files, AS_OF),
        standards=standards_met(plans_among(files)),
        groupings=groupings(files, AS_OF),
        **facts,
    )
