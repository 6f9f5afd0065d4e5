"""Every statement about someone can be traced: the line it names is there, and says that.

Over the sample, each reference to a line on each page and in what commands print as JSON is looked
up in the files themselves, by reading their text and nothing else of netcrm.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from typing import NamedTuple

import pytest

from netcrm.website.builder import build
from tests.commands.conftest import Run
from tests.conftest import ROOT
from tests.website.world import sample_ask, tree

STATEMENT = re.compile(
    r"<li>(?:<time datetime=\"(?P<date>[^\"]*)\">[^<]*</time>)?(?:, [^<]*| )?"
    r"(?P<text>[^<]*?) ?<code>(?P<file>[^<]*\.md):(?P<line>\d+)</code></li>"
)
PLACE = re.compile(r"<code>(?P<file>[^<]*\.md):(?P<line>\d+)</code>")
SUMMARY = re.compile(
    r"<summary>line (?P<said>\d+)</summary> <code>[^<]*\.md:(?P<line>\d+)</code></details>"
)
LONGEST = 20
"""How many lines of a file one entry takes at most, in the sample."""
ENTRY = re.compile(r"\s*- (?:(?:me|them): )?\d{4}-\d\d")
"""How the next entry begins."""
SKIPPED = re.compile(r"[\s\"'\[\]{}|>\\,-]+")
EVERYBODY = sorted(path.stem for path in (ROOT / "contacts").rglob("*.md"))
PEOPLE = ("marcus-bell", "ana-pires", "rob-tully", "margit-solheim")


class Said(NamedTuple):
    """A reference: who makes it, the day and words it gives, and where it says they stand."""

    by: str
    date: str
    text: str
    file: str
    line: int


@cache
def lines_of(file: str) -> tuple[str, ...]:
    return tuple((ROOT / file).read_text("utf-8").splitlines())


def bare(text: str) -> str:
    """A text without blanks and marks, which a file may have elsewhere or escape."""
    return SKIPPED.sub("", text).casefold()


def fault(said: Said) -> str:
    """What is wrong with a reference; empty where the line is there and says that."""
    if not (ROOT / said.file).is_file() or not 0 < said.line <= len(lines_of(said.file)):
        return f"{said}: no such line"
    above, first, *below = ("", *lines_of(said.file))[said.line - 1 : said.line + LONGEST]
    name, colon, value = said.text.partition(": ")
    is_field = bool(colon) and any(
        bare(line).startswith(bare(f"{name}:")) for line in (above, first)
    )
    if said.date and not is_field and said.date not in first:
        return f"{said}: that line is of another day"
    at = bare("".join((first, *below))).find(bare(value if is_field else said.text))
    return "" if 0 <= at <= len(bare(first)) else f"{said}: that line says {first.strip()!r}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("traced") / "build"
    build(sample_ask(), folder)
    return {name: data.decode() for name, data in tree(folder).items() if name.endswith(".html")}


def statements(pages: dict[str, str]) -> Iterator[Said]:
    for name, html in pages.items():
        for found in STATEMENT.finditer(html):
            date, text, file, line = (unescape(part or "") for part in found.groups())
            yield Said(name, date, text, file, int(line))


def test_no_reference_of_a_list_is_overlooked(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        ends = re.findall(r"\.md:\d+</code></li>", html)
        assert len(ends) == len(STATEMENT.findall(html)), name


def test_every_reference_on_every_page_is_there(pages: dict[str, str]) -> None:
    found = set(statements(pages))
    assert len(found) > 400
    wrong = [text for said in sorted(found) if (text := fault(said))]
    assert not wrong, "\n".join(wrong)


def test_every_place_on_every_page_is_a_line(pages: dict[str, str]) -> None:
    places = {found.groups() for html in pages.values() for found in PLACE.finditer(html)}
    assert len(places) > 300
    lost = {(f, n) for f, n in places if not 0 < int(n) <= len(lines_of(unescape(f)))}
    assert lost == set()
    numbers = {found.groups() for html in pages.values() for found in SUMMARY.finditer(html)}
    assert [pair for pair in numbers if pair[0] != pair[1]] == []


COMMANDS = (
    *("today", "review", "review year", "review year --of 2024-05-01", "match"),
    *(f"{name} {who}" for name in ("show", "brief", "mirror", "ask") for who in EVERYBODY),
    *(f"path {who}" for who in PEOPLE),
)


def references(by: str, value: object) -> Iterator[Said]:
    """Every part of a JSON value that names a line, with the words it gives."""
    if isinstance(value, dict):
        if {"file", "line", "text"} <= value.keys() and value["text"] and "role" not in value:
            date = str(value.get("date") or "") if "kind" not in value else ""
            yield Said(by, date, value["text"], value["file"], value["line"])
        for part in value.values():
            yield from references(by, part)
    elif isinstance(value, list):
        for part in value:
            yield from references(by, part)


def test_every_reference_in_json_is_there(netcrm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found: set[Said] = set()
    for words in COMMANDS:
        ran = netcrm(*words.split(), "--json")
        assert ran.status == 0, (words, ran.err)
        found.update(references(words, json.loads(ran.out)))
    assert {said.by.split()[0] for said in found} >= {"today", "review", "show", "brief", "mirror"}
    assert len(found) > 800
    wrong = [text for said in sorted(found) if (text := fault(said))]
    assert not wrong, "\n".join(wrong)


class Linked(NamedTuple):
    """A link in JSON: who is named, in any of their names, and the line's day and words."""

    by: str
    names: frozenset[str]
    said: Said


