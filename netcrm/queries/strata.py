"""The strata: from files to what everyone's page needs, each reading only those below it.

``file`` reads the files with one id; ``name`` finds out whom they name; ``whole`` works out what
hangs together over many files (households, circles of introductions); ``status`` says how things
stand with someone and what is wrong. Rows of one stratum fill the indexes that higher ones read.
"""

from collections.abc import Callable, Iterator

from netcrm.memo import Memo, Outcome, Row, Stratum
from netcrm.model import MY_ID, Contact
from netcrm.queries import (
    backlinks,
    brief,
    buckets,
    events,
    exchange,
    files,
    followups,
    groups,
    households,
    introductions,
    letters,
    matches,
    mentions,
    months,
    morning,
    near,
    needs,
    organisations,
    people,
    places,
    plenty,
    problems,
    review,
    row,
    skills,
    standing,
    tags,
    ties,
    touch,
)
from netcrm.queries.ask import SETTING, Ask
from netcrm.queries.checks import circles, twins
from netcrm.views.names import sort_key

NAMES = ("file", "name", "whole", "status")
"""The strata, lowest first."""
OF_EVERYONE = ("file", "name", "status")
"""Those that have a result for each id of the files."""
Load = Callable[[Memo, str], tuple[Contact, ...]]
"""The contacts of the files with one id, the one that links lead to first."""

_OF_FILE = (
    people.rows,
    letters.rows,
    near.rows,
    twins.rows,
    morning.line_rows,
    skills.rows,
)
_OF_NAMES = (
    mentions.rows,
    backlinks.rows,
    households.rows,
    groups.rows,
    introductions.rows,
    months.rows,
    matches.rows,
)
_OF_OTHERS = (
    tags.rows,
    places.rows,
    organisations.rows,
    events.rows,
    needs.need_rows,
    needs.promise_rows,
    exchange.passed_rows,
    plenty.asked_rows,
    review.rows,
)
"""What only other people's files are asked for, not your own."""
_OF_ALL = {"households": households.all_rows, "circles": circles.all_rows}
_OF_STATUS = (exchange.rows, followups.rows, morning.rows, row.rows, brief.rows, plenty.rows)

_FILE_INDEXES = (
    *("id", "name", "aka", "kind", "owner", "card", "letter"),
    *("near", "first", "mark", "line", "met", "unread", "skill"),
)
_NAME_INDEXES = (
    *("mention", "backlink", "tie", "group", "attended", "via", "introduced", "above", "brought"),
    *("together", "tag", "place", "organisation", "event", "promise"),
    *("need", "month", "passed-on", "wanted", "offer", "open-slot", "large-ask", "helped"),
    "year",
)
_STATUS_INDEXES = ("waiting", "followup", "told", "problem", "row", "wish", "lately", "briefed")


def strata(
    load: Load, spoilt: Callable[[str], tuple[Contact, ...]], ids: Callable[[Memo], tuple[str, ...]]
) -> tuple[Stratum, ...]:
    """The strata below the pages; ``ids`` lists all ids (``me`` too) and ``load`` reads files.

    ``spoilt`` gives what stands for those that end the process that reads them.
    """
    return (
        Stratum(
            "file",
            ids,
            lambda memo, key: _file(load(memo, key), memo.input(SETTING, "kinds_digest")),
            _FILE_INDEXES,
            fleeting={"contact": "text", "shadowed": "text"},
            lost=lambda _, key: _file(spoilt(key), None),
            apart=True,
        ),
        Stratum("name", _everyone, _name, _NAME_INDEXES),
        Stratum("whole", _hanging, _whole, ("house", "home", "circle", "entry")),
        Stratum("status", _everyone, _status, _STATUS_INDEXES),
    )


def _everyone(memo: Memo) -> tuple[str, ...]:
    return memo.results("file")


def _file(contacts: tuple[Contact, ...], kinds: object) -> Outcome:
    """What the files with one id say by themselves."""
    if not contacts:
        return Outcome({})
    first = contacts[0]
    parts = {
        "contact": first,
        "shadowed": contacts[1:],
        "card": people.card_of(first),
        "state": first.status.state,
        "face": people.face_of(first),
        "reach": people.reach_of(first),
        "goal": first.goal,
        "text": (kinds, *map(_text_of, contacts)),
    }
    return Outcome(parts, tuple(_file_rows(contacts)))


def _text_of(contact: Contact) -> tuple[str, str]:
    """What differs where a contact does; one that was not read from a file tells it itself."""
    return contact.file, contact.digest or repr(contact)


def _file_rows(contacts: tuple[Contact, ...]) -> Iterator[Row]:
    first = contacts[0]
    for rows in _OF_FILE:
        yield from rows(first)
    for contact in contacts:
        yield Row("owner", contact.file, (), first.id)
        yield from files.rows(contact)
    if first.id != MY_ID:
        yield Row("card", "", sort_key(first.name, first.id), people.card_of(first))


def _name(memo: Memo, identity: str) -> Outcome:
    """Whom the files of one id name."""
    ask = Ask(memo)
    sources = _OF_NAMES if identity == MY_ID else (*_OF_NAMES, *_OF_OTHERS)
    return Outcome({}, tuple(found for rows in sources for found in rows(ask, identity)))


def _hanging(memo: Memo) -> tuple[str, ...]:
    return (*_OF_ALL, *buckets.headed(Ask(memo)))


def _whole(memo: Memo, key: str) -> Outcome:
    """What hangs together over many files."""
    ask = Ask(memo)
    if key in _OF_ALL:
        return Outcome({}, tuple(_OF_ALL[key](ask)))
    return buckets.entry_of(ask, key)


def _status(memo: Memo, identity: str) -> Outcome:
    """How things stand with someone, and what is wrong in their files."""
    ask = Ask(memo)
    mine = identity == MY_ID
    parts = {
        "days": touch.contact_days(ask, identity),
        "rhythm": touch.rhythm(ask, identity),
        "depth": standing.depth(ask, identity),
        "row": row.row(ask, identity),
        "near": ties.near(ask, identity),
        "belonging": groups.belonging(ask, identity),
        "about": morning.about(ask, identity),
        "problems": problems.problems_of(ask, identity),
    }
    sources = (problems.rows,) if mine else (problems.rows, *_OF_STATUS)
    return Outcome(parts, tuple(found for rows in sources for found in rows(ask, identity)))
