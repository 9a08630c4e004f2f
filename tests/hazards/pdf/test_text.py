"""Text as PDFs have it: hyphens, ligatures, letter-spacing, columns, running heads."""

import pytest
from hazards.pdf.drawn import Drawn, plain, rows
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

LONG = (
    "This is a paragraph that runs on to the right-hand edge of the text and then goes on with a second line that is "
    "nearly as long as the first one was, and with so many words that there is a third line too, which ends early."
)


def test_lines_that_run_on_make_one_paragraph():
    assert plain(Drawn().wrapped(60, 100, LONG).read().blocks) == [LONG]


def test_a_short_line_ends_its_paragraph_though_no_space_follows():
    drawn = Drawn().wrapped(60, 100, LONG).wrapped(60, 136, "Another paragraph starts here.")
    assert plain(drawn.read().blocks) == [LONG, "Another paragraph starts here."]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("age-", "related goals", "age-related goals"),
        ("communi-", "cation skills", "communication skills"),
        ("one-", "to-one help", "one-to-one help"),
        ("pre- and post-", "16 courses", "pre- and post-16 courses"),
    ],
)
def test_a_hyphen_at_a_line_end_is_kept_where_it_belongs_to_the_word(before, after, expected):
    first = "This sentence is as long as a line can be, so that it breaks where we wish, that is in " + before
    size = 475 / stringWidth(first, "Helvetica", 1)
    content = Drawn().lines(60, 100, first, after, size=size).read()
    assert plain(content.blocks) == [first.removesuffix(before) + expected]


@pytest.mark.parametrize("step", [12, 20, 30])
def test_the_halves_of_a_word_belong_together_however_widely_short_lines_are_set(step):
    drawn = Drawn().lines(60, 100, "Sam needs help with commu-", "nication and with his read-", "ing.", step=step)
    assert plain(drawn.read().blocks) == ["Sam needs help with communication and with his reading."]


def test_a_list_item_after_a_dash_at_a_line_end_stays_an_item():
    drawn = Drawn().lines(60, 100, "The times are set: 9.30-", "a) for reading", "b) for play", step=20)
    assert len(drawn.read().blocks) == 3


def test_a_letter_spaced_heading_is_closed_up():
    assert plain(Drawn().text(60, 100, "S E C T I O N   A", size=14).read().blocks) == ["SECTION A"]


def test_a_short_word_among_letter_spaced_ones_is_closed_up_with_them():
    drawn = Drawn().text(60, 100, "C H I L D R E N").text(142, 100, "A N D").text(180, 100, "Y O U T H")
    assert plain(drawn.read().blocks) == ["CHILDREN AND YOUTH"]


def test_a_row_of_ticks_and_letters_is_not_closed_up():
    drawn = Drawn().grid((60, 90, 120, 150, 180), (100, 120), [("A", "B", "C", "D")])
    assert plain(drawn.read().blocks) == [[["A", "B", "C", "D"]]]


def test_bullets_leave_the_text_and_typed_numbers_stay():
    drawn = Drawn().text(60, 100, "\u2022").text(75, 100, "First point").text(60, 115, "2. Second point")
    first, second = drawn.read().blocks
    assert (first.text, first.list_label) == ("First point", "\u2022")
    assert (second.text, second.list_label) == ("2. Second point", None)


def test_a_number_with_a_tab_behind_it_is_a_label():
    block = Drawn().text(60, 100, "1.").text(80, 100, "By July 2027 she will read.").read().blocks[0]
    assert (block.text, block.list_label) == ("By July 2027 she will read.", "1.")


def test_a_wrapped_bullet_is_one_paragraph():
    drawn = Drawn().text(60, 100, "\u2022").wrapped(75, 100, LONG)
    assert plain(drawn.read().blocks) == [LONG]


def test_headings_are_told_by_size_and_weight():
    drawn = Drawn().text(60, 100, "Section A", size=16, bold=True).text(60, 125, "I like trains.")
    heading, body = drawn.read().blocks
    assert (heading.is_bold, heading.size_pt, body.is_bold, body.size_pt) == (True, 16.0, False, 10.0)


@pytest.mark.parametrize(("letter", "size", "y"), [("D", 22, 104), ("H1", 22, 110), ("D", 16, 113), ("H1", 16, 116)])
def test_a_large_letter_beside_a_title_of_two_lines_is_read_before_both(letter, size, y):
    drawn = Drawn().text(60, y, letter, size=size, bold=True)
    drawn.lines(100, 100, "What life at home is like for Sam, and", "what makes it harder", size=12, bold=True, step=15)
    title, *others = drawn.text(60, 150, "He has nowhere to play.").read().blocks
    assert " ".join(plain((title, *others[:-1]))) == (
        f"{letter} What life at home is like for Sam, and what makes it harder"
    )
    assert (title.size_pt, title.is_bold) == (12.0, True)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_letter_at_the_right_of_a_bold_title_is_read_behind_all_its_lines(lines):
    words = ("What the council will do for Sam, and for those who look after him at", "home and away from")
    words = (*words[:1], words[0], words[1])[3 - lines :]
    drawn = Drawn().lines(60, 100, *words, size=12, bold=True, step=15).text(520, 100, "H2", size=12, bold=True)
    drawn.text(60, 165, "Sam has a home of his own, and a family worker comes to see him there.")
    assert " ".join(plain(drawn.read().blocks)[:-1]) == f"{' '.join(words)} H2"


