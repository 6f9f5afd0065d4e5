"""The strata: from files to what everyone's page needs, each reading only those below it.

``file`` reads the files with one id; ``name`` finds out whom they name; ``whole`` works out what
hangs together over many files (households, circles of introductions); ``status`` says how things
stand with someone and what is wrong. Rows of one stratum fill the indexes that higher ones read.

What makes the results is imported when one is to be made: most commands find all they need, and
find it made.
"""

from collections.abc import Callable, Iterable

from netcrm.memo import Memo, Outcome, Stratum
from netcrm.model import Contact
from netcrm.queries.ask import SETTING

NAMES = ("file", "name", "whole", "status")
"""The strata, lowest first."""
OF_EVERYONE = ("file", "name", "status")
"""Those that have a result for each id of the files."""
Load = Callable[[Memo, str], tuple[Contact, ...]]
"""The contacts of the files with one id, the one that links lead to first."""

_FILE_INDEXES = (
    *("id", "name", "aka", "kind", "owner", "card", "letter"),
    *("near", "first", "mark", "line", "met", "unread", "skill"),
)
_NAME_INDEXES = (
    *("mention", "backlink", "tie", "group", "attended", "via", "introduced", "above", "brought"),
    *("together", "tag", "place", "organisation", "event", "promise", "taken"),
    *("need", "month", "passed-on", "wanted", "offer", "open-slot", "large-ask", "helped"),
    *("week", "year"),
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
            lambda memo, key: _of_files(load(memo, key), memo.input(SETTING, "kinds_digest")),
            _FILE_INDEXES,
            fleeting={"contact": "text", "shadowed": "text"},
            lost=lambda _, key: _of_files(spoilt(key), None),
            apart=True,
        ),
        Stratum("name", _everyone, _of_names, _NAME_INDEXES),
        Stratum("whole", _hanging, _of_many, ("house", "home", "circle", "entry")),
        Stratum("status", _everyone, _of_status, _STATUS_INDEXES),
    )


def _everyone(memo: Memo) -> tuple[str, ...]:
    return memo.results("file")


def _of_files(contacts: tuple[Contact, ...], kinds: object) -> Outcome:
    from netcrm.queries.file_outcomes import of_files  # noqa: PLC0415  see above

    return of_files(contacts, kinds)


def _of_names(memo: Memo, identity: str) -> Outcome:
    from netcrm.queries.outcomes import of_names  # noqa: PLC0415

    return of_names(memo, identity)


def _hanging(memo: Memo) -> Iterable[str]:
    from netcrm.queries.outcomes import hanging  # noqa: PLC0415

    return hanging(memo)


def _of_many(memo: Memo, key: str) -> Outcome:
    from netcrm.queries.outcomes import of_many  # noqa: PLC0415

    return of_many(memo, key)


def _of_status(memo: Memo, identity: str) -> Outcome:
    from netcrm.queries.outcomes import of_status  # noqa: PLC0415

    return of_status(memo, identity)
