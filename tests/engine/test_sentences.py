"""No sentence speaks of debt, rank or blame, and every one can be read aloud.

The words are looked for in what the views say of people in many situations, and in every text the
engine's files hold, so that a sentence no situation here brings up is read too.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netcrm.config import DEFAULTS
from netcrm.model import SIZES, STAGES, Contact
from netcrm.views.asking.before import OURS
from netcrm.views.asking.sizes import MEANING, SIZE_WORDS
from netcrm.views.load import Wish, load
from tests.engine.ground import asked, before, stage_of
from tests.views.build import TODAY, ago, line, me, need, person, promise

VIEWS = Path(__file__).parents[2] / "netcrm" / "views"
FILES = [*VIEWS.glob("stage/*.py"), *VIEWS.glob("asking/*.py"), VIEWS / "load.py"]

BANNED_WORDS = """
    owe owes owed owing debt debts indebted debtor repay repaid payback balance balanced deficit
    surplus credit creditor account ledger tally even quits score scored points rating rated rank
    ranked ranking grade top bottom best worst level tier demoted promoted downgrade upgrade lowly
    inferior superior valuable worthless useful useless fail failed failure fault blame guilty guilt
    ashamed shame bad wrong poor neglect neglected neglecting ignored ignore abandoned forgot
    forgotten careless lazy must should overdue late behind unworthy undeserving deserve deserves
    earn earned reward leverage exploit target prospect lead asset weak strong unanswered silence
    silent dead cold distant stranger rude pushy greedy needy burden capacity worth network contacts
"""
BANNED = frozenset(BANNED_WORDS.split())
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def said(text: str) -> list[str]:
    """The banned words of a text."""
    return [word for word in WORD.findall(text.casefold()) if word in BANNED]


def texts(path: Path) -> Iterator[str]:
    """The texts of a file that are neither documentation nor names."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or node in prose:
            continue
        if isinstance(node.value, str) and " " in node.value.strip():
            yield node.value


def test_the_list_finds_what_it_is_for() -> None:
    assert said("He owes you one; you should rank him.") == ["owes", "should", "rank"]
    assert said("Friendly: about 52 h in the log, and help both ways.") == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_of_the_engine_says_them(path: Path) -> None:
    assert [(text, said(text)) for text in texts(path) if said(text)] == []


HOUSE = Path(__file__).parents[2]
SAYING = ("views", "queries", "website/pages", "commands")
"""The rooms whose texts people read."""
OF_FILES = frozenset({"wrong", "contacts", "lead", "top"})
"""Words that are said of files, links and pages there, and of nobody."""
MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)
STOP_WORDS = "wording.py"
"""Lists words to pass over; it says none of them."""


@pytest.mark.parametrize("room", SAYING)
def test_no_room_says_them(room: str) -> None:
    files = sorted((HOUSE / "netcrm" / room).rglob("*.py"))
    found = [(t, set(said(t)) - OF_FILES) for f in files if f.name != STOP_WORDS for t in texts(f)]
    assert len(found) > 20
    assert [(text, words) for text, words in found if words] == []


def test_no_template_says_them() -> None:
    pages = {path.name: path.read_text("utf-8") for path in (HOUSE / "templates").glob("*.html")}
    words = {name: set(said(MARKUP.sub(" ", text))) - OF_FILES for name, text in pages.items()}
    assert len(words) > 10
    assert {name: found for name, found in words.items() if found} == {}
    assert said(MARKUP.sub(" ", "<p class='top'>{% if rank %}Your debt{# blame #}</p>")) == ["debt"]


def test_the_sentences_are_among_those_texts() -> None:
    found = " ".join(text for path in FILES for text in texts(path))
    for part in (
        "what would you call it?",
        "is this the moment?",
        "by your own measure",
        "Not yet",
    ):
        assert part in found


def situations() -> Iterator[Contact]:
    lines = [
        *(
            line(f"{ago(3)} asked", "A word", size="money"),
            line(f"{ago(3)} asked", "A van", outcome="yes"),
        ),
        *(line(f"{ago(9)} received", "Soup"), line(f"{ago(9)} asked-me", size="money")),
        *(line(f"{ago(40)} life", "Surgery", hard=True), line(f"{ago(9)} offered-me")),
    ]
    full = {"needs": [need(f"{ago(20)} open")], "promises": [promise("me", ago(2))]}
    for stage in ("", *STAGES):
        yield person("ana", stage=stage)
        yield person("ana", *lines, stage=stage, senior=True, **full)
        for days in (3, 200, 400, 1200):
            yield person("ana", line(f"{ago(days)} call"), stage=stage, circle="close", senior=True)
    yield from (person("ana", met="1999", **fields) for fields in ({}, *LEFT_OUT))
    yield person("ana", *(line(f"{ago(each)} visit") for each in range(400)))


LEFT_OUT: list[dict[str, Any]] = [
    *({"status": state} for state in ("died", "died 2025", "apart", "lost", "paused")),
    {"kin": True},
    {"daily_life": True},
    {"kind": "group"},
    {"household": "x"},
]


def sentences(contact: Contact) -> Iterator[str]:
    mine = me(household="x")
    if contact.kind == "person":
        stage = stage_of(contact, me=mine)
        yield from (stage.sentence, stage.question)
    found = before(contact, me=mine)
    yield from (found.lead, OURS)
    yield from (each.text for each in found.first)
    for answer in found.answers:
        yield from (answer.sentence, answer.advice, answer.arithmetic, *answer.would_change)
    yield from (each.sentence for each in asked(contact, me=mine))


def test_no_situation_brings_them_up() -> None:
    everything = {text for contact in situations() for text in sentences(contact) if text}
    assert len(everything) > 60
    assert [(text, said(text)) for text in everything if said(text)] == []


def test_every_sentence_is_a_sentence() -> None:
    for text in {text for contact in situations() for text in sentences(contact) if text}:
        assert text[0].isupper() or text[0] == "“", text
        assert text.endswith((".", "?")), text
        assert "  " not in text, text
        assert "{" not in text, text


def test_load_blames_nobody() -> None:
    found = load([Wish("inner", 7)] * 50, (), DEFAULTS, lambda day: day <= TODAY)
    for text in (found.sentence, *(offer.sentence for offer in found.longer)):
        assert said(text) == []


def test_all_five_sizes_are_spoken_of() -> None:
    answers = before(person("ana", stage="close")).answers
    assert [answer.size for answer in answers] == list(SIZES)
    assert len({answer.sentence for answer in answers}) == len(SIZES)
    assert tuple(MEANING) == tuple(SIZE_WORDS) == SIZES
