"""What jotted lines come to together: lines for files that are there, and new files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from netcrm.commands import who
from netcrm.commands.inbox_reading import Answers, Filed, Met, Read, Unsure, read_jotted
from netcrm.commands.met_people import people
from netcrm.commands.pointing import only_file
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Plan
from netcrm.model import Contact, Kind
from netcrm.store import CONTACTS
from netcrm.text.jotted import Jotted
from netcrm.text.splice import Change, Insert, Revised, revise


class Filing(NamedTuple):
    """What is to be written; ``shown`` says for each jotted line where it goes, or why it stays."""

    root: Path
    kinds: Mapping[str, Kind]
    plans: Mapping[str, Plan]
    fresh: Mapping[str, str]
    taken: tuple[Jotted, ...]
    unsure: tuple[Unsure, ...]
    shown: tuple[str, ...]


class _Making:
    """Files as they come to be, one jotted line after the other."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self.ids: dict[str, str] = {}
        """The ids of those just met, by name."""
        self.fresh: dict[str, str] = {}
        self.plans: dict[str, list[Plan]] = {}

    def take(self, read: Met | Filed) -> str:
        """Add what a line comes to, and say where it goes."""
        return self._met(read) if isinstance(read, Met) else self._filed(read)

    def _met(self, read: Met) -> str:
        found = people(self.space, who.find, read.asked, tuple(self.ids.values()))
        self.ids |= zip(read.asked.names, found.ids, strict=False)
        self.fresh |= found.fresh
        for file, plan in found.plans.items():
            self.plans.setdefault(file, []).append(plan)
        files = ", ".join((*found.fresh, *found.plans))
        told = f" ({found.told[0]})" if found.told else ""
        return f"{files}: met {', '.join(read.asked.names)}{told}"

    def _filed(self, read: Filed) -> str:
        first, *rest = (self.ids.get(one, one) for one in read.people)
        given = (("with", tuple(rest)),) if rest else ()
        line = Insert("history", read.draft._replace(attributes=given))
        file = f"{CONTACTS}/{first}.md"
        if file in self.fresh:
            revised = revise(file, self.fresh[file].encode(), (line,))
            assert isinstance(revised, Revised)  # noqa: S101  a file of our own
            self.fresh[file] = revised.data.decode()
        else:
            file = only_file(self.space.ask, first)
            self.plans.setdefault(file, []).append(lambda _: (line,))
        present = f" (with {', '.join(rest)})" if rest else ""
        return f"{file}: - {read.draft.key}: {read.draft.text}{present}"


def filing(space: Workspace, found: Sequence[Jotted], answers: Answers) -> Filing:
    """What all lines of an inbox come to, as far as it is clear."""
    making = _Making(space)
    taken: list[Jotted] = []
    unsure: list[Unsure] = []
    shown: list[str] = []
    for jotted in found:
        read: Read = read_jotted(space.ask, jotted, answers, tuple(making.ids))
        if jotted.first in answers.left or isinstance(read, Unsure):
            reason = read.reason if isinstance(read, Unsure) else "left, as you said"
            unsure.append(read if isinstance(read, Unsure) else Unsure(jotted, reason))
            shown.append(f"stays: {reason}")
        else:
            taken.append(jotted)
            shown.append(making.take(read))
    plans = {file: _together(several) for file, several in making.plans.items()}
    kinds = space.ask.settings.kinds
    return Filing(space.root, kinds, plans, making.fresh, tuple(taken), tuple(unsure), tuple(shown))


def _together(plans: Sequence[Plan]) -> Plan:
    """The changes of several plans of one file."""

    def plan(contact: Contact) -> tuple[Change, ...]:
        return tuple(change for plan in plans for change in plan(contact))

    return plan
