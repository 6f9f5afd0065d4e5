"""Reading made pages back: their elements, links, ids, and whether they are well formed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
BLOCK = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre"),
    *("section", "table", "ul"),
}
INLINE = {"p", "span", "a", "b", "em", "strong", "code", "h1", "h2", "h3", "summary", "dt"}


@dataclass
class Element:
    """A start tag with its attributes and the names of the elements around it."""

    name: str
    attributes: dict[str, str]
    inside: tuple[str, ...]


@dataclass
class Read:
    """A page read back. ``faults`` says where it is not well formed."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    @property
    def hrefs(self) -> list[str]:
        return [e.attributes["href"] for e in self.all("a") if "href" in e.attributes]

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed, in order, and no block stands in a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.read.faults.append(f"<{tag}> has an attribute twice at {self.getpos()}")
        around = INLINE.intersection(self.open)
        if tag in BLOCK and around:
            self.read.faults.append(f"<{tag}> inside <{around.pop()}> at {self.getpos()}")
        if tag == "a" and "a" in self.open:
            self.read.faults.append(f"<a> inside <a> at {self.getpos()}")
        values = {name: value or "" for name, value in attrs}
        self.read.elements.append(Element(tag, values, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.read.faults.append(f"</{tag}> closes {self.open[-1:]} at {self.getpos()}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.read.text += data


def read_page(html: str) -> Read:
    reader = Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        reader.read.faults.append(f"not closed: {reader.open}")
    return reader.read
