"""What several checks ask of a plan is worked out once, and for each plan by itself."""

import datetime as dt

from builders import plan, section

from ehc_text.checking.context import CheckContext


def test_a_question_is_worked_out_once_for_a_plan_and_each_letter():
    asked = []

    def length(a_plan, context, letter):
        asked.append(letter)
        return sum(len(one.text) for one in a_plan.sections if one.letter == letter)

    context = CheckContext(as_of=dt.date(2026, 11, 1), words={})
    one, other = plan(section("B", "Needs")), plan(section("B", "No needs"))
    assert [context.once(length, one, "B") for _ in range(3)] == [5, 5, 5]
    assert context.once(length, one, "F") == 0
    assert context.once(length, other, "B") == 8
    assert asked == ["B", "F", "B"]
