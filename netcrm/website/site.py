"""A site that is kept up to date: the strata of pages, over those of the contacts.

The pages are the same functions that :mod:`netcrm.website.builder` runs for a site made anew; here
a memo remembers what each of them read, and an update makes only those again that read something
which has changed. Whatever else happened to the folder in between is put right.
"""

import os
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from netcrm.memo import Memo, Outcome, Row, Stratum
from netcrm.memo.vault import Vault
from netcrm.model import Problem
from netcrm.queries.ask import Ask
from netcrm.queries.whole import Inputs, Whole
from netcrm.website.builder import Built, in_the_way
from netcrm.website.pages import PAGES, Planned, frame, plan
from netcrm.website.publish import Published, publish
from netcrm.website.render import ANY, STYLE, Theme, load_theme

TEMPLATE = "template"
"""The kind of input that a workspace's own templates are, by name; absent ones are read too."""

_SEEN = "seen"
_Seen = tuple[int, int, int]
"""Size, time of change and inode of a file as it was published."""


class Site:
    """The pages in one folder, and everything that is known of how they came about."""

    def __init__(
        self, out: Path, vault: Vault | None = None, notes: Mapping[str, object] | None = None
    ) -> None:
        """Begin with what is kept in ``vault``; without one, the first update makes every page.

        ``notes`` are kept beside the results.

        Raises VaultError where what is kept cannot be used; so does :meth:`update`.
        """
        self.out = out
        self._vault = vault
        self._notes = notes or {}
        pages = Stratum("page", lambda memo: (STYLE, *memo.sizes("page")), self._page, ("fault",))
        plans = Stratum("plan", lambda _: ("",), _plan, ("page",))
        self._whole = Whole((plans, pages), vault)
        self._theme = load_theme({})
        self._fresh: dict[str, bytes] = {}
        self._seen: dict[str, _Seen] = (vault.note(_SEEN) if vault else None) or {}

    @property
    def ask(self) -> Ask:
        """Questions to the same memo, as of the last update."""
        return self._whole.ask

    def update(self, inputs: Inputs, templates: Mapping[str, str]) -> Built:
        """Make the site what these inputs say. Raises OutputError where it cannot be written."""
        if dict(templates) != dict(self._theme.own):
            self._theme = load_theme(templates)
        own: dict[tuple[str, str], Hashable] = {
            (TEMPLATE, name): text for name, text in templates.items()
        }
        own[TEMPLATE, ANY] = tuple(sorted(templates.items()))
        self._whole.update(replace(inputs, more={**(inputs.more or {}), **own}))
        names = tuple(self._whole.memo.results("page"))
        done = publish(self.out, names, self._files(names))
        self._fresh.clear()
        self._look(names, done)
        others = {*done.written, *done.blocked}
        unchanged = tuple(name for name in names if name not in others)
        faults = self._whole.memo.bucket("fault", "")
        problems = (*dict.fromkeys(faults), *in_the_way(self.out, done))
        self._keep()
        return Built(tuple(done.written), unchanged, tuple(done.removed), problems)

    def _keep(self) -> None:
        """Keep what came of it for the next process."""
        if self._vault is not None:
            self._vault.save(self._whole.memo.changes(), {**self._notes, _SEEN: self._seen})
            self._whole.memo.kept()

    def _page(self, memo: Memo, url: str) -> Outcome:
        """Make one page, note its digest, and keep it to be published."""
        data, fault = self._render(memo, url)
        self._fresh[url] = data
        rows = () if fault is None else (Row("fault", "", (fault.file, fault.line), fault),)
        return Outcome({"digest": blake2b(data, digest_size=16).hexdigest()}, rows)

    def _render(self, memo: Memo, url: str) -> tuple[bytes, Problem | None]:
        """The bytes of one page, and what is wrong with the workspace's own templates for it."""
        if url == STYLE:
            memo.input(TEMPLATE, STYLE)
            return self._theme.style().encode(), None
        ((kind, key),) = memo.bucket("page", url)
        page = Planned(url, PAGES[kind], key)
        for name in self._theme.reads(page.kind.template):
            memo.input(TEMPLATE, name)
        return render(Ask(memo), self._theme, page)

    def _files(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The pages that were made, and those that are no longer what was published."""
        yield from self._fresh.items()
        for name in names:
            if name not in self._fresh and self._stands(name) != self._seen.get(name):
                yield name, self._render(self._whole.memo, name)[0]

    def _stands(self, name: str) -> _Seen | None:
        """What tells the file of a page from another."""
        try:
            status = os.lstat(f"{self.out}/{name}")
        except OSError:
            return None
        return status.st_size, status.st_ctime_ns, status.st_ino

    def _look(self, names: Iterable[str], done: Published) -> None:
        """Remember how the published files look; what is in the way is looked at again."""
        self._seen = {
            name: seen
            for name in names
            if name not in done.blocked and (seen := self._stands(name)) is not None
        }


def _plan(memo: Memo, _: str) -> Outcome:
    """Every page there is, as rows of an index that pages read their own entry of."""
    found = plan(Ask(memo))
    kinds = {id(kind): number for number, kind in enumerate(PAGES)}
    rows = (Row("page", page.url, (), (kinds[id(page.kind)], page.key)) for page in found)
    return Outcome({}, tuple(rows))


def render(ask: Ask, theme: Theme, page: Planned) -> tuple[bytes, Problem | None]:
    """A page's bytes, and what is wrong with the workspace's own templates for it."""
    html, fault = theme.render(page.kind.template, page=page.context(ask), frame=frame(ask, page))
    return html.encode("utf-8", "replace"), fault
