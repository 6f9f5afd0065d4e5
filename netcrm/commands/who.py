"""Whom a command is about: an id, a name, part of a name, in any case and without its accents."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import click
from click.shell_completion import CompletionItem

from netcrm.commands.pathing import at_path, is_path
from netcrm.commands.pointing import only_file
from netcrm.commands.session import Session
from netcrm.commands.workspace import names_of
from netcrm.errors import AmbiguousContactError, NetcrmError, UnknownContactError
from netcrm.model import MY_FILE, MY_ID
from netcrm.queries.ask import Ask, query
from netcrm.queries.near import near
from netcrm.queries.people import card, face, resolve_text
from netcrm.text.slug import PLAIN_LETTERS
from netcrm.text.words import fold

_AND = re.compile(r",\s| and | & ", re.IGNORECASE)
Fits = Callable[[str, str], bool]
"""Whether what was typed means what someone is called; both loosely."""
_ALL = ("name", "aka", "id")
"""The indexes of all that someone is called."""


def find(ask: Ask, words: str | Sequence[str]) -> str:
    """The id of the one contact that is meant; words given one by one are joined.

    Raises UnknownContactError or AmbiguousContactError, which list whom it might be.
    """
    who = words if isinstance(words, str) else " ".join(words)
    found = fitting(ask, who)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousContactError(f"'{who}' fits several", _listed(ask, found), who, found)
    if loose(who) == MY_ID:
        hint = f"put {MY_FILE} beside the folder contacts, with the lines ---, name: YOURS and ---"
        raise UnknownContactError(f"there is no {MY_FILE}, your own page, yet", hint)
    name = _bare(who).rpartition("/")[2].removesuffix(".md") if is_path(_bare(who)) else who
    likely = near(ask, name) or _alike(ask, loose(name))
    hint = f"did you mean\n{_listed(ask, likely)}" if likely else "`netcrm list` lists everyone"
    raise UnknownContactError(f"there is nobody called '{who}'", hint)


def find_all(
    ask: Ask, words: Sequence[str], find: Callable[[Ask, str], str] = find
) -> tuple[str, ...]:
    """The ids of all that are meant, each by as many of the words as mean someone together.

    Commas and ``and`` may stand between them. Raises what ``find`` does for the first that is
    nobody, or several.
    """
    found: dict[str, None] = {}
    for part in _between_commas(_parted(ask, words)):
        left = part
        while left:
            ends = range(len(left), 0, -1)
            end = next((end for end in ends if fitting(ask, " ".join(left[:end]))), len(left))
            found[find(ask, " ".join(left[:end]))] = None
            left = left[end:]
    return tuple(found)


def _parted(ask: Ask, words: Sequence[str]) -> Sequence[str]:
    """The words; several people in one pair of quotes, whom nobody is called like, word by word."""
    if len(words) == 1 and _AND.search(words[0]) and not fitting(ask, words[0]):
        return words[0].split()
    return words


def _between_commas(words: Sequence[str]) -> Iterator[list[str]]:
    """The words in the groups that commas, ``and`` and ``&`` part them into."""
    part: list[str] = []
    for word in words:
        if word.casefold() in {"and", "&", ","}:
            yield part
            part = []
        elif word.endswith(","):
            yield [*part, word.rstrip(",")]
            part = []
        else:
            part.append(word)
    yield part


def fitting(ask: Ask, who: str, ways: int | None = None) -> tuple[str, ...]:
    """The ids of all whom a text may mean, in the closest of the ways in which it means anyone.

    It is taken as it was typed, then without the brackets of a link; for a path only if it is
    nobody's name. ``ways`` are how many of ``WAYS`` are tried. Raises NetcrmError for the path of
    a file whose id leads to another.
    """
    for text in dict.fromkeys((who, _bare(who))):
        exact = resolve_text(ask, text)
        if exact.id is not None:
            return (exact.id,)
        if exact.candidates:
            return exact.candidates
    if is_path(_bare(who)):
        return _at(ask, _bare(who))
    return _by_likeness(ask, loose(_bare(who)), ways)


def _bare(who: str) -> str:
    """The text without what surrounds it in links."""
    return who.strip().removeprefix("[[").removesuffix("]]")


def _at(ask: Ask, path: str) -> tuple[str, ...]:
    """The id of whoever's file has exactly this path."""
    found = at_path(ask, path)
    if found is None:
        return ()
    one, file = found
    if file != face(ask, one).file:
        only_file(ask, one)  # raises: the id is used twice and means the other
    return (one,)


