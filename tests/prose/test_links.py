"""Where links are, what they mean, and that what counts as one is what the page shows as one."""

import re
from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.model.place import Place
from netcrm.text.links import find_links, links_in_line, parse_link
from netcrm.text.prose import Link, fill_links, render_line, render_prose

START = Place("contacts/ana.md", 7, 5, 90, 90)
PLACEHOLDER = re.compile("[\ufdd0\ufdd2](\\d+)[\ufdd1\ufdd3]")
CODE = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.DOTALL)
MARKS = "` `` ``` ~~~ > - 1. | * ** _ ~~ ( ) [ ] ! # \\ <!-- --> <code> </code> <pre> <b> <a"
PIECES = (
    *MARKS.split(),
    *("[[ana]]", "[[Bea Q|B]]", "[[#x]]", "[[]]", "[", "]]", "[[", "](http://x)", "[^1]", "[^1]: "),
    *("[^2]", "[^2]: "),
    *(" ", "\n", "\n\n", "\r\n", "\r", "    ", "\t", "|a|b|\n|-|-|\n", "http://x/", "x", "[x]: "),
)


@pytest.mark.parametrize(
    ("inner", "target", "shown"),
    [
        ("ana-pires", "ana-pires", ""),
        (" Ana  Pires ", "Ana Pires", ""),
        ("ana|Ana P", "ana", "Ana P"),
        ("ana\\|Ana P", "ana", "Ana P"),
        ("ana|a|b", "ana", "a|b"),
        ("people/old/ana.md#How we met|her", "ana", "her"),
        ("ana.MD", "ana", ""),
        ("ana#x/y", "ana", ""),
        ("St. Ives", "St. Ives", ""),
        ("#top", "", ""),
        ("people/", "", ""),
        ("|x", "", "x"),
    ],
)
def test_what_a_link_means(inner: str, target: str, shown: str) -> None:
    assert parse_link(inner) == (target, shown)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[[a]] and [[b]]", ["a", "b"]),
        ("`[[a]]` [[b]]", ["b"]),
        ("`` [[a]] ` [[b]] `` [[c]]", ["c"]),
        ("` [[a]]", ["a"]),
        ("` [[a]]\n\n`", ["a"]),
        ("` [[a]]\n- `", ["a"]),
        ("` [[a]]\ngoes on `", []),
        ("\\` [[a]] `", ["a"]),
        ("\\[[a]] [\\[b]] [[c]]", ["c"]),
        ("```\n[[a]]\n```\n[[b]]", ["b"]),
        ("~~~~ x\n[[a]]\n~~~\n[[b]]\n~~~~\n[[c]]", ["c"]),
        ("```\r\n[[a]]\r\n```\r\n[[b]]", ["b"]),
        ("- ```\n  [[a]]\n  ```\n- [[b]]", ["b"]),
        ("1. x\n   ```\n   [[a]]\n   ```\n   [[b]]", ["b"]),
        ("> ```\n> [[a]]\n[[b]]", ["b"]),
        ("```\n[[a]]", []),
        ("``` x ` [[a]]\n[[b]]", ["a", "b"]),
        ("<!-- [[a]]\n\n[[b]] --> [[c]]", ["c"]),
        ("<!-- [[a]]", ["a"]),
        ("[[a\nb]] [[[c]]] [[d]e]]", ["c"]),
        ("[[ ]] [[#x]]", []),
        ("![[a]] |[[b|c]]|", ["a", "b"]),
    ],
)
def test_where_links_are(text: str, targets: list[str]) -> None:
    assert [ref.target for ref in find_links(text, START)] == targets


def test_places_are_exact() -> None:
    text = "é [[ana]]\r\n\r\n  漢 [[Bea\u2028Q|B]] [[c]]\r[[d]]"
    places = [ref.place for ref in find_links(text, START)]
    assert places == [
        Place("contacts/ana.md", 7, 7, 92, 99),
        Place("contacts/ana.md", 9, 5, 107, 118),
        Place("contacts/ana.md", 9, 17, 119, 124),
        Place("contacts/ana.md", 9, 23, 125, 130),
    ]


def test_a_line_has_no_code() -> None:
    refs = links_in_line("`[[a]]` \\[[b]] <!-- [[c|C]]", START)
    assert [(ref.target, ref.shown, ref.linked) for ref in refs] == [
        ("a", "", True),
        ("b", "", True),
        ("c", "C", True),
    ]
    html = fill_links(render_line("`[[a]]` *x* & [[c|C]]"), lambda target: Link(f"{target}", "A"))
    assert html == '`<a href="a">A</a>` *x* &amp; <a href="c">C</a>'


def test_links_are_filled_and_escaped() -> None:
    prose = render_prose('[[Ana & "B"]] [[bea|<i>]] [[nobody|<b>]] [x [[ana]]](http://x)')
    html = fill_links(
        prose,
        lambda target: None if target == "nobody" else Link('a"b&c', f"<{target}>", '"t"'),
    )
    assert html == (
        '<p><a href="a&quot;b&amp;c" title="&quot;t&quot;">&lt;Ana &amp; &quot;B&quot;&gt;</a>'
        ' <a href="a&quot;b&amp;c" title="&quot;t&quot;">&lt;i&gt;</a>'
        ' <span class="missing">&lt;b&gt;</span>'
        ' <a href="http://x" rel="noopener noreferrer">x &lt;ana&gt;</a></p>'
    )


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("[^[[ana]]]: x")
@example("|a|\n|-|\n|[[ana]]|[[bea]]|[[cy]]")
@example("[[[ana]]]: http://x")
@example("\r```[[ana]]")
def test_what_is_found_is_what_is_shown(text: str) -> None:
    refs = find_links(text, START)
    prose = render_prose(text)
    assert [(ref.target, ref.shown) for ref in refs] == list(prose.links)
    shown = sorted(int(number) for number in PLACEHOLDER.findall(prose.html))
    assert len(set(shown)) == len(shown)
    code = "".join(found[0] for found in CODE.finditer(prose.html))
    for number, ref in enumerate(refs):
        typed = text[ref.place.start - START.start : ref.place.end - START.start]
        assert number in shown or escape(typed, quote=False).expandtabs(4) in code


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_span_is_a_link(text: str) -> None:
    for ref in (*find_links(text, START), *links_in_line(text, START)):
        typed = text[ref.place.start - START.start : ref.place.end - START.start]
        assert parse_link(typed.removeprefix("[[").removesuffix("]]")) == (ref.target, ref.shown)
        before = text[: ref.place.start - START.start]
        assert ref.place.line == START.line + before.count("\n")
        column = len(before) - before.rfind("\n") if "\n" in before else len(before) + START.column
        assert ref.place.column == column
