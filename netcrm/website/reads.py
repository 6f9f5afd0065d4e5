"""What a page read, in words that people understand."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from netcrm.memo.facets import Facet
from netcrm.queries.ask import FOLDER, SETTING, Ask
from netcrm.queries.people import card, face
from netcrm.queries.whole import FILES
from netcrm.website.overrides import ANY, TEMPLATE


class Read(NamedTuple):
    """One thing that a page read and that may change.

    ``kind`` is one of file, setting, template, person, list and folder; ``what`` names the thing
    for programs: a path, a setting, a template, an id, or a list and what it is about; ``words``
    say it.
    """

    kind: str
    what: str
    words: str


def read_of(ask: Ask, facet: Facet) -> Read:
    """A facet in words."""
    return _SORTS[facet[0]](ask, facet[1:])


def _input(ask: Ask, facet: Facet) -> Read:
    kind, key = facet
    if kind == FILES:
        return _file(ask, key) if key else Read("folder", "contacts", "which files there are")
    if kind == SETTING:
        name = "kinds" if key == "kinds_digest" else key
        return Read("setting", name, f"the setting {name}")
    if kind == FOLDER:
        return Read("folder", "problems", "what is wrong with the folder itself")
    if kind == TEMPLATE:
        every = "any template of your own"
        return Read("template", key, every if key == ANY else f"the template {key}")
    return Read("folder", f"{kind} {key}".strip(), f"{kind} {key}".strip())


def _file(ask: Ask, identity: str) -> Read:
    path = face(ask, identity).file if ask.has(identity) else f"{identity}.md"
    return Read("file", path, f"the file {path}")


def _part(ask: Ask, facet: Facet) -> Read:
    stratum, key, part = facet
    if stratum == "file" and part not in _OF_SOMEONE:
        return _file(ask, key)
    if stratum == "whole":
        index, _, of = key.partition("/")
        return Read(
            "list", f"{index} {of}", f"what the {index} {of} is called, and how many have it"
        )
    said = _OF_SOMEONE.get(part, f"{part} of {{}}")
    return Read("person", f"{part} {key}", said.format(_name(ask, key)))


def _bucket(ask: Ask, facet: Facet) -> Read:
    index, key = facet
    said = _LISTS.get(index, f"the list of {index}: {{}}" if key else f"the list of {index}")
    return Read("list", f"{index} {key}".strip(), said.format(_name(ask, key)))


def _order(ask: Ask, facet: Facet) -> Read:
    listed = _bucket(ask, facet)
    return Read("list", f"{listed.what} order", f"the order of {listed.words}")


def _own(ask: Ask, facet: Facet) -> Read:
    index, key, owner = facet
    listed = _bucket(ask, (index, key))
    return Read("list", f"{listed.what} {owner}", f"{listed.words}: {_name(ask, owner)}")


def _keys(_: Ask, facet: Facet) -> Read:
    (index,) = facet
    return Read("list", index, _WHICH.get(index, f"which there are in the list of {index}"))


def _results(_: Ask, __: Facet) -> Read:
    return Read("list", "contacts", "who there is")


_SORTS: Mapping[str, Callable[[Ask, Facet], Read]] = {
    "input": _input,
    "part": _part,
    "bucket": _bucket,
    "order": _order,
    "own": _own,
    "keys": _keys,
    "results": _results,
}

_OF_SOMEONE = {
    "card": "the name and kind of {}",
    "face": "work, place and file of {}",
    "reach": "how to reach {}",
    "met": "whether {} may be brought up",
    "linked": "whom the files of {} name",
    "adrift": "what names in the files of {} are nobody's",
    "via": "who introduced {} to you",
    "near": "whom {} is seen to know",
    "belonging": "what groups {} belongs to",
    "days": "when you were in touch with {}",
    "rhythm": "how things stand with {}",
    "depth": "how deep the relationship with {} goes",
    "row": "how things stand with {}, as lists show it",
    "about": "what the morning says of {}",
    "problems": "what is wrong in the files of {}",
}
_CALLED = "who is called {}"
_LISTS = {
    "id": _CALLED,
    "name": _CALLED,
    "aka": _CALLED,
    "near": "names that are much like {}",
    "first": "who has the first name {}",
    "card": "everyone's names",
    "kind": "who is a {}",
    "entry": "everything in the list {}",
    "home": "the household of {}",
    "letter": "who is listed under {}",
    "mention": "lines in others' files about {}",
    "backlink": "who names {}",
    "taken": "for whom {} takes a turn",
    "tie": "who shares a household",
    "house": "the household of {}",
    "group": "who belongs to the group {}",
    "attended": "the groups whose meetings {} was at",
    "tag": "who has the tag {}",
    "place": "who lives in {}",
    "organisation": "who works for {}",
    "event": "what happened at {}",
    "month": "the lines of {}",
    "via": "who introduced whom to you",
    "introduced": "whom {} introduced to you",
    "told": "what the morning has to say ({})",
    "problem": "everything that is wrong",
    "followup": "whom to follow up, {}",
    "need": "what people need",
    "promise": "what was promised",
    "row": "how things stand with many",
    "briefed": "whom there is a brief on",
    "week": "the lines of the week that begins on {}",
    "year": "what to look back on in {}",
    "large-ask": "your large asks",
}
_WHICH = {
    "letter": "under which letters people are listed",
    "group": "which groups there are, and how large",
    "tag": "which tags there are, and how many have them",
    "place": "which places there are, and how many live there",
    "organisation": "which organisations there are, and how large",
    "event": "which events there are",
    "month": "which months have lines",
    "week": "which weeks have lines",
    "year": "which years there is something to look back on",
    "line": "on which days something was noted",
    "met": "on which days you met someone",
    "helped": "on which days you helped someone",
    "wish": "how often clocks ask for a word",
    "lately": "how many contacts there were lately",
}


def _name(ask: Ask, key: str) -> str:
    """Someone's name where a key is an id, else the key as people may read it."""
    return card(ask, key).name if ask.has(key) else key.split("\0", maxsplit=1)[0]
