"""What follows from several files together: the results of the strata above that of the files."""

from netcrm.memo import Memo, Outcome
from netcrm.model import MY_ID
from netcrm.queries import (
    backlinks,
    brief,
    buckets,
    events,
    exchange,
    followups,
    groups,
    households,
    introductions,
    matches,
    mentions,
    months,
    morning,
    needs,
    organisations,
    places,
    plenty,
    problems,
    review,
    row,
    standing,
    tags,
    ties,
    touch,
)
from netcrm.queries.ask import Ask
from netcrm.queries.checks import circles

_OF_NAMES = (
    mentions.rows,
    backlinks.rows,
    households.rows,
    groups.rows,
    introductions.rows,
    months.rows,
    matches.rows,
    ties.turn_rows,
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


def of_names(memo: Memo, identity: str) -> Outcome:
    """Whom the files of one id name."""
    ask = Ask(memo)
    sources = _OF_NAMES if identity == MY_ID else (*_OF_NAMES, *_OF_OTHERS)
    parts = {
        "linked": backlinks.linked_ids(ask, identity),
        "adrift": backlinks.adrift(ask, identity),
        "via": ties.via_lines(ask, identity),
    }
    return Outcome(parts, tuple(found for rows in sources for found in rows(ask, identity)))


def hanging(memo: Memo) -> tuple[str, ...]:
    """The keys of what hangs together over many files."""
    return (*_OF_ALL, *buckets.headed(Ask(memo)))


def of_many(memo: Memo, key: str) -> Outcome:
    """What hangs together over many files."""
    ask = Ask(memo)
    if key in _OF_ALL:
        return Outcome({}, tuple(_OF_ALL[key](ask)))
    return buckets.entry_of(ask, key)


def of_status(memo: Memo, identity: str) -> Outcome:
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
