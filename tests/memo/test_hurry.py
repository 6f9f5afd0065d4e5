"""Results that come before their turn are right all the same."""

from collections.abc import Collection, Iterator
from datetime import date

import pytest

from netcrm.memo import Memo, Outcome, Row, Stratum

DAY = date(2026, 1, 1)
Ran = list[str]


def memo_of(ran: Ran, hurry: tuple[str, ...], *, at_once: bool = True) -> Memo:
    """What is written in ``f`` as pages ``a`` and ``b``; the plan says in which case."""

    def plan(memo: Memo, key: str) -> Outcome:
        ran.append(f"plan {key}")
        return Outcome({}, (Row("page", key, (), memo.input("case", key)),))

    def page(memo: Memo, key: str) -> Outcome:
        ran.append(key)
        (case,) = memo.bucket("page", key)
        text = str(memo.part("file", "f", "text"))
        return Outcome({"text": text.upper() if case == "upper" else text})

    def wanted(memo: Memo, below: Collection[str]) -> Iterator[str]:
        assert memo.owners("page", "a") == {"a"}
        return (key for key in hurry if at_once or key not in below)

    return Memo(
        (
            Stratum("file", lambda _: ("f",), lambda m, _: Outcome({"text": m.input("t", "f")})),
            Stratum("plan", lambda _: ("a", "b"), plan, ("page",)),
            Stratum("page", lambda _: ("a", "b"), page, hurry=wanted),
        )
    )


def begun(ran: Ran, *hurry: str, at_once: bool = True) -> Memo:
    memo = memo_of(ran, hurry, at_once=at_once)
    memo.update({("t", "f"): "one", ("case", "a"): "upper", ("case", "b"): "lower"}, DAY)
    assert ran == ["plan a", "plan b", "a", "b"]
    ran.clear()
    return memo


def test_it_runs_before_the_stratum_below_and_only_once() -> None:
    ran: Ran = []
    memo = begun(ran, "b")
    changes = memo.update({("t", "f"): "two", ("case", "a"): "lower"}, DAY)
    assert ran == ["b", "plan a", "a"]
    assert changes[-1].ran == ("b", "a")
    assert [memo.part("page", key, "text") for key in "ab"] == ["two", "two"]
    ran.clear()
    memo.update({("t", "f"): "three"}, DAY)
    assert ran == ["b", "a"]


def test_what_the_stratum_below_changes_makes_it_run_again() -> None:
    ran: Ran = []
    memo = begun(ran, "a")
    changes = memo.update({("t", "f"): "two", ("case", "a"): "lower"}, DAY)
    assert ran == ["a", "plan a", "a", "b"]
    assert changes[-1].ran == ("a", "b")
    assert memo.part("page", "a", "text") == "two"


def test_it_can_wait_for_what_is_to_run_below() -> None:
    ran: Ran = []
    memo = begun(ran, "b", "a", at_once=False)
    memo.update({("t", "f"): "two", ("case", "a"): "lower"}, DAY)
    assert ran == ["b", "plan a", "a"]


@pytest.mark.parametrize("other", ["nobody", "a"])
def test_nothing_runs_without_need(other: str) -> None:
    ran: Ran = []
    memo = begun(ran, other)
    memo.update({("t", "f"): "one"}, DAY)
    assert ran == []
