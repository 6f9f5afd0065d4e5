"""One file read: bytes in, a contact and everything that is wrong with it out."""

from collections.abc import Mapping
from hashlib import blake2b

from netcrm.model import KINDS, Body, Contact, Field, Kind, Place, Problem
from netcrm.text.checks import check_characters, check_id, check_note, check_slip
from netcrm.text.door import open_front_matter
from netcrm.text.fields import FIELDS, field_links, read_dated, read_fields
from netcrm.text.keys import DATED_FIELDS, FIELD_NAMES
from netcrm.text.links import find_links
from netcrm.text.nodes import Entries, Scalar, Sequence
from netcrm.text.reading import shown_values, text_of
from netcrm.text.scan import Piece
from netcrm.text.source import Source, decode, split_lines
from netcrm.text.words import identity

_KNOWN = frozenset((*FIELDS, *FIELD_NAMES))


def read_contact(file: str, data: bytes, kinds: Mapping[str, Kind] = KINDS) -> Contact:
    """The contact that a file's bytes hold. Never raises: whatever is wrong is among its problems.

    ``file`` is the path within the workspace, with ``/``.
    """
    digest = blake2b(data, digest_size=16).hexdigest()
    text, fault = decode(file, data)
    if fault is not None:
        return _spoilt(file, "", digest, (fault,))
    source = Source(file, text, split_lines(text))
    check_characters(source)
    check_id(source, identity(file))
    pieces, body = open_front_matter(source)
    if body is None:
        return _spoilt(file, text, digest, tuple(sorted(source.problems)))
    return _assemble(source, digest, pieces, body, kinds)


def _spoilt(file: str, text: str, digest: str, problems: tuple[Problem, ...]) -> Contact:
    """A file of which nothing could be read: its id, and all of its text as the note."""
    name = identity(file)
    body = Body(text, Place(file, 1, 1, 0, len(text)))
    return Contact(
        name,
        file,
        name,
        named=False,
        body=body,
        spoilt=True,
        problems=problems,
        digest=digest,
    )


def _assemble(
    source: Source,
    digest: str,
    pieces: Mapping[str, Piece],
    body: Body,
    kinds: Mapping[str, Kind],
) -> Contact:
    """The contact that these pieces and this note make."""
    values = {name: piece.value for name, piece in pieces.items()}
    name = text_of(source, values.get("name"), "name")
    if name is None:
        _say_nameless(source, pieces)
    found = read_fields(source, values) | read_dated(source, values, kinds)
    fields = tuple(_field(source, piece) for piece in pieces.values())
    links = field_links(source, values) + find_links(body.text, body.place)
    check_note(source, body, kinds)
    _say_difference(source)
    return Contact(
        id=identity(source.file),
        file=source.file,
        name=name.text if name else identity(source.file),
        named=name is not None,
        fields=fields,
        body=body,
        links=links,
        problems=tuple(sorted(source.problems)),
        digest=digest,
        front=source.text[: body.place.start],
        **found,
    )


def _say_nameless(source: Source, pieces: Mapping[str, Piece]) -> None:
    """Warn of a missing name (NC201), at the empty field if there is one."""
    if any(problem.code in {"NC103", "NC107"} for problem in source.problems):
        return
    message = f"there is no name; the id {identity(source.file)!r} is shown"
    hint = "add a line 'name: ' and the name as you would say it"
    if "name" in pieces:
        source.say("NC201", pieces["name"].key.place, message, hint)
    else:
        source.say_whole("NC201", message, hint)


def _field(source: Source, piece: Piece) -> Field:
    """A field as typed; an unknown one that looks like a slip is reported (NC202)."""
    known = piece.name in _KNOWN
    if not known:
        check_slip(source, piece)
    value = piece.value
    name = piece.name if known else piece.key.text
    if isinstance(value, Scalar):  # most fields are a text; lists of dated lines never are
        return Field(name, shown_values(value), False, known, piece.key.place, value.place)  # noqa: FBT003
    place = value.place if value is not None else piece.key.place
    if isinstance(value, Entries) or piece.name in DATED_FIELDS:
        return Field(piece.name, (), True, known, piece.key.place, place)  # noqa: FBT003
    listed = isinstance(value, Sequence)
    return Field(name, shown_values(value), listed, known, piece.key.place, place)


def _say_difference(source: Source) -> None:
    """Note once a file that other YAML readers would take in another way (NC401)."""
    if source.differs is not None:
        message = "other YAML tools read this differently, or not at all"
        source.say("NC401", source.differs[0], message, source.differs[1])
