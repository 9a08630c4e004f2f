"""Reads from sentences and lines which agencies took part in a review: who came, who wrote, who kept silent."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ehc_text.language.sentences import find_sentences
from ehc_text.parsing.lines.labels import LabelCell, label_words
from ehc_text.parsing.review.review_rows import ReviewRow
from ehc_text.parsing.review.review_words import ReviewWords, agency_of
from ehc_text.records.review import Attendee, ReviewPlace

_SAME_CLAUSE = r"(?:(?!\b(?:and|but|though)\b)[^.;,]){0,30}?"
"""What may stand between "not" and its verb: "could not come, and sent a report" denies the coming alone."""

_PAPER = r"(?:reports?|rpts?|letters?|e-?mails?|summar(?:y|ies)|advice|papers?|contributions?|updates?|notes)"
_NOBODY = r"(?:nobody|no one|no-one|none|neither)"
_NOT = rf"(?:\bnot\b|n['’]t\b|\bnever\b|\bunable to\b|\bnor\b|\bfailed to\b|\b{_NOBODY}\b)"
_ANYBODY = r"\b(?:send|sent) any(?:body|one)\b"
_AWAY = re.compile(
    rf"{_NOT}{_SAME_CLAUSE}\b(?:come|came|attend\w*|join\w*|present|there|represent\w*|t[ao]ke? part|took part)\b"
    rf"|\bnot (?:present|there|attending)\b|{_NOT}{_SAME_CLAUSE}{_ANYBODY}"
    rf"|\bsent (?:{_NOBODY}|no represent\w+)|\bno represent\w+"
    r"|\bapolog\w+|\babsent\b|\bdeclined\b",
    re.IGNORECASE,
)
_WROTE_NOTHING = re.compile(
    rf"{_NOT}{_SAME_CLAUSE}\b(?:report\w*|wr[io]te|written|sen[dt]|submit\w*|suppl(?:y|ied)|provided?|contribut\w*|receiv\w*)\b"
    rf"|\b(?:no|without an?y?|nor an?y?) (?:written |new |recent |up-to-date |further )?{_PAPER}\b"
    rf"|\b{_PAPER}\b[^.;,]{{0,20}}\b(?:not|never|outstanding|awaited|overdue|missing)\b"
    r"|\bnothing (?:in writing|from\b|(?:has|had|was|been)\b[^.;,]{0,12}\b(?:sent|received|come|heard))",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    rf"\bno (?:reply|response|answer|input|contact|contribution)\b|\bnothing (?:was |has been |had been )?heard\b"
    rf"|{_NOT}{_SAME_CLAUSE}\b(?:repl(?:y|ied)|respond\w*|answer\w*|engage[d]?)\b",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:attended|attends|joined|came|chaired|took part|dialled in|sat in"
    r"|(?:was|were) (?:also |both |all )?(?:there|present|represented|in the room)"
    r"|(?:nurse|worker|therapist|doctor|all) present"
    r"|(?:by|on) (?:the )?(?:tele)?(?:phone|video|screen|teams|zoom))\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"\b(?:said|says|told|explain(?:s|ed)|reports|reported|wrote|writes|went through|asked (?:that|to|if|whether|for)"
    r"|agree[ds]|feels|felt|confirm(?:s|ed)|advise[sd]|describe[sd]|raised|propose[sd]|summarised|recommend(?:s|ed)"
    rf"|noted|(?:gave|sen[dt]s?|provided|submitted|supplied)\b(?=[^.;]{{0,40}}\b{_PAPER}\b))\b",
    re.IGNORECASE,
)
_WAS_ASKED = re.compile(
    r"\b(?:was|were|been|is|are) (?:also |both |again )?(?:asked|reminded|e-?mailed|written to|chased)\b"
    r"|\binvited\b|\brequested\b",
    re.IGNORECASE,
)
_A_PAPER = re.compile(rf"\b(?:{_PAPER}|written|by report)\b", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:no|not?) (?:longer )?(?:part in|involve\w+|role)|\bclosed\b|\bdischarged\b|\bnot open to\b", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|by|for|of) (?P<who>[^.;,]+)", re.IGNORECASE)
_STILL_TO_COME = re.compile(
    r"\b(?:need(?:s|ed)?|await\w*|once|should|will|to be|to send|to ask|ask(?:ed)? for|due|until|requested|chased?)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:he|she|they|it|both|(?:(?:his|her|their|a|the) )?(?:colleague|deputy|manager|stand-in|replacement))\b",
    re.IGNORECASE,
)
_TELLS_OF_ANOTHER = re.compile(
    r"\b(?:that|whether|because|since|when|if|who|which|was|were|is|are|has|had|have|to)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r";\s+|,? but |\bhowever,? ", re.IGNORECASE)
_PIECE = re.compile(r"[,;()/&]|\band\b|\bwith\b", re.IGNORECASE)
_LABEL = re.compile(r"\W*(?P<label>[^:.\n]{2,60}):\s+(?=\S)")
_LONGEST_LABEL_WORDS = 8


def parts_told(
    rows: Sequence[ReviewRow], known: ReviewWords, names: Mapping[str, str] | None = None
) -> Iterator[Attendee]:
    """Yield what sentences and lines say of an agency's part: it came or not, it wrote or not.

    An agency that is not named anew carries over from the sentence before: "... were invited. Neither of them came."
    `names` are those of services whose words do not tell the agency ("Fir Lodge"), with the agency of each.
    """
    for row in rows:
        for label, cell in _texts(row):
            under = "" if label else row.row.under
            labelled = agencies_in(label, known, names) or _agencies_of_heading(under, known, names)
            carried = labelled
            for start, end in find_sentences(cell.text):
                place = ReviewPlace(section=row.letter, start=cell.start + start, end=cell.start + end)
                sentence = cell.text[start:end]
                for clause in _CLAUSE.split(sentence):
                    told, carried = _told(clause, carried, known, names, is_labelled=bool(labelled))
                    for agency, attended, reported in told:
                        yield Attendee(row=sentence, place=place, agency=agency, attended=attended, reported=reported)


def agencies_in(text: str, known: ReviewWords, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the agencies that the people and services of a text belong to, each once; an NHS therapist is health."""
    found = []
    for piece in _PIECE.split(text):
        agency = agency_of(piece, known)
        found += [agency] if agency else [whose for name, whose in (names or {}).items() if name in piece]
    return tuple(dict.fromkeys(found))


