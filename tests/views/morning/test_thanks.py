"""Still to thank, still to tell."""

from typing import Any

import pytest

from tests.views.build import ago, items, line, person


@pytest.mark.parametrize(("days", "shown"), [(-1, 0), (0, 1), (30, 1), (31, 0)])
def test_help_of_the_last_month_waits_for_thanks(days: int, shown: int) -> None:
    assert len(items("thanks", person("ana", line(f"{ago(days)} received")))) == shown
    asked = line(f"{ago(days)} asked", outcome="yes")
    assert len(items("thanks", person("ana", asked))) == shown


@pytest.mark.parametrize("outcome", ["", "no", "open", "withdrawn", "yes", "partly"])
def test_an_answered_ask_waits_to_be_told_of(outcome: str) -> None:
    found = items("thanks", person("ana", line(f"{ago(9)} asked", "Could he?", outcome=outcome)))
    said = f"Could he? (6 March 2026): answered {outcome}; still to tell how it turned out."
    assert [item.text for item in found] == ([said] if outcome in ("yes", "partly") else [])


@pytest.mark.parametrize(
    ("kind", "attributes", "answer", "other"),
    [("received", {}, "thanked", "told"), ("asked", {"outcome": "yes"}, "told", "thanked")],
)
@pytest.mark.parametrize(("days", "shown"), [(10, 1), (9, 0), (0, 0), (-1, 1)])
def test_on_or_after_the_day(
    kind: str, attributes: dict[str, Any], answer: str, other: str, days: int, shown: int
) -> None:
    happened = line(f"{ago(9)} {kind}", **attributes)
    answered = person("ana", happened, line(f"{ago(days)} {answer}"))
    assert len(items("thanks", answered)) == shown
    assert len(items("thanks", person("ana", happened, line(f"{ago(days)} {other}")))) == 1


def test_kin_are_told_and_not_thanked() -> None:
    lines = (line(f"{ago(9)} received"), line(f"{ago(9)} asked", outcome="yes"))
    (found,) = items("thanks", person("ana", *lines, kin=True))
    assert "still to tell" in found.text


@pytest.mark.parametrize(
    ("days", "shown"), [(21, 1), (20, 0), (14, 0), (13, 0), (8, 0), (7, 0), (0, 0)]
)
def test_help_you_wrote_about_rests(days: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(20)} received"), line(f"{ago(days)} wrote"))
    rested = days == 14 or days == 20  # noqa: PLR1714
    assert len(items("thanks", ana)) == (shown or rested)
