from hypothesis import given
from hypothesis import strategies as st

from ehc_text.classifiers.grams import letter_grams, masked, word_grams


def test_words_and_pairs_are_counted_and_numbers_look_alike():
    assert word_grams("30 minutes, 2.5 hours") == ["0", "minutes", "0", "hours", "0 minutes", "minutes 0", "0 hours"]


def test_a_curly_apostrophe_makes_no_other_word():
    assert word_grams("Amir’s") == word_grams("amir's") == ["amir's"]


def test_letters_stay_inside_their_word_and_know_its_ends():
    assert letter_grams("an ox") == [" an", "an ", " an ", " ox", "ox ", " ox "]


def test_the_childs_name_is_hidden_and_a_word_that_holds_it_is_not():
    assert masked("Rose likes roses; Roseanne does not", ["Rose"]) == "childname likes roses; Roseanne does not"


def test_without_names_nothing_is_hidden():
    assert masked("Rose likes roses", []) == "Rose likes roses"


@given(st.text())
def test_any_text_can_be_taken_apart(text):
    assert all(word_grams(text)) and all(3 <= len(gram) <= 5 for gram in letter_grams(text))
