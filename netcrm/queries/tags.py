"""Tags: which there are, and who has one."""

from netcrm.queries.ask import Ask, query
from netcrm.queries.buckets import Bucket, Entry, Facet, Index, bucket, entries, index
from netcrm.queries.files import files_of
from netcrm.queries.named import Heading
from netcrm.text.words import canonical


def tag_key(tag: str) -> str:
    """What a tag is known by: case, spaces, ``-``, ``_`` and a leading ``#`` do not count."""
    return canonical(tag.lstrip("#"))


@query
def tags(ask: Ask) -> tuple[Entry, ...]:
    """All tags by name, with how many have each."""
    return entries(_index(ask))


@query
def tag(ask: Ask, key: str) -> Bucket:
    """Everyone with a tag. Raises KeyError where nobody has it."""
    return bucket(ask, _index(ask), key)


@query
def tags_of(ask: Ask, identity: str) -> tuple[Heading, ...]:
    """A contact's tags as typed there, each once, with their keys."""
    found: dict[str, Heading] = {}
    for file in files_of(ask, identity):
        for tag in file.contact.tags:
            found.setdefault(tag_key(tag), Heading(tag_key(tag), tag.lstrip("#")))
    return tuple(heading for key, heading in found.items() if key)


@query
def _index(ask: Ask) -> Index:
    return index(Facet(heading, i) for i in ask.ids() for heading in tags_of(ask, i))
