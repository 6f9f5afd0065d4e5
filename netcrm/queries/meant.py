"""Whom a place in a file means: as its role there reads a name."""

from netcrm.queries.ask import Ask
from netcrm.queries.households import house_node
from netcrm.queries.people import Resolution, resolve
from netcrm.views.references import Reference


def meant(ask: Ask, reference: Reference) -> Resolution:
    """Who is meant: a household's plain words mean someone by id only, all else by name too."""
    if reference.role == "household" and not reference.ref.linked:
        node = house_node(ask, reference.ref)
        return Resolution(node.text if node.kind == "id" and ask.has(node.text) else None)
    return resolve(ask, reference.ref)
