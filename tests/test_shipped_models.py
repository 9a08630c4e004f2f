"""The models that ship: rows by many hands, nothing from the labelled cases, files that belong together."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from ehc_text.audit.gold import find_cases
from ehc_text.classifiers.named import MODELS
from ehc_text.classifiers.rows import FILE_NAME, read_rows
from ehc_text.classifiers.store import load_model, sha256

MODELS_FOLDER = Path(__file__).parents[1] / "models"
CASES = Path(__file__).parent / "cases"

ALIKE = 0.8
"""Two texts that share more of their neighbouring words than this are the same row written twice."""


def pairs_of(text):
    words = re.findall(r"[a-z0-9]+", text.lower())
    return frozenset(pairwise(words)) or frozenset(words)


def first_near_copies(texts, others):
    """Return the first text that is nearly the same as one of the others, with it; looked for by shared rare pairs."""
    by_pair = defaultdict(list)
    for number, pairs in enumerate(others):
        for pair in pairs:
            by_pair[pair].append(number)
    for position, pairs in enumerate(texts):
        shared = Counter(number for pair in pairs for number in by_pair[pair])
        for number, count in shared.most_common(5):
            is_itself = texts is others and number == position
            if not is_itself and count / len(pairs | others[number]) > ALIKE:
                return position, number
    return None


@pytest.fixture(scope="module", params=sorted(MODELS))
def named(request):
    kind = MODELS[request.param]
    return kind, read_rows(MODELS_FOLDER / kind.name / FILE_NAME, kind.labels)


def test_weights_manifest_and_rows_belong_together(named):
    kind, rows = named
    model, manifest = load_model(MODELS_FOLDER / kind.name)
    assert manifest.name == kind.name
    assert manifest.rows == len(rows)
    assert manifest.training_sha256 == sha256((MODELS_FOLDER / kind.name / FILE_NAME).read_bytes())
    assert model.labels == kind.labels


def test_every_row_says_where_it_comes_from(named):
    _, rows = named
    assert all(row.group and row.hand and row.register_ and row.difficulty and row.child for row in rows)


def test_no_writer_and_no_plan_wrote_most_of_it(named):
    _, rows = named
    assert max(Counter(row.hand for row in rows).values()) < len(rows) / 2
    assert max(Counter(row.group for row in rows).values()) < len(rows) / 20


def test_no_row_stands_twice(named):
    _, rows = named
    texts = [pairs_of(row.text) for row in rows]
    assert first_near_copies(texts, texts) is None


def test_no_row_is_taken_from_a_labelled_case(named):
    _, rows = named
    cases = find_cases(CASES)
    told = {statement.text for case in cases for statement in case.gold.statements}
    told |= {line for case in cases for text in case.gold.sections.values() for line in text.splitlines()}
    there = [pairs_of(text) for text in sorted(told) if len(text.split()) > 4]
    ours = [pairs_of(row.text) for row in rows if len(row.text.split()) > 4]
    assert first_near_copies(ours, there) is None


def test_two_texts_that_are_nearly_the_same_would_be_found():
    one = "A teaching assistant reads with Amir for ten minutes every morning at the small table before the register"
    other = one.replace("register", "bell")
    texts = [pairs_of(text) for text in ("Something else altogether", one, other)]
    assert first_near_copies(texts, texts) == (1, 2)
