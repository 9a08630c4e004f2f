"""VOI007: which views are copies, whose they are, and that the search grows with the number of plans."""

import datetime as dt
import random
import time
from dataclasses import replace

import pytest
from builders import plan, rule, section

from ehc_text.checking import alike
from ehc_text.checking.shared_views import find_repeats, print_of, repeat_finding
from ehc_text.records.plan import Child, Speaker, View

CHECK = rule("VOI007", message="Also in {count} others.", settings={"words": 20, "percent": 60})

STOCK = (
    "I like being with my friends and playing outside at break. I find it hard when the hall is noisy. "
    "I would like grown-ups to help me when I am stuck with my writing."
)

KIT = Child(first_name="Kit", surname="Hale", date_of_birth=dt.date(2016, 5, 4))
AMINA = Child(first_name="Amina", surname="Shah", date_of_birth=dt.date(2014, 6, 9))
ZOSIA = Child(first_name="Zosia", surname="Lis", date_of_birth=dt.date(2012, 1, 2))


def plan_of(child, text, *, speaker=Speaker.CHILD):
    views = (View(section="A", start=0, end=len(text), text=text, speaker=speaker, is_own=True),)
    return replace(plan(section("A", text), child=child), views=views)


def repeats(*plans):
    return find_repeats([print_of(one, f"{number}", CHECK) for number, one in enumerate(plans)], CHECK)


def test_the_same_views_in_the_plans_of_three_children_are_told_of_each():
    found = repeats(plan_of(KIT, STOCK), plan_of(AMINA, STOCK), plan_of(ZOSIA, STOCK))
    assert {position: repeat.others for position, repeat in found.items()} == {0: 2, 1: 2, 2: 2}


NO_REPEATS = [
    ((KIT, STOCK), (KIT, STOCK), "two versions of one plan"),
    ((KIT, STOCK), (replace(KIT, date_of_birth=None), STOCK), "a version without the date of birth"),
    ((KIT, STOCK), (replace(KIT, first_name=None, surname=None), STOCK), "a version without the name"),
    ((KIT, "I like trams."), (AMINA, "I like trams."), "too short to tell a copy from chance"),
    (
        (KIT, STOCK),
        (
            AMINA,
            "Maths is boring but my teacher is funny. My cat had four kittens and I named them after planets, all.",
        ),
        "different views",
    ),
    (
        (KIT, f"I like being with my friends and playing outside at break. {'On Saturdays we feed ducks. ' * 8}"),
        (AMINA, f"I like being with my friends and playing outside at break. {'Sewing is best of all. ' * 8}"),
        "one stock sentence among views of their own",
    ),
]


@pytest.mark.parametrize(("one", "other", "remark"), NO_REPEATS, ids=[case[2] for case in NO_REPEATS])
def test_what_is_no_copy_is_let_pass(one, other, remark):
    assert repeats(plan_of(*one), plan_of(*other)) == {}, remark


def test_the_parents_words_do_not_count():
    assert repeats(*(plan_of(child, STOCK, speaker=Speaker.PARENT) for child in (KIT, AMINA))) == {}


def test_children_of_one_name_born_on_different_days_are_two_children():
    namesake = replace(KIT, date_of_birth=dt.date(2011, 7, 8))
    assert set(repeats(plan_of(KIT, STOCK), plan_of(namesake, STOCK))) == {0, 1}


def test_a_child_of_unknown_name_is_told_apart_by_the_file():
    assert set(repeats(plan_of(Child(), STOCK), plan_of(Child(), STOCK))) == {0, 1}


def test_a_copy_with_another_name_sex_and_hobby_is_still_one():
    first = "Kit loves football. He told us that he wants to do well at school and make more friends in his class."
    other = "Amina loves sewing. She told us that she wants to do well at school and make more friends in her class."
    assert set(repeats(plan_of(KIT, first), plan_of(AMINA, other))) == {0, 1}


def test_the_finding_quotes_the_copied_stretch_and_names_how_many():
    own = "On Saturdays I feed the ducks by the lock. "
    copied = plan_of(KIT, own + STOCK)
    repeat = repeats(copied, plan_of(AMINA, STOCK))[0]
    finding = repeat_finding(copied, CHECK, repeat)
    assert finding.quote == STOCK
    assert copied.sections[0].text[finding.start : finding.end] == finding.quote
    assert finding.message == "Also in 1 others."


def test_a_print_holds_no_word_of_the_plan():
    views = print_of(plan_of(KIT, STOCK), "0", CHECK)
    words = STOCK.lower().replace(".", "").replace("-", " ").split()
    # Eight bytes for each run of six words and of three.
    assert (len(views.runs), len(views.grams)) == (8 * (len(words) - 5), 8 * (len(words) - 2))
    assert not [word for word in words if len(word) > 3 and word.encode() in views.runs + views.grams]


def test_twice_the_plans_take_about_twice_the_work():
    prints = _prints(3000)

    def work(count):
        began = time.process_time()  # the time of this process alone: other work on the machine does not count
        found = find_repeats(prints[:count], CHECK)
        assert len(found) == count // 10
        return time.process_time() - began

    assert any(work(3000) < 3 * work(1500) for _ in range(3))


def test_a_text_that_all_plans_share_leads_to_a_bounded_number_of_comparisons(monkeypatch):
    compared = []
    monkeypatch.setattr(alike.Grams, "alike", lambda _grams, _one, others, _share: compared.extend(others) or ())
    prints = [print_of(plan_of(Child(first_name=f"Name{n}"), STOCK), str(n), CHECK) for n in range(300)]
    find_repeats(prints, CHECK)
    assert 299 <= len(compared) <= 300 * 40


def _prints(count):
    """Return prints of invented views: a tenth are copies of one text, all have a stock sentence."""
    words = [f"word{number}" for number in range(400)]
    chance = random.Random(7)  # noqa: S311 - no secret
    prints = []
    for number in range(count):
        own = " ".join(chance.choice(words) for _ in range(30))
        text = STOCK if number % 10 == 0 else f"What is important to me is my family and my friends. {own}"
        child = Child(first_name=f"Name{number}", date_of_birth=dt.date(2010, 1, 1) + dt.timedelta(days=number))
        prints.append(print_of(plan_of(child, text), str(number), CHECK))
    return prints
