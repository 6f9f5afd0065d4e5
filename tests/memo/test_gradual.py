"""A memo that is asked little works out little, and what it says is what any other says."""

from collections.abc import Callable
from datetime import date

import pytest

from netcrm.memo import Gradual, Memo, Outcome, Row, StrataError, Stratum

DAY = date(2026, 3, 18)
READS: dict[str, tuple[Callable[[Memo], object], list[str]]] = {
    "a part": (lambda memo: memo.part("low", "a", "value"), ["low a", "low b"]),
    "a bucket": (lambda memo: memo.bucket("lows", "odd"), ["low a", "low b"]),
    "an order": (lambda memo: memo.order("lows", "odd"), ["low a", "low b"]),
    "one's own": (lambda memo: memo.own("lows", "odd", "a"), ["low a", "low b"]),
    "sizes": (lambda memo: memo.sizes("lows"), ["low a", "low b"]),
    "results": (lambda memo: memo.results("low"), ["low a", "low b"]),
    "a part above": (lambda memo: memo.part("high", "b", "sum"), ["low a", "low b", "high b"]),
    "a bucket above": (lambda memo: memo.bucket("highs", "4"), ["low a", "low b", "high b"]),
    "an input": (lambda memo: memo.input("cell", "b"), []),
}


def strata(ran: list[str]) -> tuple[Stratum, ...]:
    """Two strata of which the higher adds up the lower; ``ran`` gets who runs."""

    def low(memo: Memo, key: str) -> Outcome:
        ran.append(f"low {key}")
        value = memo.input("cell", key)
        return Outcome({"value": value}, (Row("lows", "odd", (key,), value),))

    def high(memo: Memo, key: str) -> Outcome:
        ran.append(f"high {key}")
        found = sum(memo.bucket("lows", "odd"))
        return Outcome({"sum": found}, (Row("highs", str(found), (), key),))

    return (
        Stratum("low", lambda _: ("a", "b"), low, ("lows",)),
        Stratum("high", lambda memo: memo.results("low")[1:], high, ("highs",)),
    )


@pytest.mark.parametrize("once", [False, True])
@pytest.mark.parametrize("read", READS)
def test_no_stratum_runs_above_what_is_read(read: str, once: bool) -> None:  # noqa: FBT001
    ask, expected = READS[read]
    ran: list[str] = []
    memo, plain = Gradual(strata(ran), once=once), Memo(strata([]))
    cells = {("cell", "a"): 1, ("cell", "b"): 3}
    assert memo.update(cells, DAY)
    plain.update(cells, DAY)
    assert ran == []
    for _ in range(2):
        assert ask(memo) == ask(plain)
        assert ran == expected


def test_it_is_updated_a_single_time() -> None:
    memo = Gradual(strata([]))
    memo.update({("cell", "a"): 1, ("cell", "b"): 3}, DAY)
    with pytest.raises(StrataError, match="has been"):
        memo.update({("cell", "a"): 2}, DAY)
