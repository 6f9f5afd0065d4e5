"""One file read: bytes in, a contact and everything that is wrong with it out."""

import re
from collections.abc import Mapping

from netcrm.model import KINDS, RESERVED_IDS, Body, Contact, Field, Kind, Place
from netcrm.text.door import open_front_matter
from netcrm.text.fields import FIELDS, field_links, read_dated, read_fields
from netcrm.text.keys import DATED_FIELDS, FIELD_ALIASES, FIELD_NAMES
from netcrm.text.links import find_links
from netcrm.text.nodes import Entries, Sequence
from netcrm.text.reading import shown_values, text_of
from netcrm.text.scan import Piece
from netcrm.text.source import Source, decode, split_lines
from netcrm.text.words import canonical, nearest, nfc

_SUFFIX = ".md"
_LOGGED = re.compile(
    r"^[ \t]*[-*][ \t]+(\d{4}-\d{1,2}-\d{1,2}[ \t]+([^\s:：]+)[^:：\n]*[:：].*)$", re.MULTILINE
)
_CONFLICT = re.compile(r"^<{7} .*\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} ", re.MULTILINE)


def identity(file: str) -> str:
    """The id of a contact file: its name without folders and ``.md``, in NFC."""
    return nfc(file.rsplit("/", 1)[-1].removesuffix(_SUFFIX))


def read_contact(file: str, data: bytes, kinds: Mapping[str, Kind] = KINDS) -> Contact:
    """The contact that a file's bytes hold. Never raises: whatever is wrong is among its problems.

    ``file`` is the path within the workspace, with ``/``.
    """
    text, fault = decode(file, data)
    if fault is not None:
        return _spoilt(file, "", problems=(fault,))
    source = Source(file, text, split_lines(text))
    _check_characters(source)
    pieces, body = open_front_matter(source)
    if body is None:
        return _spoilt(file, text, problems=tuple(sorted(source.problems)))
    return _assemble(source, pieces, body, kinds)


def _spoilt(file: str, text: str, problems: tuple) -> Contact:  # type: ignore[type-arg]
    """A file of which nothing could be read: its id, and all of its text as the note."""
    name = identity(file)
    body = Body(text, Place(file, 1, 1, 0, len(text)))
    return Contact(name, file, name, named=False, body=body, spoilt=True, problems=problems)


def _assemble(
    source: Source, pieces: Mapping[str, Piece], body: Body, kinds: Mapping[str, Kind]
) -> Contact:
    """The contact that these pieces and this note make."""
    values = {name: piece.value for name, piece in pieces.items()}
    name = text_of(source, values.get("name"), "name")
    if name is None:
        _say_nameless(source, pieces)
    found = read_fields(source, values) | read_dated(source, values, kinds)
    fields = tuple(_field(source, piece) for piece in pieces.values())
    links = field_links(source, values) + find_links(body.text, body.place)
    _check_body(source, body, kinds)
    _check_id(source)
    if source.differs is not None:
        message = "other YAML tools read this differently, or not at all"
        hint = "netcrm reads it as meant; put the value in double quotes to please them all"
        source.say("NC401", source.differs, message, hint)
    return Contact(
        id=identity(source.file),
        file=source.file,
        name=name.text if name else identity(source.file),
        named=name is not None,
        fields=fields,
        body=body,
        links=links,
        problems=tuple(sorted(source.problems)),
        **found,
    )


def _say_nameless(source: Source, pieces: Mapping[str, Piece]) -> None:
    """Warn of a missing name (NC201), at the empty field if there is one."""
    if any(problem.code == "NC103" for problem in source.problems):
        return
    message = f"there is no name; the id {identity(source.file)!r} is shown"
    hint = "add a line 'name: ' and the name as you would say it"
    if "name" in pieces:
        source.say("NC201", pieces["name"].key.place, message, hint)
    else:
        source.say_whole("NC201", message, hint)


def _field(source: Source, piece: Piece) -> Field:
    """A field as typed; an unknown one that looks like a slip is reported (NC202)."""
    known = piece.name in FIELDS or piece.name in FIELD_NAMES
    if not known:
        _check_slip(source, piece)
    value = piece.value
    if isinstance(value, Entries) or piece.name in DATED_FIELDS:
        place = value.place if value is not None else piece.key.place
        return Field(piece.name, (), True, known, piece.key.place, place)  # noqa: FBT003
    place = value.place if value is not None else piece.key.place
    listed = isinstance(value, Sequence)
    name = piece.name if known else piece.key.text
    return Field(name, shown_values(value), listed, known, piece.key.place, place)


def _check_slip(source: Source, piece: Piece) -> None:
    """Report a key that is likely a slip for one the format names (NC202)."""
    if piece.name.startswith("x_"):
        return
    known = (*FIELD_NAMES, *FIELD_ALIASES)
    likely = nearest(piece.name, known, cutoff=0.75)
    if likely:
        hint = f"did you mean {likely!r}? A name of your own begins with x-"
        source.say("NC202", piece.key.place, f"{piece.key.text!r} is no field", hint)


def _check_characters(source: Source) -> None:
    """Report NUL, which no text holds (NC114), and take it out of what is read."""
    at = source.text.find("\0")
    if at < 0:
        return
    line = next(row for row in source.lines if row.start + len(row.text) > at)
    column = at - line.start
    place = source.place(line, column, column + 1)
    source.say("NC114", place, "a NUL character", "delete it; it is shown as \ufffd")
    source.text = source.text.replace("\0", "\ufffd")
    source.lines = split_lines(source.text)


def _check_body(source: Source, body: Body, kinds: Mapping[str, Kind]) -> None:
    """Report what is wrong with the note: limits, conflict markers, a log typed into it."""
    if "\n<<<<<<< " in body.text or body.text.startswith("<<<<<<< "):
        match = _CONFLICT.search(body.text)
        if match:
            _say_at(
                source,
                body,
                match.start(),
                "NC109",
                "a merge conflict is not resolved",
                "keep the lines you want and delete the lines <<<<<<<, ======= and >>>>>>>",
            )
    if (
        "\n- 2" in body.text
        or body.text.startswith("- ")
        or "- 1" in body.text
        or "* " in body.text
    ):
        _check_log(source, body, kinds)


def _check_log(source: Source, body: Body, kinds: Mapping[str, Kind]) -> None:
    """Report history typed into the note, where it counts for nothing (NC208)."""
    forms = {canonical(kind) for kind in kinds}
    for match in _LOGGED.finditer(body.text):
        if canonical(match[2]) in forms:
            message = "this looks like a line of history, but it stands in the note"
            hint = "move it up between the --- lines, under 'history:', so that it counts"
            _say_at(source, body, match.start(1), "NC208", message, hint)
            return


def _say_at(source: Source, body: Body, offset: int, code: str, message: str, hint: str) -> None:
    """Report a problem in the note, from ``offset`` to the end of its line."""
    number = body.place.line + body.text.count("\n", 0, offset)
    line = source.lines[number - 1]
    column = body.place.start + offset - line.start
    source.say(code, source.place(line, column, len(line.text.rstrip())), message, hint)


def _check_id(source: Source) -> None:
    """Report a file whose id is a word of the format's own (NC303)."""
    name = identity(source.file)
    if name.casefold() in RESERVED_IDS and "/" in source.file:
        message = f"{name!r} has a meaning of its own and cannot be an id"
        source.say_whole("NC303", message, "give the file another name")
