"""A second opinion on HTML, independent of the sanitiser: what is in it that may not be there."""

from html.parser import HTMLParser

ALLOWED = """
a abbr b blockquote br caption cite code dd del details div dl dt em h3 h4 h5 h6 hr i ins kbd li
mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr
u ul var wbr
"""
TAGS = frozenset(ALLOWED.split())
ATTRIBUTES = {
    "a": {"href", "id", "title", "rel"},
    "abbr": {"title"},
    "li": {"class", "id"},
    "ol": {"start"},
    "section": {"class"},
    "span": {"class"},
    "td": {"align"},
    "th": {"align"},
}
ADDRESSES = ("http://", "https://", "mailto:", "tel:", "#", "people/")
CLASSES = ("task", "footnotes", "missing")


class Page(HTMLParser):
    """Reads a piece of HTML and gathers its text and everything it should not hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return "".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, ()):
                self.faults.append(f"<{tag} {name}>")
            if name == "href" and not (value or "").lower().startswith(ADDRESSES):
                self.faults.append(f"href {value}")
            if name == "class" and value not in CLASSES:
                self.faults.append(f"class {value}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data}")
