"""What OCR saw, made words as from a text layer."""

from ehc_text.reading.ocr import SeenWord
from ehc_text.reading.pdf.seen import words_from
from ehc_text.reading.pdf.shapes import Rule


def line(number, y, *texts, height=10.0):
    return [SeenWord(text, 50.0 * i, y, 50.0 * i + 40, y + height, (str(number),)) for i, text in enumerate(texts)]


def test_words_of_one_line_get_one_height():
    words = words_from(line(1, 100, "She", "has", "one") + line(2, 120, "Her", "age", "ten"), 1.0, [])
    assert len({(word.top, word.bottom) for word in words[:3]}) == 1
    assert {word.font.size_pt for word in words} == {words[0].font.size_pt}


def test_boxes_are_turned_from_pixels_to_points():
    word = words_from([SeenWord("Hat", 200.0, 400.0, 300.0, 430.0, ("1",))], 2.0, [])[0]
    assert (word.x0, word.x1, word.top < 215 < word.bottom) == (100.0, 150.0, True)


def test_a_ruled_line_that_was_taken_for_a_letter_is_left_out():
    words = words_from(line(1, 100, "Daily", "|", "SENCo"), 1.0, [Rule(70.0, 50.0, 200.0)])
    assert [word.text for word in words] == ["Daily", "SENCo"]
    assert [word.text for word in words_from(line(1, 100, "I", "go"), 1.0, [])] == ["I", "go"]


def test_a_bullet_that_was_taken_for_a_letter_is_a_bullet():
    assert [word.text for word in words_from(line(1, 100, "e", "By", "July"), 1.0, [])] == ["•", "By", "July"]
    assert [word.text for word in words_from(line(1, 100, "e", "by", "post"), 1.0, [])] == ["e", "by", "post"]
