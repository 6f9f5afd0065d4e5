"""Lines of ``history``: ``- DATE KIND [DETAIL]: TEXT``."""

from collections.abc import Mapping
from typing import Any

from netcrm.model import SIZES, Event, Kind, Place
from netcrm.text.amounts import LENGTH_CURE, read_length
from netcrm.text.choices import by_form, done_of, private_of, say_date, say_value, word_of, yes_of
from netcrm.text.nodes import Entries, Entry, Scalar
from netcrm.text.parts import Parts, cut_entry
from netcrm.text.reading import one_text, text_of
from netcrm.text.refs import refs_of
from netcrm.text.source import Source
from netcrm.text.words import canonical, nearest

OUTCOMES = ("yes", "no", "partly", "open", "withdrawn")
_TYPED_OUTCOMES = {"true": "yes", "on": "yes", "y": "yes", "1": "yes"}
_TYPED_OUTCOMES |= {"false": "no", "off": "no", "n": "no", "0": "no"}

_KIND_CURE = "netcrm reads it as a note; write '- DATE note: TEXT' to please them all"

_NEAR = {
    "call": ("phoned", "phone", "rang", "ring", "called", "tel", "telephone", "spoke"),
    "meal": ("lunch", "dinner", "breakfast", "supper", "brunch", "ate"),
    "coffee": ("tea", "drink", "drinks", "beer"),
    "message": ("text", "texted", "sms", "chat", "chatted", "whatsapp", "signal", "dm"),
    "email": ("mail", "mailed", "e mail"),
    "letter": ("postcard", "card", "post"),
    "video": ("zoom", "skype", "facetime"),
    "visit": ("visited", "saw", "stayed"),
    "gave": ("helped", "brought", "lent", "give", "gift"),
    "received": ("got", "borrowed", "receive"),
    "event": ("party", "concert", "conference", "walk", "film"),
    "life": ("died", "birth", "born", "wedding", "moved", "surgery"),
    "heard": ("hear", "learned", "learnt", "news"),
    "thanked": ("thanks", "thank"),
    "introduced": ("introduce", "intro"),
    "wrote": ("sent", "write", "pinged"),
}
_LIKELY = {word: kind for kind, words in _NEAR.items() for word in words}


_Kinds = Mapping[str, Kind]
"""The kinds by their canonical form."""


def read_history(source: Source, entries: Entries, kinds: Mapping[str, Kind]) -> tuple[Event, ...]:
    """The history lines in the order typed; one without a readable day is left out (NC203)."""
    forms = by_form(tuple(kinds))
    known = {form: kinds[name] for form, name in forms.items()}
    found = [_read_event(source, entry, known) for entry in entries.items]
    return tuple([event for event in found if event is not None])


def _read_event(source: Source, entry: Entry, kinds: _Kinds) -> Event | None:
    """One history line."""
    parts = cut_entry(source, entry)
    say_date(source, parts.day, parts.day_place, parts.day_text)
    if parts.day.value is None:
        return None
    kind, detail, text = _kind(source, parts, kinds)
    minutes, size = _detail(source, parts, kind, detail) if detail else (None, "")
    return Event(
        date=parts.day.value,
        kind=kind.name if kind else "note",
        text=text,
        place=parts.place,
        date_place=parts.date_place,
        detail=detail,
        minutes=minutes,
        size=size,
        links=parts.links,
        attributes=parts.attributes,
        **(_given(source, parts) if parts.values else {}),  # most lines have no attributes
    )


def _given(source: Source, parts: Parts) -> dict[str, Any]:
    """What the attributes of a line say, by attribute of Event."""
    values = parts.values
    done, closed = done_of(source, values.get("done"), "done")
    return {
        "with_": refs_of(source, values.get("with"), "with"),
        "to": refs_of(source, values.get("to"), "to"),
        "from_": refs_of(source, values.get("from"), "from"),
        "for_": _for(source, parts),
        "at": _text(source, parts, "at"),
        "outcome": _outcome(source, parts),
        "context": _text(source, parts, "context").casefold(),
        "private": "private" in values and private_of(values["private"]),
        "hard": word_of(source, values.get("weight"), "weight", ("hard",)) == "hard",
        "settled": yes_of(source, values.get("settled"), "settled") or False,
        "done": done,
        "closed": closed,
    }


