"""Opening a workspace: its files, its settings, and the day it is read on, each read once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from netcrm.commands.session import Session
from netcrm.errors import NetcrmError
from netcrm.memo import Past
from netcrm.queries.ask import Ask
from netcrm.queries.kept import recalled
from netcrm.queries.whole import Inputs, Whole
from netcrm.settings_file import SETTINGS_FILE, Origin, SettingsRead, read_settings
from netcrm.store import (
    find_workspace,
    glance,
    load_files,
    read_settings_text,
    spoilt_files,
    survey,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that was read. ``origins`` says where each setting that was made comes from."""

    root: Path
    ask: Ask
    origins: Mapping[str, Origin]

    @property
    def pinned(self) -> Origin | None:
        """Who says what day it is, if that is not the clock."""
        return self.origins.get("today")


def folder_of(session: Session) -> Path:
    """The workspace's folder. Raises NoWorkspaceError."""
    return find_workspace(Path.cwd(), session.directory)


def answered(session: Session, question: Callable[[Workspace], T]) -> T:
    """What a question says of the workspace that is meant. Raises NoWorkspaceError.

    Where the last build kept what it worked out, only what has changed since is read and worked out
    again. Whatever goes wrong with that, even half-way, the question is asked again without it: so
    it must print nothing, and return nothing that is still to be worked out.
    """
    root = folder_of(session)
    with recalled(root) as past:
        last = (0, 0) if past is None else (past.look, past.seen)
        inputs, origins = inputs_of(session, root, *last)
        if past is not None:
            try:
                answer = question(_opened(root, inputs, origins, past))
                if past.holds():
                    return answer
            except NetcrmError:
                if past.holds():
                    raise
            except Exception:  # noqa: BLE001, S110  a mistake of our own shows itself again below
                pass
    return question(_opened(root, inputs, origins))


def _opened(
    root: Path, inputs: Inputs, origins: Mapping[str, Origin], past: Past | None = None
) -> Workspace:
    """A workspace to be asked; no more is worked out than the answers take."""
    whole = Whole(past=past, once=past is None, gradual=True)
    whole.update(inputs)
    return Workspace(root, whole.ask, origins)


def inputs_of(
    session: Session, root: Path, look: int = 0, moment: int = 0
) -> tuple[Inputs, Mapping[str, Origin]]:
    """What answers depend on, as it is now, and where each setting that was made comes from.

    ``look`` is another number each time and ``moment`` a time (:func:`netcrm.store.survey`).
    """
    read = settings_of(root)
    origins = dict(read.origins)
    if session.today is not None:
        origins["today"] = Origin("--today")
    settings = replace(read.settings, today=session.today or read.settings.today)
    seen = survey(root, look, moment)
    inputs = Inputs(
        versions=seen.versions(),
        load=lambda identity: load_files(seen.files[identity], settings.kinds),
        today=settings.today or session.clock(),
        settings=settings,
        spoilt=lambda identity: spoilt_files(seen.files[identity]),
        problems=(*read.problems, *seen.problems),
    )
    return inputs, origins


def settings_of(root: Path) -> SettingsRead:
    """The settings of a workspace; a file that cannot be opened is one more problem."""
    data, problem = read_settings_text(root)
    read = read_settings(data, SETTINGS_FILE)
    if problem is None:
        return read
    return SettingsRead(read.settings, read.origins, (problem, *read.problems))


def names_of(session: Session) -> tuple[tuple[str, str], ...]:
    """Everyone's id and name, read in a hurry: for shells, which ask at every key."""
    return glance(folder_of(session))
