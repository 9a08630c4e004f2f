"""What must hold of a plan's labels: codes that exist, quotes that stand in the document, arithmetic of dates."""

import datetime as dt
import re
from typing import Any

_COUNTS = {"HEA": 4, "SOC": 4, "VOI": 7, "DAT": 10, "OUT": 5, "THR": 2, "STR": 7, "ADV": 1, "ARV": 6}
CODES = {f"{family}{n:03}" for family, last in _COUNTS.items() for n in range(1, last + 1)}
VAGUE_CODES = {f"VAG{n:03}" for n in (*range(1, 13), 20)}


def faults(plan: dict[str, Any], gold: dict[str, Any], text: str) -> list[str]:
    """Return what is wrong with the labels, a sentence each; empty where all is well."""
    out = [*_code_faults(plan, gold), *_quote_faults(gold, text), *_printed_dates(gold, text)]
    if plan["kind"] == "ehc_plan":
        out += [*_date_faults(plan, gold), *_repeat_faults(gold), *_share_faults(gold)]
    return out


def year_group(born: dt.date, day: dt.date) -> int:
    """Return the school year of a child born on `born`: 0 is Reception, below it nursery, 12 and above post-16."""
    autumn = day.year if day.month >= 9 else day.year - 1
    start = dt.date(autumn, 8, 31)
    return start.year - born.year - ((start.month, start.day) < (born.month, born.day)) - 4


def plus(day: dt.date, *, months: int = 0, weeks: int = 0) -> dt.date:
    """Return the same day some months and weeks on, or the month's last day where there is no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for number in range(day.day, 27, -1):
        try:
            return dt.date(year, month, number) + dt.timedelta(weeks=weeks)
        except ValueError:
            continue
    return dt.date(year, month, day.day) + dt.timedelta(weeks=weeks)


def _code_faults(plan: dict[str, Any], gold: dict[str, Any]) -> list[str]:
    expected = [e["code"] for e in gold["expected"]]
    no = set(plan.get("no", {}))
    out = [f"{code}: no such code" for code in {*expected, *gold["unsure"], *no} - CODES]
    out += [f"{code}: expected twice" for code in set(expected) if expected.count(code) > 1]
    out += [f"{code}: decided twice" for code in set(expected) & (set(gold["unsure"]) | no) | set(gold["unsure"]) & no]
    for statement in gold["statements"]:
        out += [f"{code}: no such cause" for code in set(statement["codes"]) - VAGUE_CODES]
        if "~" in statement["text"] or "^[" in statement["text"]:
            out.append(f"a label was not read: {statement['text'][-40:]}")
    return out


def _quote_faults(gold: dict[str, Any], text: str) -> list[str]:
    out = []
    for e in gold["expected"]:
        home = gold["sections"].get(e["section"] or "", text)
        if e["near"] and e["near"] not in home and e["near"] not in text:
            out.append(f"{e['code']}: quote not in the document")
    for statement in gold["statements"]:
        if statement["text"] not in gold["sections"][statement["section"]]:
            out.append(f"statement not in section {statement['section']}: {statement['text'][:50]}")
    return out


def _printed_dates(gold: dict[str, Any], text: str) -> list[str]:
    """A date of the front sheet has to be printed somewhere, in one of the ways that plans write dates."""
    out = []
    days = {**gold["dates"], "birth": gold["child"]["date_of_birth"]}
    for name, iso in days.items():
        if not iso or iso == "None":
            continue
        d = dt.date.fromisoformat(iso)
        suffix = "th" if 10 < d.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(d.day % 10, "th")
        forms = [f"{d:%d/%m/%Y}", f"{d.day}/{d.month}/{d.year}", f"{d:%d.%m.%Y}", f"{d:%d.%m.%y}", f"{d:%d-%m-%Y}"]
        forms += [
            f"{d.day} {d:%B %Y}",
            f"{d.day}{suffix} {d:%B %Y}",
            f"{d.day} {d:%b %Y}",
            f"{d.day}{suffix} {d:%b %Y}",
        ]
        forms += [f"{d:%d/%m/%y}", f"{d:%d %B %Y}"]
        if not any(form in text for form in forms):
            out.append(f"date {name} is not printed")
    return out


def _date_faults(plan: dict[str, Any], gold: dict[str, Any]) -> list[str]:
    as_of = plan["as_of"]
    days = {k: dt.date.fromisoformat(v) if v else None for k, v in gold["dates"].items()}
    issued = [d for d in (days["final"], days["amended"]) if d]
    newest = [*issued, *([days["last_review"]] if days["last_review"] else [])]
    facts = plan["facts"]
    reference = max(issued) if issued else days["draft"]
    advice = [dt.date.fromisoformat(str(d)) for d in facts["advice"] if d]
    late = bool(days["request"] and days["final"] and days["final"] > plus(days["request"], weeks=20))
    year = year_group(plan["child"]["date_of_birth"], as_of)
    holds = {
        "DAT001": bool(issued) and plus(max(issued), months=36) < as_of,
        "DAT002": bool(newest) and plus(max(newest), months=12) < as_of,
        "DAT003": gold["status"] != "draft" and not issued,
        "DAT006": any(d < as_of for d in facts["targets"]),
        "DAT007": bool(reference) and any(d < plus(reference, months=-12) for d in advice),
        "DAT008": None in facts["advice"],
        "DAT009": late,
        "OUT005": year >= 9 and not facts["adulthood"],
    }
    expected = {e["code"] for e in gold["expected"]}
    out = [
        f"{code}: arithmetic says {holding}"
        for code, holding in holds.items()
        if code not in gold["unsure"] and holding != (code in expected)
    ]
    return out if year == facts["year"] else [*out, f"year group is {year}"]


def _repeat_faults(gold: dict[str, Any]) -> list[str]:
    runs: dict[tuple[str, ...], set[str]] = {}
    for letter, text in gold["sections"].items():
        words = re.findall(r"[\w’']+", text.lower())
        for i in range(len(words) - 24):
            runs.setdefault(tuple(words[i : i + 25]), set()).add(letter)
    repeats = any(len(letters) > 1 and letters != {"H1", "H2"} for letters in runs.values())
    stated = any(e["code"] == "STR007" for e in gold["expected"])
    return [f"STR007: repeats are {repeats}"] if repeats != stated else []


def _share_faults(gold: dict[str, Any]) -> list[str]:
    count = len(gold["statements"])
    vague = sum(s["vague"] for s in gold["statements"])
    out = [] if 12 <= count <= 34 else [f"{count} statements"]
    return out if 0.14 <= vague / max(1, count) <= 0.85 else [*out, f"{vague} of {count} statements are vague"]
