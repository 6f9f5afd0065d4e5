"""What other YAML tools write of the same data is read as the same data."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from netcrm.model import Contact, Event, Need, Promise, Severity, Slot
from netcrm.text.contact import read_contact
from tests.text.js_yaml import JsYaml
from tests.text.plain import plain
from tests.text.texts import texts

Data = dict[str, Any]
Line = Event | Need | Promise | Slot

prose = st.lists(
    st.sampled_from(["Rehab.", "He", "misses", "the: shop", "#2", "'tis", "[x]", "é", "-"])
)
words = (texts | prose.map(" ".join) | prose.map("\n".join)).map(
    # A no-break space counts as a space here and as a letter in YAML; and where a tool folds a text
    # before "- ", a person would have meant a list (FORMAT.md sides with the person).
    lambda text: text.replace("\u00a0", "_").replace(" -", " _")
)
days = st.dates().map(str)
names = st.sampled_from(["ana-pires", "Sam Ode", "[[lee-wong]]", "王芳"])
lists = st.lists(words.filter(bool), min_size=1, max_size=3)


def dated(
    keys: st.SearchStrategy[str], **attributes: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    """Dated lines as maps: the line's key first, then some of the attributes."""
    lines = st.builds(
        lambda key, text, more: {key: text, **more},
        keys,
        words,
        st.fixed_dictionaries({}, optional=attributes),
    )
    return st.lists(lines, min_size=1, max_size=3)


def keys(*heads: str) -> st.SearchStrategy[str]:
    """Keys such as ``2026-02-20 visit``."""
    return st.builds(lambda day, head: f"{day} {head}".strip(), days, st.sampled_from(heads))


slots = dated(keys("me", "open", "Sam Ode", "[[lee-wong]]"))
contacts = st.fixed_dictionaries(
    {"name": st.just("Ana Pires")},
    optional={
        "work": words,
        "x-any": words.filter(bool),
        "likes": lists,
        "groups": st.lists(names, min_size=1, max_size=3),
        "history": dated(
            keys("visit", "call 90m", "asked advice", "note", ""),
            **{
                "with": st.lists(names, min_size=1, max_size=3),
                "at": words,
                "x-any": words.filter(bool),
            },
        ),
        "needs": dated(keys("open", "done"), notes=words, slots=slots),
        "promises": dated(keys("me", "them") | st.sampled_from(["me", "them"])),
    },
)
"""Contacts as another program would hold them."""


def same(front: str, data: Data) -> None:
    """Our reading of the front matter gives the data, and no error."""
    contact = read_contact("contacts/ana.md", f"---\n{front.rstrip(chr(10))}\n---\n".encode())
    errors = [str(said) for said in contact.problems if said.severity is Severity.ERROR]
    assert errors == []
    assert seen(contact, data) == data


def reads_back(load: Callable[[str], Any], front: str, data: Data) -> bool:
    """Whether the tool itself reads what it wrote; each fails at some texts."""
    try:
        return bool(load(front) == data)
    except (ValueError, yaml.YAMLError, YAMLError):
        return False


def seen(contact: Contact, data: Data) -> Data:
    """The contact in the shape of the data."""
    lines: dict[str, tuple[Line, ...]] = {
        "history": contact.history,
        "needs": contact.needs,
        "promises": contact.promises,
    }
    made: Data = {"name": contact.name}
    for name, value in data.items():
        if name in lines:
            made[name] = [entry(*pair) for pair in zip(lines[name], value, strict=True)]
        elif field := contact.field(name):
            made[name] = list(field.values) if field.listed else "".join(field.values)
    return made


def entry(line: Line, data: Data) -> Data:
    """A dated line in the shape of its data."""
    made: Data = {head(line, next(iter(data))): line.text}
    for attribute in line.attributes:
        listed = isinstance(data.get(attribute.name), list)
        made[attribute.name] = list(attribute.values) if listed else "".join(attribute.values)
    if isinstance(line, Need) and "slots" in data:
        made["slots"] = [entry(*pair) for pair in zip(line.slots, data["slots"], strict=True)]
    return made


def head(line: Line, key: str) -> str:
    """A dated line's day and words; ``key`` itself where it leaves out the word for a note."""
    match line:
        case Event():
            words = [line.date, line.kind, line.detail]
        case Need():
            words = [line.date, line.state]
        case Promise():
            words = [line.due or "", line.who]
        case Slot():
            words = [line.date, plain(line.ref) if line.ref else line.who]
    made = " ".join(map(str, words)).strip()
    return key if made == f"{key} note" else made


DUMPS: dict[str, Callable[[Data], str]] = {
    "default": yaml.safe_dump,
    "in order": lambda data: yaml.safe_dump(data, sort_keys=False, allow_unicode=True),
    "narrow": lambda data: yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=20),
    "very wide": lambda data: yaml.safe_dump(data, sort_keys=False, width=10_000),
    "indented": lambda data: yaml.safe_dump(data, sort_keys=False, indent=4, width=40),
    "leaves in flow": lambda data: yaml.safe_dump(data, sort_keys=False, default_flow_style=None),
    "single quotes": lambda data: yaml.safe_dump(data, sort_keys=False, default_style="'"),
    "double quotes": lambda data: yaml.safe_dump(
        data, sort_keys=False, default_style='"', width=30
    ),
    "blocks": lambda data: yaml.safe_dump(data, sort_keys=False, default_style="|"),
    "folded": lambda data: yaml.safe_dump(data, sort_keys=False, default_style=">", width=30),
    "CRLF": lambda data: yaml.safe_dump(data, sort_keys=False, line_break="\r\n", width=40),
}


@pytest.mark.parametrize("style", DUMPS)
def test_pyyaml(style: str) -> None:
    @given(contacts)
    def check(data: Data) -> None:
        front = DUMPS[style](data)
        assume(not front.startswith("{"))  # netcrm reads fields, not a map in braces
        assume(reads_back(yaml.safe_load, front, data))
        same(front, data)

    check()


@pytest.mark.parametrize(
    "options",
    [{}, {"width": 30}, {"indent": 4, "width": 40}, {"default_flow_style": None}],
    ids=str,
)
def test_ruamel(options: dict[str, Any]) -> None:
    @given(contacts)
    def check(data: Data) -> None:
        front = ruamel_dump(data, options)
        assume(not front.startswith("{"))
        assume(reads_back(YAML(typ="safe", pure=True).load, front, data))
        same(front, data)

    check()


def ruamel_dump(data: Data, options: dict[str, Any]) -> str:
    """The data as ruamel.yaml writes it, YAML 1.2."""
    writer, out = YAML(), io.StringIO()
    writer.allow_unicode = True
    for name, value in options.items():
        setattr(writer, name, value)
    writer.dump(data, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def js_yaml(node: Path) -> Iterator[JsYaml]:
    with JsYaml(node) as running:
        yield running


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"lineWidth": 20},
        {"lineWidth": -1, "noArrayIndent": True},
        {"indent": 4, "quotingType": '"', "forceQuotes": True},
        {"flowLevel": 2},
        {"noCompatMode": True, "sortKeys": True},
    ],
    ids=str,
)
def test_js_yaml(js_yaml: JsYaml, options: dict[str, Any]) -> None:
    @given(contacts)
    def check(data: Data) -> None:
        front = js_yaml.dump(data, **options)
        assume(reads_back(js_yaml.load, front, data))
        same(front, data)

    check()
