"""`netcrm build --explain PAGE`: what a page is made from, and why it was made or was not."""

import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.session import Session
from netcrm.commands.speech import iso
from netcrm.commands.who import find
from netcrm.commands.workspace import inputs_of
from netcrm.errors import UnknownContactError, UsageError
from netcrm.memo.vault import VaultError
from netcrm.queries.kept import recalled_as
from netcrm.views.words import count, long_date
from netcrm.website.addresses import contact
from netcrm.website.explain import Explainer, Explanation, News, PagePast
from netcrm.website.overrides import read_overrides
from netcrm.website.reads import Read

SHOWN = 12
"""How many things of a kind the text names before it only counts them."""

_TITLES = {
    "file": "Files",
    "setting": "Settings",
    "template": "Templates",
    "person": "People",
    "list": "Lists",
    "folder": "The folder",
}
_NOTHING_KEPT = "nothing is kept of the last build, so there is nothing to explain it from"
_CURE = "see that netcrm.toml does not say `keep = false`, then: netcrm build"


def explain(session: Session, root: Path, out: Path, page: str, *, as_json: bool) -> None:
    """Print why a page was made or not. Raises UsageError where that cannot be known."""
    try:
        found = _explained(session, root, out, page)
    except VaultError as error:
        raise UsageError(_NOTHING_KEPT, _CURE) from error
    if as_json:
        out_json(as_data(found))
    else:
        show(blocks(found))


def _explained(session: Session, root: Path, out: Path, page: str) -> Explanation:
    with recalled_as(root, PagePast) as past:
        if past is None:
            raise UsageError(_NOTHING_KEPT, _CURE)
        inputs, _ = inputs_of(session, root, past.look, past.seen)
        explainer = Explainer(past, inputs, read_overrides(root)[0])
        found = explainer.explain(_meant(explainer, out, page))
        if not past.holds():
            raise VaultError("a build was writing it meanwhile")
        return found


def _meant(explainer: Explainer, out: Path, text: str) -> str:
    """The page that is meant: by its address in the site, its path, or a contact's name."""
    pages = explainer.pages
    path = os.path.relpath(Path(text).absolute(), out.absolute())
    for address in (text, path, f"{text}.html", f"contacts/{text}"):
        if address in pages:
            return address
    try:
        return contact(find(explainer.ask, text))
    except UnknownContactError as error:
        likely = get_close_matches(text, pages, n=1)
        hint = f"did you mean {likely[0]}?" if likely else "name a file of the site, or a contact"
        raise UsageError(f"there is no page '{text}'", hint) from error


def blocks(found: Explanation) -> Iterator[Block]:
    """The explanation as it is printed."""
    yield Heading(found.page, f"(made from {found.template})" if found.template else "")
    yield from _news(_last_words(found), found.last)
    yield from _news(_since_words(found.since), found.since)
    for kind, title in _TITLES.items():
        reads = [read for read in found.reads if read.kind == kind]
        if reads:
            yield Heading(f"{title} that it reads")
            yield from _some(reads)
    yield Heading("Days")
    if found.reached:
        yield Item("", f"it knows that {long_date(found.reached)} has been reached")
    coming = f"on {long_date(found.coming)}" if found.coming else "on no day by itself"
    yield Item("", f"it may change {coming}")


def _news(words: str, news: News) -> Iterator[Block]:
    yield Paragraph(words)
    yield from _some(news.changed)
    if news.day:
        yield Item("", f"whether {long_date(news.day)} has been reached")


def _some(reads: Iterable[Read]) -> Iterator[Block]:
    """The first of them, and how many more there are."""
    found = tuple(reads)
    shown = found if len(found) <= SHOWN + 1 else found[:SHOWN]
    yield from (Item("", read.words) for read in shown)
    if len(found) > len(shown):
        yield Item("", f"and {len(found) - len(shown)} more: --json lists all", "quiet")


def _last_words(found: Explanation) -> str:
    """What the last build did, in words."""
    if found.first:
        return "The last build made it, as it made every page: nothing was kept of one before."
    if not found.last.made:
        return "The last build left it as it was: nothing that it reads had changed."
    if found.last.changed or found.last.day:
        much = " (of much that changed)" if found.many else ""
        return f"The last build made it, because this had changed{much}:"
    return "The last build made it: what it had read before had changed."


def _since_words(since: News) -> str:
    if not since.made:
        return "Nothing that it reads has changed since."
    if since.changed or since.day:
        things = len(since.changed) + (since.day is not None)
        return f"The next build makes it again; since then {count(things, 'thing')} changed:"
    return "The next build makes it again: what it had read then has changed."


def as_data(found: Explanation) -> dict[str, object]:
    """The explanation as JSON has it."""
    return {
        "page": found.page,
        "template": found.template or None,
        "generation": found.generation,
        "last_build": {"everything": found.first, **_news_data(found.last)},
        "next_build": _news_data(found.since),
        "reads": [read._asdict() for read in found.reads],
        "days": {"reached": iso(found.reached), "coming": iso(found.coming)},
    }


def _news_data(news: News) -> dict[str, object]:
    changed = [read._asdict() for read in news.changed]
    return {"made": news.made, "changed": changed, "day": iso(news.day)}
