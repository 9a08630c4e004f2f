"""Whose each sentence of section A is: the child, a parent who goes on speaking, or an adult who tells of the child."""

import re
from dataclasses import replace

from ehc_text.checking.context import CheckContext
from ehc_text.checking.evidence import section_of
from ehc_text.checking.named_carers import met_parents, named_at_work, opens_for_parents
from ehc_text.language.wording import find_words, has_words, words_in
from ehc_text.parsing.content.views import FIRST_PERSON
from ehc_text.records.plan import Plan, Speaker, View
from ehc_text.records.rules import WordList

WORD_LIST = "voices"
"""The word list of the rules that tells speakers apart."""

READ_FROM = (
    r"\b(?:[Ff]rom (?:this|these|that|what (?:we|they|was))|[Tt]his (?:suggests|tells us|told us|shows|showed us)"
    r"|[Tt]aken? (?:this|that|it|together)?\s?to mean|(?:[Ww]e|[Tt]hey) (?:took|take|read) (?:this|that|it|these))\b"
)
"""What was seen of a child without speech, and what those who saw it read from it."""

_TOLD_THEM = re.compile(r"(?:He|She|They) (?:has |have |often )?(?:told|tells?|says to|said to) (?:her|him|them|us)\b")
_OPENS_ON = re.compile(r"(?P<who>He|She|They|Both)\b")
_VIEWS_OF_THEIRS = {"They": ("views",), "Both": ("views",), "He": (), "She": ()}
"""What tells more than one person's view, where a single one may be the child who is spoken of."""

_OPENING_CHARS = 40
_VIEW_CHARS = 30
"""What the child likes or wants begins at most so far behind the child's name."""


def voices_of(plan: Plan, context: CheckContext) -> tuple[View, ...]:
    """Return the views of section A, with the speaker that a sub-heading or a parent's own name tells.

    Under "What Tom says" the words are Tom's, unless the sentence speaks of him; "Ms Hale hopes" is his mother's.
    """
    voices: list[View] = []
    words, pronoun = context.words[WORD_LIST], context.once(pronoun_of, plan)
    others = (*plan.child.called, *named_at_work("\n".join(voice.text for voice in plan.views)))
    for voice in plan.views:
        told = _with_speaker(voice, plan, words)
        if told.is_own and _is_told_by_another(told.text, plan.child.called, pronoun):
            told = replace(told, speaker=Speaker.ADULT, is_own=False)
        if opens_for_parents(told, others, words) or (
            voices and _goes_on_for_a_parent(told, voices[-1], others, plan.child.called, pronoun, words)
        ):
            told = replace(told, speaker=Speaker.PARENT, is_own=False)
        voices.append(told)
    return tuple(voices)


def _is_told_by_another(text: str, names: tuple[str, ...], pronoun: str) -> bool:
    """Return whether "he" tells something in the plan of a girl, or "she" in that of a boy, and nobody else does."""
    if not pronoun or FIRST_PERSON.search(text):
        return False
    said = set(words_in(text))
    other = "she" if pronoun == "he" else "he"
    is_named = any(re.search(rf"\b{re.escape(name)}\b(?!['’])", text) for name in names)
    return other in said and pronoun not in said and not is_named


def _goes_on_for_a_parent(
    voice: View, before: View, others: tuple[str, ...], names: tuple[str, ...], pronoun: str, words: WordList
) -> bool:
    """Return whether a sentence goes on with what a parent told: "Ms Hale says that ... He has told her that ...".

    "They feel ..." does, so does "She writes ..." where the child is a boy, and who writes of the child by name.
    `others` are the child's names and those of all who have a post.
    """
    is_after = before.speaker is Speaker.PARENT or met_parents(before, others, words)
    if not is_after or before.under != voice.under or FIRST_PERSON.search(voice.text):
        return False
    if _TOLD_THEM.match(voice.text):
        return True
    opening = _OPENS_ON.match(voice.text)
    held = (*_VIEWS_OF_THEIRS[opening["who"]], "holding_a_view") if opening else ()
    if opening is None or not any(has_words(voice.text[:_OPENING_CHARS], words.groups[group]) for group in held):
        return False
    return opening["who"].lower() != pronoun or has_words(voice.text, names)


def _with_speaker(voice: View, plan: Plan, words: WordList) -> View:
    if has_words(voice.under, words.groups["told_for_the_child"]) and not FIRST_PERSON.search(voice.text):
        # "Kit's page, as his gran reads him": his, and told by somebody else.
        return replace(voice, speaker=Speaker.ADULT, is_own=False)
    if voice.speaker is Speaker.PARENT:
        return voice
    if _is_of_parents(voice, plan, words):
        return replace(voice, speaker=Speaker.PARENT, is_own=False)
    if _is_headed_own(voice, plan, words):
        return replace(voice, speaker=Speaker.CHILD, is_own=True)
    return voice


def _is_of_parents(voice: View, plan: Plan, words: WordList) -> bool:
    surname = plan.child.surname
    is_relative = surname is not None and re.search(rf"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? {re.escape(surname)}\b", voice.text)
    if is_relative and has_words(voice.text, words.groups["holding_a_view"]):
        return True
    # "From this we think that he wants ...": those who watched the child say so.
    is_read = re.search(READ_FROM, voice.text)
    return has_words(voice.text, words.groups["parents_speak"]) and not FIRST_PERSON.search(voice.text) and not is_read


def _is_headed_own(voice: View, plan: Plan, words: WordList) -> bool:
    """Return whether the heading says that the words are the child's, and the sentence does not speak of the child."""
    names = plan.child.called
    if names and _opens_with(voice.under, names) and has_words(voice.under, words.groups["aided"]):
        return True  # "Kit (eye gaze, with Mrs Lowe)": what Kit said by it, put into whatever words
    if not has_words(voice.under, words.groups["own_headings"]):
        is_named = names and has_words(voice.under, names)
        if not is_named or not has_words(voice.under, words.groups["saying"]):
            return False
    spoken_of = re.search(r"\b(?:he|she|they|him|her|his|their)\b", voice.text, re.IGNORECASE)
    return spoken_of is None and not has_words(voice.text, names)


def _opens_with(heading: str, names: tuple[str, ...]) -> bool:
    return any(re.match(rf"\W*{re.escape(name)}\b(?!['’]s)", heading) for name in names)


def told_for_the_child(voice: View, plan: Plan, context: CheckContext) -> bool:
    """Return whether a parent tells what the child likes or wants, and not under the parents' own heading.

    "His gran is sure that he likes ..."; not "his gran would like him to ...".
    """
    words = context.words[WORD_LIST]
    if voice.speaker is not Speaker.PARENT or has_words(voice.under, words.groups["parents"]):
        return False
    told = find_words(voice.text, words.groups["tells_of"])
    if not told:
        return False
    behind = voice.text[told[0][1] :]
    subjects = (*plan.child.called, *filter(None, [context.once(pronoun_of, plan)]))
    views = words.groups["views"]
    return any(has_words(behind[end : end + _VIEW_CHARS], views) for _, end in find_words(behind, subjects))


def pronoun_of(plan: Plan, _context: CheckContext) -> str:
    """Return "he" or "she", whichever sections A and B have more of; "" where they have as many."""
    said = [word for letter in "AB" if (section := section_of(plan, letter)) for word in words_in(section.text)]
    he, she = (sum(map(said.count, forms)) for forms in (("he", "him", "his"), ("she", "her", "hers")))
    return "" if he == she else "he" if he > she else "she"
