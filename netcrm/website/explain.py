"""Why a page was made by the last build, or was not: what it reads, and what of that changed."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from netcrm.memo import Memo, Outcome, Stratum
from netcrm.memo.facets import Facet, input_of, part_of
from netcrm.memo.past import NOTHING, Result, Stands
from netcrm.memo.reader import Reader
from netcrm.memo.record import Record
from netcrm.queries.ask import Ask
from netcrm.queries.kept import Kept
from netcrm.queries.whole import Inputs, Whole
from netcrm.website.keeping import GENERATION, LAST, Last
from netcrm.website.overrides import ANY, TEMPLATE
from netcrm.website.pages import Planned, plan
from netcrm.website.reads import Read, read_of
from netcrm.website.render import STYLE, load_theme
from netcrm.website.site import render

_PAGE = "explained"
"""The stratum of the one page that is explained."""
_WITNESS = {"contact": "text", "shadowed": "text"}
"""The parts that are not kept, and by what is told that they changed."""


class News(NamedTuple):
    """Whether a page is made, and what of all that it reads changed.

    ``day`` is the one whose coming, or going, changed something; None where no day did.
    """

    made: bool
    changed: tuple[Read, ...]
    day: date | None


class Explanation(NamedTuple):
    """All there is to say of one page.

    ``template`` is empty for what has none. ``first`` is whether the last build that changed
    anything made every page; ``many`` whether so much changed that it noted no more than files,
    settings and templates. ``last`` is what that build did; ``since`` what the next one will do.
    ``reached`` and ``coming`` are the days that it asked about which lie next to the one it is for.
    """

    page: str
    template: str
    generation: int
    first: bool
    many: bool
    last: News
    since: News
    reads: tuple[Read, ...]
    reached: date | None
    coming: date | None


class PagePast(Kept):
    """What is kept, as if the page ``url`` had to be made again."""

    def __init__(self, vault: Reader) -> None:
        """Begin with no page."""
        super().__init__(vault)
        self.url = ""

    def keys(self, stratum: str) -> Iterable[str]:
        """The keys of a stratum's results."""
        return (self.url,) if stratum == _PAGE else super().keys(stratum)

    def parts(self, stratum: str, key: str) -> Mapping[str, Any]:
        """The parts of one result; of the page, none yet."""
        return {} if stratum == _PAGE else super().parts(stratum, key)

    def stands(self, stratum: str, key: str) -> Stands:
        """The buckets that one result has rows in; the page has none."""
        return Stands() if stratum == _PAGE else super().stands(stratum, key)

    def readers(self, touched: frozenset[Facet]) -> Iterable[Result]:
        """The results that read one of these facets, and the page."""
        more = [(_PAGE, self.url)] if self.url else []
        return [*super().readers(touched), *more]


class Explainer:
    """Explains pages of one workspace as it is now, from what the last build kept."""

    def __init__(self, past: PagePast, inputs: Inputs, templates: Mapping[str, str]) -> None:
        """Find out what changed since, and which pages there are. Raises VaultError."""
        self._past = past
        self._inputs = inputs
        self._theme = load_theme(templates)
        self._heard = Record()
        whole = Whole(past=past)
        whole.update(inputs)
        self.ask: Ask = whole.ask
        self._pages = {page.url: page for page in plan(whole.ask)}
        self._changed = frozenset((*whole.memo.touched, *self._templates_changed(templates)))

    @property
    def pages(self) -> tuple[str, ...]:
        """Every file of the site, as paths below it."""
        return (STYLE, *self._pages)

    def explain(self, url: str) -> Explanation:
        """All there is to say of a page, which is one of ``pages``. Raises VaultError."""
        page = self._pages.get(url)
        record = self._record(page) if page else Record({input_of(TEMPLATE, STYLE)})
        last, number = self._past.note(LAST), self._past.note(GENERATION)
        if not isinstance(last, Last) or not isinstance(number, int):
            last, number = Last(False, (), (), False, "", ""), 0  # noqa: FBT003
        return Explanation(
            page=url,
            template=page.kind.template if page else "",
            generation=number,
            first=last.first,
            many=last.many,
            last=self._last(url, record, last),
            since=self._since(url, record),
            reads=self._words(record.facets),
            reached=record.since,
            coming=record.until,
        )

    def _last(self, url: str, record: Record, last: Last) -> News:
        """What the last build that changed anything did to a page."""
        facets = frozenset(tuple(facet) for facet in last.touched)
        made = last.first or url in last.pages
        if not made or last.first:
            return News(made, (), None)
        turn = _turn(record, last.day_before, last.day)
        return News(made, self._words(_hit(record.facets, facets) or _inputs(facets)), turn)

    def _since(self, url: str, record: Record) -> News:
        """What the next build will do to it."""
        found = _hit(record.facets, self._changed)
        turn = _turn(record, self._past.today.isoformat(), self._inputs.today.isoformat())
        readers = self._past.vault.readers(self._changed) if self._changed else ()
        made = bool(found or turn or ("page", url) in readers)
        return News(made, self._words(found), turn)

    def _record(self, page: Planned) -> Record:
        """What a page reads, found out by making it."""
        self._past.url = page.url
        stratum = Stratum(_PAGE, lambda _: (page.url,), lambda memo, _: self._made(memo, page))
        whole = Whole((stratum,), self._past)
        more: dict[tuple[str, str], Hashable] = {(_PAGE, ""): page.url}
        whole.update(replace(self._inputs, more=more))
        return self._heard

    def _made(self, memo: Memo, page: Planned) -> Outcome:
        self._heard = memo.noted()
        for name in self._theme.reads(page.kind.template):
            memo.input(TEMPLATE, name)
        render(Ask(memo), self._theme, page)
        return NOTHING

    def _templates_changed(self, templates: Mapping[str, str]) -> Iterator[Facet]:
        """The templates that are others than those of the last build."""
        kept = self._past.vault.inputs()
        before = {key: text for (kind, key), text in kept.items() if kind == TEMPLATE}
        for name in (before.keys() | templates.keys()) - {ANY}:
            if before.get(name) != templates.get(name):
                yield input_of(TEMPLATE, name)
                yield input_of(TEMPLATE, ANY)

    def _words(self, facets: Iterable[Facet]) -> tuple[Read, ...]:
        """Facets in words, each once."""
        return tuple(sorted({read_of(self.ask, facet) for facet in facets}))


def _hit(read: Iterable[Facet], changed: frozenset[Facet]) -> tuple[Facet, ...]:
    """Which of these facets changed."""
    return tuple(facet for facet in read if facet in changed or _witness(facet) in changed)


def _witness(facet: Facet) -> Facet:
    """The facet that changes where this one does."""
    if facet[:2] != ("part", "file"):
        return facet
    _, stratum, key, part = facet
    return part_of(stratum, key, _WITNESS.get(part, part))


def _inputs(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    """Files, settings and templates among facets: where all else ends."""
    return tuple(facet for facet in facets if facet[0] == "input")


def _turn(record: Record, before: str, now: str) -> date | None:
    """The day next to ``now`` whose coming or going a page has heard of; texts are ISO days."""
    for day in (record.since, record.until):
        if day is not None and (before < day.isoformat() <= now or now < day.isoformat() <= before):
            return day
    return None
