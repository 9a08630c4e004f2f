"""What is kept by identity: each object has its own, and an old one makes room."""

from ehc_text.parsing.lines.kept import kept


def test_the_same_object_is_looked_at_once() -> None:
    asked: list[tuple[str, ...]] = []

    @kept(2)
    def first(words: tuple[str, ...]) -> str:
        asked.append(words)
        return words[0]

    words = ("needs", "outcomes")
    assert [first(words), first(words)] == ["needs", "needs"]
    assert len(asked) == 1


def test_an_object_that_takes_the_place_of_another_gets_its_own_result() -> None:
    @kept(1)
    def size(words: tuple[str, ...]) -> int:
        return len(words)

    # Each tuple is thrown away before the next is made, which may then lie where it lay.
    assert [size(tuple("x" * count)) for count in range(1, 50)] == list(range(1, 50))
