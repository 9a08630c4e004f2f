"""A document divided into sections A to K, what stands before them, and what follows."""

from dataclasses import dataclass, replace

from ehc_text.parsing.filling.filling import Filling
from ehc_text.parsing.headings.areas import with_areas
from ehc_text.parsing.headings.by_order import with_unknown_headings
from ehc_text.parsing.headings.candidates import Candidate, Reader, Where, reader_for
from ehc_text.parsing.headings.choose import choose
from ehc_text.parsing.headings.contents_list import learn_titles, listed_behind
from ehc_text.parsing.headings.end_letters import ends_in_letters
from ehc_text.parsing.headings.group_heads import find_group_heads
from ehc_text.parsing.headings.headings import find_candidates, unfold
from ehc_text.parsing.headings.introductions import find_explanations, find_introductions
from ehc_text.parsing.headings.letters_below import titles_over_letters
from ehc_text.parsing.headings.merged_letters import without_merged_letters
from ehc_text.parsing.headings.one_colour import in_one_colour
from ehc_text.parsing.headings.over_tables import find_joint_headings, find_table_headings, find_table_tops
from ehc_text.parsing.headings.own_heads import with_own_heads
from ehc_text.parsing.headings.page_tops import find_page_tops
from ehc_text.parsing.headings.parts_of_h import with_parts_of_h
from ehc_text.parsing.headings.pictures import pictured_sections
from ehc_text.parsing.headings.running_heads import with_running_heads
from ehc_text.parsing.headings.sheets import find_sheets
from ehc_text.parsing.headings.side_panels import with_side_panels
from ehc_text.parsing.headings.tail import find_ends
from ehc_text.parsing.headings.title_rows import find_title_rows
from ehc_text.parsing.headings.titles_below import with_titles_below
from ehc_text.parsing.headings.umbrellas import find_umbrellas
from ehc_text.parsing.lines.flatten import FlatItem, flatten
from ehc_text.records.document import Document
from ehc_text.records.headings import HeadingRules
from ehc_text.records.place import Place
from ehc_text.records.plan import SECTION_LETTERS, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMap:
    """The sections whose headings are in the document, in statutory order; `front` stands before, `tail` behind."""

    sections: tuple[Section, ...]
    front: Section
    tail: Section
    pictures: tuple[tuple[str, Place], ...] = ()
    """The sections that hold large pictures, by letter, and where the first picture stands."""
    hidden: tuple[str, ...] = ()
    """Sections without a heading of their own that may stand under one that was not recognised."""


def find_sections(document: Document, headings: HeadingRules) -> SectionMap:
    """Return the document divided into its sections.

    They may come in any order, open more than once, stand side by side in one table, or share a heading
    (SEND Code of Practice 2015, 9.62: only their separate labelling is required).
    """
    found = _divided(document, headings)
    if not document.running_heads:
        return found
    reader = reader_for(flatten(document.blocks), headings)
    blocks = with_running_heads(document, {section.letter for section in found.sections}, reader)
    return found if blocks is document.blocks else _divided(replace(document, blocks=blocks), headings)


def _divided(document: Document, headings: HeadingRules) -> SectionMap:
    """Return the document divided by the headings of its body."""
    raw = with_side_panels(without_merged_letters(flatten(document.blocks)))
    reader = reader_for(raw, headings)
    items = in_one_colour(unfold(raw, reader), headings)
    reader = replace(
        reader,
        taught=learn_titles(items, reader.body_pt),
        ends_in_letters=ends_in_letters(items, reader.body_pt),
        over_letters=titles_over_letters(items, reader),
    )
    choice = choose(find_candidates(items, reader), items)
    openings, hidden = with_unknown_headings(choice.openings, items, reader)
    openings = with_own_heads(openings, items, headings)
    openings = with_titles_below(openings, items, reader)
    openings = with_parts_of_h(openings, items, reader)
    ends = find_ends(items, openings, headings, reader.body_pt) | frozenset(choice.foreign)
    ends |= listed_behind(reader.taught, items, max((one.item for one in openings), default=len(items)), reader.body_pt)
    filling = _fill(items, openings, ends, reader)
    return SectionMap(
        sections=tuple(filling.finished(letter) for letter in SECTION_LETTERS if filling.has(letter)),
        front=filling.finished("front"),
        tail=filling.finished("tail"),
        pictures=pictured_sections(document.pictures, items, openings, ends),
        hidden=hidden,
    )


def undivided(document: Document, headings: HeadingRules) -> SectionMap:
    """Return the whole document as its front: for an annual review report, and for what is no plan."""
    items = flatten(document.blocks)
    filling = _fill(items, (), frozenset(), reader_for(items, headings))
    return SectionMap(sections=(), front=filling.finished("front"), tail=filling.finished("tail"))


def _fill(
    items: tuple[FlatItem, ...], openings: tuple[Candidate, ...], ends: frozenset[int], reader: Reader
) -> Filling:
    """Return all sections filled, in one walk over the document."""
    filling = Filling(reader=reader)
    openings, areas = with_areas(openings, items, reader.rules)
    umbrellas = find_umbrellas(items, openings, areas, reader) | find_group_heads(items, openings, reader)
    umbrellas |= find_table_headings(items, openings, reader) | find_introductions(items, openings, reader)
    umbrellas |= find_page_tops(items, openings, reader)
    explained = find_explanations(items, openings, reader)
    opened = {opening.item: opening for opening in openings}
    title_rows = find_title_rows(items, openings)
    sheets = find_sheets(items, openings, reader)
    divided = {id(opening) for opening, _ in sheets.values()}
    titled_by = frozenset(opening.item + 1 for opening in openings if opening.has_title_below) - opened.keys()
    joint = find_joint_headings(items, openings, reader)
    tops = {**find_table_tops(items, openings, reader), **joint}
    for index, item in enumerate(items):
        if index in areas:
            continue
        if index in tops:
            filling.turn_to(tops[index].letters)
        if index in sheets:
            filling.go_to(*sheets[index])
        if index in umbrellas or index in joint:
            filling.set_aside(item)
            continue
        opening = opened.get(index)
        if opening is not None:
            letters, shared = _reach(opening, openings)
            if id(opening) in divided:
                letters, shared = letters[:1], False
            filling.open(opening, item, letters, is_shared=shared, is_title=index in title_rows)
        elif index in explained:
            filling.explain(item)
        elif index in titled_by:
            filling.lengthen_heading(item.text)
        elif index in ends:
            filling.close()
            filling.add(item)
        else:
            filling.add(item)
    filling.settle()
    return filling


def _reach(opening: Candidate, openings: tuple[Candidate, ...]) -> tuple[tuple[str, ...], bool]:
    """Return the letters that the words under a heading go to, and whether they stand under each of them.

    A heading of several sections is shared unless columns or headings of their own divide its sections below it.
    """
    if opening.where is Where.COLUMNS or len(opening.letters) == 1:
        return opening.letters, False
    mine = set(opening.letters)
    for later in openings[openings.index(opening) + 1 :]:
        if later.where is Where.COLUMNS and len(mine & set(later.letters)) >= 2:
            return opening.letters[:1], False
        if not set(later.letters) <= mine:
            break
        if set(later.letters) < mine:
            return (later.letters if later.item == opening.item + 1 else opening.letters)[:1], False
    return opening.letters, True
