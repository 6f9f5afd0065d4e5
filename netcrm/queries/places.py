"""Where people live: the field ``place``, one list for each."""

from collections.abc import Iterator

from netcrm.memo import Row
from netcrm.queries.ask import Ask, query
from netcrm.queries.buckets import Bucket, Entry, Facet, bucket, entries, rows_of
from netcrm.queries.files import files_of
from netcrm.queries.named import Heading
from netcrm.text.words import fold


@query
def places(ask: Ask) -> tuple[Entry, ...]:
    """All places by name, with how many live in each."""
    return entries(ask, "place")


@query
def place(ask: Ask, key: str) -> Bucket:
    """Everyone who lives in a place. Raises KeyError where nobody does."""
    return bucket(ask, "place", key)


@query
def place_of(ask: Ask, identity: str) -> Heading | None:
    """Where a contact lives, with the key of that place's list."""
    given = (file.contact.location for file in files_of(ask, identity))
    location = next((text for text in given if fold(text)), "")
    return Heading(fold(location), location) if location else None


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """Someone's place under where they live."""
    heading = place_of(ask, identity)
    return rows_of(ask, "place", (Facet(heading, identity),) if heading else ())