@lru_cache(maxsize=1 << 16)
def loose(text: str) -> str:
    """Folded, and without accents and apostrophes."""
    folded = fold(text)
    plain = folded.translate(PLAIN_LETTERS)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return fold("".join(c for c in decomposed if not unicodedata.combining(c)))


@query
def _by_likeness(ask: Ask, who: str, ways: int | None) -> tuple[str, ...]:
    """Everyone who fits in the closest of these ways, the first so many, in which anyone does."""
    if not who:
        return ()
    for indexes, fits in WAYS[:ways]:
        alike = ((i, key) for i in indexes for key, plain in loosely(ask, i) if fits(who, plain))
        if found := {identity for one in alike for identity in ask.bucket(*one)} - {MY_ID}:
            return tuple(sorted(found, key=fold))
    return ()


@query
def loosely(ask: Ask, index: str) -> tuple[tuple[str, str], ...]:
    """The keys of an index, which are folded, each with its loose form: no file is read for it."""
    return tuple([(key, key if _is_loose(key) else loose(key)) for key in ask.sizes(index)])


def _is_loose(folded: str) -> bool:
    """Whether a folded text has nothing that would go: so it is with most of ten thousand."""
    return folded.isascii() and "'" not in folded and "`" not in folded


def _called(ask: Ask) -> Iterator[tuple[str, str]]:
    """All that contacts are called, as indexes and keys."""
    return ((index, key) for index in _ALL for key, _ in loosely(ask, index))


def _begun(who: str, called: str) -> bool:
    """Whether each word begins the word of the name in its place: ``marc b.``, ``m bell``."""
    if who[:1] != called[:1]:
        return False  # so most are done with at a glance
    typed, words = (text.replace("-", " ").split() for text in (who, called))
    pairs = zip(typed, words, strict=False)
    short = len(typed) <= len(words) and len(typed) > 1
    return short and all(word.startswith(part.rstrip(".")) for part, word in pairs)


WAYS: tuple[tuple[tuple[str, ...], Fits], ...] = (
    (("id",), str.__eq__),
    (("name",), str.__eq__),
    (("aka",), str.__eq__),
    (("name",), lambda who, called: who == called.partition(" ")[0]),
    (_ALL, lambda who, called: called.startswith(who)),
    (_ALL, _begun),
    (_ALL, lambda who, called: f" {who}" in called.replace("-", " ")),
)
"""The ways to mean someone, closest first, and by what; the last looks at every word of a name."""
EXACT = 3
"""How many of them take all of what someone is called."""
FIRST_NAME = 4
"""How many of them do, or take the first word of a name."""


def _alike(ask: Ask, who: str) -> tuple[str, ...]:
    """Those of whom one word of the name, or all of it, is nearly what was typed.

    Only words that begin alike are compared: of ten thousand names, all of them take seconds.
    """
    words: dict[str, dict[tuple[str, str], None]] = {}
    for one in _called(ask):
        called = loose(one[1])
        for word in (called, *called.replace("-", " ").split()):
            if word[:1] == who[:1]:
                words.setdefault(word, {})[one] = None
    close = get_close_matches(who, sorted(words), n=3, cutoff=0.7)
    found = (
        sorted({i for one in words[word] for i in ask.bucket(*one)}, key=fold) for word in close
    )
    return tuple(dict.fromkeys(i for ids in found for i in ids if i != MY_ID))


def _listed(ask: Ask, ids: Sequence[str]) -> str:
    return "\n".join(f"{card(ask, i).name} ({i})" for i in ids)


def complete(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001  click's signature
    incomplete: str,
) -> list[CompletionItem]:
    """Ids for the shell to offer, with their names, for what was typed of either."""
    session = ctx.find_object(Session)
    folder = ctx.find_root().params.get("directory")  # no command has run that would note it
    try:
        known = names_of(replace(session, directory=folder)) if session else ()
    except (NetcrmError, OSError):
        return []
    typed = loose(incomplete)
    return [
        CompletionItem(identity, help=name)
        for identity, name in known
        if loose(identity).startswith(typed) or loose(name).startswith(typed)
    ]


def who_argument(**attributes: Any) -> Callable[[Any], Any]:  # noqa: ANN401  click's own
    """The argument WHO, which shells complete with contacts."""
    return click.argument("who", metavar="WHO", shell_complete=complete, **attributes)