def _texts(row: ReviewRow) -> Iterator[tuple[str, LabelCell]]:
    """Yield each text of a row with the label before it, "" without; the rows of wider tables have columns to tell."""
    cells = row.row.cells
    if row.row.is_table and len(cells) == 2:
        yield cells[0].text, cells[1]
    elif not row.row.is_table or len(cells) == 1:
        for cell in cells:
            match = _LABEL.match(cell.text)
            if match is None or len(label_words(match["label"])) > _LONGEST_LABEL_WORDS:
                yield "", cell
            else:
                yield match["label"], LabelCell(text=cell.text[match.end() :], start=cell.start + match.end())


def _agencies_of_heading(under: str, known: ReviewWords, names: Mapping[str, str] | None) -> tuple[str, ...]:
    return agencies_in(under, known, names) if len(label_words(under)) <= _LONGEST_LABEL_WORDS else ()


def _told(
    clause: str, carried: tuple[str, ...], known: ReviewWords, names: Mapping[str, str] | None, *, is_labelled: bool
) -> tuple[list[tuple[str, bool | None, bool | None]], tuple[str, ...]]:
    """Return what a clause tells, as (agency, came, wrote), and the agencies that it leaves to the next."""
    away, no_paper, no_answer = _AWAY.search(clause), _WROTE_NOTHING.search(clause), _NO_ANSWER.search(clause)
    denied = min((match for match in (away, no_paper, no_answer) if match), key=re.Match.start, default=None)
    own = agencies_in(clause, known, names)
    if denied:
        who = _denied(clause, denied, known, names) or ((own or carried) if is_labelled else carried) or own
        if _NO_PART.search(clause):
            return [], own or carried
        attended = False if away or no_answer else (True if _CAME.search(clause) else None)
        wrote = not (no_paper or no_answer) and _A_PAPER.search(clause) is not None
        reported = False if no_paper or no_answer else (True if wrote else None)
        return [(agency, attended, reported) for agency in who], own or carried
    return [*_taking_part(clause, own, carried, known, names, is_labelled=is_labelled)], own or carried


def _taking_part(
    clause: str,
    own: tuple[str, ...],
    carried: tuple[str, ...],
    known: ReviewWords,
    names: Mapping[str, str] | None,
    *,
    is_labelled: bool,
) -> Iterator[tuple[str, bool | None, bool | None]]:
    """Yield what a clause that denies nothing tells, as (agency, came, wrote)."""
    came, spoke = _CAME.search(clause), _SPOKE.search(clause)
    if came is None and (_WAS_ASKED.search(clause) or _STILL_TO_COME.search(clause)):
        return
    verb = min((match.start() for match in (came, spoke) if match), default=None)
    if verb is not None:
        subject = clause[:verb]
        doers = () if _TELLS_OF_ANOTHER.search(subject) else agencies_in(subject, known, names)
        if not doers and not own and (is_labelled or _GOES_ON.match(clause)):
            doers = carried
        yield from ((agency, True if came else None, True if spoke else None) for agency in doers)
    writers = tuple(_writers(clause, known, names))
    if is_labelled and not own and _A_PAPER.search(clause):
        writers = carried
    yield from ((agency, None, True) for agency in writers)


def _denied(clause: str, denied: re.Match[str], known: ReviewWords, names: Mapping[str, str] | None) -> tuple[str, ...]:
    """Return whose coming or writing a clause denies: who is named after "from", else who stands before the words."""
    for match in _FROM.finditer(clause):
        found = agencies_in(match["who"], known, names)
        if found:
            return found[:1] if denied.start() <= match.start() else found
    return agencies_in(clause[: denied.end()], known, names)


def _writers(clause: str, known: ReviewWords, names: Mapping[str, str] | None) -> Iterator[str]:
    """Yield the agencies of which a paper is named: "the dietitian's letter of 4 May", "advice from the nurse"."""
    for piece in _PIECE.split(clause):
        if _A_PAPER.search(piece):
            yield from agencies_in(piece, known, names)
