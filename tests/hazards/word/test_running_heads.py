"""Word files that name their sections in running headers, and nowhere else."""

from hazards.trap_plans import BODIES, TITLES, parsed, part, read_bytes
from hazards.word_builder import docx, p, section

LINES = {**BODIES, "K": ("Ms Hale, class teacher, 12 January 2026",)}


def plan(folder, head, *, titled=()):
    """Return a plan in which each section has pages of their own; `titled` sections have a heading in the body too."""
    body = p("Education, Health and Care Plan") + p("Name: Mara Finch")
    body += p("", properties=section("header default header0"))
    parts = {"header0": p("Mara Finch")}
    for number, (letter, title) in enumerate(TITLES.items(), 1):
        parts[f"header{number}"] = p("Mara Finch") + p(head(letter, title))
        if letter in titled:
            body += p(f"Section {letter}: {title}")
        ends = section(f"header default header{number}")
        *most, last = LINES[letter]
        body += "".join(map(p, most)) + (p(last) + ends if number == len(TITLES) else p(last, properties=ends))
    return read_bytes(docx(body, parts=parts), folder)


def test_sections_named_in_headers_alone_are_told_apart(tmp_path):
    for head in (lambda letter, title: f"Section {letter}: {title}", lambda letter, _: f"Section {letter}"):
        read = parsed(plan(tmp_path, head))
        assert [one.letter for one in read.sections] == list(TITLES)
        for letter in TITLES:
            assert all(line in part(read, letter).text for line in LINES[letter])


def test_a_heading_in_the_body_counts_before_the_header(tmp_path):
    for titled in (tuple(TITLES), ("A", "F")):
        read = parsed(plan(tmp_path, lambda letter, title: f"Section {letter}: {title}", titled=titled))
        assert [one.letter for one in read.sections] == list(TITLES)
        assert "Section F" not in part(read, "F").text
        assert part(read, "G").heading.startswith("Section G")


def test_one_header_for_all_pages_opens_no_section(tmp_path):
    read = parsed(plan(tmp_path, lambda *_: "Section F: Special educational provision"))
    assert read.sections == ()
