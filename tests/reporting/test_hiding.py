import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehc_text.records.plan import Child
from ehc_text.reporting.hiding import Hider

CHILD = Child(first_name="Zofia", surname="Kowal-Smith", known_as="Zosia", date_of_birth=dt.date(2015, 5, 4))
HIDER = Hider(CHILD, frozenset({"sarah", "tom"}))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zofia's reading, Zosia’s writing, ZOFIA KOWAL-SMITH.", "[child]'s reading, [child]’s writing, [child]."),
        ("Her mother, Oksana Petrenko, works.", "Her mother, [name], works."),
        ("Mum Oksana helps. Mrs Kowal-Smith helps.", "Mum [name] helps. Mrs [name] helps."),
        ("Sarah Jones, Occupational Therapist", "[name], Occupational Therapist"),
        ("Sarah Occupational Therapist", "[name] Occupational Therapist"),
        ("Dr. A Khan and Ms O’Neil wrote.", "Dr. [name] and Ms [name] wrote."),
        ("Dr F. Achebe, Mrs J. K. Rowe and Mr A.B. Cole came.", "Dr [name], Mrs [name] and Mr [name] came."),
        (
            "Sarah J. Vane helps. Dr Achebe. He saw Section F. The rest.",
            "[name] helps. Dr [name]. He saw Section F. The rest.",
        ),
        ("At Linden Park Primary School and St Mary's Academy.", "At [school]."),
        (
            "She was born on 4th May 2015 (04/05/2015, 2015-05-04).",
            "She was born on [date of birth] ([date of birth], [date of birth]).",
        ),
        ("NHS 943 476 5919, UPN A123456789012, AB1 2CD", "NHS [number], UPN [number], [number]"),
        ("Ring 01234 567890 or write to z.k@home.org.uk", "Ring [number] or write to [number]"),
    ],
)
def test_what_tells_who_it_is_about_is_hidden(text, shown):
    assert HIDER.text(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "A Teaching Assistant will sit with her for 30 minutes.",
        "Specialist Primary School staff will do it, and a Special School was discussed.",
        "By Year 6 Key Stage 2 ends; review in May 2016, at 04/05/2025.",
        "Speech and Language Therapist, 6 sessions in 2024/2025",
        "the zofia of no name",  # not written as a name
    ],
)
def test_other_words_stay(text):
    assert HIDER.text(text) == text


def test_what_was_found_for_one_child_is_not_taken_for_another():
    robin, sky = (Hider(Child(first_name=name), frozenset()) for name in ("Robin", "Sky"))
    assert [hider.text("Robin met Sky.") for hider in (robin, sky, robin)] == [
        "[child] met Sky.",
        "Robin met [child].",
        "[child] met Sky.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "9943 476 5919",  # a digit too many for an NHS number
        "XA123456789012",  # a letter too many for a pupil number
        "XAB1 2CD",  # and for a postcode
    ],
)
def test_what_runs_on_before_a_number_makes_it_another(text):
    assert HIDER.text(text) == text


def test_a_span_keeps_its_words_wherever_names_are_hidden_around_it():
    text = "Zofia will have access to a mentor, Sarah Jones, in her class."
    hidden = HIDER.hidden(text)
    start = text.index("access to")
    assert hidden.text[hidden.start_of(start) : hidden.end_of(start + 9)] == "access to"


def test_a_span_that_cuts_a_name_in_two_takes_all_that_stands_for_it():
    text = "With Sarah Jones now."
    hidden = HIDER.hidden(text)
    start = text.index("Jones")
    assert hidden.text[hidden.start_of(start) : hidden.end_of(start + 5)] == "[name]"


def test_words_are_found_again_where_they_stood():
    text = "Zofia reads. Zofia reads to Tom."
    hidden = HIDER.hidden(text)
    assert hidden.words_at("Zofia reads to Tom.", text.index("to")) == "[child] reads to [name]."
    assert hidden.words_at("Zofia reads to Tom.", 0) is None
    assert hidden.words_at("Sarah reads.", 0) is None


@given(st.lists(st.sampled_from(["Zofia", "help", "Mrs", "Khan", "School", "Linden", "\n", ".", "4 May 2015"])))
def test_offsets_stay_in_order_and_inside(words):
    text = " ".join(words)
    hidden = HIDER.hidden(text)
    places = [hidden.start_of(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert all(hidden.start_of(offset) <= hidden.end_of(offset) <= len(hidden.text) for offset in range(len(text) + 1))
    assert "Zofia" not in hidden.text
