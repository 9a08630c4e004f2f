"""Makes as many invented plans as are wanted, each of another child: `python bench/plans.py --count 2000 --out DIR`.

They are made from the contents and layouts of the example plans: another name, birthday and dates, provision in another
order and some of it left out, views put together anew; one plan in seventeen has the views of the plan before it, and
one in a hundred is a copy of it. The same seed makes the same plans.
"""

import argparse
import copy
import datetime as dt
import random
import re
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "examples"))

from build import LAYOUTS, load  # noqa: E402
from layouts.compose import compose  # noqa: E402
from layouts.pdf import write_pdf  # noqa: E402
from layouts.word import write_word  # noqa: E402

_FIRST = "Ada Bram Cyra Dov Esme Femi Gus Hana Idris Juno Kemi Lars Mina Noor Otto Priya Quin Rosa Sami Tess Umar Vida"
_LAST = "Abbot Birch Corder Dunmore Eastry Farley Gale Hollis Ingram Jessop Kershaw Lomax Marden Neale Orme Pascoe"
_LIKES = (
    "drawing maps|the bus to town|my cousin's dog|long division|trampolines|bread with seeds|"
    "the school choir|beetles|fixing old radios|swimming under water|quiz shows|my nan's garden|"
    "being goalkeeper|space films|baking flapjacks|the climbing wall|stories about giants|card tricks|"
    "feeding the hens|loud music|silence|snow|football stickers|knitting with wool|the science room|"
    "chess at lunch|old coins|canal boats|making lists|sleeping late"
)
_PEOPLE = (
    "Mr Okoro|Miss Pell|my brother|the cook|our neighbour|Mrs Adair|my friend Zeb|the librarian|Dad|"
    "Granny|Miss Quist|the caretaker|Uncle Ray|my tutor|the driver|Auntie Jo|nobody|everyone in Year 4|"
    "the nurse|my twin"
)
_FEELINGS = (
    "proud|sleepy|cross|brave|muddled|calm|giddy|lonely|safe|left out|bored|hopeful|worried|clever|silly|"
    "tired|noticed|sick|strong|puzzled"
)
_SAYINGS = (
    "{like} makes me {feel}, and {person} knows it.",
    "When {person} mentions {like} I feel {feel}.",
    "Next year: more {like}, less {like2}.",
    "{person} says I am {feel} on Mondays because of {like}.",
    "Ask {person} about {like2}; I get {feel}.",
    "Lessons after {like} are {feel} ones.",
    "At home {person} and I try {like2} until one of us is {feel}.",
    "One day I might work with {like}, or with {person}.",
)
_PRINTED = re.compile(r"\b(\d{1,2})/(\d{2})/(20\d{2})\b")
_MONTHS = "|".join(f"{dt.date(2000, month, 1):%B}" for month in range(1, 13))
_WRITTEN = re.compile(rf"\b(\d{{1,2}}) ({_MONTHS}) (20\d{{2}})\b")
_MIN_WORDS = 8
"""What is shorter in Section A is a label."""
_LEFT_OUT = 0.15
_SAME_VIEWS = 17
_COPY = 100


def main() -> None:
    """Write the plans."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    print(f"{make_plans(options.out, options.count)} plans in {options.out}")


def make_plans(out: Path, count: int, *, processes: int | None = None) -> int:
    """Write `count` plans into folders of 500 below `out`, and return how many there are."""
    for first in range(0, count, 500):
        (out / f"{first:05}").mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(write_plan, range(count), [out] * count, chunksize=25))
    return count


def write_plan(number: int, out: Path) -> None:
    """Write the plan of a number; where it is a copy of the one before it, that one."""
    source = number - 1 if number % _COPY == _COPY - 1 else number
    plan = vary(_contents()[source % len(_contents())], source)
    layout = LAYOUTS[plan["layout"]]
    write = {"docx": write_word, "pdf": write_pdf}
    ending = plan["formats"][0]
    target = out / f"{number // 500 * 500:05}" / f"plan-{number:05}.{ending}"
    write[ending](plan, compose(plan, layout), layout.look, target)


def vary(plan: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the content as that of another child; `number` is the seed."""
    chance = random.Random(number)
    plan = copy.deepcopy(plan)
    child = plan["child"]
    names = {child["first_name"]: _first_name(chance, number), child["surname"]: chance.choice(_LAST.split())}
    shift = dt.timedelta(days=chance.randrange(-500, 20))
    views = random.Random(number - 1 if number % _SAME_VIEWS == 0 else number)
    for section in plan["sections"]:
        if section["id"] == "A" and "blocks" in section:
            section["blocks"] = _with_views(section["blocks"], views)
        elif section["id"] in ("F", "G", "E") and "blocks" in section:
            section["blocks"] = [_shuffled(block, chance) for block in section["blocks"]]
    return {key: _renamed(value, names, shift) for key, value in plan.items()}


@cache
def _contents() -> tuple[dict[str, Any], ...]:
    return tuple(load(path) for path in sorted((ROOT / "examples" / "content").glob("*.yaml")))


def _first_name(chance: random.Random, number: int) -> str:
    """Return a name that hardly another child has: two plans of one child share no findings."""
    return chance.choice(_FIRST.split()) + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _with_views(content: Any, chance: random.Random) -> Any:  # noqa: ANN401 - YAML gives many shapes
    if isinstance(content, list):
        return [_with_views(item, chance) for item in content]
    if isinstance(content, dict):
        return {key: _with_views(value, chance) for key, value in content.items()}
    words = len(str(content).split())
    return content if words < _MIN_WORDS else " ".join(_saying(chance) for _ in range(max(2, words // 9)))


def _saying(chance: random.Random) -> str:
    like, other = chance.sample(_LIKES.split("|"), 2)
    text = chance.choice(_SAYINGS).format(
        like=like, like2=other, person=chance.choice(_PEOPLE.split("|")), feel=chance.choice(_FEELINGS.split("|"))
    )
    return text[0].upper() + text[1:]


def _shuffled(block: Any, chance: random.Random) -> Any:  # noqa: ANN401 - YAML gives many shapes
    if not isinstance(block, dict) or "ul" not in block:
        return block
    kept = [item for item in block["ul"] if chance.random() > _LEFT_OUT] or block["ul"][:1]
    chance.shuffle(kept)
    return {"ul": kept}


def _renamed(content: Any, names: dict[str, str], shift: dt.timedelta) -> Any:  # noqa: ANN401 - YAML gives many shapes
    if isinstance(content, list):
        return [_renamed(item, names, shift) for item in content]
    if isinstance(content, dict):
        return {key: _renamed(value, names, shift) for key, value in content.items()}
    if isinstance(content, dt.date):
        return content + shift
    return _with_dates(_with_names(content, names.items()), shift) if isinstance(content, str) else content


def _with_names(text: str, names: Iterable[tuple[str, str]]) -> str:
    for old, new in names:
        text = re.sub(rf"\b{re.escape(old)}\b", new, text)
    return text


def _with_dates(text: str, shift: dt.timedelta) -> str:
    def printed(match: re.Match[str]) -> str:
        day = dt.date(int(match[3]), int(match[2]), int(match[1])) + shift
        return f"{day:%d/%m/%Y}"

    def written(match: re.Match[str]) -> str:
        day = dt.datetime.strptime(match[0], "%d %B %Y").date() + shift
        return f"{day.day} {day:%B %Y}"

    return _WRITTEN.sub(written, _PRINTED.sub(printed, text))


if __name__ == "__main__":
    main()
