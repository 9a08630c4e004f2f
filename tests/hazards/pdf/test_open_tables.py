"""Tables without lines between their columns, or without any: over pages, among running text, under heads alone."""

from hazards.pdf.drawn import Drawn, plain

XS = (60, 220, 380)
HEADS = ("Provision", "Who", "How often")
FIRST = [("Phonics in a group", "Mrs Reed", "Daily"), ("Typing", "TA", "Weekly"), ("Swimming", "Coach", "Monthly")]
SECOND = [("Riding a grey horse", "Groom", "Weekly at noon"), ("Drumming", "Drummer Boy", "Daily")]
STEP = 20


def rows_at(drawn, y, lines, *, bold=False, rules=False):
    """Draw rows from y on, with lines above and below each of them if asked, and return the y below."""
    for line in lines:
        if rules:
            drawn.rule(60, y, 540, y)
        drawn.cells(XS, (y,), [line], bold=bold)
        y += STEP
    if rules:
        drawn.rule(60, y, 540, y)
    return y


def table_at(drawn, y, lines, *, bold=True, rules=False):
    """Draw heads and rows from y on."""
    rows_at(drawn, rows_at(drawn, y, [HEADS], bold=bold, rules=rules), lines, rules=rules)
    return drawn


def whole(*lines):
    return [list(line) for line in (HEADS, *lines)]


def test_a_table_without_lines_goes_on_over_the_page_under_repeated_heads():
    """Its columns are as wide as their words, which differ from page to page."""
    drawn = table_at(table_at(Drawn(), 700, FIRST).page(), 40, SECOND)
    assert plain(drawn.read().blocks) == [whole(*FIRST, *SECOND)]


def test_heads_high_on_several_pages_are_no_running_heads():
    drawn = table_at(table_at(table_at(Drawn(), 700, FIRST).page(), 20, SECOND).page(), 20, FIRST[1:])
    assert plain(drawn.read().blocks) == [whole(*FIRST, *SECOND, *FIRST[1:])]


def test_a_table_at_the_head_of_every_page_is_a_running_head():
    drawn = Drawn()
    for words in ("He is able to read.", "She will teach him.", "They meet in May."):
        drawn.grid((60, 300, 540), (20, 40), [("Mara Finch", "Final plan")]).text(60, 200, words).page()
    content = drawn.read()
    assert plain(content.blocks) == ["He is able to read.", "She will teach him.", "They meet in May."]
    assert content.margins == ("Mara Finch", "Final plan")


def test_one_row_under_repeated_heads_is_the_end_of_the_table():
    drawn = table_at(table_at(Drawn(), 700, FIRST).page(), 60, SECOND[:1])
    assert plain(drawn.read().blocks) == [whole(*FIRST, SECOND[0])]


def test_a_row_with_an_empty_cell_under_repeated_heads_is_a_row_of_its_own():
    drawn = table_at(table_at(Drawn(), 700, FIRST).page(), 40, [("Riding a horse", "", "Weekly"), SECOND[1]])
    assert plain(drawn.read().blocks) == [whole(*FIRST, ("Riding a horse", "", "Weekly"), SECOND[1])]


def test_a_row_that_is_said_again_on_the_next_page_is_no_head():
    drawn = table_at(table_at(Drawn(), 700, FIRST).page(), 40, FIRST)
    assert plain(drawn.read().blocks) == [whole(*FIRST, *FIRST)]


def test_a_table_with_level_lines_drops_its_repeated_heads_however_wide_its_words_are():
    drawn = table_at(Drawn(), 700, FIRST, bold=False, rules=True).page()
    table_at(drawn, 60, [("Riding", "The groom of the week", "Weekly")], bold=False, rules=True)
    assert plain(drawn.read().blocks) == [whole(*FIRST, ("Riding", "The groom of the week", "Weekly"))]


