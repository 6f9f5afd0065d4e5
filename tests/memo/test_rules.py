"""What the memo promises and refuses, one thing at a time."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from netcrm.memo import Memo, Outcome, Row, StrataError, Stratum

DAY = date(2026, 3, 18)
Run = Callable[[Memo, str], Outcome]


def one(memo: Memo) -> tuple[str, ...]:
    return ("one",)


def memo_of(low: Run, high: Run, ran: list[str] | None = None) -> Memo:
    """A memo of two strata with one result each; ``ran`` gets the names of those that run."""
    log = [] if ran is None else ran

    def noting(name: str, run: Run) -> Run:
        def noted(memo: Memo, key: str) -> Outcome:
            log.append(name)
            return run(memo, key)

        return noted

    return Memo(
        (
            Stratum("low", one, noting("low", low), ("lows",)),
            Stratum("high", one, noting("high", high), ("highs",)),
        )
    )


def number(memo: Memo, key: str) -> Outcome:
    """The input, whether it is odd, and a row under its last digit."""
    found = memo.input("number", "n")
    value = found if isinstance(found, int) else -1
    row = Row("lows", str(value % 10), (), value)
    return Outcome({"value": value, "odd": value % 2}, (row,))


def nothing(memo: Memo, key: str) -> Outcome:
    return Outcome({})


FORBIDDEN: dict[str, Callable[[Memo], object]] = {
    "its own part": lambda memo: memo.part("low", "one", "value"),
    "its own bucket": lambda memo: memo.bucket("lows", "1"),
    "the sizes of its own index": lambda memo: memo.sizes("lows"),
    "its own list of results": lambda memo: memo.results("low"),
    "a part above": lambda memo: memo.part("high", "one", "value"),
    "a bucket above": lambda memo: memo.bucket("highs", "1"),
    "the sizes of an index above": lambda memo: memo.sizes("highs"),
    "the list of results above": lambda memo: memo.results("high"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_result_reads_only_what_is_below_it(what: str) -> None:
    def low(memo: Memo, key: str) -> Outcome:
        FORBIDDEN[what](memo)
        return Outcome({})

    with pytest.raises(StrataError, match="not below it"):
        memo_of(low, nothing).update({}, DAY)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_list_of_keys_reads_only_what_is_below_it(what: str) -> None:
    def keys(memo: Memo) -> tuple[str, ...]:
        FORBIDDEN[what](memo)
        return ()

    low = Stratum("low", keys, nothing, ("lows",))
    high = Stratum("high", one, nothing, ("highs",))
    with pytest.raises(StrataError, match="not below it"):
        Memo((low, high)).update({}, DAY)


def test_a_question_that_was_answered_below_may_not_be_asked_for_what_is_above() -> None:
    def question(memo: Memo) -> object:
        return memo.part("high", "one", "value")

    def low(memo: Memo, key: str) -> Outcome:
        return Outcome({"value": memo.answer(question, memo, ())})

    with pytest.raises(StrataError, match="not below it"):
        memo_of(low, nothing).update({}, DAY)


@pytest.mark.parametrize("index", ["highs", "unheard of"])
def test_rows_go_to_an_index_of_ones_own(index: str) -> None:
    def low(memo: Memo, key: str) -> Outcome:
        return Outcome({}, (Row(index, "", (), 1),))

    with pytest.raises(StrataError, match="not its own"):
        memo_of(low, nothing).update({}, DAY)


def test_an_index_belongs_to_one_stratum() -> None:
    strata = (Stratum("low", one, nothing, ("same",)), Stratum("high", one, nothing, ("same",)))
    with pytest.raises(StrataError, match="same"):
        Memo(strata)


READS: dict[str, tuple[Callable[[Memo], object], int]] = {
    "an input": (lambda memo: memo.input("number", "n"), 2),
    "an absent input": (lambda memo: memo.input("other", "n"), 1),
    "a part that stays": (lambda memo: memo.part("low", "one", "odd"), 1),
    "a part that changes": (lambda memo: memo.part("low", "one", "value"), 2),
    "an absent part": (lambda memo: memo.part("low", "two", "value"), 1),
    "a bucket that is left": (lambda memo: memo.bucket("lows", "1"), 2),
    "an absent bucket that is filled": (lambda memo: memo.bucket("lows", "3"), 2),
    "an absent bucket that stays so": (lambda memo: memo.bucket("lows", "4"), 1),
    "sizes": (lambda memo: memo.sizes("lows"), 2),
    "results": (lambda memo: memo.results("low"), 1),
}


@pytest.mark.parametrize("what", READS)
def test_a_result_runs_again_only_if_what_it_read_changed(what: str) -> None:
    read, times = READS[what]
    ran: list[str] = []

    def high(memo: Memo, key: str) -> Outcome:
        return Outcome({"value": str(read(memo))})

    memo = memo_of(number, high, ran)
    memo.update({("number", "n"): 1}, DAY)
    memo.update({("number", "n"): 3}, DAY)
    assert ran.count("low") == 2
    assert ran.count("high") == times


def test_an_input_that_is_given_again_as_it_was_runs_nothing() -> None:
    ran: list[str] = []
    memo = memo_of(number, nothing, ran)
    memo.update({("number", "n"): 1}, DAY)
    memo.update({("number", "n"): 1, ("unread", "x"): 5}, DAY)
    assert ran == ["low", "high"]


def test_an_input_can_go_and_come_back() -> None:
    memo = memo_of(number, nothing)
    found = []
    for version in (1, None, None, 1):
        memo.update({("number", "n"): version}, DAY)
        found.append((memo.part("low", "one", "value"), memo.bucket("lows", "1")))
    assert found == [(1, (1,)), (-1, ()), (-1, ()), (1, (1,))]


@pytest.mark.parametrize(
    ("days", "times"),
    [((0, 1, 2), 1), ((0, 3), 2), ((0, 3, 4, 9), 2), ((5, 3, 2, 3), 3), ((0, 9, 0), 3)],
)
def test_a_day_is_a_threshold_and_nothing_else(days: tuple[int, ...], times: int) -> None:
    ran: list[str] = []

    def low(memo: Memo, key: str) -> Outcome:
        return Outcome({"value": memo.reached(DAY + timedelta(days=3))})

    memo = memo_of(low, nothing, ran)
    for day in days:
        memo.update({}, DAY + timedelta(days=day))
        assert memo.part("low", "one", "value") == (day >= 3)
    assert ran.count("low") == times


def test_reads_between_updates_are_nobodys() -> None:
    ran: list[str] = []
    asked: list[str] = []
    memo = memo_of(number, nothing, ran)
    memo.update({("number", "n"): 1}, DAY)

    def question(of: Memo, what: str) -> object:
        asked.append(what)
        of.reached(DAY + timedelta(days=1))
        return of.part("high", "one", what), of.sizes("lows"), of.input("number", "n")

    assert memo.running == ""
    for _ in range(2):
        memo.answer(question, memo, ("value",))
    assert asked == ["value"]
    memo.update({("number", "n"): 1}, DAY + timedelta(days=1))
    assert ran == ["low", "high"]


def test_an_answer_is_worked_out_once_and_is_read_by_all_who_ask() -> None:
    asked: list[str] = []

    def question(memo: Memo, name: str) -> object:
        asked.append(name)
        return memo.reached(DAY), memo.input("number", name)

    def run(memo: Memo, key: str) -> Outcome:
        return Outcome({"value": memo.answer(question, memo, ("n",))})

    ran: list[str] = []
    memo = memo_of(run, run, ran)
    memo.update({("number", "n"): 1}, DAY)
    assert (asked, ran) == (["n"], ["low", "high"])
    memo.update({("number", "n"): 2}, DAY)
    assert (asked, ran) == (["n"] * 2, ["low", "high"] * 2)
    memo.update({}, DAY - timedelta(days=1))
    assert (asked, ran) == (["n"] * 3, ["low", "high"] * 3)
    assert memo.part("high", "one", "value") == (False, 2)


def test_an_answer_from_between_updates_is_worked_out_again_for_a_result() -> None:
    def question(memo: Memo) -> object:
        return memo.input("number", "n")

    def run(memo: Memo, key: str) -> Outcome:
        return Outcome({"value": memo.answer(question, memo, ())})

    memo = memo_of(run, nothing)
    for version in (1, 2, 3):
        memo.answer(question, memo, ())
        memo.update({("number", "n"): version}, DAY)
        assert memo.part("low", "one", "value") == version


def test_a_bucket_is_in_order_whoever_came_first() -> None:
    def low(memo: Memo, key: str) -> Outcome:
        at = memo.input("at", key)
        if not isinstance(at, int):
            return Outcome({})
        return Outcome({}, tuple(Row("lows", "", (at,), item) for item in (key, key.upper())))

    memo = Memo((Stratum("low", lambda _: ("a", "b", "c"), low, ("lows",)),))
    memo.update({("at", "c"): 1, ("at", "b"): 1, ("at", "a"): 2}, DAY)
    assert memo.bucket("lows", "") == ("b", "B", "c", "C", "a", "A")
    memo.update({("at", "a"): 0, ("at", "b"): None}, DAY)
    assert memo.bucket("lows", "") == ("a", "A", "c", "C")
    assert memo.sizes("lows") == {"": 4}
    memo.update({("at", "a"): None, ("at", "c"): None}, DAY)
    assert memo.bucket("lows", "") == ()
    assert memo.sizes("lows") == {}


def test_a_memo_for_one_update_takes_no_second() -> None:
    seen: list[str] = []

    def run(memo: Memo, key: str) -> Outcome:
        seen.append(f"{memo.input('cell', key)}")
        return Outcome({"value": memo.input("cell", key)})

    memo = Memo((Stratum("only", lambda _: ("a",), run),), once=True)
    memo.update({("cell", "a"): 1}, date(2026, 3, 18))
    assert (memo.part("only", "a", "value"), seen) == (1, ["1"])
    with pytest.raises(StrataError):
        memo.update({("cell", "a"): 2}, date(2026, 3, 18))
