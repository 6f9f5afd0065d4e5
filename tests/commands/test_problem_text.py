"""Problems as they are printed: the format, and carets that stand where they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.commands.problem_text import EXCERPT, problem_text, tally
from netcrm.commands.width import cut, pad, safe, width
from netcrm.model import Problem

FORMAT = """\
contacts/marcus-bell.md:14:5: error NC203: 2026-02-30 is not a day
   14 |   - 2026-02-30 visit: Rehab
      |     ^^^^^^^^^^
   = February 2026 has 28 days; did you mean 2026-02-28?"""


def problem(column: int, excerpt: str, covered: int, line: int = 14) -> Problem:
    said = ("2026-02-30 is not a day", "February 2026 has 28 days; did you mean 2026-02-28?")
    return Problem("contacts/marcus-bell.md", line, column, "NC203", *said, excerpt, covered)


def test_as_the_format_says() -> None:
    assert problem_text(problem(5, "  - 2026-02-30 visit: Rehab", 10)) == FORMAT


def test_a_whole_file_has_no_excerpt() -> None:
    assert problem_text(problem(1, "", 0)).count("\n") == 1


def test_a_long_number_keeps_the_bars_in_line() -> None:
    _, line, carets, _ = problem_text(problem(1, "abc", 2, line=1234567)).split("\n")
    assert line.index("|") == carets.index("|")


@pytest.mark.parametrize(
    ("excerpt", "column", "covered", "before", "carets"),
    [
        ("李雷: x", 1, 2, 0, 4),
        ("李雷: x", 5, 1, 6, 1),
        ("e\u0301e\u0301 x", 6, 1, 3, 1),
        ("\tx", 2, 1, 4, 1),
        ("\tx", 1, 1, 0, 4),
        ("abc", 4, 1, 3, 1),
        ("abc", 6, 1, 5, 1),
        ("abc", 2, 99, 1, 2),
    ],
)
def test_carets_stand_under_what_they_point_at(
    excerpt: str, column: int, covered: int, before: int, carets: int
) -> None:
    line = problem_text(problem(column, excerpt, covered)).split("\n")[2]
    assert line == "      | " + " " * before + "^" * carets


@given(st.text(max_size=200), st.integers(1, 220), st.integers(0, 220), st.integers(0, 300))
def test_any_line_is_printed_safely(text: str, column: int, covered: int, more: int) -> None:
    excerpt = (text + "x" * more).replace("\n", " ").replace("\r", " ")
    lines = problem_text(problem(column, excerpt, covered)).split("\n")
    assert len(lines) == (4 if excerpt else 2)
    assert all(
        character.isprintable() or character == " "
        for character in lines[1]
        if ord(character) < 0xA0
    )
    if excerpt:
        assert width(lines[1]) <= EXCERPT + 9
        assert "^" in lines[2]


@pytest.mark.parametrize("column", [1, 30, 100, 195])
def test_a_clipped_line_still_points_at_the_fault(column: int) -> None:
    excerpt = "." * (column - 1) + "HERE" + "." * (200 - column)
    _, line, carets, _ = problem_text(problem(column, excerpt, 4)).split("\n")
    start = carets.index("^")
    assert line[start : start + 4] == "HERE"
    assert carets.count("^") == 4
    assert len(line) <= EXCERPT + 9


def test_control_characters_are_shown_not_obeyed() -> None:
    shown = problem_text(problem(1, "\x1b[31mred\u202e\x9b", 3))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "␛[31mred" in shown


def test_the_tally_in_words() -> None:
    one = problem(1, "", 0)
    warning = Problem("b.md", 1, 1, "NC301", "m", "h")
    assert tally([one]) == "1 error in 1 file"
    assert tally([one, one, warning]) == "2 errors and 1 warning in 2 files"


@given(st.text(), st.integers(1, 40))
def test_cut_and_pad_fit(text: str, columns: int) -> None:
    shown = cut(safe(text), columns)
    assert width(shown) <= columns
    assert width(pad(shown, columns)) == columns