def test_a_title_over_plain_heads_does_not_keep_them_from_being_dropped():
    drawn = Drawn()
    rows_at(drawn, 680, [("Cognition and learning",)], rules=True)
    table_at(drawn, 700, FIRST, bold=False, rules=True).page()
    table_at(drawn, 60, SECOND, bold=False, rules=True)
    title = ["Cognition and learning", "", ""]
    assert plain(drawn.read().blocks) == [[title, *whole(*FIRST, *SECOND)]]


def test_lines_under_headings_and_text_between_tables_are_no_part_of_a_table():
    drawn = Drawn().text(60, 85, "My plan", size=16, bold=True).rule(60, 90, 540, 90)
    drawn.text(60, 120, "A sentence under the heading.")
    table_at(drawn, 300, FIRST, bold=False, rules=True)
    drawn.text(60, 400, "A sentence between two tables of the same width, which the next one explains.")
    table_at(drawn, 420, SECOND, bold=False, rules=True)
    assert plain(drawn.read().blocks) == [
        "My plan",
        "A sentence under the heading.",
        whole(*FIRST),
        "A sentence between two tables of the same width, which the next one explains.",
        whole(*SECOND),
    ]


def test_heads_without_a_line_above_them_belong_to_the_table():
    drawn = Drawn()
    rows_at(drawn, rows_at(drawn, 300, [HEADS], bold=True), FIRST, rules=True)
    assert plain(drawn.read().blocks) == [whole(*FIRST)]


def test_rows_between_the_lines_of_head_and_foot_are_told_by_their_spacing():
    drawn = table_at(Drawn(), 300, FIRST)
    for y in (300, 320, 380):
        drawn.rule(60, y, 540, y)
    assert plain(drawn.read().blocks) == [whole(*FIRST)]


def test_rows_without_space_between_them_are_told_where_cells_begin_anew():
    """Wrapped lines of a row fill fewer columns, or go on where the line above had no room."""
    drawn, xs = Drawn(), (60, 150, 240, 330, 420)
    lines = [
        ("Special", "Outcome", "Provision to", "By whom", "Review"),
        ("needs (B)", "sought (E)", "meet need (F)", "", ""),
        ("Ivo reads the", "By July 2027", "A teaching", "TA, daily", "termly"),
        ("words of one", "he will read", "assistant will", "", ""),
        ("syllable. He", "a page.", "read with him.", "", ""),
        ("guesses.", "", "", "", ""),
        ("He mumbles.", "He will talk.", "A talk group.", "SLT, weekly", "yearly"),
    ]
    for number, line in enumerate(lines):
        drawn.cells(xs, (100 + 12 * number,), [line])
    assert plain(drawn.read().blocks) == [
        [
            ["Special needs (B)", "Outcome sought (E)", "Provision to meet need (F)", "By whom", "Review"],
            [
                "Ivo reads the words of one syllable. He guesses.",
                "By July 2027 he will read a page.",
                "A teaching assistant will read with him.",
                "TA, daily",
                "termly",
            ],
            ["He mumbles.", "He will talk.", "A talk group.", "SLT, weekly", "yearly"],
        ]
    ]


def test_a_row_over_several_columns_may_come_before_the_others():
    drawn = Drawn().text(65, 100, "Strengths").text(225, 100, "He counts to twenty.")
    for number, line in enumerate((HEADS, *FIRST)):
        drawn.cells(XS, (107 + 14 * number,), [line])
    (table,) = plain(drawn.read().blocks)
    assert [[text for text in row if text] for row in table] == [["Strengths", "He counts to twenty."], *whole(*FIRST)]


def test_bold_labels_with_words_that_wrap_beside_them_are_a_table():
    sheet = {
        "My views": ("I like trains and", "bridges."),
        "My needs": ("Reading is", "hard for me."),
        "My health": ("I have asthma.",),
    }
    drawn, y = Drawn(), 100
    for label, lines in sheet.items():
        drawn.text(60, y, label, bold=True).lines(220, y, *lines)
        y += 30
    assert plain(drawn.read().blocks) == [[[label, " ".join(lines)] for label, lines in sheet.items()]]