def _text(source: Source, parts: Parts, name: str) -> str:
    """An attribute's text, without the brackets of a link."""
    found = text_of(source, parts.values.get(name), name)
    return found.text if found else ""


def _for(source: Source, parts: Parts) -> str:
    """What ``for`` points to: a need's id, ``person#need``, or the day of an ask."""
    found = one_text(source, parts.values.get("for"), "for")
    return found.text if found else ""


def _outcome(source: Source, parts: Parts) -> str:
    """How an ask came out; ``true`` and the like are yes and no."""
    value = parts.values.get("outcome")
    if isinstance(value, Scalar) and canonical(value.text) in _TYPED_OUTCOMES:
        return _TYPED_OUTCOMES[canonical(value.text)]
    return word_of(source, value, "outcome", OUTCOMES)


def _kind(source: Source, parts: Parts, kinds: _Kinds) -> tuple[Kind | None, str, str]:
    """The kind, what follows it, and the text; no kind is a note (NC206)."""
    words = parts.words.split()
    if not words:
        if not parts.colon:
            _say_no_colon(source, parts, "")
        if parts.bare:
            source.note_difference(parts.day_place, _KIND_CURE)
        return None, parts.detail or "", parts.text.text
    for count in (2, 1) if len(words) > 1 else (1,):
        kind = kinds.get(canonical(" ".join(words[:count])))
        if kind is not None:
            if not parts.colon:
                break
            return kind, parts.detail or " ".join(words[count:]), parts.text.text
    if not parts.colon:
        _say_no_colon(source, parts, words[0])
        text = " ".join(part for part in (parts.words, parts.text.text) if part)
        return None, parts.detail or "", text
    likely = _likely(words, kinds)
    hint = f"did you mean {likely!r}?" if likely else f"the kinds are {', '.join(_names(kinds))}"
    word = Scalar(words[0], parts.word.place)
    place = word.place._replace(end=min(word.place.start + len(words[0]), word.place.end))
    source.say("NC206", place, f"{words[0]!r} is no kind of line; it is read as a note", hint)
    return None, " ".join((*words, *([parts.detail] if parts.detail else []))), parts.text.text


def _names(kinds: _Kinds) -> tuple[str, ...]:
    """The kinds' names."""
    return tuple(kind.name for kind in kinds.values())


def _likely(words: list[str], kinds: _Kinds) -> str:
    """The kind that was likely meant."""
    forms = [canonical(" ".join(words[:count])) for count in (1, 2)]
    for form in forms:
        if form.replace("_", " ") in _LIKELY:
            return _LIKELY[form.replace("_", " ")]
    found = nearest(forms[0], tuple(kinds), cutoff=0.6)
    return kinds[found].name if found else ""


def _say_no_colon(source: Source, parts: Parts, word: str) -> None:
    """Warn of a line without a colon after its key (NC206)."""
    kind, glued, rest = word.partition(":")
    text = f"{rest} …" if glued and " " in parts.words else rest
    hint = f"write '- {parts.day.value} {kind or 'note'}: {text or 'TEXT'}'"
    message = "there is no colon after the kind; the line is read as a note"
    if glued:
        message = "there is no space after the colon; the line is read as a note"
    source.say("NC206", parts.word.place if word else parts.day_place, message, hint)


def _detail(source: Source, parts: Parts, kind: Kind | None, detail: str) -> tuple[int | None, str]:
    """The length or size that a DETAIL gives; one not understood is shown before the text."""
    if kind is None or not kind.detail:
        return None, ""
    here = Scalar(detail, _detail_place(parts, detail))
    if kind.detail == "length":
        minutes = read_length(detail)
        if minutes is None:
            source.say("NC209", here.place, f"{detail!r} is no length", LENGTH_CURE)
        return minutes, ""
    size = {canonical(name): name for name in SIZES}.get(canonical(detail), "")
    if not size:
        say_value(source, here, f"the size of {kind.name!r}", SIZES)
    return None, size


def _detail_place(parts: Parts, detail: str) -> Place:
    """Where a DETAIL stands: the end of the words, where they stand as typed."""
    place = parts.word.place
    if parts.detail is None and place.end - place.start == len(parts.words):
        offset = place.end - place.start - len(detail)
        if parts.words.endswith(detail):
            return place._replace(column=place.column + offset, start=place.start + offset)
    return place
