"""Letters in a coloured cell at the side, with a panel beside each: its title, and what the section says."""

from section_builders import BAND, bold, cell, find, grid, head, text, texts

TITLES = {
    "A": "Hello, this is Petra",
    "B": "The tricky things",
    "E": "Where we are heading",
    "F": "School does this",
    "I": "Petra's place",
}


def panel(letter: str, *lines, title: str | None = None):
    """Return a table of one row: the letter in a coloured cell, the panel beside it."""
    mark = cell(bold(letter), fill=BAND)
    return grid((mark, cell(bold(TITLES[letter] if title is None else title), *lines)))


def plan(*middle):
    """Return the texts of a plan of five panels, with what `middle` holds before the last."""
    return texts(
        panel("A", bold("What I said"), "I like clay and I like my dog."),
        panel("B", "Petra loses her place in a line of print."),
        panel("E", "By July 2028 Petra will read a page aloud."),
        panel("F", "Ms Orr reads with her for ten minutes every day."),
        *middle,
        panel("I", "Brook Lane Primary School."),
    )


def test_a_letter_at_the_side_opens_its_section_whatever_the_title_of_its_panel():
    assert plan() == {
        "A": "What I said\nI like clay and I like my dog.",
        "B": "Petra loses her place in a line of print.",
        "E": "By July 2028 Petra will read a page aloud.",
        "F": "Ms Orr reads with her for ten minutes every day.",
        "I": "Brook Lane Primary School.",
    }


def test_the_panels_may_be_rows_of_one_table():
    rows = [(cell(bold(one), fill=BAND), cell(bold(title), f"Words of {one}.")) for one, title in TITLES.items()]
    assert texts(grid(*rows)) == {one: f"Words of {one}." for one in TITLES}


def test_a_panel_goes_on_beside_a_bar_of_the_same_colour_on_the_next_page():
    bar = cell(fill=BAND)
    rest = grid((bar, "Who", "When"), (bar, "Head teacher", "3 May 2026"))
    found = plan(panel("K", title="Papers we read"), rest)
    assert found["K"] == "Who | When\nHead teacher | 3 May 2026"


def test_a_lettered_list_in_a_table_opens_nothing():
    rows = [(cell(bold(one)), cell(bold(f"Step {one}"), "Pack the bag.")) for one in "ABC"]
    found = texts(head("Section F: Provision"), grid(*rows), head("Section I: Placement"), text("Brook Lane."))
    assert found.keys() == {"F", "I"}


def test_heads_that_begin_with_a_letter_and_go_on_in_own_words_name_their_columns():
    heads = tuple(cell(bold(words), fill="EEEEEE") for words in ("B What is hard", "E Where we go", "F What we do"))
    cards = [
        grid("Card 1: Reading", heads, ("She loses her place.", "By July 2028 she will read.", "Ms Orr reads daily.")),
        grid("Card 2: Friends", heads, ("She grabs.", "By July 2028 she will share.", "A club on Mondays.")),
    ]
    found = texts(*cards)
    assert found["E"] == "By July 2028 she will read.\nBy July 2028 she will share."
    assert found["F"] == "Ms Orr reads daily.\nA club on Mondays."


def test_initials_and_small_words_at_the_head_of_columns_name_no_sections():
    signed = grid(tuple(cell(bold(one)) for one in ("B Smith", "E Jones", "F Brown")), ("3 May", "4 May", "5 May"))
    liked = grid(tuple(cell(bold(one)) for one in ("A good day", "I like", "I hate")), ("Sun", "Clay", "Rain"))
    found = find(head("Section A: Views"), signed, liked, head("Section B: Needs"), text("Petra stammers."))
    assert [section.letter for section in found.sections] == ["A", "B"]


def test_a_heading_and_an_introduction_over_each_table_of_sections_belong_to_none():
    heads = tuple(cell(bold(words)) for words in ("B What is hard", "E Where we go", "F What we do"))
    care = tuple(cell(bold(words)) for words in ("C Health", "G What nurses do"))
    found = texts(
        panel("A", "I like clay."),
        head("Cards"),
        text("Each card is read from left to right."),
        grid(heads, ("She stammers.", "By July 2028 she will read.", "Ms Orr reads daily.")),
        head("Health"),
        text("Both columns are the nurse's."),
        grid(care, ("Asthma.", "An inhaler at ten o'clock.")),
        *(panel(one, "Words.", title="Own words") for one in "IJK"),
    )
    assert found["A"] == "I like clay."
    assert found["B"] == "She stammers."
    assert found["C"] == "Asthma."


def test_the_letter_may_stand_at_the_right_of_its_panel():
    panels = [
        grid((cell(bold(title), f"Words of {one}."), cell(bold(one), fill=BAND))) for one, title in TITLES.items()
    ]
    assert texts(*panels) == {one: f"Words of {one}." for one in TITLES}


def test_a_letter_over_its_title_in_a_coloured_cell_heads_what_stands_beside_it():
    rows = [grid((cell(bold(one), bold(title), fill=BAND), cell(f"Words of {one}."))) for one, title in TITLES.items()]
    found = find(*rows)
    assert {section.letter: section.text for section in found.sections} == {one: f"Words of {one}." for one in TITLES}
    assert found.sections[1].heading == "B The tricky things"


def test_heads_that_end_with_a_letter_or_have_it_on_a_line_of_its_own_name_their_columns():
    row = ("She stammers.", "By July 2028 she will read.", "Ms Orr reads daily.")
    for words in (("What is hard B", "Where we go E", "What we do F"), ("B\nHard", "E\nHopes", "F\nHelp")):
        heads = tuple(cell(bold(one), fill="EEEEEE") for one in words)
        found = texts(head("Section A: Views"), text("I like clay."), grid(heads, row), head("Section I: Placement"))
        assert (found["B"], found["E"], found["F"]) == row