def test_a_heading_between_two_tables_with_level_lines_is_no_row_of_either():
    drawn = table_at(Drawn(), 100, FIRST, bold=False, rules=True).text(60, 215, "Section G", size=13, bold=True)
    table_at(drawn, 240, SECOND, bold=False, rules=True)
    assert plain(drawn.read().blocks) == [whole(*FIRST), "Section G", whole(*SECOND)]


def test_a_title_of_two_lines_between_rows_is_a_row():
    drawn = Drawn()
    y = rows_at(drawn, 100, [HEADS, FIRST[0]], rules=True)
    drawn.lines(65, y + 13, "Outcome 3: by the end of Year 6 Ivo will read a page of a", "book aloud to his class.")
    rows_at(drawn, y + 30, FIRST[1:], rules=True)
    title = "Outcome 3: by the end of Year 6 Ivo will read a page of a book aloud to his class."
    (table,) = plain(drawn.read().blocks)
    assert [[text for text in row if text] for row in table] == [*whole(FIRST[0]), [title], *map(list, FIRST[1:])]


def test_a_table_with_level_lines_under_a_band_has_the_band_as_its_first_row():
    drawn = Drawn().box(60, 100, 540, 120, fill="1F4E5F", stroke=False).text(65, 113, "Section F: provision")
    rows_at(drawn, 120, [HEADS, *FIRST], rules=True)
    drawn.box(60, 230, 540, 250, fill="1F4E5F", stroke=False).text(65, 243, "Section G: health provision")
    rows_at(drawn, 250, [HEADS, *SECOND], rules=True)
    assert plain(drawn.read().blocks) == [
        [["Section F: provision"], *whole(*FIRST)],
        [["Section G: health provision"], *whole(*SECOND)],
    ]


TITLES = ("Provision", "Who", "How often", "Need")


def test_plain_heads_of_known_titles_make_a_table_of_columns_that_stand_in_line():
    """Rows may stand far apart, be two columns only, or be one row only."""
    drawn = Drawn().text(60, 80, "Section F", bold=True)
    for y, line in zip((100, 145, 190), (HEADS, *FIRST[:2]), strict=True):
        drawn.cells(XS, (y,), [line])
    drawn.cells((60, 300), (300,), [("Need", "Provision")]).cells((60, 300), (320,), [("Hearing", "A quiet room.")])
    drawn.text(60, 420, "He likes trains.")
    assert plain(drawn.read(titles=TITLES).blocks) == [
        "Section F",
        whole(*FIRST[:2]),
        [["Need", "Provision"], ["Hearing", "A quiet room."]],
        "He likes trains.",
    ]


def test_the_last_cell_under_plain_heads_keeps_its_last_line():
    drawn = Drawn()
    for y, line in zip(
        (100, 114, 126), (("provision:", "WHO"), ("Talk group with the", "TA"), ("therapist",)), strict=True
    ):
        drawn.cells((60, 300), (y,), [line])
    assert plain(drawn.read(titles=TITLES).blocks) == [[["provision:", "WHO"], ["Talk group with the therapist", "TA"]]]


def test_a_section_under_a_table_with_plain_heads_is_no_row_of_it():
    drawn = table_at(Drawn(), 100, FIRST, bold=False).text(60, 200, "Section G", size=13)
    table_at(drawn, 220, SECOND, bold=False).text(60, 300, "No more is needed.")
    assert plain(drawn.read(titles=TITLES).blocks) == [whole(*FIRST), "Section G", whole(*SECOND), "No more is needed."]


def test_columns_of_words_under_titles_that_nobody_knows_stay_text():
    drawn = Drawn().cells((60, 300), (100,), [("Animal", "Sound")]).cells((60, 300), (120,), [("Owl", "Hoot")])
    assert plain(drawn.read(titles=TITLES).blocks) == ["Animal Sound", "Owl Hoot"]
