"""From texts to whom they name: people, groups and organisations, linked or not."""

from netcrm.model import Ref
from netcrm.text.links import links_in_line, parse_link
from netcrm.text.nodes import Scalar
from netcrm.text.reading import Value, names_of, text_of
from netcrm.text.source import Source


def ref_of(value: Scalar) -> Ref | None:
    """The person a text names, in ``[[ ]]`` or not."""
    if value.text.startswith("[["):
        links = links_in_line(value.text, value.place)
        if links:
            return links[0]._replace(place=value.inner)
        target, shown = parse_link(value.text.strip("[]"))
        return Ref(target, shown, linked=True, place=value.inner) if target else None
    return Ref(value.text, "", linked=False, place=value.inner)


def refs_of(source: Source, value: Value, what: str) -> tuple[Ref, ...]:
    """The people a value names."""
    if value is None:
        return ()
    found = [ref_of(item) for item in names_of(source, value, what)]
    return tuple([ref for ref in found if ref is not None])


def one_ref(source: Source, value: Value, what: str) -> Ref | None:
    """The one person, group or organisation a value names."""
    found = text_of(source, value, what)
    return ref_of(found) if found else None


def links_of(source: Source, value: Scalar) -> tuple[Ref, ...]:
    """The ``[[links]]`` in a text, each where it stands, on whichever of its lines that is."""
    if "[[" not in value.text:
        return ()
    links = links_in_line(value.text, value.inner)
    place = value.place
    if not links or value.inner.end - value.inner.start == len(value.text):
        return links
    typed = links_in_line(source.text[place.start : place.end], place)
    if [link.target for link in typed] == [link.target for link in links]:
        return typed
    return tuple(link._replace(place=place) for link in links)
