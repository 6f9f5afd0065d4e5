"""Everything that only the whole shows to be wrong, with its place and its cure."""

from datetime import date

import pytest

from netcrm.model import Problem
from netcrm.queries.problems import problems, problems_of
from netcrm.queries.whole import ask_of
from tests.conftest import Golden
from tests.connections.world import TODAY, ask, contact, read, ref

ANA = "name: Ana Pires\naka: Ani"
WORLD = {
    "contacts/ana-pires.md": ANA,
    "contacts/ana-lima.md": "name: Ana Lima\naka: Ani",
    "contacts/marcus-bell.md": "name: Marcus Bell",
    "contacts/film-night.md": "name: Film night\nkind: group",
}
BEN = "contacts/ben.md"


def codes(files: dict[str, str], today: date = TODAY) -> list[tuple[str, str, int, int]]:
    return [(p.code, p.file, p.line, p.column) for p in problems(read(files, today))]


def in_ben(line: str) -> Problem | None:
    """The problem of one more file, if there is one; the twins of the world are not looked at."""
    whole = read({**WORLD, BEN: f"name: Ben Ash\n{line}"})
    found = [problem for problem in problems(whole) if problem.file == BEN]
    assert len(found) <= 1
    return found[0] if found else None


def history(*lines: str) -> str:
    return "\n".join(("history:", *lines))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("via: nobody-here", "NC301"),
        ("via: Marcus Bell", None),
        ("via: Ani", "NC302"),
        ("not_same: [nobody-here]", "NC301"),
        ("groups: [choir]", None),
        ("groups: [film-nihgt]", "NC301"),
        ("groups: [Film Nights]", "NC301"),
        ("groups: ['[[choir]]']", "NC301"),
        ("organisation: The Library", None),
        ("organisation: marcus_bell", "NC301"),
        ("household: the yellow house", None),
        ("household: marcusbell", "NC301"),
        ("household: Ani", "NC301"),
        ("household: '[[Ani]]'", "NC302"),
        ("met_at: the party of [[Nobody]]", "NC301"),
        ("email: x@example.org\n\nA note on [[nobody]].", "NC301"),
        ("email: x@example.org\n\nA note on `[[nobody]]`.", None),
        (history("  - 2026-01-02 call: Hello", "    with: Somebody"), None),
        (history("  - 2026-01-02 call: Hello", "    with: Sam"), None),
        (history("  - 2026-01-02 call: Hello", "    with: Marcus Bel"), "NC301"),
        (history("  - 2026-01-02 call: Hello", "    with: Márcus-Bell"), "NC301"),
        (history("  - 2026-01-02 call: Hello", "    with: Ani"), "NC302"),
        (history("  - 2026-01-02 call: Hello", "    with: [me, them]"), None),
        (history("  - 2026-01-02 call: Hello", "    with: '[[Somebody]]'"), "NC301"),
        (history("  - 2026-01-02 introduced: Hello", "    to: Somebody"), "NC301"),
        (history("  - 2026-01-02 gave: Hello", "    from: Somebody"), "NC301"),
        (history("  - 2026-01-02 gave: Hello", "    for: nobody-here#need"), "NC301"),
        (history("  - 2026-01-02 gave: Hello", "    for: need"), None),
        (history("  - 2026-01-02 call: Hello [[nobody]]"), "NC301"),
        ("needs:\n  - 2026-01-02 open: A\n    slots:\n      - 2026-01-09 Sam: B", "NC301"),
        ("needs:\n  - 2026-01-02 open: A\n    slots:\n      - 2026-01-09 them: B", "NC301"),
        ("needs:\n  - 2026-01-02 open: A\n    slots:\n      - 2026-01-09 Me: B", None),
        ("via: me", None),
        ("via: them", "NC301"),
        ("needs:\n  - 2026-01-02 open: A\n    slots:\n      - 2026-01-09 open: B", None),
        ("promises:\n  - 2026-01-02 me: Write to [[nobody]]", "NC301"),
    ],
)
def test_names_of_nobody_or_of_several(line: str, code: str | None) -> None:
    found = in_ben(line)
    assert (found and found.code) == code
    assert found is None or (found.hint and found.width and found.line > 1)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("via: ana-pirse", "did you mean ana-pires (Ana Pires)?"),
        ("via: Marcus", "did you mean marcus-bell (Marcus Bell)?"),
        ("via: Ana", "did you mean ana-lima (Ana Lima) or ana-pires (Ana Pires)?"),
        ("via: Zoe", 'make them a file with `netcrm new "Zoe"`, or write another id or name'),
        ("not_same: [zoe]", "write the id of the other file: its name without .md"),
        ("via: Ani", "write the id: ana-lima or ana-pires"),
    ],
)
def test_the_cure_is_the_likely_one(line: str, hint: str) -> None:
    found = in_ben(line)
    assert found is not None
    assert found.hint == hint


