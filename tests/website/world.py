"""Worlds to build sites from: the sample, and one of everything that is odd."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from netcrm.config import DEFAULTS
from netcrm.queries.ask import Ask
from netcrm.queries.whole import Inputs, Whole
from netcrm.queries.whole import ask_of as whole_of
from netcrm.store import load_files, survey
from netcrm.text.contact import read_contact
from tests.conftest import ROOT

TODAY = date(2026, 3, 18)
PINNED = replace(DEFAULTS, today=TODAY)
LONG = "long-" + "x" * 245


def sample_ask() -> Ask:
    """Ask of the sample in the repository."""
    seen = survey(ROOT)
    whole = Whole()
    load = lambda identity: load_files(seen.files[identity], PINNED.kinds)  # noqa: E731
    whole.update(Inputs(seen.files, load, TODAY, PINNED, seen.problems))
    return whole.ask


def ask_of(
    texts: Mapping[str, str], *, pinned: bool = True, shuffle: int | None = None, me: str = ""
) -> Ask:
    """Ask of contacts given as texts by path; files whose ids are equal shadow each other."""
    contacts = [read_contact(path, text.encode()) for path, text in sorted(texts.items())]
    ids = dict.fromkeys(contact.id.casefold() for contact in contacts)
    groups = [[c for c in contacts if c.id.casefold() == same] for same in ids]
    if shuffle is not None:
        random.Random(shuffle).shuffle(groups)  # noqa: S311  an order, not a secret
    return whole_of(
        {same[0].id: same[0] for same in groups},
        today=TODAY,
        settings=PINNED if pinned else DEFAULTS,
        me=read_contact("me.md", me.encode()) if me else None,
        shadowed={same[0].id: tuple(same[1:]) for same in groups if len(same) > 1},
    )


def person(name: str, front: str = "", note: str = "") -> str:
    """Write the text of a contact."""
    front = f"{front.rstrip()}\n" if front else ""
    return f"---\nname: {name}\n{front}---\n\n{note}\n"


ODD: Mapping[str, str] = {
    "contacts/ana.md": person(
        'Ana <script>alert(1)</script> & "Co"',
        """met: 2025-01-02
met_at: the [[ben]] & <b>party</b>
via: [[ben], nobody]
tags: [index, Index, a b, a-b, c++, "#films", "<i>"]
place: a/b\\c
organisation: Works & Co
groups: [the club, Ben's <em>, choir]
email: [ana@example.org, "javascript:alert(1)", "a b@c"]
url: ["javascript:alert(1)", "https://example.org/?a=1&b=<2>", HTTPS://EXAMPLE.ORG]
phone: ["+1 (2) 3", none]
birthday: 02-29
brithday: 1970
x-own: [[ben]] said
dates:
  - 2020-05-05 <b>: [[ben|that one]]
history:
  - 2026-01-02 visit 90m: With [[Ben]], [[nobody]] and <img src=x onerror=alert(1)>
    with: [ben, "[[ß]]", Someone Else]
    for: ben#soup
    x-why: "because [[ben]]"
  - 2026-01-01 dancing: Unknown kind
  - 2026-01-01 introduced: To each other
    to: [ben, stranger]
  - 2026-02-30 call: No such day
needs:
  - 2026-01-05 open: Soup from [[ben]]
    id: soup
    slots:
      - 2026-03-20 ben: Leek
      - 2026-03-21 nobody here: Onion
      - 2026-03-22 open: Any
promises:
  - me: Nothing by no day
  - 2026-03-01 them: Late [[ß]]""",
        "# One\n\n[[ben]] [[nobody]] [[ben|<b>]]\n\nA note[^1] ![x](http://example.org/p.png)\n\n"
        "[^1]: Foot. <script>alert(1)</script> <a id=main>x</a> [here](#history) [up](../x.html)\n",
    ),
    "contacts/ben.md": person("Ben", "groups: [ana]\nvia: ana\norganisation: guild\nplace: A/B\\C"),
    "contacts/sub/BEN.md": person(
        "Ben the other", "place: elsewhere", "Another [[ana]][^1]\n\n[^1]: x"
    ),
    "contacts/guild.md": person("Guild", "kind: organisation"),
    "contacts/the-club.md": person(
        "the club",
        "kind: group\nhistory:\n  - 2026-01-03 meeting: All\n    with: [ana, ben, stranger]",
    ),
    "contacts/index.md": person("Index"),
    "contacts/ß.md": person("ß"),
    "contacts/hash # and ? and %20 and 'quote\".md": person("Marks", "tags: '#'"),
    "contacts/<i>angle&amp;.md": person("Angle"),
    "contacts/水沢和音.md": person("水沢和音", "tags: [紙]\nplace: 金沢"),
    f"contacts/{LONG}.md": person("Long", f"tags: {'t' * 300}", "[[ana]]"),
    "contacts/empty.md": "",
    "contacts/spoilt.md": "no front matter at all\n",
    "contacts/twin.md": person('Ana <script>alert(1)</script> & "Co"'),
    "contacts/x.md": person("Lost", "status: lost\ncircle: close\nmet: 2020"),
}
"""Names, ids, fields and notes that try to break out of their place."""

ME = person("Edie", "place: nowhere else\ntags: [only mine]\ngoal: A map", "To [[ana]].")


def odd_ask() -> Ask:
    """Ask of the odd world."""
    return ask_of(ODD, me=ME)


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
