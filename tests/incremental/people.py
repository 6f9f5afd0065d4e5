"""The people the sequences begin with: few and tiny, but joined in every way the format knows."""

from collections.abc import Mapping

Fields = dict[str, str | tuple[str, ...]]
"""A contact's fields in order: texts, and lists of dated lines; ``body`` is the note."""

PEOPLE: Mapping[str, Fields] = {
    "contacts/ana.md": {
        "name": "Ana Pires",
        "aka": "[Nan, Annie]",
        "via": "ben",
        "groups": "[choir, Chess]",
        "household": "Bell Lane",
        "circle": "close",
        "birthday": "05-14",
        "history": (
            "2026-03-01 visit 90m: Tea with [[ben]]\n    with: [cara, Dan Holt, zoe]",
            "2025-12-01 coffee: A long talk",
        ),
        "needs": (
            "2026-03-02 open: Lifts\n    id: lifts\n    slots:\n      - 2026-03-20 ben: Drive",
        ),
        "body": "Asks after [[Ben Okri|Ben]] and [[zoe]].",
    },
    "contacts/ben.md": {
        "name": "Ben Okri",
        "met": "2024-02-01",
        "met_at": "choir",
        "organisation": "guild",
        "tags": "[baker, Music]",
        "promises": ("2026-03-20 me: Lend him the [[cara]] book", "them: A drawing"),
        "history": ("2026-02-01 gave: Soup\n    for: ana#lifts",),
        "body": "He bakes.",
    },
    "contacts/cara.md": {
        "name": "Cara Holt",
        "via": "[Ana Pires, Old Tom]",
        "household": "dan",
        "history": ("2026-01-10 introduced: To the baker\n    to: [ben]",),
    },
    "contacts/dan.md": {
        "name": "Dan Holt",
        "aka": "[Danny]",
        "via": "cara",
        "circle": "wide",
        "place": "Lisbon",
        "history": ("2025-03-01 call 20m: Hello", "2024-03-01 life: A daughter"),
    },
    "contacts/eve.md": {
        "name": "Eve",
        "met": "2024-02-01",
        "met_at": "choir",
        "private": "yes",
        "groups": "[Chess]",
        "household": "Bell Lane",
        "body": "A [[Nan]] fan.",
    },
    "contacts/work/finn.md": {
        "name": "Finn",
        "organisation": "guild",
        "place": "Lisbon",
        "email": "finn@example.org",
        "history": ("2026-02-20 walk 30m: Along the river\n    with: [ana]",),
    },
    "contacts/old/Finn.md": {"name": "Finn Berg", "met": "2020", "met_at": "Lisbon"},
    "contacts/gus.md": {
        "name": "Gus",
        "status": "died 2025-11-01",
        "via": "finn",
        "email": "finn@example.org",
    },
    "contacts/choir.md": {
        "name": "The Choir",
        "kind": "group",
        "meets": "weekly",
        "history": (
            "2026-03-03 meeting: Spring songs\n    with: [ana, ben, eve]",
            "2026-02-24 meeting: Rounds\n    with: [ben, Danny]",
        ),
    },
    "contacts/guild.md": {"name": "Guild", "kind": "organisation", "body": "See [[ben]]."},
    "contacts/hal.md": {
        "name": "Hal",
        "seen": "daily-life",
        "tags": "[music]",
        "dates": ("06-01 wedding: With [[eve]]",),
        "history": ("2026-03-05 asked favour: A ladder\n    outcome: yes",),
    },
    "contacts/ida.md": {
        "name": "Nan",
        "circle": "active",
        "met": "2026-03-10",
        "snooze": "2026-04",
    },
    "contacts/jo.md": {"name": "Jo", "via": "eve", "history": ("2026-03-09 heard: A new flat",)},
    "me.md": {
        "name": "Me",
        "household": "Bell Lane",
        "tags": "[music]",
        "needs": ("2026-03-01 open: A desk",),
        "history": ("2026-02-10 meal: All at the table\n    with: [eve, gus]",),
    },
}
TEXTS = (
    "Hello",
    "With [[ana]]",
    "[[bem]]? [[Ödön]]?",
    "[[zoe]] said so",
    "[[Nan]] & [[Danny]]",
    "# 2",
    "See [[guild]]",
)
IDS = ("ana", "ben", "cara", "dan", "eve", "finn", "gus", "zoe", "max", "Chess", "choir", "guild")
NAMES = (
    "Ana Pires",
    "Ben Okri",
    "Nan",
    "Zoe",
    "Max",
    "Chess",
    "Eve",
    "Lisbon",
    "Old Tom",
    "Ödön Kis",
)
DAYS = ("2026-03-18", "2026-03-01", "2025-03-17", "2026-02", "2025", "2026-03-25", "2026-12-31")
VALUES: Mapping[str, tuple[str, ...]] = {
    "name": NAMES,
    "aka": ("[Nan]", "[Danny, Zoe]", "[Ben]", "[Chess]"),
    "via": ("ana", "[zoe]", "[[Nan]]", "Old Tom", "jo", "cara", "[max, dan]", "finnn"),
    "household": ("Bell Lane", "dan", "zoe", "me", "[[Eve]]"),
    "groups": ("[choir]", "[Chess]", "[chess, max]", "[guild]", "[zoe, Nan]"),
    "tags": ("[music]", "[Baker, new]", "[#MUSIC]", "[a b]"),
    "organisation": ("guild", "Guild", "zoe", "The Works"),
    "place": ("Lisbon", "lisbon", "Oslo"),
    "status": ("paused", "paused until 2026-03-20", "lost", "died 2026-01-01", "active"),
    "circle": ("inner", "close", "active", "known", "none", "nowhere"),
    "cadence": ("2 weeks", "30 days", "often"),
    "birthday": ("03-20", "1970-04-01", "02-29"),
    "met": ("2024-02-01", "2026-03-19", "2026-03", "2020"),
    "met_at": ("choir", "Lisbon", "[[ben]]", "Max"),
    "kind": ("group", "organisation", "person"),
    "work": ("Baker", "At [[guild]]", "Cook"),
    "snooze": ("2026-03-20", "2027-01-01"),
    "not_same": ("[finn]", "[gus]"),
    "email": ("finn@example.org", "a@example.org"),
    "kin": ("yes", "no"),
    "seen": ("daily-life",),
    "x-shoe": ("42", "43"),
    "brithday": ("03-20",),
    "private": ("yes", "no"),
}
EVENTS = (
    "visit: {text}",
    "call 20m: {text}\n    with: [{one}, {other}]",
    "walk 45m: {text}\n    with: [{one}]",
    "introduced: {text}\n    to: [{one}]",
    "wrote: {text}",
    "life: {text}\n    weight: hard",
    "asked-me money: {text}\n    outcome: open",
    "gave: {text}\n    for: {one}#lifts",
    "heard: {text}\n    done: 2026-03-22",
    "meeting: {text}\n    with: [{one}, {other}]",
    "hum: {text}",
)
NEEDS = (
    "open: {text}\n    id: lifts",
    "done: {text}\n    done: 2026-03-20",
    "open: {text}\n    slots:\n      - 2026-03-21 {one}: Drive\n      - 2026-03-28 open: Cook",
)
PROMISES = (
    "me: {text}",
    "them: {text}",
    "me: {text}\n    done: 2026-03-19",
    "me: {text}\n    made: 2026-03-01",
)


def text_of(fields: Fields) -> str:
    """Write a contact's file."""
    head = "".join(f"{key}:{_value(value)}" for key, value in fields.items() if key != "body")
    return f"---\n{head}---\n\n{fields.get('body', '')}\n"


def _value(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return f" {value}\n"
    return "\n" + "".join(f"  - {line}\n" for line in value)
