"""Words compared by their stems, so that needs and offers find each other and can say how.

Nothing is weighed: two texts fit where they share a word, in one of its forms or as a synonym that
the settings name, and what is shown is these words as they were typed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

Synonyms = Mapping[str, tuple[str, ...]]
"""By stem, all that are taken for one another with it, itself among them."""

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_SHORTEST = 3
_STEM = 4
"""Letters of a stem, at least, where an ending is taken off that is no plural."""
_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ings", "ing", "ists", "ist"),
    *("ers", "er", "ors", "or", "ied", "ie", "ed", "ion", "ions", "y", "e"),
)
_PLAIN = """
about after all also and any anybody anyone anything are around asked back because been before being
best both but can come could day days did does done down each else enough even ever every few fit
for from get give given goes gone good got had hand hands has have help helps her hers him his hour
hours how into its just keep know known last later less let like likes little long look looking lot
made make makes making many may month months more most much must names need needed needs never new
next night nights nobody none not nothing now off often old once one ones only other others our out
over own part people person quite rather really same second see she should since some somebody
someone something sometimes soon still such take taken than that the their them then there these
they thing things this those though three through time times too two under until upon use used very
want wants was way week weeks well were what when where whether which while who whom whose why will
with without word work working works would year years yes yet you your
four five six seven eight nine ten eleven twelve twenty hundred thousand half first
monday tuesday wednesday thursday friday saturday sunday morning evening today tomorrow
january february march april june july august september october november december
"""
_SAID_OF_ALL = frozenset(_PLAIN.split())
"""Words that say nothing of what somebody needs or can do."""


def words(text: str) -> dict[str, str]:
    """The words of a text that tell something, by stem, as first typed there."""
    found: dict[str, str] = {}
    for typed in _WORD.findall(_LINK.sub(r"\1", text)):
        key = stem(typed)
        if key:
            found.setdefault(key, typed)
    return found


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What the forms of a word have in common; empty for one that says nothing.

    ``films``, ``filming`` and ``film`` are one, so are ``editor`` and ``editing``. Case and accents
    do not count. Words of other scripts stand as they are.
    """
    folded = unicodedata.normalize("NFKD", word).casefold()
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    if not bare.isascii():
        return unicodedata.normalize("NFC", folded) if len(word) > 1 else ""
    if bare in _SAID_OF_ALL or len(bare) < _SHORTEST or bare.isdigit():
        return ""
    return _stem(bare)


def _stem(word: str) -> str:
    """Without its longest ending that leaves enough of it."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        word = word.removesuffix("s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return _single(word.removesuffix(ending))
    return f"{word[:-1]}i" if word.endswith("y") else word


def _single(stem: str) -> str:
    """Without the last of two equal consonants: ``planning`` is of ``plan``."""
    doubled = stem[-1] == stem[-2] and stem[-1] not in "aeiouls"
    return stem[:-1] if doubled else stem


def synonyms(groups: Iterable[str]) -> Synonyms:
    """The synonyms that a setting names, each a text of words with commas between them.

    Groups that share a word are one.
    """
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        stems = tuple(words(group))
        joined = dict.fromkeys(one for key in stems for one in (*found.get(key, ()), key))
        found |= dict.fromkeys(joined, tuple(joined))
    return found
