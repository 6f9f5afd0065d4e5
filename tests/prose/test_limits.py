"""What is refused and where, what is let through, and that nothing of either is lost."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.text.limits import (
    MAX_BRACKETS,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_LINES,
    MAX_MARKS,
    MAX_NESTING,
    MAX_TAGS,
)
from netcrm.text.prose import check_prose, render_prose
from tests.prose.page import Page

REFUSED = {
    "brackets": ("ok\n\nx " + "[" * 20_000, 3, 3 + MAX_BRACKETS, "brackets"),
    "brackets-of-images": ("![[]()" * 2_000, 1, None, "brackets"),
    "characters": ("x" * (MAX_CHARACTERS + 1), 1, MAX_CHARACTERS + 1, "characters"),
    "lines": ("x\n" * (MAX_LINES + 1), MAX_LINES + 1, 1, "lines"),
    "marks": ("*a " * (MAX_MARKS + 1), 1, 3 * MAX_MARKS + 1, "* _ [ < &"),
    "code": ("`a` " * (MAX_MARKS + 1), 1, 4 * MAX_MARKS + 1, "* _ [ < &"),
    "tags": ("<b>x\n" * (MAX_TAGS + 1), MAX_TAGS + 1, 1, "HTML tags"),
    "lists": (
        "".join("  " * depth + "- x\n" for depth in range(400)),
        MAX_NESTING + 1,
        2 * MAX_NESTING + 1,
        "21 deep",
    ),
    "lists-on-one-line": ("- " * 400 + "x", 1, 1, "21 deep"),
    "lists-with-gaps": ("\n\n".join("  " * depth + "- x" for depth in range(400)), 41, 41, "deep"),
    "lists-by-tabs": ("".join("\t" * depth + "* x\n" for depth in range(400)), 21, 21, "deep"),
    "numbered": ("".join("   " * depth + "1. x\n" for depth in range(400)), 21, 61, "deep"),
    "quotations": ("a\n\n" + "> " * 400 + "x", 3, 1, "21 deep"),
    "quotations-tight": (">" * 400 + "x", 1, 1, "21 deep"),
    "table": ("|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n" + "|x|\n" * 3_000, 12, 1, "cells"),
    "table-of-empty-cells": ("-|" * 99 + "-\n" + "-|" * 99 + "-\n" + "x\n" * 999, 301, 1, "cells"),
}
HARMLESS = {
    "stars": "*" * 30_000,
    "underscores": "_" * 30_000,
    "backticks": "`" * 30_000,
    "ticks-of-all-lengths": " ".join("`" * size for size in range(1, 250)),
    "less-than": "<" * 30_000,
    "ampersands": "&" * 30_000,
    "closing-brackets": "](" * 15_000,
    "tildes": "~" * 30_000,
    "hashes": "#" * 30_000,
    "bars": "|" * 30_000,
    "dashes": "-" * 30_000,
    "backslashes": "\\" * 30_000,
    "stars-apart": "* " * 15 + "*a " * 10_000,
    "nested-emphasis": "*a **b " * 5_000 + "b** a* " * 5_000,
    "unclosed-tags": "<b <i <a href='" * 300,
    "unclosed-comments": "<!-- " * 6_000,
    "processing-instructions": "<? <![CDATA[]] <!x " * 2_000,
    "links-never-closed": '[a](b "c ' * 5_000,
    "links-of-links": "[[a](b](c " * 20 + "](d" * 5_000,
    "addresses": "http://a" + ")" * 30_000,
    "footnotes": "".join(f"[^{number}]: [^{number + 1}]\n" for number in range(2_000)) + "[^0]",
    "definitions": "".join(f"[a{number}]: http://x\n" for number in range(2_000)) + "[a1] " * 2_000,
    "headings": "# a\n" * 5_000,
    "rules": "---\n***\n" * 3_000,
    "lists-of-other-marks": "- a\n* b\n+ c\n1. d\n1) e\n" * 1_000,
    "quotation-and-list": "> a\n- b\n" * 3_000,
    "deep-but-allowed": "\n".join("  " * depth + "- x" for depth in range(MAX_NESTING)) * 20,
    "one-long-line": "x" * 1_000_000,
    "one-long-gap": "x" + " " * 100_000 + "\n" + "\t" * 1_000,
    "deep-html": "<div>" * (MAX_TAGS - 1) + "\n\nx" * 200,
    "html-in-tables": "<table><tr><td>" * 300 + "\n\nx" * 200,
    "open-tags-again": "<b><i><u>\n\n" * 300,
    "code-with-anything": "```\n" + "[" * 20_000 + "\n" + "- " * 400 + "\n```\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    text, line, column, words = REFUSED[name]
    fault = check_prose(text)
    assert fault is not None
    assert fault.line == line
    assert column in (None, fault.column)
    assert words in fault.message
    assert fault.hint
    assert render_prose(text).html == f"<pre>{escape(text, quote=False).expandtabs(4)}</pre>"
    assert render_prose(text).links == ()


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless(name: str) -> None:
    text = HARMLESS[name]
    assert check_prose(text) is None
    assert Page(render_prose(text).html).faults == []


@pytest.mark.parametrize("name", ["stars", "underscores", "less-than", "ampersands", "backticks"])
def test_harmless_text_is_all_there(name: str) -> None:
    assert len(Page(render_prose(f"x {HARMLESS[name]}").html).text) == 30_002


def test_a_megabyte_of_prose_is_fine() -> None:
    note = "He *asked* how [[ana]] was.\n\n- a **list**\n  - of `things`\n\n"
    table = "| a | b |\n|---|---|\n| 1 |\n\n"
    long = "A long paragraph about an afternoon, with a [link](http://x). " * 20
    text = f"{note}{table}{long}\n\n" * 800
    assert len(text) > 1_000_000
    assert check_prose(text) is None
    assert len(render_prose(text).links) == 800


def test_a_table_just_within_the_limit() -> None:
    text = "|a|b|c|\n|-|-|-|\n" + "|x|y|z|\n" * (MAX_CELLS // 3 - 1)
    assert check_prose(text) is None
    assert check_prose(f"{text}|x|") is not None


@given(st.text("[]>-*1. \n\t#|", max_size=300))
def test_faults_point_into_the_text(text: str) -> None:
    fault = check_prose(text)
    assert fault is None or 1 <= fault.column <= len(text.split("\n")[fault.line - 1]) + 1
