"""Pages in two columns with the headings of sections in bands, as a newsletter is set."""

from hazards.pdf.drawn import Drawn, plain

LEFT = "Mo likes to build with bricks and tells long stories about the cities that he has made on the carpet. " * 3
RIGHT = "He finds it hard to follow what is said in a noisy room, and looks to others before he starts to work. " * 3
MORE = "He has asthma and carries a blue inhaler, which he asks for by himself before he runs or plays football. " * 2


def band(drawn, words, x, y, *, width=220, fill="1E5F8C"):
    """Draw a band with a heading in a column."""
    return drawn.box(x, y, x + width, y + 26, fill=fill, stroke=False).text(x + 10, y + 17, words, bold=True)


def columns(*, shift=0.0):
    """Return a page with a band and its text to the left, and to the right the rest of it above a band of its own."""
    drawn = Drawn()
    band(drawn, "A VIEWS", 57, 70).wrapped(57, 115, LEFT, right=277)
    drawn.wrapped(312, 80 + shift, MORE, right=532)
    return band(drawn, "B NEEDS", 312, 170 + shift).wrapped(312, 215 + shift, RIGHT, right=532)


def expected():
    return f"[['A VIEWS']] {LEFT}{MORE}[['B NEEDS']] {RIGHT.strip()}"


def read(drawn):
    return " ".join(str(block) for block in plain(drawn.read().blocks))


def test_a_line_down_the_middle_parts_columns_whose_lines_stand_at_other_heights():
    assert read(columns(shift=5.0).rule(295, 65, 295, 600)) == expected()


def test_bands_that_keep_to_one_side_of_a_gap_show_columns_without_a_line():
    assert read(columns(shift=5.0)) == expected()
    assert read(columns()) == expected()


def test_a_sentence_goes_on_at_the_head_of_the_next_column():
    drawn = Drawn().rule(295, 60, 295, 500)
    drawn.lines(57, 470, "Mo would like to go to the", "swimming bath by himself and")
    drawn.lines(312, 75, "to buy his own ice cream", "there with his own money.")
    words = "Mo would like to go to the swimming bath by himself and to buy his own ice cream there with his own money."
    assert plain(drawn.read().blocks) == [words]


def test_what_stands_over_the_whole_width_is_read_before_and_after_the_columns():
    drawn = columns().wrapped(57, 50, "This plan is printed in large letters because Mo asked for it. " * 2, right=535)
    drawn.wrapped(
        57, 700, "Each part begins at a band, and its letter is the one that the law gives it. " * 2, right=535
    )
    found = read(drawn)
    assert found.index("This plan") < found.index(expected()) < found.index("Each part")


def test_a_letter_between_the_two_lines_of_its_title_comes_first():
    drawn = Drawn().box(57, 70, 277, 114, fill="1E5F8C", stroke=False)
    drawn.text(65, 96, "A", size=14, bold=True).lines(
        95, 87, "VIEWS, INTERESTS AND", "HOPES", bold=True, step=15, size=13
    )
    assert read(drawn) == "[['A VIEWS, INTERESTS AND HOPES']]"


def test_a_table_of_two_columns_is_read_row_by_row_though_a_line_runs_between_them():
    drawn = Drawn().grid([57, 295, 535], [100, 150, 200], [("Reading", "Ms Orr, daily"), ("Writing", "Mr Lee, weekly")])
    assert plain(drawn.read().blocks) == [[["Reading", "Ms Orr, daily"], ["Writing", "Mr Lee, weekly"]]]


def test_names_and_values_below_a_narrow_band_stay_side_by_side():
    drawn = band(Drawn(), "About Mo", 57, 70)
    names = ("Name", "Born", "School", "Year", "Parent", "Nurse", "Status")
    values = ("Mo Reed", "3 May 2016", "Brook Lane", "Five", "Ann Reed", "Sue Ash", "Final")
    for number, (name, value) in enumerate(zip(names, values, strict=True)):
        drawn.text(57, 115 + 20 * number, name, bold=True).text(312, 115 + 20 * number, value)
    flat = read(drawn)
    assert flat.index("Mo Reed") < flat.index("Born")
