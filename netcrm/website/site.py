"""A site that is kept up to date: the strata of pages, over those of the contacts.

The pages are the same functions that :mod:`netcrm.website.builder` runs for a site made anew; here
a memo remembers what each of them read, and an update makes only those again that read something
which has changed. Whatever else happened to the folder in between is put right.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from netcrm.memo import Change, Memo, Outcome, Past, Row, Stratum
from netcrm.memo.crew import ALONE, Crew
from netcrm.memo.vault import Vault
from netcrm.model import Problem
from netcrm.queries.ask import Ask
from netcrm.queries.problems import problems
from netcrm.queries.whole import FILES, Inputs, Whole
from netcrm.website import addresses
from netcrm.website.builder import in_the_way, once, unmade
from netcrm.website.built import Built
from netcrm.website.keeping import news
from netcrm.website.looks import Looks
from netcrm.website.open_pages import NONE, OpenPages
from netcrm.website.overrides import TEMPLATE
from netcrm.website.pages import PAGES, Planned, frame, shelved, shelves
from netcrm.website.publish import MANIFEST, Look, Published, Publisher, Put, look_at
from netcrm.website.render import STYLE, Theme, load_theme
from netcrm.website.still import GIVEN, STILL, Still, digest, manifest_digest, with_templates

_CLOSURES = "closures"
"""A note: which files of the built-in theme each template uses."""
_MANY = 256
"""Pages from which on nearly every template is used."""


class Site:
    """The pages in one folder, and everything that is known of how they came about."""

    _publisher: Publisher

    def __init__(
        self,
        out: Path,
        vault: Vault | None = None,
        notes: Mapping[str, object] | None = None,
        crew: Crew = ALONE,
        open_pages: OpenPages = NONE,
    ) -> None:
        """Begin with what is kept in ``vault``; without one, the first update makes every page.

        ``notes`` are kept there beside the results, and a ``crew`` makes many at once;
        ``open_pages`` come first. Raises VaultError where what is kept cannot be used; so does
        :meth:`update`.
        """
        self.out = out
        self._manifest_path = f"{out}/{MANIFEST}"
        self._vault = vault
        self._notes = notes or {}
        self._crew = crew
        self._open = open_pages
        self._theme = load_theme({})
        self._begin(vault)
        kept = vault.marks() if vault else {}
        self._looks = Looks({name: Look(*mark) for name, mark in kept.items()}, self._is_ours)

    def _begin(self, past: Past | None = None) -> None:
        """Know nothing but the past."""
        pages = Stratum(
            "page",
            lambda memo: (STYLE, *sorted(memo.sizes("page"), key=_whose)),
            self._page,
            ("fault",),
            lost=self._lost,
            ready=self._ready,
            told=self._told,
            first=self._first,
            hurry=self._hurry,
        )
        plans = Stratum("plan", _shelves, _plan, ("page",))
        self._whole = Whole((plans, pages), past, crew=self._crew)
        self._whole.memo.meanwhile = partial(self._keep_some, before_the_end=True)
        self._whole.memo.spill = self._spill
        self._saving = False
        self._looks = Looks({}, self._is_ours)
        self._made: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._manifest: Look | None = None
        self._moved = False
        self._prepared = False
        self._anew = True

    @property
    def looks(self) -> Mapping[str, Look]:
        """How each page looked when it was published."""
        return self._looks.all

    def behind(self, inputs: Inputs) -> int:
        """How many of the files differ from what is known of them."""
        known = self._whole.memo.input
        return sum(known(FILES, name) != version for name, version in inputs.versions.items())

    @property
    def ask(self) -> Ask:
        """Questions to the same memo, as of the last update."""
        return self._whole.ask

    def disturbed(self, *, whole: bool) -> bool:
        """Whether the list of pages is no longer what was published, or (``whole``) any page."""
        if look_at(self._manifest_path) != self._manifest:
            return True
        return whole and not all(self._stands(name) for name in self._names)

    def update(
        self, inputs: Inputs, templates: Mapping[str, str], few: frozenset[str] | None = None
    ) -> Built:
        """Make the site what these inputs say. Raises OutputError where it cannot be written.

        After that, and after any other exception, the next update makes good what this one left.
        Where all that differs since are the files of a ``few`` ids that were there and still are,
        this is faster, and other pages are not looked at.
        """
        few = None if self._anew else few
        self._prepared = False
        if self._whole.memo.lost:  # what stands for that was only for those who asked until now
            self._begin()
        if dict(templates) != dict(self._theme.own):
            self._theme = load_theme(templates)
        if self._vault is not None and not templates and not self._theme.closures:
            self._theme.closures.update(self._vault.note(_CLOSURES) or {})
        before = self._whole.memo.today
        try:
            changes = self._whole.update(with_templates(inputs, templates), few)
        except BaseException:
            self._vault = None  # what it holds and what is begun here would not fit together
            self._begin()
            raise
        self._publisher.leave_out(changes[-1].gone)
        done = self._restore(frozenset(changes[-1].ran), whole=few is None)
        self._looks.take_down(done, changes[-1].gone)
        others = {*done.written, *done.blocked}
        unchanged = _without(self._names, others)
        faults = self._whole.memo.bucket("fault", "")
        wrong = (*once(faults), *in_the_way(self.out, done))
        self._keep(changes, before, wrong)
        self._anew = False
        return Built(tuple(sorted(done.written)), unchanged, tuple(done.removed), wrong)

    def _ready(self, names: tuple[str, ...], making: int) -> None:
        """Prepare the folder for these pages, so many of which are to be made."""
        if making >= _MANY:
            self._theme.warm(dict.fromkeys(kind.template for kind in PAGES))
        if self._prepared and names == self._made:
            return
        if names != self._made:
            self._made, self._names, self._own = names, tuple(sorted(names)), frozenset(names)
        if self._prepared:
            self._publisher = Publisher(self.out, self._own, self._publisher.done)
            return
        self._prepared = True
        self._moved = look_at(self._manifest_path) != self._manifest
        self._publisher = Publisher(self.out, self._own)

    def _first(self, memo: Memo) -> tuple[str, ...]:
        """The pages to make before all others: those that are open, and of what was edited."""
        edited = memo.ran("file")
        few = edited if len(edited) < _MANY else ()
        return tuple(dict.fromkeys((*sorted(self._open.names()), *map(addresses.contact, few))))

    def _hurry(self, memo: Memo, shelves: Collection[str]) -> Iterator[str]:
        """Those of them that stand on none of these shelves, which are to be planned anew.

        None where a crew makes pages: a page may end the process that makes it, and must not end
        this one.
        """
        for name in self._first(memo) if self._crew is ALONE else ():
            planned = memo.owners("page", name)
            if planned and not any(shelf in shelves for shelf in planned):
                yield name

    def _told(self, name: str, put: Put) -> None:
        """Take down what became of a page, wherever it was made."""
        self._publisher.note(name, put)
        if put.written and name in self._open.names():
            self._open.written(name)

    def _restore(self, ran: frozenset[str], *, whole: bool) -> Published:
        """Make again what is no longer as it was published."""
        for name in self._names if whole or self._moved else ():
            if name not in ran and not self._stands(name):
                put = self._publisher.put(name, self._render(self._whole.memo, name)[0])
                self._publisher.note(name, put)
        done = self._publisher.finish()
        self._manifest = look_at(self._manifest_path)
        return done

    def _stands(self, name: str) -> bool:
        return self._looks.stand(f"{self.out}/{name}", name)

    def _keep_some(self, *, before_the_end: bool = False) -> None:
        """Begin to keep what came of it for the next process; others may go on meanwhile."""
        if self._vault is not None:
            if not self._saving:
                self._vault.begin()
                self._saving = True
            self._vault.put(self._whole.memo.changes())
            self._whole.memo.kept(before_it_is=before_the_end)

    def _spill(self) -> None:
        """Put what came of the first strata where it takes no room."""
        if self._vault is not None and self._vault.is_new:
            self._keep_some(before_the_end=True)
            self._whole.memo.forget()

    def _keep(self, changes: tuple[Change, ...], before: date, wrong: tuple[Problem, ...]) -> None:
        """Keep all that came of it, unless some is only there in place of something else."""
        if self._whole.memo.lost:
            self._vault = None
        elif self._vault is not None:
            told = news(self._vault, self._whole.memo, changes, before)
            self._keep_some()
            if not self._theme.own:
                told[_CLOSURES] = self._theme.closures
            told[STILL] = None if wrong else self._still()
            self._vault.end({**self._notes, **told}, self._looks.unsaved())
            self._saving = False

    def _still(self) -> Still | None:
        """What tells the next build that it has nothing to do, where this one says what it took."""
        given = self._notes.get(GIVEN)
        if not isinstance(given, str):
            return None
        part = self._whole.memo.part
        young = tuple((name, part("page", name, "digest")) for name in sorted(self._looks.young))
        return Still(given, manifest_digest(self.out), young, problems(self.ask))

    def _page(self, memo: Memo, url: str) -> Outcome:
        """Make one page, publish it, and note its digest."""
        data, fault = self._render(memo, url)
        rows = () if fault is None else (Row("fault", "", (), fault),)
        return Outcome({"digest": digest(data)}, rows, self._publisher.put(url, data))

    def _lost(self, _: Memo, url: str) -> Outcome:
        """What stands for a page that a process died of."""
        return Outcome({"digest": ""}, (Row("fault", "", (), unmade(self.out, url)),))

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

    def _is_ours(self, path: str, name: str) -> bool:
        """Whether a file holds the page, read to the last byte."""
        with open(path, "rb") as file:  # noqa: PTH123  for each of many pages
            found: bool = digest(file.read()) == self._whole.memo.part("page", name, "digest")
        return found


def _without(names: tuple[str, ...], some: Collection[str]) -> tuple[str, ...]:
    """The names, which are in order, but for some of them."""
    if len(some) >= _MANY:
        return tuple(name for name in names if name not in some)
    kept = list(names)
    for name in some:
        at = bisect_left(kept, name)
        del kept[at : at + (kept[at : at + 1] == [name])]
    return tuple(kept)


def _whose(url: str) -> str:
    """What a page is about: pages about one person share much, and are made one after the other."""
    return url.rpartition("/")[2]


def _shelves(memo: Memo) -> tuple[str, ...]:
    """The shelves that pages stand on, as keys."""
    return tuple(f"{number}/{name}" for number, name in shelves(Ask(memo)))


def _plan(memo: Memo, shelf: str) -> Outcome:
    """Every page on a shelf, as rows of an index that pages read their own entry of."""
    number, _, name = shelf.partition("/")
    found = shelved(Ask(memo), int(number), name)
    return Outcome({}, tuple(Row("page", page.url, (), (int(number), page.key)) for page in found))


def render(ask: Ask, theme: Theme, page: Planned) -> tuple[bytes, Problem | None]:
    """A page's bytes, and what is wrong with the workspace's own templates for it."""
    html, fault = theme.render(page.kind.template, page=page.context(ask), frame=frame(ask, page))
    return html.encode("utf-8", "replace"), fault
