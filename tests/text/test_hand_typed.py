"""What people type is read as FORMAT.md says, and every fault is said where it stands."""

from itertools import zip_longest

import pytest

from netcrm.commands.problem_text import problem_text
from netcrm.model import CODES
from tests.conftest import Golden
from tests.text.cases import CASES, GROUPS, Case, fits, lines, where
from tests.text.plain import plain, unknown

ABOUT = frozenset({"said", "other_tools", "why", "unknown"})

by_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@by_case
def test_what_is_read(case: Case) -> None:
    contact = case.read()
    wanted = {name: value for name, value in case.expected.items() if name not in ABOUT}
    assert {name: plain(getattr(contact, name)) for name in wanted} == wanted
    if "unknown" in case.expected:
        assert unknown(contact) == case.expected["unknown"]


@by_case
def test_what_is_said(case: Case) -> None:
    wanted = case.expected.get("said", [])
    problems = case.read().problems
    if case.expected.get("other_tools") == "either":
        problems = tuple(problem for problem in problems if problem.code != "NC401")
    pairs = zip_longest(problems, wanted)
    assert all(problem and said and fits(problem, said) for problem, said in pairs), (
        f"said {[where(problem) for problem in problems]}, expected {wanted}"
    )


@pytest.mark.parametrize("group", GROUPS)
def test_the_words_it_is_said_in(group: str, golden: Golden) -> None:
    said = []
    for case in CASES:
        if case.name.rpartition("/")[0] == group and (problems := case.read().problems):
            said += [f"# {case.name}", *map(problem_text, problems), ""]
    golden(f"said/{group}.txt", "\n".join(said))


@by_case
def test_every_problem_can_be_acted_on(case: Case) -> None:
    shown = lines(case.data.decode("utf-8-sig", "replace"))
    for problem in case.read().problems:
        assert problem.code in CODES
        assert problem.message
        assert problem.hint
        assert problem.excerpt in ("", shown[problem.line - 1])
        assert "\n" not in str(problem)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
