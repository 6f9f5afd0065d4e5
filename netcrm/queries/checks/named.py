"""Names and links that lead to nobody (NC301) or fit several (NC302)."""

from netcrm.model import MY_ID, RESERVED_IDS, Problem
from netcrm.queries.ask import Ask, query
from netcrm.queries.backlinks import adrift
from netcrm.queries.meant import meant
from netcrm.queries.near import first_named, near
from netcrm.queries.people import card
from netcrm.text.words import fold
from netcrm.views.references import MAY_BE_PLAIN, Reference

_LISTED = 5
"""How many of those a name fits are listed."""


@query
def names_of_nobody_or_several(ask: Ask, identity: str) -> tuple[Problem, ...]:
    """The problems with whom this contact's files name, in order."""
    found = (_check(ask, reference) for reference in adrift(ask, identity))
    return tuple(problem for problem in found if problem)


def _check(ask: Ask, reference: Reference) -> Problem | None:
    found = meant(ask, reference)
    if found.id is not None:
        return None
    if found.candidates:
        return _several(ask, reference, tuple(sorted(found.candidates)))
    return _nobody(ask, reference)


def _several(ask: Ask, reference: Reference, candidates: tuple[str, ...]) -> Problem:
    message = f"{_shown(reference)} fits several: {_people(ask, candidates, ' and ')}"
    return _problem(reference, "NC302", message, f"write the id: {_either(candidates)}")


def _nobody(ask: Ask, reference: Reference) -> Problem | None:
    target, linked, house = (
        reference.ref.target,
        reference.ref.linked,
        reference.role == "household",
    )
    if not linked and (fold(target) in ("", MY_ID) or _may_be_reserved(reference)):
        return None
    likely = near(ask, target)
    if not likely and not linked and reference.role in MAY_BE_PLAIN:
        return None
    likely = likely or first_named(ask, target)
    hint = f"did you mean {_people(ask, likely, ' or ')}?" if likely else _cure(reference)
    said = "leads to nobody" if linked else "is nobody's id" if house else "is nobody's id or name"
    return _problem(reference, "NC301", f"{_shown(reference)} {said}", hint)


def _may_be_reserved(reference: Reference) -> bool:
    """Whether it is a word of the format, where a name may be just a name: they were there too."""
    return reference.role in MAY_BE_PLAIN and fold(reference.ref.target) in RESERVED_IDS


def _cure(reference: Reference) -> str:
    """What to do about a name that is like nobody's."""
    if fold(reference.ref.target) in RESERVED_IDS:
        return "me, them and open are words of the format: write the id or full name of someone"
    if reference.role == "taken":
        return "a turn is open, me, or the id or full name of someone you have a file for"
    if reference.role == "not_same":
        return "write the id of the other file: its name without .md"
    return (
        f'make them a file with `netcrm new "{reference.ref.target}"`, or write another id or name'
    )


def _shown(reference: Reference) -> str:
    target = reference.ref.target
    return f"[[{target}]]" if reference.ref.linked else f"“{target}”"


def _people(ask: Ask, ids: tuple[str, ...], last: str) -> str:
    """Ids with the names they stand for, a few of them."""
    shown = [f"{i} ({card(ask, i).name})" for i in ids[:_LISTED]]
    if len(ids) > _LISTED:
        shown = [*shown[:-1], f"{len(ids) - _LISTED + 1} more"]
    return last.join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _either(ids: tuple[str, ...]) -> str:
    few = ids[:_LISTED]
    return " or ".join(filter(None, (", ".join(few[:-1]), few[-1])))


def _problem(reference: Reference, code: str, message: str, hint: str) -> Problem:
    place = reference.ref.place
    width = place.end - place.start
    return Problem(place.file, place.line, place.column, code, message, hint, width=width)