@pytest.mark.parametrize(
    ("line", "column", "width"),
    [("for: zoe#soup", 10, 3), ('for: "zoe#soup"', 10, 10), ("for: '[[zoe]]#soup'", 10, 14)],
)
def test_the_person_of_a_need_is_shown_where_they_are_named(
    line: str, column: int, width: int
) -> None:
    found = in_ben(history("  - 2026-01-02 gave: Hello", f"    {line}"))
    assert found is not None
    assert (found.line, found.column, found.width) == (5, column, width)


def test_a_link_becomes_right_when_its_file_is_there() -> None:
    files = {BEN: "name: Ben Ash\nvia: Zoë Lefèvre"}
    assert codes(files) == [("NC301", BEN, 3, 6)]
    assert codes({**files, "contacts/zoe.md": "name: Zoë Lefèvre"}) == []


DAYS = """\
name: Ben Ash
met: {day}
history:
  - {day} call: Long
    done: {day}
  - {day} life: To hospital
needs:
  - 2026-01-02 open: Soup
    until: {day}
    slots:
      - {day} me: Leek
        done: {day}
promises:
  - {day} me: A book
    made: {day}
snooze: {day}
"""


def test_days_ahead_where_only_what_has_been_can_stand() -> None:
    assert codes({BEN: DAYS.format(day="2026-03-14")}) == []
    places = [(3, 6), (5, 5), (6, 11), (13, 15), (16, 11)]
    expected = [("NC205", BEN, line, column) for line, column in places]
    assert codes({BEN: DAYS.format(day="2026-03-15")}) == expected
    assert codes({BEN: DAYS.format(day="2026-03-15")}, date(2026, 3, 15)) == []


def test_the_same_id_is_said_in_each_file() -> None:
    files = {
        "contacts/Ana.md": "name: A",
        "contacts/w/ana.md": "name: B",
        "contacts/z/ANA.md": "name: C",
    }
    found = problems(read(files))
    assert [(p.code, p.file, p.line, p.column) for p in found] == [
        ("NC303", file, 1, 1) for file in files
    ]
    assert found[0].message == "contacts/w/ana.md and contacts/z/ANA.md have the id Ana too"


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [
        ("name: Ana Pires", "name: ANA  pires", (2, 7)),
        ("name: Ana Pires", "name: Ana\naka: Ana Pires", (3, 6)),
        ("name: A\naka: Ani", "name: B\naka: ani", (3, 6)),
        ("name: A\nemail: a@example.org", "name: B\nemail: A@Example.org", (3, 8)),
        ("name: A\nphone: +49 30 555-0117", "name: B\nphone: 0049 (30) 5550117", (3, 8)),
        ("name: A\nphone: 5550", "name: B\nphone: 5550", None),
        ("name: Ana Pires", "name: Ana Pires\nkind: group", None),
        ("name: Ana Pires", "name: Ana Pires\nnot_same: [a]", None),
        ("name: Ana Pires\nnot_same: b", "name: Ana Pires", None),
        ("name: A\nphone: 5550117\nhousehold: b", "name: B\nphone: 5550117", None),
        ("name: A B\nhousehold: b", "name: A B", (2, 7)),
    ],
)
def test_likely_twins(one: str, other: str, at: tuple[int, int] | None) -> None:
    found = codes({"contacts/a.md": one, "contacts/b.md": other})
    assert found == ([("NC304", "contacts/b.md", *at)] if at else [])


