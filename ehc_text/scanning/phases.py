"""Age groups and phases of education, as the SEN2 return and the Code of Practice have them."""

_AGES = ((5, "under 5"), (11, "5 to 10"), (16, "11 to 15"), (20, "16 to 19"), (26, "20 to 25"))
"""The age groups of the SEN2 return, each with the age that it ends before."""

_YEARS = ((7, "primary"), (12, "secondary"), (15, "post-16"))
"""The phases, each with the year group that it ends before; Reception is year 0, and counts as primary here."""

AGE_GROUPS = tuple(name for _, name in _AGES)
PHASES = ("early years", *(name for _, name in _YEARS), "post-19")

_SCHOOL_AGE = 5
_LAST_OF_POST_16 = 19


def age_group(age: int | None) -> str:
    """Return the group of an age, "" where it is not known or beyond 25."""
    return "" if age is None else next((name for end, name in _AGES if age < end), "")


def phase(age: int | None, year_group: int | None) -> str:
    """Return the phase that an age and a year group are in, "" where neither tells."""
    if year_group is not None:
        return next((name for end, name in _YEARS if year_group < end), PHASES[-1])
    if age is None:
        return ""
    if age >= _LAST_OF_POST_16:
        return PHASES[-1]
    return PHASES[0] if age < _SCHOOL_AGE else ""
