"""Reads a page of HTML for faults in its structure."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """Notes elements left open or closed out of order, identifiers, and the targets of links."""

    VOID = frozenset({"meta", "link", "br", "input"})

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.targets, self.crossed = [], [], [], []
        self.feed(text)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids += [named["id"]] if "id" in named else []
        self.targets += [named["href"]] if tag == "a" else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)
