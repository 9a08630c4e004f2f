"""Writes a whole number the way a Word list asks for it: letters, Roman numerals, words."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_LIMIT_ROMAN = 4000
_LIMIT_LETTERS = 780
"""Word repeats the letter (z, aa, bb) up to thirty times."""


def written(number: int, number_format: str) -> str:
    """Return the number in one of Word's formats; plain digits in a format that we do not know.

    `written(3, "upperRoman") == "III"`, `written(28, "lowerLetter") == "bb"`.
    """
    return _FORMATS.get(number_format, str)(number)


def _letters(number: int) -> str:
    if not 1 <= number <= _LIMIT_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 1 <= number < _LIMIT_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _in_words(words: tuple[str, ...]) -> Callable[[int], str]:
    return lambda number: words[number].capitalize() if 0 <= number < len(words) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": _in_words(_CARDINALS),
    "ordinalText": _in_words(_ORDINALS),
}
