"""A workspace that operations change: its files, its templates and settings, and the day."""

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from tests.incremental.people import PEOPLE, Fields, text_of

TODAY = date(2026, 3, 18)


@dataclass
class Workspace:
    """The files of a workspace as they should be, kept beside the folder that holds them.

    ``outs`` are the folders of sites that are kept up to date: damage is done to all of them.
    ``choose`` is where operations take their choices from.
    """

    root: Path
    outs: tuple[Path, ...]
    people: dict[str, Fields]
    settings: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=lambda: {"walk": "Walk"})
    today: date = TODAY
    broken: set[str] = field(default_factory=set)
    choose: Random = field(default_factory=lambda: Random(0))  # noqa: S311  no secret

    def save(self, file: str) -> None:
        """Write a contact as it should be, in place as many editors do."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if (path.exists() and not path.is_file()) or path.is_symlink():
            path.unlink()
        path.write_text(text_of(self.people[file]), "utf-8")
        self.broken.discard(file)

    def move(self, old: str, new: str) -> None:
        """Give a file another name."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)
        self.people[new] = self.people.pop(old)
        if old in self.broken:
            self.broken.remove(old)
            self.broken.add(new)

    def remove(self, file: str) -> None:
        """Delete a contact."""
        (self.root / file).unlink()
        del self.people[file]
        self.broken.discard(file)

    def save_settings(self) -> None:
        """Write ``netcrm.toml``."""
        plain = "".join(f"{name} = {value}\n" for name, value in self.settings.items())
        rows = "".join(
            f'[kinds.{name}]\nwords = "{words}"\ncontact = true\nminutes = 30\n'
            for name, words in self.kinds.items()
        )
        (self.root / "netcrm.toml").write_text(plain + rows, "utf-8")

    def template(self, name: str) -> Path:
        """Where a template of the workspace lies."""
        folder = self.root / "templates"
        folder.mkdir(exist_ok=True)
        return folder / name

    def person(self) -> str:
        """One of the files that are not broken."""
        return self.choose.choice([file for file in self.people if file not in self.broken])


def begin(root: Path, outs: tuple[Path, ...]) -> Workspace:
    """Write the files that every sequence begins with."""
    shutil.rmtree(root, ignore_errors=True)
    made = Workspace(root, outs, {file: dict(fields) for file, fields in PEOPLE.items()})
    for file in made.people:
        made.save(file)
    made.save_settings()
    return made
