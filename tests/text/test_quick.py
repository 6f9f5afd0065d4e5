"""Values that are built quickly are built as ``dataclass`` builds them."""

from dataclasses import MISSING, FrozenInstanceError, dataclass, fields, replace
from inspect import signature
from typing import Any

import pytest

from netcrm.model import Contact, Event, PartialDate
from netcrm.model.quick import quick

DAY = PartialDate(2026, 3, 14)


@dataclass(frozen=True, slots=True)
class Plain:
    """A value as ``dataclass`` builds it."""

    one: int
    two: str = "two"
    three: tuple[int, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, built quickly."""

    one: int
    two: str = "two"
    three: tuple[int, ...] = ()


def build(kind: Any, values: tuple[object, ...], named: dict[str, object]) -> Any:  # noqa: ANN401
    """One of the two, of whatever it is given."""
    return kind(*values, **named)


@pytest.mark.parametrize(
    ("values", "named"), [((1,), {}), ((1, "b"), {"three": (3,)}), ((), {"one": 1, "two": ""})]
)
def test_it_holds_what_it_was_given(values: tuple[object, ...], named: dict[str, object]) -> None:
    quickly, plainly = build(Quick, values, named), build(Plain, values, named)
    assert repr(quickly).replace("Quick", "Plain") == repr(plainly)


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, "b", (), 4), {}), ((1,), {"four": 4}), ((1,), {"one": 1})]
)
def test_it_refuses_what_does_not_fit(values: tuple[object, ...], named: dict[str, object]) -> None:
    for kind in (Plain, Quick):
        with pytest.raises(TypeError):
            build(kind, values, named)


@pytest.mark.parametrize("kind", [Contact, Event])
def test_every_field_is_asked_for(kind: type[Contact] | type[Event]) -> None:
    asked = signature(kind).parameters
    assert list(asked) == [field.name for field in fields(kind)]
    for field in fields(kind):
        default = asked[field.name].default
        assert default is (asked[field.name].empty if field.default is MISSING else field.default)


def test_it_stays_frozen_and_can_be_replaced() -> None:
    event = Event(DAY, "call", "Hello", hard=True)
    with pytest.raises(FrozenInstanceError):
        event.text = "Bye"  # type: ignore[misc]
    other = replace(event, text="Bye")
    assert (other.text, other.hard, event.text) == ("Bye", True, "Hello")
    assert replace(other, text="Hello") == event
    assert hash(replace(other, text="Hello")) == hash(event)
