"""A share of a sample for a second reader, drawn by chance, so that it is not the easy plans that are read twice."""

import random

from ehc_text.records.desk import AuditPlan, AuditSample


def share_of(sample: AuditSample, count: int | None) -> tuple[AuditPlan, ...]:
    """Return `count` of a sample's plans in its order, or all of them; the same sample gives the same plans."""
    if count is None or count >= len(sample.plans):
        return sample.plans
    generator = random.Random(sample.sha256)  # noqa: S311 - a draw must be repeatable, not secret
    chosen = set(generator.sample(range(len(sample.plans)), count))
    return tuple(plan for position, plan in enumerate(sample.plans) if position in chosen)
