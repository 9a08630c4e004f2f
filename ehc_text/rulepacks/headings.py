"""The words of rules/headings.yaml, checked at the door: titles of sections, closing headings, kinds of document."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ehc_text.errors import RulesError
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import SECTION_LETTERS
from ehc_text.rulepacks.lined import LinedYaml, read_lined

FILE_NAME = "headings.yaml"
LETTERS = (*SECTION_LETTERS, "H")
"""H stands for H1 and H2 together."""

_Phrase = Annotated[str, StringConstraints(min_length=1)]
_Phrases = tuple[_Phrase, ...]


class _HeadingsFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: dict[str, _Phrases] = {}
    key_words: dict[str, _Phrases] = {}
    place_words: dict[str, _Phrases] = {}
    columns: dict[str, _Phrases] = {}
    column_cues: dict[Literal["need", "outcome", "provision"], _Phrases] = {}
    endings: _Phrases = ()
    extras: _Phrases = ()
    areas: _Phrases = ()
    column_words: _Phrases = ()
    guidance: _Phrases = ()
    nil_returns: _Phrases = ()
    row_labels: _Phrases = ()
    plan_titles: _Phrases = ()
    review_titles: _Phrases = ()
    other_titles: _Phrases = ()
    review_words: _Phrases = ()
    advice_kinds: dict[str, _Phrases] = {}
    descriptive: _Phrases = ()


def load_headings(folder: Path) -> HeadingRules:
    """Return the heading words of the rules folder `folder`.

    Raises:
        RulesError: if the file is missing or faulty; the message starts with file:line.
    """
    lined = read_lined(folder / FILE_NAME)
    entries = _entries(lined)
    missing = [letter for letter in SECTION_LETTERS if letter not in entries.titles]
    if missing:
        raise RulesError(f"{FILE_NAME}:1: titles has none for section {', '.join(missing)}.")
    return HeadingRules(**{name: getattr(entries, name) for name in _HeadingsFile.model_fields})


def with_own_headings(headings: HeadingRules, folder: Path) -> HeadingRules:
    """Return the heading words with those that a council's own rules folder adds; the same where it has none.

    Raises:
        RulesError: if the file is faulty, or gives a section a title that another has; it starts with file:line.
    """
    if not (folder / FILE_NAME).is_file():
        return headings
    lined = read_lined(folder / FILE_NAME)
    entries = _entries(lined)
    _refuse_taken_titles(lined, entries, headings)
    return HeadingRules(
        **{name: _joined(getattr(headings, name), getattr(entries, name)) for name in _HeadingsFile.model_fields}
    )


def _entries(lined: LinedYaml) -> _HeadingsFile:
    try:
        entries = _HeadingsFile.model_validate(lined.content)
    except ValidationError as error:
        fault = error.errors()[0]
        raise lined.fault(fault["loc"], f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}.") from None
    _check_letters(lined, entries)
    return entries


def _refuse_taken_titles(lined: LinedYaml, entries: _HeadingsFile, headings: HeadingRules) -> None:
    taken = {title.casefold(): letter for letter, titles in headings.titles.items() for title in titles}
    for letter, titles in entries.titles.items():
        for position, title in enumerate(titles):
            other = taken.get(title.casefold(), letter)
            if other != letter:
                raise lined.fault(("titles", letter, position), f"'{title}' is already a title of section {other}.")


def _joined(shipped: Any, own: Any) -> Any:  # noqa: ANN401 - a tuple of words, or groups of them
    """Return both lists as one, or both tables with the lists under each key joined."""
    if isinstance(own, tuple):
        return tuple(dict.fromkeys((*shipped, *own)))
    return {key: _joined(shipped.get(key, ()), own.get(key, ())) for key in dict.fromkeys((*shipped, *own))}


def _check_letters(lined: LinedYaml, entries: _HeadingsFile) -> None:
    """Refuse letters that no section has."""
    for table in ("titles", "key_words", "place_words", "columns"):
        for letter in getattr(entries, table):
            if letter not in LETTERS:
                raise lined.fault((table, letter), f"'{letter}' is no section: use one of {', '.join(LETTERS)}.")
