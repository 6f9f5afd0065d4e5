"""Tags: which there are, and who has one."""

from collections.abc import Iterator

from netcrm.memo import Row
from netcrm.queries.ask import Ask, query
from netcrm.queries.buckets import Bucket, Entry, Facet, bucket, entries, rows_of
from netcrm.queries.files import files_of
from netcrm.queries.named import Heading
from netcrm.text.words import canonical


def tag_key(tag: str) -> str:
    """What a tag is known by: case, spaces, ``-``, ``_`` and a leading ``#`` do not count."""
    return canonical(tag.lstrip("#"))


@query
def tags(ask: Ask) -> tuple[Entry, ...]:
    """All tags by name, with how many have each."""
    return entries(ask, "tag")


@query
def tag(ask: Ask, key: str) -> Bucket:
    """Everyone with a tag. Raises KeyError where nobody has it."""
    return bucket(ask, "tag", key)


@query
def tags_of(ask: Ask, identity: str) -> tuple[Heading, ...]:
    """A contact's tags as typed there, each once, with their keys."""
    found: dict[str, Heading] = {}
    for file in files_of(ask, identity):
        for tag in file.contact.tags:
            found.setdefault(tag_key(tag), Heading(tag_key(tag), tag.lstrip("#")))
    return tuple(heading for key, heading in found.items() if key)


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """Someone's place under each of their tags."""
    return rows_of(ask, "tag", (Facet(heading, identity) for heading in tags_of(ask, identity)))
