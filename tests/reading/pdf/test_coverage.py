"""No word of a page is lost, and none told twice."""

from hazards.pdf.drawn import Drawn
from hypothesis import given, settings
from hypothesis import strategies as st

from ehc_text.reading.pdf.pages import read_pages
from ehc_text.reading.pdf.read import read_pdf
from ehc_text.records.document import Table

PLACES = st.tuples(st.integers(40, 480), st.integers(90, 740), st.sampled_from(["one", "two words", "- three", "4."]))
RULES = st.tuples(st.integers(40, 540), st.integers(90, 740), st.integers(0, 300), st.booleans())


def words_in(blocks) -> int:
    if not blocks:
        return 0
    count = 0
    for block in blocks:
        if isinstance(block, Table):
            count += sum(words_in(c.blocks) for row in block.rows for c in row.cells if not c.is_inherited)
        else:
            count += len("".join(block.text.split())) + len(block.list_label or "")
    return count


@settings(max_examples=40, deadline=None)
@given(
    st.lists(PLACES, min_size=1, max_size=12, unique_by=lambda p: (p[0] // 70, p[1] // 20)),
    st.lists(RULES, max_size=12),
)
def test_all_letters_are_in_the_blocks_whatever_is_drawn_around_them(places, rules):
    drawn = Drawn()
    for x, y, words in places:
        drawn.text(x, y, words)
    for x, y, length, is_level in rules:
        # Between the lines of text, so that nothing is struck out.
        drawn.rule(x, y // 20 * 20 + 14, x + length * is_level, y // 20 * 20 + 14 + length * (not is_level))
    data = drawn.bytes()
    pages, problems = read_pages(data, None)
    assert [page.lost_count for page in pages] == [0] * len(pages)
    if not any(problem.kind == "tracked-changes" for problem in problems):
        assert words_in(read_pdf(data).blocks) == sum(len("".join(words.split())) for *_, words in places)
