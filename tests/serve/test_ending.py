"""How what goes on until it is told to end is told to."""

import signal
from collections.abc import Iterator

import pytest

from netcrm.commands.ending import end_by_signals


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_it_ends_with_the_status_of_the_signal(number: int) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    end_by_signals()
    with pytest.raises(SystemExit) as caught:
        signal.raise_signal(number)
    assert caught.value.code == 128 + number


def test_a_terminal_that_is_closed_twice_does_not_break_off_the_end() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    end_by_signals()
    with pytest.raises(SystemExit):
        signal.raise_signal(signal.SIGHUP)
    signal.raise_signal(signal.SIGHUP)


def test_under_nohup_it_goes_on() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    end_by_signals()
    signal.raise_signal(signal.SIGHUP)
