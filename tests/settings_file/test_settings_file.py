"""Reading netcrm.toml, and the file that is made from the table of settings."""

import re
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.config import DEFAULTS, Circles, Settings
from netcrm.model import KINDS, Problem
from netcrm.settings_file import commented_toml, read_settings, rows
from netcrm.text.words import fold

UNCOMMENT = re.compile(r"(?m)^#(?! )")


def only_problem(text: str) -> Problem:
    (problem,) = read_settings(text.encode()).problems
    assert problem.code == "NC501"
    assert problem.hint
    return problem


def test_an_empty_file_is_all_defaults() -> None:
    read = read_settings(b"")
    assert (read.settings, read.origins, read.problems) == (DEFAULTS, (), ())


def test_every_sort_of_setting() -> None:
    read = read_settings(ALL.encode())
    assert read.problems == ()
    assert read.settings.today == date(2026, 3, 14)
    assert (read.settings.title, read.settings.season) == ("Ours", "resting until 2026-05-01")
    assert (read.settings.front, read.settings.soon) == (0, 1.0)
    assert read.settings.hard_after == (1, 2)
    assert read.settings.synonyms == ("film, movie", "sofa, couch")
    assert read.settings.circles == Circles(inner=3)
    walk, long_walk = (read.settings.kinds[name] for name in ("walk", "long-walk"))
    assert (walk.words, walk.contact, walk.minutes, walk.detail) == ("Out", True, 45, "length")
    assert (long_walk.words, long_walk.contact, long_walk.detail) == ("Long walk", False, "")
    assert read.settings.kinds.keys() - KINDS.keys() == {"walk", "long-walk"}
    assert {name: origin.line for name, origin in read.origins}["circles.inner"] == 10


ALL = """\
today = "2026-03-14"
title = "Ours"  # a comment
season = "Resting  until 2026-05-01"
front = 0
soon = 1
hard_after = [1,
  2]
synonyms = ["film,  movie", "sofa, couch"]
[circles]
inner = 3
[kinds.walk]
words = "Out"
contact = true
minutes = 45
[kinds.Long_Walk]
"""


@pytest.mark.parametrize(
    ("text", "line", "column", "width", "said"),
    [
        ("titel = 'x'", 1, 1, 5, "no setting titel"),
        ("\n\n  front = '5' # five", 3, 11, 3, "whole number from 0"),
        ("front = true", 1, 9, 4, "whole number"),
        ("front = -1", 1, 9, 2, "whole number"),
        ("front = 99999999999999", 1, 9, 14, "whole number"),
        ("learned_last = 0", 1, 16, 1, "whole number from 1"),
        ("soon = nan", 1, 8, 3, "above 0"),
        ("soon = 0", 1, 8, 1, "above 0"),
        ("title = ''", 1, 9, 2, "is empty"),
        ("today = 2026-03-14T10:00:00", 1, 9, 19, "is not a day"),
        ("today = '14 March'", 1, 9, 10, "is not a day"),
        ("season = 'resting'", 1, 10, 9, "words allowed"),
        ("season = 'resting until 2026-02-30'", 1, 10, 26, "words allowed"),
        ("life_after = [7, 'x']", 1, 14, 8, "list of whole numbers"),
        ("life_after = 7", 1, 14, 1, "list of whole numbers"),
        ("synonyms = 'film, movie'", 1, 12, 13, "list of texts"),
        ("synonyms = ['film', 1]", 1, 12, 11, "list of texts"),
        ("[circles]\ninner = 0", 2, 9, 1, "circles.inner"),
        ("[circles]\nclsoe = 3", 2, 1, 5, "circles.clsoe"),
        ("circles.inner = 0", 1, 17, 1, "circles.inner"),
        ("circles = 3", 1, 11, 1, "is a table"),
        ("[kinds.call]\nminutes = 3", 1, 1, 12, "built in"),
        ("[kinds.walk]\ncontact = 1", 2, 11, 1, "yes or no"),
        ("[kinds.walk]\ndetail = 'size!'", 2, 10, 7, "words allowed"),
        ("kinds.walk = 3", 1, 14, 1, "is a table"),
        ("front = ", 1, 9, 1, "cannot be read"),
        ("front = 3\nfront = 4", 2, 10, 1, "cannot be read"),
        ("a = [\n1", 2, 2, 1, "cannot be read"),
    ],
)
def test_what_is_wrong_and_where(text: str, line: int, column: int, width: int, said: str) -> None:
    problem = only_problem(text)
    assert (problem.line, problem.column, problem.width) == (line, column, width)
    assert said in problem.message
    assert problem.excerpt == text.split("\n")[line - 1]


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("titel = 'x'", "did you mean title?"),
        ("long-quiet-day = 3", "did you mean long_quiet_days?"),
        ("[circles]\nclsoe = 3", "did you mean circles.close?"),
        ("[kinds.walk]\nword = 'x'", "did you mean kinds.walk.words?"),
        ("bread = 3", "`netcrm settings` lists all there are"),
    ],
)
def test_the_likely_setting_is_named(text: str, likely: str) -> None:
    assert only_problem(text).hint == likely


def test_what_is_right_beside_what_is_wrong_still_counts() -> None:
    read = read_settings(
        b"front = 'x'\ntitle = 'Ours'\nseason = 3\n[circles]\ninner = 'x'\nclose=9"
    )
    assert len(read.problems) == 3
    assert (read.settings.title, read.settings.circles.close) == ("Ours", 9)
    assert (read.settings.front, read.settings.circles.inner) == (5, 7)


@pytest.mark.parametrize("data", [b"\xff", b"a = " + b"[" * 100_000, b"\x00", b"title = '\xe9'"])
def test_what_is_no_toml_is_one_problem(data: bytes) -> None:
    read = read_settings(data)
    assert read.settings == DEFAULTS
    assert [problem.code for problem in read.problems] == ["NC501"]


def test_windows_line_ends_and_a_mark_at_the_start() -> None:
    read = read_settings('\ufefftitle = "a"\r\nfront = 2\r\n'.encode())
    assert read.problems == ()
    assert (read.settings.title, read.settings.front) == ("a", 2)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_end_in_settings_and_problems(data: bytes) -> None:
    read = read_settings(data)
    assert isinstance(read.settings, Settings)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in read.problems)


@given(st.sampled_from([field.name for field in fields(Settings)]), st.data())
def test_no_value_of_any_type_raises(name: str, data: st.DataObject) -> None:
    values = ("1", "-1", "1e400", "'x'", "[]", "[[1]]", "{}", "{a=1}", "true", "07:32:00", "nan")
    text = f"{name} = {data.draw(st.sampled_from(values))}"
    assert isinstance(read_settings(text.encode()).settings, Settings)


def test_the_commented_file_says_nothing_and_uncommented_says_the_defaults() -> None:
    text = commented_toml()
    assert read_settings(text.encode()).origins == ()
    read = read_settings(UNCOMMENT.sub("", text).encode())
    assert read.problems == ()
    assert {name for name, _ in read.origins} >= {row.path for row in rows()}
    for row in rows(read.settings):
        default = next(other.value for other in rows() if other.path == row.path)
        assert row.value == default or row.path == "today"


def test_every_field_is_in_the_table_with_its_doc() -> None:
    named = {row.table or row.name for row in rows()} | {"kinds"}
    assert named == {field.name for field in fields(Settings)}
    assert all(fold(row.doc) and row.type for row in rows())
