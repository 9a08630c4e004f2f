"""Names are put out of sight, and words that only look like them are left alone."""

import pytest

from ehc_text.audit.stand_ins import names_of, without_names, without_people


@pytest.mark.parametrize(
    ("text", "told", "remark"),
    [
        ("Amina's plan", "Robin's plan", "a name with its s"),
        ("AMINA HART reads", "Robin Surname reads", "capitals"),
        ("Amina-Jo and Jo", "Robin-Robin and Robin", "parts of a double name"),
        ("Aminata and Hartley", "Aminata and Hartley", "longer names that only start so"),
        ("a hart in the forest", "a hart in the forest", "a word in small letters"),
        ("“Amina” (Hart)", "“Robin” (Surname)", "quotation marks and brackets"),
    ],
)
def test_a_childs_names_give_way_to_stand_ins(text, told, remark):
    assert without_names(text, names_of("Amina Jo", "Hart")) == told, remark


def test_without_names_nothing_is_changed():
    assert without_names("Amina reads", names_of(None, None)) == "Amina reads"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mrs Anne Okoro helps.", "Mrs [name] helps."),
        ("Dr. O’Neill and Miss Smith-Lee", "Dr. [name] and Miss [name]"),
        ("at Hill Top Primary School daily", "at [school] daily"),
        ("The class teacher of the school", "The class teacher of the school"),
        ("Robin Surname sees Tom on 07700 900123.", "[child] sees [name] on [number]."),
        ("Ms", "Ms"),
    ],
)
def test_what_is_published_names_nobody_whom_reports_would_hide(text, told):
    assert without_people(text, frozenset({"tom", "robin"})) == told
