"""What netcrm writes reads back equal, and every other YAML reader takes it for the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from netcrm.model import Contact
from netcrm.text.contact import read_contact
from netcrm.text.write import flow_list, scalar
from tests.text.js_yaml import JsYaml
from tests.text.texts import texts

# An empty item of a list says nothing, and is not kept.
several = st.lists(texts.filter(bool), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def js_yaml(node: Path) -> Iterator[JsYaml]:
    with JsYaml(node) as running:
        yield running


def written(text: str, items: list[str]) -> str:
    """Front matter with the texts in every place that netcrm writes one."""
    lines = [
        "name: Ana",
        f"work: {scalar(text)}",
        f"x-any: {scalar(text)}",
        f"likes: {flow_list(tuple(items))}",
        "offers:",
        *(f"  - {scalar(item)}" for item in items),
        "history:",
        f"  - 2026-02-20 visit: {scalar(text)}",
        f"    at: {scalar(text)}",
        f"    x-any: {scalar(text)}",
        "needs:",
        f"  - 2026-02-15 open: {scalar(text)}",
        f"    notes: {scalar(text)}",
        "    slots:",
        f"      - 2026-03-09 me: {scalar(text)}",
    ]
    return "\n".join(lines) + "\n"


def meant(text: str, items: list[str]) -> dict[str, Any]:
    """What any YAML reader makes of it."""
    return {
        "name": "Ana",
        "work": text,
        "x-any": text,
        "likes": items,
        "offers": items,
        "history": [{"2026-02-20 visit": text, "at": text, "x-any": text}],
        "needs": [
            {"2026-02-15 open": text, "notes": text, "slots": [{"2026-03-09 me": text}]},
        ],
    }


def read(front: str) -> Contact:
    """Our own reading; nothing may be said of what netcrm wrote."""
    contact = read_contact("contacts/ana.md", f"---\n{front}---\n".encode())
    assert contact.problems == ()
    return contact


@given(texts, several)
@example("", [" "])
def test_our_own_reader(text: str, items: list[str]) -> None:
    contact = read(written(text, items))
    (event,), (need,), own = contact.history, contact.needs, contact.field("x-any")
    assert own is not None
    assert (contact.work, "".join(own.values)) == (text, text)
    assert contact.likes == contact.offers == tuple(items)
    assert (event.text, event.at, "".join(event.attributes[1].values)) == (text, text, text)
    assert (need.text, need.notes, need.slots[0].text) == (text, text, text)


@given(texts, several)
def test_pyyaml(text: str, items: list[str]) -> None:
    assert yaml.safe_load(written(text, items)) == meant(text, items)


@given(texts, several)
def test_ruamel(text: str, items: list[str]) -> None:
    assert YAML(typ="safe", pure=True).load(written(text, items)) == meant(text, items)


def test_js_yaml(js_yaml: JsYaml) -> None:
    @given(texts, several)
    def check(text: str, items: list[str]) -> None:
        assert js_yaml.load(written(text, items)) == meant(text, items)

    check()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Rehab. He misses the shop", True),
        ("it's Tom's, he said; see https://example.org/a?b#c", True),
        ("Müller & Söhne 🎂", True),
        ("", False),
        (" padded", False),
        ("He said: come", False),
        ("two #2 # three", False),
        ("ends in:", False),
        ("12:30", False),
        ("No", False),
        ("007", False),
        ("- x", False),
        ("[x]", False),
        ("two\nlines", False),
        ("a\u2028b", False),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, plain: bool) -> None:  # noqa: FBT001
    assert (scalar(text) == text) is plain
