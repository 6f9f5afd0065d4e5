"""One tool's own folder with contacts: brought to a known state, edited, and looked at."""

import shutil
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from tests.benchmarks.contacts import Person
from tests.benchmarks.process import WrongError
from tests.benchmarks.tools import Tool

_HEADING = "<h1"
_HISTORY = "history:\n"


class Workspace:
    """A folder with the contacts of ``people``, as ``tool`` wants it."""

    def __init__(self, folder: Path, tool: Tool, people: Sequence[Person]) -> None:
        self.folder = folder
        self.tool = tool
        self.people = people
        self.output = folder / tool.output
        self._first = ""
        self._edited: dict[str, Person] = {}
        (folder / "contacts").mkdir(parents=True)
        for person in people:
            self._file(person).write_text(person.text, "utf-8")

    def reset(self) -> None:
        """Back to the first day: nothing built, nothing remembered, nothing edited."""
        for name in self.tool.leaves:
            path = self.folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if self.tool.theme:
            shutil.copytree(self.tool.theme, self.folder, dirs_exist_ok=True)
        for person in self._edited.values():
            self._file(person).write_text(person.text, "utf-8")
        self._edited.clear()

    def log(self, people: Sequence[Person], day: str, words: str) -> None:
        """Write a call into the history of each."""
        for person in people:
            before = self._file(person).read_text("utf-8")
            after = before.replace(_HISTORY, f"{_HISTORY}  - {day} call: {words}\n", 1)
            self._file(person).write_text(after, "utf-8")
            self._edited[person.id] = person

    def edit_template(self, words: str) -> None:
        """Have every person's page say some words above its heading."""
        path = self.folder / self.tool.template
        path.parent.mkdir(exist_ok=True)
        text = self.tool.original.read_text("utf-8")
        path.write_text(text.replace(_HEADING, f"<p>{words}</p>\n{_HEADING}", 1), "utf-8")

    def pages(self) -> int:
        """How many pages there are; raises WrongError unless there is one for each person."""
        found = {path.relative_to(self.output).as_posix() for path in self.output.rglob("*.html")}
        missing = {self.tool.page.format(id=person.id) for person in self.people} - found
        if missing:
            raise WrongError(f"{self.tool.name} made no {min(missing)} ({len(missing)} missing)")
        others = len(found) - len(self.people)
        due = self.tool.others(self.people) if self.tool.others else others
        if others != due:
            raise WrongError(f"{self.tool.name} made {others} other pages instead of {due}")
        return len(found)

    def expect(self, people: Sequence[Person], words: str) -> None:
        """Raise WrongError unless the page of each says some words."""
        for person in people:
            page = self.output / self.tool.page.format(id=person.id)
            if words not in page.read_text("utf-8"):
                raise WrongError(f"{self.tool.name} did not write {words!r} into {page}")

    def expect_first_again(self) -> None:
        """Raise WrongError unless every page is as it was when this was asked first."""
        now = self._digest()
        self._first = self._first or now
        if now != self._first:
            raise WrongError(
                f"{self.tool.name} made other pages of the same files in {self.folder}"
            )

    def _digest(self) -> str:
        total = blake2b()
        for path in sorted(self.output.rglob("*.html")):
            total.update(path.relative_to(self.output).as_posix().encode() + b"\0")
            total.update(blake2b(path.read_bytes()).digest())
        return total.hexdigest()

    def _file(self, person: Person) -> Path:
        return self.folder / "contacts" / f"{person.id}.md"
