"""The whole: a memo over a workspace's files, kept up to date, and the questions it answers."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b

from netcrm.config import DEFAULTS, Settings
from netcrm.memo import Change, Gradual, Memo, Past, Stratum
from netcrm.memo.crew import ALONE, Crew
from netcrm.model import MY_ID, Contact, Problem
from netcrm.queries.ask import FOLDER, SETTING, Ask
from netcrm.queries.strata import strata

FILES = "files"
"""The kind of input that files are: the list of ids under the empty key, and each id's files."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the answers depend on.

    ``versions`` has, for each id, something that differs where its files do, and ``load`` reads
    them, the one that links lead to first. ``problems`` are those of the folder itself; ``more``
    are inputs that further strata read, by kind and key. ``spoilt`` gives what stands for files
    that end the process that reads them.
    """

    versions: Mapping[str, Hashable]
    load: Callable[[str], tuple[Contact, ...]]
    today: date
    settings: Settings = DEFAULTS
    problems: tuple[Problem, ...] = ()
    more: Mapping[tuple[str, str], Hashable] | None = None
    spoilt: Callable[[str], tuple[Contact, ...]] = lambda _: ()


class Whole:
    """A memo of the strata below the pages, with ``above`` on top of them."""

    def __init__(
        self,
        above: tuple[Stratum, ...] = (),
        past: Past | None = None,
        *,
        once: bool = False,
        gradual: bool = False,
        crew: Crew = ALONE,
    ) -> None:
        """Begin with what the past holds, or empty; ``once``: to be updated a single time.

        So is one that is ``gradual``, which works out no more than what is asked of it.
        """
        self._inputs: Inputs | None = None
        self.memo = (Gradual if gradual else Memo)(
            (*strata(self._load, self._spoilt, _ids), *above), past, once=once, crew=crew
        )
        self.ask = Ask(self.memo)
        self._given: dict[tuple[str, str], Hashable] = dict(self.memo.inputs)

    def update(self, inputs: Inputs, few: frozenset[str] | None = None) -> tuple[Change, ...]:
        """Take new inputs, and work out again what they change.

        Where the files of a ``few`` ids, which were there before, and the day are all that may
        differ since the last update, the others are not looked through.
        """
        self._inputs = inputs
        if few is not None:
            some = {(FILES, identity): inputs.versions[identity] for identity in sorted(few)}
            self._given |= some
            return self.memo.update(some, inputs.today)
        given = given_of(inputs)
        gone = dict.fromkeys(self._given.keys() - given.keys())
        self._given = given
        return self.memo.update({**given, **gone}, inputs.today)

    def _load(self, memo: Memo, identity: str) -> tuple[Contact, ...]:
        """Read the files of one id; the table of kinds and the files themselves are noted."""
        memo.input(FILES, identity)
        memo.input(SETTING, "kinds")
        if self._inputs is None:
            return ()
        return self._inputs.load(identity)

    def _spoilt(self, identity: str) -> tuple[Contact, ...]:
        """What stands for the files of one id that a process died of."""
        return () if self._inputs is None else self._inputs.spoilt(identity)


def _ids(memo: Memo) -> tuple[str, ...]:
    found = memo.input(FILES, "")
    return found if isinstance(found, tuple) else ()


def given_of(inputs: Inputs) -> dict[tuple[str, str], Hashable]:
    """All inputs by kind and key."""
    given: dict[tuple[str, str], Hashable] = {
        (SETTING, field.name): getattr(inputs.settings, field.name) for field in fields(Settings)
    }
    given[SETTING, "kinds_digest"] = _digest(repr(sorted(inputs.settings.kinds.items())))
    given |= {(FILES, identity): version for identity, version in inputs.versions.items()}
    given[FILES, ""] = tuple(sorted(inputs.versions))
    given[FOLDER, "problems"] = inputs.problems
    return {**given, **(inputs.more or {})}


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def ask_of(
    contacts: Mapping[str, Contact],
    *,
    today: date,
    settings: Settings = DEFAULTS,
    me: Contact | None = None,
    shadowed: Mapping[str, tuple[Contact, ...]] | None = None,
    problems: tuple[Problem, ...] = (),
) -> Ask:
    """Questions about contacts at hand: by id, with further files of an id in ``shadowed``."""
    found: dict[str, tuple[Contact, ...]] = {
        identity: (contact,) for identity, contact in contacts.items()
    }
    found |= {} if me is None else {MY_ID: (me,)}
    for identity, others in (shadowed or {}).items():
        found[identity] = (*found[identity], *others)
    whole = Whole()
    whole.update(Inputs(found, found.__getitem__, today, settings, problems))
    return whole.ask