def linked(run: Run, identity: str, callings: Mapping[str, frozenset[str]]) -> Iterator[Linked]:
    """Every link out of someone's files, and into them."""
    shown = json.loads(run("show", identity, "--json").out)
    for way, named in (("links", None), ("backlinks", identity)):
        for link in shown[way]:
            whom = named or link["id"]
            said = Said(way, link["date"] or "", link["text"] or "", link["file"], link["line"])
            yield Linked(f"{identity}: {way}", callings.get(whom, frozenset({link["name"]})), said)


def link_fault(link: Linked) -> str:
    """What is wrong with a link: its line names them, and belongs to the entry that it tells of."""
    _, date, text, file, number = link.said
    lines = lines_of(file)
    here = lines[number - 1].casefold() if 0 < number <= len(lines) else ""
    if not any(name.casefold() in here for name in link.names):
        return f"{link}: nobody of that name in {here!r}"
    if not date:  # of a note some words stand there, cut off at both ends
        around = "".join(lines[max(number - LONGEST, 0) : number + LONGEST])
        return "" if bare(text.strip("…")) in bare(around) else f"{link}: not said there"
    heads = (at for at in range(number, max(number - LONGEST, 0), -1) if date in lines[at - 1])
    head = next(heads, 0)
    if not head or any(ENTRY.match(line) for line in lines[head:number]):
        return f"{link}: that line belongs to another entry"
    return fault(link.said._replace(line=head))


def test_every_link_in_json_is_there(netcrm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    fields = {who: json.loads(netcrm("show", who, "--json").out) for who in (*EVERYBODY, "me")}
    callings = {
        who: frozenset((who, found["name"], *(found["fields"].get("aka") or ())))
        for who, found in fields.items()
    }
    found = {link for who in fields for link in linked(netcrm, who, callings)}
    assert sum("backlinks" in link.by for link in found) > 100
    assert len(found) > 250
    wrong = [text for link in sorted(found, key=str) if (text := link_fault(link))]
    assert not wrong, "\n".join(wrong)


def test_a_wrong_link_is_found() -> None:
    file = "contacts/marcus-bell.md"
    number = next(n for n, line in enumerate(lines_of(file), 1) if "**No nuts**" in line)
    ana = frozenset({"ana-pires"})
    said = Said("links", "", "He asked twice how [[ana-pires]] was doing", file, number)
    assert link_fault(Linked("x", ana, said)) == ""
    for wrong in (
        Linked("x", frozenset({"lee-wong"}), said),
        Linked("x", ana, said._replace(text="He asked once")),
        Linked("x", ana, said._replace(line=number - 3)),
        Linked("x", ana, said._replace(line=10_000)),
        Linked("x", ana, said._replace(date="2026-03-03")),
    ):
        assert link_fault(wrong)


@pytest.mark.parametrize(
    "said",
    [
        Said("x", "2026-03-03", "For the bean soup", "contacts/marcus-bell.md", 1),
        Said("x", "2026-03-04", "For the bean soup", "contacts/marcus-bell.md", 24),
        Said("x", "", "circle: wide", "contacts/marcus-bell.md", 13),
        Said("x", "", "anything", "contacts/nobody.md", 1),
    ],
)
def test_a_wrong_reference_is_found(said: Said) -> None:
    assert fault(said)


def test_a_right_one_is_not() -> None:
    file = "contacts/marcus-bell.md"
    number = next(n for n, line in enumerate(lines_of(file), 1) if "bean" in line)
    assert fault(Said("x", "2026-03-03", "For the bean soup", file, number)) == ""
