"""Any bytes at all end in a contact and its problems, each at a place inside the file."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.model import CODES, Contact, Field, Place, Ref
from netcrm.text.contact import read_contact
from tests.text.cases import lines
from tests.text.mangled import mangled

FILE = "contacts/ana.md"


def values(value: object) -> Iterator[object]:
    """The value, and everything it is made of."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from values(item)


@given(st.binary())
@example(b"")
@example(b"---")
@example(b"\xef\xbb\xbf")
@example(b"---\n---")
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.text().map(lambda text: f"---\n{text}\n---\n{text}".encode("utf-8", "surrogatepass")))
def test_any_text_between_fences(data: bytes) -> None:
    check(data)


@given(mangled())
@example(b"---\nname: Ana\n    with: [[lee]], [[sam]]\n---\n")
@example(b"---\nname: Ana\nwork: \xe2\x80\xa8 Baker \xe2\x80\xa8\n---\n")
@example(b"---\nname: Ana\nhistory:\n  - 2026-02-20 visit:\n      With\n      [[lee]]\n---\n")
@example(b"---\nname: Ana\nhistory:\n  - 2026-02-20 visit: >\n      With\n      [[lee]]\n---\n")
@example(b"---\nname: Ana\nlikes: >2+\n[tea]\n---\n")
def test_what_accidents_leave(data: bytes) -> None:
    check(data)


def check(data: bytes) -> None:
    contact = read_contact(FILE, data)
    text = data.decode("utf-8-sig", "replace")
    assert (contact.id, contact.file) == ("ana", FILE)
    assert contact == read_contact(FILE, data)
    check_problems(contact, lines(text))
    if not any(problem.code == "NC108" for problem in contact.problems):
        check_places(contact, text)


def check_problems(contact: Contact, shown: list[str]) -> None:
    """Every problem stands in the file, in order, and names a cure."""
    assert list(contact.problems) == sorted(contact.problems)
    for problem in contact.problems:
        assert problem.file == FILE
        assert problem.code in CODES
        assert problem.message
        assert problem.hint
        assert 1 <= problem.line <= len(shown), problem
        line = shown[problem.line - 1]
        assert 1 <= problem.column <= len(line) + 1, problem
        assert problem.excerpt in ("", line, line.replace("\0", "\ufffd"))
        assert problem.column - 1 + problem.width <= len(line) + 1, problem


def check_places(contact: Contact, text: str) -> None:
    """Every place is a span of the text, and what was read plain is what stands there."""
    for value in values(contact):
        match value:
            case Place():
                check_place(value, text)
            case Field(values=(only,), listed=False, place=place):
                span = text[place.start : place.end]
                if not {"\n", "\0"} & set(span) and span[:1] not in {"'", '"', "|", ">"}:
                    assert span == only
            case Ref(target=target, place=place):
                span = text[place.start : place.end]
                if not {"\n", "\0", "\\"} & set(span) and "''" not in span:
                    assert target in " ".join(span.split())


def check_place(place: Place, text: str) -> None:
    """Line and column say the same as the span."""
    assert place.file == FILE
    assert 0 <= place.start <= place.end <= len(text), place
    before = text[: place.start]
    assert place.line == before.count("\n") + 1, place
    assert place.column == place.start - (before.rfind("\n") + 1) + 1, place
