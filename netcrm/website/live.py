"""A site that is kept up to date for as long as somebody watches: the memo stays in memory."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple

from netcrm.errors import NetcrmError
from netcrm.model import Problem
from netcrm.queries.problems import problems
from netcrm.queries.whole import Inputs
from netcrm.serve.rebuilt import Rebuilt
from netcrm.website.built import Built
from netcrm.website.ongoing import Ongoing
from netcrm.website.open_pages import NONE, OpenPages

Hints = frozenset[str] | None
"""Files that may have changed, relative to the workspace; None: anything may have."""

_NOTHING = Built((), (), (), ())
MUCH = 500
"""Files that differ from which on another process, which may divide, is the faster one."""


class Seen(NamedTuple):
    """A workspace as it is now.

    ``files`` has, for each file that pages are made from, something that differs where what it
    holds does; under the empty name whatever else pages depend on. ``unread`` says which templates
    cannot be read. ``few``, if it is given, are the ids of all files that may differ from when
    everything was last looked at; all of them were there then and still are.
    """

    inputs: Inputs
    templates: Mapping[str, str]
    unread: tuple[Problem, ...]
    files: Mapping[str, object]
    few: frozenset[str] | None = None


Gather = Callable[[int, Hints], Seen]
"""Looks at a workspace: with another number each time, and at the hinted files alone where what
was seen before allows that. Raises NetcrmError or OSError where there is no workspace."""


class Live:
    """The site of one workspace. All but ``names`` is for one thread alone."""

    def __init__(
        self,
        root: Path,
        out: Path,
        gather: Gather,
        apart: Callable[[], None] | None = None,
        open_pages: OpenPages = NONE,
    ) -> None:
        """Begin with the site as it lies in ``out``. Reads nothing yet.

        Where there is much to do, ``apart`` has another process build as far as it can, and the
        rest is done here. The pages that somebody looks at come first.
        """
        self.root = root
        self.out = out
        self._gather = gather
        self._apart = apart
        self._site = Ongoing(root, out, open_pages)
        self._seen: Seen | None = None
        self._found: tuple[str, ...] = ()
        """What differs there from the last update."""
        self._files: Mapping[str, object] | None = None
        self._failed = False
        self._generation = 0
        self._names: frozenset[str] = frozenset()

    def names(self) -> frozenset[str]:
        """The files of the site, as paths below it: all that may be shown to a reader.

        Empty before the first update. This may be asked from any thread.
        """
        return self._names

    def look(self, hints: Hints = None) -> tuple[str, ...]:
        """The files that differ from those of the last update; an empty name for anything else.

        What is seen here is what the next update takes. After one that failed, a look at
        everything finds a difference, so that it is tried again.
        """
        try:
            self._seen = self._see(hints)
        except (NetcrmError, OSError):
            self._seen = None
            return () if self._failed and hints is not None else ("",)
        again = hints is None and (self._failed or self._site.moved() or self._site.disturbed())
        return self._found or (("",) if again else ())

    def update(self) -> Rebuilt:
        """Make the site what was seen last, or what there is now where nothing was.

        Nothing in a file, a template or on the disk makes this raise: what went wrong is among
        the problems, and the next update makes good what this one left.
        """
        with _undisturbed():
            return self._updated()

    def _updated(self) -> Rebuilt:
        began = time.monotonic()
        self._generation += 1
        changed: tuple[str, ...] = ()
        built = _NOTHING
        wrong: tuple[Problem, ...] = ()
        try:
            seen = self._seen or self._see(None)
            if self._apart and self._is_much(seen):
                self._site.elsewhere(self._apart)
                seen = self._see(None)
            changed = () if self._files is None else self._found
            built = self._site.update(seen.inputs, seen.templates, seen.few)
            self._names = frozenset((*built.written, *built.unchanged))
            wrong = (*problems(self._site.ask), *seen.unread)
            self._files, self._failed = seen.files, False
        except Exception as error:  # noqa: BLE001  whatever it is, the next save may mend it
            self._failed, wrong = True, (_fault(self.out, error),)
        self._seen = None
        return Rebuilt(
            self._generation,
            tuple(name for name in changed if name),
            built.written,
            built.removed,
            len(self._names),
            time.monotonic() - began,
            tuple(sorted({*wrong, *built.problems})),
        )

    def close(self) -> None:
        """Let go of what was kept, in good order. The next update would begin from it anew."""
        self._site.close()

    def _see(self, hints: Hints) -> Seen:
        seen = self._gather(self._site.look(), hints)
        self._found = _differing(self._files or {}, seen.files)
        return seen

    def _is_much(self, seen: Seen) -> bool:
        """Whether very many files are to be read."""
        unknown = self._files is None or self._site.moved()
        return (self._site.behind(seen.inputs) if unknown else len(self._found)) >= MUCH


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Look for cycles to be freed only afterwards, and only in what is new since then.

    What is known of the site are a million values, of which hardly one lies in a cycle: to look
    through them takes longer than an edit.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.freeze()
        if enabled:
            gc.enable()


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[str, ...]:
    """The names under which two mappings differ, in order."""
    if old == new:
        return ()
    changed = {name for name, value in new.items() if old.get(name) != value}
    return tuple(sorted(changed | (old.keys() - new.keys())))


def _fault(out: Path, error: Exception) -> Problem:
    """What stopped an update, as a problem of the site's folder."""
    if isinstance(error, NetcrmError):
        return Problem(out.name, 1, 1, "NC501", error.message, error.hint)
    if isinstance(error, OSError):
        message = f"the site cannot be made now: {(error.strerror or str(error)).lower()}"
        return Problem(out.name, 1, 1, "NC501", message, "it is tried again at the next change")
    *_, frame = extract_tb(error.__traceback__)
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    message = f"netcrm itself has failed: {type(error).__name__} in {where}: {error}"
    return Problem(out.name, 1, 1, "NC501", message, "report it; the next change is tried again")
