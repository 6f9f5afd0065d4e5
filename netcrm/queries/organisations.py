"""Organisations: those with a file of their own and those only named, and who works there."""

from collections.abc import Iterator

from netcrm.memo import Row
from netcrm.queries.ask import Ask, query
from netcrm.queries.buckets import Bucket, Entry, Facet, bucket, entries, rows_of
from netcrm.queries.files import files_of
from netcrm.queries.named import Heading, heading, heading_of
from netcrm.queries.people import card


@query
def organisations(ask: Ask) -> tuple[Entry, ...]:
    """All organisations by name, with how many people of each you know."""
    return entries(ask, "organisation")


@query
def organisation(ask: Ask, key: str) -> Bucket:
    """Everyone at an organisation. Raises KeyError where there is no such organisation."""
    return bucket(ask, "organisation", key)


@query
def organisation_of(ask: Ask, identity: str) -> Heading | None:
    """Where a contact works, with the key of that organisation's list."""
    given = (file.contact.organisation for file in files_of(ask, identity))
    ref = next((ref for ref in given if ref and ref.target), None)
    return heading(ask, ref.target) if ref else None


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """An organisation's own heading, and someone's place under where they work."""
    return rows_of(ask, "organisation", _facets(ask, identity))


def _facets(ask: Ask, identity: str) -> Iterator[Facet]:
    if card(ask, identity).kind == "organisation":
        yield Facet(heading_of(ask, identity), None)
    works_at = organisation_of(ask, identity)
    if works_at:
        yield Facet(works_at, identity)
