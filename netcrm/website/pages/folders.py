"""Tags, places, organisations: what people have in common, each with a page of its own."""

from netcrm.queries.ask import Ask
from netcrm.queries.buckets import stands
from netcrm.queries.named import Heading
from netcrm.website import addresses
from netcrm.website.pages.parts import Piece, person
from netcrm.website.pages.rows import Folder, link

TAGS = Folder("tags", "Tags", "Nobody has a tag yet (tags).", "tag")
PLACES = Folder("places", "Places", "Nobody's file says where they live yet (place).", "place")
ORGANISATIONS = Folder(
    "organisations",
    "Organisations",
    "Nobody's file says where they work yet (organisation).",
    "organisation",
)
KINDS = (*TAGS.kinds(), *PLACES.kinds(), *ORGANISATIONS.kinds())

_INDEXES = {folder.name: folder.index for folder in (TAGS, PLACES, ORGANISATIONS)}
_INDEXES |= {"groups": "group"}


def shared(ask: Ask, folder: str, heading: Heading) -> Piece:
    """What someone has in common with others, leading to who else has."""
    if heading.card is not None:
        return person(ask, heading.card.id)
    if stands(ask, _INDEXES[folder], heading.key):
        return Piece(heading.name, link(addresses.item(folder, heading.key)))
    return Piece(heading.name)
