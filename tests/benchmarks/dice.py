"""Chance that falls the same way on every Python: only ``Random.random`` is promised to."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from tests.benchmarks.words import DEEDS, THINGS, TIMES

T = TypeVar("T")


class Dice:
    """A stream of choices that follows from its seed alone."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random  # noqa: S311  no secret

    def below(self, limit: int) -> int:
        """A number from 0 to ``limit - 1``."""
        return int(self._random() * limit)

    def pick(self, among: Sequence[T]) -> T:
        """One of them, each as likely."""
        return among[self.below(len(among))]

    def leaning(self, among: Sequence[T]) -> T:
        """One of them, the first ones more likely: half of the picks fall in the first quarter."""
        return among[int(self._random() ** 2 * len(among))]

    def chance(self, share: float) -> bool:
        """True in that share of the throws."""
        return self._random() < share

    def sentence(self) -> str:
        """Some words of a note, without a full stop; plain text in YAML and in Markdown."""
        return f"{self.pick(DEEDS).capitalize()} the {self.pick(THINGS)} {self.pick(TIMES)}"