def test_a_letter_no_taller_than_its_line_stays_in_it():
    drawn = Drawn().lines(60, 100, "He is in the form", "I would choose for him.", step=12)
    assert " ".join(plain(drawn.read().blocks)) == "He is in the form I would choose for him."


def test_two_columns_are_read_one_after_the_other():
    left = [f"left line number {i} of the first column of text" for i in range(8)]
    right = [f"right line number {i} of the second column now" for i in range(8)]
    drawn = Drawn()
    for i in range(8):
        drawn.text(60, 100 + 12 * i, left[i]).text(320, 100 + 12 * i, right[i])
    assert " ".join(plain(drawn.read().blocks)) == " ".join(left + right)


def test_running_heads_feet_and_page_numbers_are_margins():
    drawn = Drawn()
    for number, words in enumerate(("Trains first.", "Then maps.", "Then more trains."), 1):
        drawn.text(60, 40, "Ada Byron - born 4 May 2015").text(60, 200, words)
        drawn.text(280, 815, f"Page {number} of 3").page()
    content = drawn.read()
    assert plain(content.blocks) == ["Trains first.", "Then maps.", "Then more trains."]
    assert content.margins == ("Ada Byron - born 4 May 2015", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3")
    assert content.page_count == 3


def test_a_watermark_across_the_page_is_no_text():
    drawn = Drawn().text(60, 100, "I like trains.")
    drawn.canvas.saveState()
    drawn.canvas.translate(150, 300)
    drawn.canvas.rotate(45)
    drawn.canvas.setFont("Helvetica", 90)
    drawn.canvas.drawString(0, 0, "DRAFT")
    drawn.canvas.restoreState()
    content = drawn.read()
    assert plain(content.blocks) == ["I like trains."]
    assert content.margins == ("DRAFT",)


def test_a_level_watermark_does_not_draw_the_lines_under_it_together():
    drawn = Drawn().wrapped(60, 100, LONG).text(150, 135, "DRAFT", size=80)
    content = drawn.read()
    assert plain(content.blocks) == [LONG]
    assert content.margins == ("DRAFT",)


def test_a_large_title_is_no_watermark():
    drawn = Drawn().text(60, 100, "My plan", size=36).text(60, 140, "I like trains.")
    assert plain(drawn.read().blocks) == ["My plan", "I like trains."]


def test_a_paragraph_runs_over_the_page_break():
    first, second, third = simpleSplit(LONG, "Helvetica", 10, 475)
    drawn = Drawn().lines(60, 780, first, second).text(290, 825, "1").page()
    block = drawn.text(60, 60, third).text(290, 825, "2").read().blocks[0]
    assert block.text == LONG
    assert [piece.place.page for piece in block.pieces] == [1, 1, 2]


def test_pieces_cover_the_text_line_by_line():
    block = Drawn().wrapped(60, 100, LONG).read().blocks[0]
    lines = [block.text[piece.start : piece.end].strip() for piece in block.pieces]
    assert lines == simpleSplit(LONG, "Helvetica", 10, 475)
    box = block.pieces[1].place.box
    assert (round(box.x0), 100 < box.top < 112 < box.bottom < 116) == (60, True)


def test_struck_out_words_are_left_out_and_said_so():
    drawn = Drawn().text(60, 100, "She has three four sessions.").rule(103, 97, 126, 97)
    content = drawn.read()
    assert plain(content.blocks) == ["She has four sessions."]
    assert [problem.kind for problem in content.problems] == ["tracked-changes"]


def test_underlined_words_stay():
    drawn = Drawn().text(60, 100, "Section A: views").rule(60, 101.5, 140, 101.5)
    assert plain(drawn.read().blocks) == ["Section A: views"]


def test_a_footnote_follows_the_paragraph_that_carries_its_mark():
    drawn = Drawn().text(60, 100, "She reads with help every day.").text(198, 96, "1", size=6)
    drawn.text(60, 130, "The next paragraph.")
    drawn.text(60, 698, "1", size=5).text(66, 702, "Every day on which the school is open.", size=8)
    content = drawn.read()
    assert content.problems == ()
    assert [(block.text, block.is_note) for block in content.blocks] == [
        ("She reads with help every day.", False),
        ("Every day on which the school is open.", True),
        ("The next paragraph.", False),
    ]


def test_a_small_raised_number_without_a_footnote_stays():
    drawn = Drawn().text(60, 100, "A room of 20 m").text(126, 96, "2", size=6)
    assert plain(drawn.read().blocks)[0].replace(" ", "") == "Aroomof20m2"


def test_a_turned_page_is_read_as_it_is_shown():
    drawn = Drawn(size=(842, 595))
    drawn.canvas.setPageRotation(90)
    drawn.canvas.saveState()
    drawn.canvas.translate(842, 0)
    drawn.canvas.rotate(90)
    drawn.canvas.setFont("Helvetica", 10)
    drawn.canvas.drawString(60, 742, "First line.")
    drawn.canvas.drawString(60, 700, "Second line.")
    drawn.canvas.restoreState()
    content = drawn.read()
    assert sorted(plain(content.blocks)) == ["First line.", "Second line."]


def test_words_outside_the_crop_box_are_not_read():
    drawn = Drawn()
    drawn.canvas.setCropBox((0, 0, 595, 600))
    drawn.text(60, 100, "Cut away.").text(60, 400, "Shown.")
    assert plain(drawn.read().blocks) == ["Shown."]


def test_a_heading_that_begins_the_fewer_pages_and_stands_in_between_is_no_running_head():
    drawn = Drawn()
    for number in range(1, 7):
        top = 60 if number in (3, 4) else 200
        drawn.text(50, 40, "Plan of P. Orr").text(50, top, "What we want to happen", bold=True)
        drawn.text(50, 300, f"Outcome {number}.").page()
    read = drawn.read()
    assert sum(block.text == "What we want to happen" for block in read.blocks) == 6
    assert read.margins == ("Plan of P. Orr",)


def test_a_long_section_name_at_the_end_of_the_running_head_is_a_margin_too():
    drawn = Drawn()
    names = ("Views, interests and aspirations of the child", *2 * ("Special educational needs of the child",))
    for name in names:
        drawn.text(60, 40, "Larkside Metropolitan Borough").text(
            300, 40, f"Section: {name}, as the Regulations have it"
        )
        drawn.text(60, 200, f"Some words of {name}.").page()
    content = drawn.read()
    assert plain(content.blocks) == [f"Some words of {name}." for name in names]


def test_letters_in_the_margin_are_read_with_the_ruled_headings_beside_them():
    drawn = Drawn()
    for number, (letter, title) in enumerate({"D": "Weekends", "E": "Hopes for 2028", "F": "In class"}.items()):
        y = 100 + 90 * number
        drawn.text(50, y, letter, size=16, bold=True).text(100, y, title, size=14, bold=True)
        drawn.rule(100, y + 6, 520, y + 6)
        drawn.text(100, y + 25, "• first of the two things").text(100, y + 40, "• second of the two things")
    said = plain(drawn.read().blocks)
    assert [line for line in said if "things" not in line] == ["D Weekends", "E Hopes for 2028", "F In class"]
    assert len(said) == 9


def test_letters_beside_text_are_the_labels_of_a_table():
    drawn = Drawn()
    for number, letter in enumerate("ABC"):
        drawn.text(50, 100 + 50 * number, letter, size=16, bold=True)
        drawn.lines(100, 100 + 50 * number, "The text of the section,", "which goes on.")
    (table,) = drawn.read().blocks
    assert [row[0] for row in rows(table)] == ["A", "B", "C"]


@pytest.mark.parametrize(("letter_x", "title_x"), [(50, 100), (60, 100), (500, 60)])
@pytest.mark.parametrize("rule_x", [50, 100])
def test_letters_beside_ruled_headings_make_no_table_wherever_they_stand(letter_x, title_x, rule_x):
    drawn = Drawn()
    for number, (letter, title) in enumerate({"C": "Sleep", "D": "Weekends", "E": "Hopes", "F": "In class"}.items()):
        y = 100 + 60 * number
        drawn.text(letter_x, y, letter, size=20, bold=True).text(title_x, y, title, size=13, bold=True)
        drawn.rule(rule_x, y + 6, 520, y + 6)
        drawn.text(title_x, y + 25, f"What is said under {letter}.")
    said = plain(drawn.read().blocks)
    assert len(said) == 8
    assert said[0] in ("C Sleep", "Sleep C")
    assert said[1::2] == [f"What is said under {letter}." for letter in "CDEF"]


@pytest.mark.parametrize("first", ["Part C", "C"])
def test_what_is_said_of_a_heading_at_the_far_end_of_its_line_does_not_change_its_look(first):
    drawn = Drawn().text(60, 100, first, size=14, bold=True).text(120, 100, "Health needs", size=14, bold=True)
    drawn.text(420, 100, "amended in June", size=9, italic=True).text(60, 130, "He has asthma.")
    heading = drawn.read().blocks[0]
    assert heading.text == f"{first} Health needs amended in June"
    assert (heading.size_pt, heading.is_bold) == (14.0, True)