def test_a_pair_is_told_once_and_three_are_three_pairs() -> None:
    same = "name: Ana Pires\nemail: a@example.org\nphone: 5550117"
    files = {f"contacts/{letter}.md": same for letter in "abc"}
    found = problems(read(files))
    assert [(p.code, p.file) for p in found] == [
        ("NC304", "contacts/b.md"),
        ("NC304", "contacts/c.md"),
        ("NC304", "contacts/c.md"),
    ]


def test_a_switchboard_is_told_once_a_file() -> None:
    people = [contact(f"p{n:03}", f"P {n}", phone=("5550100",)) for n in range(300)]
    assert len(problems(ask(people))) == 299


@pytest.mark.parametrize(
    ("via", "file", "message"),
    [
        ({"a": "a"}, "contacts/a.md", "via names the very same person"),
        (
            {"a": "b", "b": "a"},
            "contacts/a.md",
            "these introductions go round in a circle: A through B, B through A",
        ),
    ],
)
def test_circles(via: dict[str, str], file: str, message: str) -> None:
    files = {f"contacts/{i}.md": f"name: {i.upper()}\nvia: {to}" for i, to in via.items()}
    (found,) = problems(read(files))
    assert (found.code, found.file, found.line, found.column) == ("NC305", file, 3, 6)
    assert found.message == message


def test_a_circle_is_reported_on_the_file_first_by_path() -> None:
    one = contact("a", file="contacts/z/a.md", via=(ref("b", file="contacts/z/a.md"),))
    two = contact("b", file="contacts/b.md", via=(ref("a", file="contacts/b.md"),))
    (found,) = problems(ask([one, two]))
    assert found.file == "contacts/b.md"


def test_a_long_circle_is_told_in_short() -> None:
    people = [contact(f"p{n}", via=(ref(f"p{(n + 1) % 9}", file="f"),)) for n in range(9)]
    (found,) = problems(ask(people))
    assert found.message.endswith(
        "p0 through p1, p1 through p2, p2 through p3, p3 through p4, and so on, p8 through p0"
    )


def test_all_problems_are_those_of_the_folder_and_of_each_file_in_order() -> None:
    own = Problem("contacts/a.md", 2, 1, "NC201", "no name", "write one")
    folder = Problem("contacts", 1, 1, "NC111", "cannot be read", "mend it")
    alone = contact("a", problems=(own, own))
    me = contact("me", file="me.md", via=(ref("nobody", file="me.md", line=3),))
    whole = ask_of(
        {"a": alone}, today=TODAY, settings=ask([]).settings, me=me, problems=(folder, folder)
    )
    assert [(p.file, p.code) for p in problems(whole)] == [
        ("contacts", "NC111"),
        ("contacts/a.md", "NC201"),
        ("me.md", "NC301"),
    ]
    assert problems_of(whole, "a") == (own,)


def test_the_messages(golden: Golden) -> None:
    files = {
        **WORLD,
        "contacts/w/ana-pires.md": "name: Ana P.",
        "contacts/circle.md": "name: C\nvia: circle",
        BEN: DAYS.format(day="2027-01-01")
        + "via: [Ani, '[[marcus-bel]]', Zoe]\nnot_same: [zoe]\nhousehold: Marcus Bell\n\n[[me]]",
    }
    told = (f"{problem}\n   = {problem.hint}\n" for problem in problems(read(files)))
    golden("problems.txt", "".join(told))


def test_what_only_the_whole_shows_comes_with_its_line() -> None:
    whole = read({"contacts/ana.md": "name: Ana\nvia: nobody-here\n", BEN: "name: Ben"})
    (found,) = problems(whole)
    assert (found.excerpt, found.column, found.width) == ("via: nobody-here", 6, 11)
