"""Whatever a note holds, the page runs nothing, loads nothing and is not restyled."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.text.prose import Link, fill_links, render_line, render_prose
from netcrm.text.prose.sanitise import sanitised
from tests.prose.attacks import ATTACKS
from tests.prose.page import Page

PLACEHOLDER = re.compile("[\ufdd0-\ufdef]")
MARKS = "* _ ~~ [ ] ( ) < > & | ` ``` # > - + 1. \\ ! \" ' = ; : / \n \n\n"
PIECES = (
    *ATTACKS,
    *MARKS.split(" "),
    *("    ", "  ", "\t", "\r\n", "[[a]]", "[[b|c]]", "http://", "[^1]", "[^1]: ", "|-|-|\n"),
    *("<b>", "</b>", "<a href=http://x>", "</a>", "<table>", "<tr>", "<td>", "<li>", "<pre>"),
    *("a", "é", "漢", "\x00", "\x0b", "\u2028", "\ufdd0", "0"),
)


def link_of(target: str) -> Link | None:
    return Link(f"people/{target}", target, f'"{target}"') if len(target) % 2 else None


def finished(text: str) -> str:
    return fill_links(render_prose(text), link_of)


def test_there_are_attacks() -> None:
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack(attack: str) -> None:
    for text in (attack, f"*a {attack} b*", f"- {attack}\n\n> {attack}\n", f"|a|\n|-|\n|{attack}|"):
        assert Page(finished(text)).faults == []
        assert Page(fill_links(render_line(text), link_of)).faults == []


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text(text: str) -> None:
    prose = render_prose(text)
    html = fill_links(prose, link_of)
    assert sanitised(prose.html) == prose.html
    assert Page(html).faults == []
    assert not PLACEHOLDER.search(html)


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_line(text: str) -> None:
    prose = render_line(text)
    assert Page(fill_links(prose, link_of)).faults == []
    assert not PLACEHOLDER.search(fill_links(prose, link_of))


@pytest.mark.parametrize(
    "text",
    [
        "\ufdd00\ufdd1 [[ana]]",
        "&#xfdd0;0&#xfdd1; [[ana]]",
        "&\\#xfdd0;0&\\#xfdd1; [[ana]]",
        "`\ufdd00\ufdd1` [[ana]]",
        "[x](http://x/&#xfdd0;0&#xfdd1;) [[ana]]",
        "\x020\x03 [[ana]]",
    ],
)
def test_nobody_can_type_a_placeholder(text: str) -> None:
    assert finished(text).count("people/ana") == 1
