"""Invented contacts for the benchmarks: the same number and seed always give the same files."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.dice import Dice
from tests.benchmarks.entries import history, needs, promises
from tests.benchmarks.words import FAMILIES, GIVEN, PLACES, TAGS, TRADES

MOST = len(GIVEN) * len(FAMILIES)
"""How many people there are names for."""

SIZE = 2048
"""Bytes of a file; the last sentence may go a little beyond."""

_STRIDE = 7919  # prime, and no factor of MOST: neighbours get names that are far apart
_CIRCLES = ("known", "known", "wide", "wide", "wide", "active", "close")
_MEMBERS = {"group": 25, "& Co": 40, "Lane": 3}  # how many people share one, about


class Person(NamedTuple):
    """A contact: its id, name, tags, and the text of its file."""

    id: str
    name: str
    tags: tuple[str, ...]
    text: str


def people(number: int, seed: int = 1) -> Iterator[Person]:
    """That many contacts. Raises ValueError where there are not so many names."""
    if number > MOST:
        raise ValueError(f"there are names for {MOST:,} people, not for {number:,}")
    return (_person(index, number, seed) for index in range(number))


def write(contacts: Path, number: int, seed: int = 1) -> tuple[Person, ...]:
    """Write a folder of contacts, which must not exist, and say who they are."""
    contacts.mkdir(parents=True)
    made = tuple(people(number, seed))
    for person in made:
        (contacts / f"{person.id}.md").write_text(person.text, "utf-8")
    return made


def name_of(index: int) -> str:
    """The name of a number; no two below ``MOST`` have the same."""
    family, given = divmod(index * _STRIDE % MOST, len(GIVEN))
    return f"{GIVEN[given]} {FAMILIES[family]}"


def id_of(index: int) -> str:
    """The id of a number."""
    return name_of(index).lower().replace(" ", "-")


def _person(index: int, number: int, seed: int) -> Person:
    dice = Dice(f"{seed} {index}")
    others = tuple(id_of(_other(dice, index, number)) for _ in range(4))
    tags = tuple(dict.fromkeys(dice.leaning(TAGS) for _ in range(1 + dice.below(3))))
    head = "".join(f"{line}\n" for line in _fields(dice, index, number, tags))
    lines = {
        "history": history(dice, others),
        "needs": needs(dice, others),
        "promises": promises(dice),
    }
    dated = "".join(f"{key}:\n{_items(found)}" for key, found in lines.items() if found)
    front = f"---\n{head}{dated}---\n\n"
    return Person(id_of(index), name_of(index), tags, front + _note(dice, others, len(front)))


def _other(dice: Dice, index: int, number: int) -> int:
    """Someone else; only one who is alone is named by themselves."""
    return (index + 1 + dice.below(max(number - 1, 1))) % number


def _items(entries: tuple[str, ...]) -> str:
    return "".join(f"  - {entry}\n" for entry in entries)


def _fields(dice: Dice, index: int, number: int, tags: tuple[str, ...]) -> Iterator[str]:
    yield f"name: {name_of(index)}"
    if index and dice.chance(0.6):
        yield f"via: {id_of(dice.below(index))}"
    yield f"work: {dice.pick(TRADES)}"
    yield f"place: {dice.pick(PLACES)}"
    if dice.chance(0.3):
        yield f"organisation: {_shared(dice, FAMILIES, '& Co', number * 0.3)}"
    if dice.chance(0.6):
        yield f"groups: [{_shared(dice, TAGS, 'group', number * 0.6)}]"
    yield f"tags: [{', '.join(tags)}]"
    yield f"circle: {dice.pick(_CIRCLES)}"
    if dice.chance(0.1):
        yield f"household: {_shared(dice, PLACES, 'Lane', number * 0.1)}"
    if dice.chance(0.4):
        yield f"birthday: {1940 + dice.below(65)}-{1 + dice.below(12):02}-{1 + dice.below(28):02}"
    if dice.chance(0.5):
        yield f"email: {id_of(index)}@example.org"
    if dice.chance(0.3):
        yield f"phone: +999 555 {index:06}"
    if dice.chance(0.5):
        yield f"likes: [{dice.pick(TAGS)}, {dice.pick(TAGS)}]"


def _shared(dice: Dice, names: tuple[str, ...], word: str, number: float) -> str:
    """One of the groups, firms or houses that so many people share."""
    round_, at = divmod(dice.below(int(number / _MEMBERS[word]) + 1), len(names))
    return f"{names[at]} {word}" + (f" {round_ + 1}" if round_ else "")


def _note(dice: Dice, others: tuple[str, ...], before: int) -> str:
    """Markdown that fills the file; ``before`` is the length of the front matter."""
    text = f"**{dice.sentence()}.** {dice.sentence()} with [[{others[0]}]].\n"
    text += f"\nAsks after [[{others[1]}|a friend]] and [[{others[2]}]]; *{dice.sentence()}*.\n"
    if dice.chance(0.3):
        text += f"\n## {dice.pick(TAGS).capitalize()}\n"
    if dice.chance(0.5):
        text += "\n" + "".join(f"- {dice.sentence()}\n" for _ in range(2 + dice.below(3)))
    if dice.chance(0.2):
        text += f"\n> {dice.sentence()}, see [the list](https://example.org/{dice.pick(TAGS)}).\n"
    text += f"\n{dice.sentence()}."
    while before + len(text) < SIZE - 1:
        text += f" {dice.sentence()}."
    return f"{text}\n"
