"""A site that one process goes on with, and what is kept of it for the next one.

Another process may build the same site in between: then what that one kept is taken up.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from netcrm.memo.seal import seal_look
from netcrm.memo.vault import Vault, VaultError
from netcrm.queries.ask import Ask
from netcrm.queries.kept import FOLDER_NAME, LOOK, SEEN, VAULT
from netcrm.queries.whole import Inputs
from netcrm.website.built import Built
from netcrm.website.keeper import cache_folder, drop, generation, opened, seal_up, turn
from netcrm.website.keeping import GENERATION
from netcrm.website.open_pages import NONE, OpenPages
from netcrm.website.publish import Look, look_at, read_manifest
from netcrm.website.site import Site

_FAR = 1_000_000
"""Looks that one process will not take: the next one begins its numbers behind them."""
_NOBODY: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

Looks = Mapping[str, Look | None]


class Ongoing:
    """The site in ``out`` of the workspace in ``root``. For one thread alone."""

    def __init__(self, root: Path, out: Path, open_pages: OpenPages = NONE) -> None:
        """Begin with the site as it lies there. Reads nothing yet."""
        self._root = root
        self._out = out
        self._open_pages = open_pages
        self._site: Site | None = None
        self._vault: Vault | None = None
        self._looks = 0
        self._seal = ""
        self._number = 0
        self._moved = False
        self._sure = True
        self._shown: Looks | None = None
        """How the pages looked after the last update."""
        self._theirs = _NOBODY
        """The pages that others have written and removed since."""

    def look(self) -> int:
        """The number of a look at the workspace: another one each time, whoever looks."""
        if self._site is None:
            with self._turn() as folder:
                self._begin(folder)
        self._looks += 1
        return self._looks

    @property
    def ask(self) -> Ask:
        """Questions to the site as of the last update. There must have been one."""
        return self._begun().ask

    def behind(self, inputs: Inputs) -> int:
        """How many files differ from what is known of them, after a look."""
        return self._begun().behind(inputs)

    def moved(self) -> bool:
        """Whether another process has built, and changed anything, since the last update."""
        if self._vault is not None:
            now = seal_look(self._root / FOLDER_NAME / VAULT)
            if now != self._seal:
                self._seal = now
                self._moved |= generation(self._root) not in {0, self._number}
        return self._moved

    def disturbed(self) -> bool:
        """Whether the site is no longer what was published.

        All pages are looked at only where the last update did not do so.
        """
        whole, self._sure = not self._sure, True
        return self._site is not None and self._site.disturbed(whole=whole)

    def update(
        self, inputs: Inputs, templates: Mapping[str, str], few: frozenset[str] | None = None
    ) -> Built:
        """Publish, one build of the workspace at a time. What others have published counts too.

        After an exception the next one begins with what was kept last. ``few`` is as a
        :class:`Site` takes it.
        """
        with self._turn() as folder:
            if self.moved() or self._site is None:
                self.close()
                self._begin(folder)
            try:
                built = self._built(inputs, templates, few)
            except BaseException:
                self.close()
                raise
        return self._with_theirs(built)

    def elsewhere(self, build: Callable[[], None]) -> None:
        """Let another process build, and go on with what it has kept."""
        shown = _looks(self._out) if self._shown is None else self._shown
        self.close()
        build()
        self._shown = shown

    def close(self) -> None:
        """Let go of what was kept, in good order. The next look would begin from it anew."""
        self._site = None
        if self._vault is not None:
            self._vault.close()
            self._vault = None
            seal_up(self._root / FOLDER_NAME)

    def _begun(self) -> Site:
        if self._site is None:
            message = "there was no look yet"
            raise LookupError(message)
        return self._site

    def _begin(self, folder: Path | None) -> None:
        """Go on where the last build stopped, if that can be used."""
        self._site = self._from_vault(folder) or Site(self._out, open_pages=self._open_pages)
        self._moved = False
        self._theirs = _NOBODY if self._shown is None else _between(self._shown, self._site.looks)

    def _from_vault(self, folder: Path | None) -> Site | None:
        if folder is None:
            return None
        for _ in range(2):
            try:
                return self._opened(folder)
            except VaultError:
                self.close()
                drop(folder)
        return None

    def _opened(self, folder: Path) -> Site:
        """The site with what was kept. Raises VaultError."""
        self._vault, notes = opened(folder, self._out)
        self._looks = max(self._looks, notes.pop(LOOK))
        self._seal = seal_look(folder / VAULT)
        self._number = self._vault.note(GENERATION) or 0
        # Notes of the survey are for builds: this one keeps none that could mislead them.
        notes |= {SEEN: 0, LOOK: self._looks + _FAR}
        return Site(self._out, self._vault, notes, open_pages=self._open_pages)

    def _built(
        self, inputs: Inputs, templates: Mapping[str, str], few: frozenset[str] | None
    ) -> Built:
        site = self._begun()
        try:
            built = site.update(inputs, templates, few)
            if self._vault is not None:
                self._number = self._vault.note(GENERATION) or 0
        except VaultError:  # the disk has failed
            self.close()
            site = self._site = Site(self._out, open_pages=self._open_pages)
            built = site.update(inputs, templates)
        self._shown = site.looks
        self._sure = few is None
        return built

    def _with_theirs(self, built: Built) -> Built:
        """What was done since the last update, by others too."""
        (written, removed), self._theirs = self._theirs, _NOBODY
        if not (written or removed):
            return built
        names = {*built.written, *built.unchanged}
        fresh = {*built.written, *(written & names)}
        return replace(
            built,
            written=tuple(sorted(fresh)),
            unchanged=tuple(name for name in built.unchanged if name not in fresh),
            removed=tuple(sorted({*built.removed, *(removed - names)})),
        )

    @contextmanager
    def _turn(self) -> Iterator[Path | None]:
        """Wait until no other process builds; gives the folder for what is kept, if any."""
        folder = cache_folder(self._root)
        with turn(folder, self._out):
            yield folder


def _looks(out: Path) -> Looks:
    """How the pages look now."""
    return {name: look_at(f"{out}/{name}") for name in read_manifest(out)}


def _between(old: Looks, new: Looks) -> tuple[frozenset[str], frozenset[str]]:
    """The pages that were written and removed between two looks at them."""
    written = frozenset(name for name, look in new.items() if look != old.get(name))
    return written, frozenset(old.keys() - new.keys())
