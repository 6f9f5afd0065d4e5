"""Looking at a workspace again and again: wholly, or at the few files that are said to differ."""

import os
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import cast

from netcrm.commands.session import Session
from netcrm.commands.workspace import inputs_of
from netcrm.errors import NoWorkspaceError
from netcrm.model import MY_FILE, MY_ID
from netcrm.queries.whole import Inputs
from netcrm.settings_file import SETTINGS_FILE
from netcrm.store import Survey, load_files, read_settings_text
from netcrm.store.survey import Sighting, Version
from netcrm.store.walk import found_at
from netcrm.store.workspace import is_workspace
from netcrm.text.words import identity
from netcrm.website.live import Hints, Seen
from netcrm.website.overrides import OVERRIDES, read_overrides


class Lookout:
    """Sees one workspace, and remembers what it saw; see :data:`netcrm.website.live.Gather`.

    A file counts as another one once it holds something else, so far as that is known: what
    nobody changed since it was first seen is told by its times and is not read. Files so young
    that their times do not tell are read each time, and those that are hinted at.
    """

    def __init__(self, session: Session, root: Path) -> None:
        """Begin without having seen anything."""
        self._session = session
        self._root = root
        self._whole: Inputs | None = None
        """What was there when everything was last looked at."""
        self._since: dict[str, tuple[Sighting, ...]] = {}
        """The files by id that have been looked at again since."""
        self._last: Seen | None = None
        self._looks: dict[str, tuple[object, object]] = {}
        """How each file looked, and what tells what it held."""

    def __call__(self, look: int, hints: Hints) -> Seen:
        """What is there now. Raises NoWorkspaceError where that is no workspace (any more)."""
        if not is_workspace(self._root):
            message = f"there is no contacts/ or {SETTINGS_FILE} in {self._root} now"
            raise NoWorkspaceError(message, "put them back; the site stays as it is until then")
        few = None if hints is None else self._few(look, hints)
        self._last = self._all(look) if few is None else few
        return self._last

    def _all(self, look: int) -> Seen:
        """Look at everything."""
        inputs, _ = inputs_of(self._session, self._root, look)
        self._whole, self._since = inputs, {}
        versions = [version for same in _versions(inputs).values() for version in same]
        files = {version[0]: self._told(version, young=bool(version[-1])) for version in versions}
        self._looks = {file: self._looks[file] for file in files}
        data, fault = read_settings_text(self._root)
        files[SETTINGS_FILE] = data if fault is None else fault
        templates, unread = read_overrides(self._root)
        own = {f"{OVERRIDES}/{name}": text for name, text in templates.items()}
        rest = (inputs.today, inputs.problems, unread)
        return Seen(inputs, templates, unread, {**files, **own, "": rest})

    def _few(self, look: int, hints: frozenset[str]) -> Seen | None:
        """Look at a few contacts that were there and still are; None where it takes more."""
        if self._last is None or self._whole is None:
            return None
        for hint in sorted(hints):
            if hint not in self._last.files and not os.path.lexists(self._root / hint):
                continue  # it came and went
            name = MY_ID if hint == MY_FILE else identity(hint)
            sighting = self._again(name, hint, look)
            if sighting is None:
                return None
            self._since[name] = (sighting,)
        return self._patched(self._whole, self._last, hints)

    def _again(self, name: str, file: str, look: int) -> Sighting | None:
        """A file in its place as before, and the only one with its id; None where it is not."""
        before = () if self._whole is None else _versions(self._whole).get(name, ())
        path = self._root / file
        if [version[0] for version in before] != [file] or path.is_symlink():
            return None
        found = found_at(self._root, file)
        if found is None or found.fault or found.path != self._root.resolve() / file:
            return None
        return Sighting(found, look)

    def _patched(self, whole: Inputs, last: Seen, hints: frozenset[str]) -> Seen:
        """What was last seen, but for what has been looked at again."""
        since = dict(self._since)
        again = Survey(since, ()).versions()
        told = {v[0]: self._told(v, young=True) for (v,) in again.values() if v[0] in hints}
        settings = whole.settings
        today = settings.today or self._session.clock()
        inputs = replace(
            whole,
            versions={**whole.versions, **again},
            load=lambda name: (
                load_files(since[name], settings.kinds) if name in since else whole.load(name)
            ),
            today=today,
        )
        files = {**last.files, **told, "": (today, whole.problems, last.unread)}
        return last._replace(inputs=inputs, files=files, few=frozenset(since))

    def _told(self, version: Version, *, young: bool) -> object:
        """What tells what a file holds: as it was told before, where it holds the same."""
        file, look = version[0], version[1:-1]
        before = self._looks.get(file)
        if before is None and not young:
            told: object = look
        elif before is not None and before[0] == look and not young:
            told = before[1]
        else:
            told = _digest(self._root / file)
        self._looks[file] = (look, told)
        return told


def _versions(inputs: Inputs) -> Mapping[str, tuple[Version, ...]]:
    """The versions of files as :class:`netcrm.store.Survey` gives them."""
    return cast("Mapping[str, tuple[Version, ...]]", inputs.versions)


def _digest(path: Path) -> str:
    """What tells the content of a file, or why it cannot be read."""
    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        return f"{error.strerror}"
