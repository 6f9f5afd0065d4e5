"""The sizes of an ask, from advice to money, in numbers and in words."""

from typing import Literal

from netcrm.config import Settings
from netcrm.model import DEFAULT_SIZE, SIZES, Event, Reached
from netcrm.views.days import after

AskState = Literal["open", "no-answer", "yes", "partly", "no", "withdrawn"]

SIZE_WORDS: dict[str, str] = {
    "advice": "advice",
    "favour": "a favour",
    "introduction": "an introduction",
    "referral": "a referral",
    "money": "money or days of work",
}
"""Each size as a sentence names it."""

MEANING: dict[str, str] = {
    "advice": "20 minutes at most",
    "favour": "an hour at most",
    "introduction": "their standing goes with it",
    "referral": "their reputation goes with it",
    "money": "or days of their work",
}
"""What each size takes of someone, to stand behind its name and a comma."""


def number(size: str) -> int:
    """The size as a number, from 1 (advice) to 5 (money)."""
    return SIZES.index(size) + 1


def size_of(event: Event) -> str:
    """The size of an ask or an offer: a favour, where the line gives none."""
    return event.size if event.size in SIZES else DEFAULT_SIZE


def is_large(event: Event, settings: Settings) -> bool:
    """Whether an ask is one of those that take a rest between them."""
    return number(size_of(event)) >= settings.asking.large


def ask_state(event: Event, settings: Settings, reached: Reached) -> AskState:
    """How an ask turned out: after some time without an answer, that it had none."""
    match event.outcome:
        case "yes" | "partly" | "no" | "withdrawn" as outcome:
            return outcome
        case _:
            over = after(event.date.first, settings.asking.open_days)
            return "no-answer" if reached(over) else "open"
