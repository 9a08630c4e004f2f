"""What a child is called."""

from ehc_text.records.plan import Child


def test_a_child_is_called_by_first_name_and_known_name_each_whole_and_once():
    assert Child(first_name="Mary Jane", surname="Hart", known_as="MJ").called == ("Mary Jane", "MJ")
    assert Child(first_name="Sam", known_as="Sam").called == ("Sam",)
    assert Child(surname="Hart").called == ()


def test_the_names_of_a_child_come_a_word_at_a_time():
    assert Child(first_name="Mary Jane", surname="Hart", known_as="MJ").names == ("Mary", "Jane", "Hart", "MJ")
