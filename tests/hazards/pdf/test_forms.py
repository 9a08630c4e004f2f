"""Form fields of all kinds: what was filled in stands in the text where its field is."""

from hazards.pdf.drawn import A4, Drawn, plain

HEIGHT = A4[1]


def test_values_of_every_kind_of_field_are_read_in_their_places():
    drawn = Drawn().text(60, 60, "Section B: Special educational needs", size=13, bold=True)
    form = drawn.canvas.acroForm
    area = {"x": 60, "width": 400, "height": 100, "fieldFlags": "multiline"}
    form.textfield(name="needs", value="Ivo reads slowly.\nHe guesses.", y=HEIGHT - 200, **area)
    drawn.text(60, 260, "Status")
    for name, is_on, x in (("Draft", False, 120), ("Final", True, 180)):
        form.checkbox(name=name, checked=is_on, x=x, y=HEIGHT - 262, size=12)
        drawn.text(x + 16, 260, name)
    form.choice(name="area", value="Reading", options=["Reading", "Play"], x=60, y=HEIGHT - 320, width=120, height=20)
    for value, x in (("Yes", 60), ("No", 120)):
        form.radio(name="agreed", value=value, selected=value == "Yes", x=x, y=HEIGHT - 350, size=12)
        drawn.text(x + 16, 348, value)
    content = drawn.read()
    assert plain(content.blocks) == [
        "Section B: Special educational needs",
        "Ivo reads slowly.",
        "He guesses.",
        "Status ☐ Draft ☒ Final",
        "Reading",
        "☒ Yes ☐ No",
    ]
    boxes = [block.pieces[0].place.box for block in content.blocks]
    assert all(60 <= box.x0 < 62 for box in boxes)
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)


def test_an_empty_field_adds_nothing():
    drawn = Drawn().text(60, 60, "Section B")
    drawn.canvas.acroForm.textfield(name="needs", value="", x=60, y=HEIGHT - 200, width=400, height=100)
    assert plain(drawn.read().blocks) == ["Section B"]
