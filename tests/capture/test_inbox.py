"""What was jotted in a hurry is put where it belongs, and only that is taken away."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.commands import choosing, inbox
from netcrm.text.contact import read_contact
from netcrm.text.jotted import Jotted, jottings, without
from tests.commands.conftest import Run, contact

MARC = "contacts/marcus-bell.md"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let somebody sit in front of it."""
    for module in (choosing, inbox):
        monkeypatch.setattr(module, "interactive", lambda: True)
    return monkeypatch


def newest(folder: Path, file: str) -> tuple[str, str, str, list[str]]:
    """The day, kind, text and company of a file's first line."""
    line = read_contact(file, (folder / file).read_bytes()).history[0]
    return str(line.date), line.kind, line.text, [ref.target for ref in line.with_]


@pytest.mark.parametrize(
    ("line", "file", "written"),
    [
        ("Marcus: rehab went well", MARC, "note: rehab went well"),
        ("- Marcus: rehab went well", MARC, "note: rehab went well"),
        ("* [x] marcus - rehab", MARC, "note: rehab"),
        ("Marcus Bell call: films", MARC, "call: films"),
        ("call Marcus: films", MARC, "call: films"),
        ("Marcus: called about the bench", MARC, "call: called about the bench"),
        ("called Marcus, he needs films", MARC, "call: he needs films"),
        ("called Marcus about the bench", MARC, "call: called Marcus about the bench"),
        ("coffee with marcus-bell: films", MARC, "coffee: films"),
        ("met with Marcus, at the shop", MARC, "meeting: at the shop"),
        ("thanked Marcus for the soup", MARC, "thanked: thanked Marcus for the soup"),
        ("aninha: tired", "contacts/ana-pires.md", "note: tired"),
        ("called Marcus, no answer", MARC, "note: called Marcus, no answer"),
    ],
)
def test_a_line(netcrm: Run, small: Path, line: str, file: str, written: str) -> None:
    (small / "inbox.md").write_text(f"{line}\n")
    ran = netcrm("inbox", "--yes")
    assert (ran.status, ran.out.partition(": ")[2]) == (0, f"- 2026-03-18 {written}\n")
    day, kind, text, _ = newest(small, file)
    assert (day, f"{kind}: {text}") == ("2026-03-18", written)
    assert (small / "inbox.md").read_bytes() == b""


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Call: the dentist about Tuesday", "'Call' is a kind of line"),
        ("Gift: socks", "not certain that 'Gift' is Giftie Ross (giftie-ross)"),
        ("Meeting: at six", "'Meeting' is a kind of line"),
        ("marc - rehab", "not certain that 'marc' is Marcus Bell (marcus-bell)"),
        ("Bell: rings", "not certain that 'Bell' is Marcus Bell (marcus-bell)"),
        ("coffee with Marc B.: films", "not certain that 'Marc B.' is Marcus Bell (marcus-bell)"),
        ("called Mar, and so on", "not certain that 'Mar' is Marcus Bell (marcus-bell)"),
        ("Marcus, pires: sailed", "not certain that 'pires' is Ana Pires (ana-pires)"),
        ("Rowing: at six", "not certain that 'Rowing' is Rowing Club (rowing-club)"),
    ],
)
def test_a_line_about_nobody_is_nobodys(netcrm: Run, small: Path, line: str, why: str) -> None:
    contact(small, "callum-reed.md", "name: Callum Reed")
    contact(small, "giftie-ross.md", "name: Giftie Ross")
    contact(small, "rowing-club.md", "name: Rowing Club", "kind: organisation")
    (small / "inbox.md").write_text(f"{line}\n")
    before = {path: path.read_bytes() for path in small.rglob("*.md")}
    ran = netcrm("inbox", "--yes")
    assert ran.out == ""
    assert why in ran.err
    assert {path: path.read_bytes() for path in small.rglob("*.md")} == before


def test_of_a_likeness_a_terminal_is_asked(
    netcrm: Run, small: Path, terminal: pytest.MonkeyPatch
) -> None:
    (small / "inbox.md").write_text("marc: rehab\nCall: films\nBell: rings\n")
    terminal.setattr("sys.stdin", io.StringIO("1\nmarc\n\ny\n"))
    ran = netcrm("inbox")
    assert ran.status == 0
    assert "  1  Marcus Bell (marcus-bell)\n" in ran.err
    history = read_contact(MARC, (small / MARC).read_bytes()).history
    assert {line.text for line in history} >= {"rehab", "Call: films"}
    assert (small / "inbox.md").read_text() == "Bell: rings\n"


def test_a_name_with_a_slash_is_no_path(netcrm: Run, small: Path) -> None:
    contact(small, "acdc.md", "name: AC/DC", "kind: group")
    other = contact(small, "dc.md", "name: DC Jones")
    before = other.read_bytes()
    (small / "inbox.md").write_text("AC/DC: new album\nnobody/dc: x\n")
    netcrm("inbox", "--yes")
    assert newest(small, "contacts/acdc.md")[2] == "new album"
    assert other.read_bytes() == before
    assert (small / "inbox.md").read_text() == "nobody/dc: x\n"


def test_of_an_id_used_twice_only_its_lines_stay(netcrm: Run, small: Path) -> None:
    for folder in ("a", "b"):
        contact(small, f"{folder}/bo.md", "name: Bo")
    (small / "inbox.md").write_text("Bo: x\nmet Bo\nMarcus: y\n")
    assert netcrm("inbox", "--yes").status == 0
    assert newest(small, MARC)[2] == "y"
    assert (small / "inbox.md").read_text() == "Bo: x\nmet Bo\n"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("yesterday: Marcus: x", "2026-03-17"),
        ("2026-03-01 Marcus: x", "2026-03-01"),
        ("last friday Marcus: x", "2026-03-13"),
        ("Monday: Marcus: x", "2026-03-16"),
        ("3 days ago, Marcus: x", "2026-03-15"),
        ("## 2026-03-02\nMarcus: x", "2026-03-02"),
        ("# 2026-03-02\n# Other\nMarcus: x", "2026-03-18"),
    ],
)
def test_its_day(netcrm: Run, small: Path, line: str, day: str) -> None:
    (small / "inbox.md").write_text(line)
    netcrm("inbox", "--yes")
    assert newest(small, MARC)[:3] == (day, "note", "x")


def test_several_people_and_deeper_lines(netcrm: Run, small: Path) -> None:
    (small / "inbox.md").write_text("Marcus and Ana: walked\n  to the river\n\t- and back\n")
    netcrm("inbox", "--yes")
    assert newest(small, MARC)[2:] == ("walked to the river and back", ["ana-pires"])
    assert (small / "inbox.md").read_bytes() == b""


def test_someone_met_and_what_was_heard(netcrm: Run, small: Path) -> None:
    (small / "inbox.md").write_text("met Dana Reyes, nurse\nDana: a shed\nMarcus, Dana: sailed\n")
    assert netcrm("inbox", "--yes").status == 0
    assert (small / "contacts" / "dana-reyes.md").read_text() == (
        "---\nname: Dana Reyes\nmet: 2026-03-18\nhistory:\n"
        "  - 2026-03-18 note: a shed\n  - 2026-03-18 met: nurse\n---\n"
    )
    assert newest(small, MARC)[2:] == ("sailed", ["dana-reyes"])
    assert netcrm("check").status == 0


def test_two_met_at_a_place(netcrm: Run, small: Path) -> None:
    (small / "inbox.md").write_text("met Dana and Bo at the harbour\n")
    netcrm("inbox", "--yes")
    assert "met_at: the harbour\n" in (small / "contacts" / "bo.md").read_text()
    assert newest(small, "contacts/dana.md") == ("2026-03-18", "met", "At the harbour", ["bo"])


def test_only_what_was_filed_is_taken_away(netcrm: Run, small: Path) -> None:
    data = (
        b"\xef\xbb\xbf# Inbox\r\n\r\n- Marcus: x\r\nnobody: y\r\nmet Ana\r\nMarcus:\n"
        b"<!-- z -->\n\nAna: q\nhm"
    )
    (small / "inbox.md").write_bytes(data)
    ran = netcrm("inbox", "--yes")
    left = data.replace(b"- Marcus: x\r\n", b"").replace(b"Ana: q\n", b"")
    assert (small / "inbox.md").read_bytes() == left
    for reason in ("nobody called", "may be somebody you know", "says nothing", "not clear whom"):
        assert f"stays: {reason}" in ran.err or reason in ran.err
    again = netcrm("inbox", "--yes")
    assert again.out == ""
    assert (small / "inbox.md").read_bytes() == left


def test_without_a_terminal_nothing_is_written_unless_told(netcrm: Run, small: Path) -> None:
    (small / "inbox.md").write_text("Marcus: x\nhm\n")
    before = (small / MARC).read_bytes()
    ran = netcrm("inbox")
    assert ran.out == (
        f"inbox.md:1: Marcus: x\n    {MARC}: - 2026-03-18 note: x\ninbox.md:2: hm\n"
        "    stays: it is not clear whom it is about; begin it with a name, as in "
        "`Marcus: rehab went well`\n"
    )
    assert "nothing was written" in ran.err
    said = json.loads(netcrm("inbox", "--json").out)
    assert said["written"] is False
    assert said["left"][0].keys() == {"line", "text", "reason"}
    assert "-Marcus: x\n" in netcrm("inbox", "--dry-run", "--yes").out
    assert (small / MARC).read_bytes() == before
    assert (small / "inbox.md").read_text() == "Marcus: x\nhm\n"


@pytest.mark.parametrize("text", [None, "", "# Inbox\n\n---\n"])
def test_an_empty_inbox(netcrm: Run, small: Path, text: str | None) -> None:
    if text is not None:
        (small / "inbox.md").write_text(text)
    assert netcrm("inbox", "--yes") == ("", "there is nothing in inbox.md\n", 0)
    said = {"written": False, "lines": [], "diff": "", "left": []}
    assert json.loads(netcrm("inbox", "--json").out) == said


def test_a_terminal_is_asked(netcrm: Run, small: Path, terminal: pytest.MonkeyPatch) -> None:
    (small / "inbox.md").write_text("zo: tall\nmet Ana\nthe shop is shut\nhm\n")
    contact(small, "zoltan.md", "name: Zoltan")
    terminal.setattr("sys.stdin", io.StringIO("1\n2\nmarc\n\ny\n"))
    ran = netcrm("inbox")
    assert ran.status == 0
    assert "'zo' fits several" in ran.err
    assert "  2  somebody new called Ana\n" in ran.err
    assert "File these 3 lines? [Y/n]" in ran.err
    assert (small / "inbox.md").read_text() == "hm\n"
    assert newest(small, MARC)[2] == "the shop is shut"
    assert (small / "contacts" / "ana.md").is_file()


def test_a_terminal_may_say_no(netcrm: Run, small: Path, terminal: pytest.MonkeyPatch) -> None:
    (small / "inbox.md").write_text("met Ana at the shop\n")
    terminal.setattr("sys.stdin", io.StringIO("1\nn\n"))
    before = (small / "contacts" / "ana-pires.md").read_bytes()
    ran = netcrm("inbox")
    assert "contacts/ana-pires.md: - 2026-03-18 meeting: met Ana at the shop" in ran.err
    assert (small / "inbox.md").read_text() == "met Ana at the shop\n"
    assert (small / "contacts" / "ana-pires.md").read_bytes() == before


def test_an_inbox_that_changes_meanwhile_is_left_alone(
    netcrm: Run, small: Path, terminal: pytest.MonkeyPatch
) -> None:
    path = small / "inbox.md"
    path.write_text("Marcus: x\n")
    before = (small / MARC).read_bytes()

    class Typing(io.StringIO):
        """Somebody who jots one more line before they answer."""

        def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]
            path.write_text("Ana: first\nMarcus: x\n")
            return "y\n"

    terminal.setattr("sys.stdin", Typing())
    ran = netcrm("inbox")
    assert ran.status == 2
    assert "inbox.md was changed by something else meanwhile" in ran.err
    assert path.read_text() == "Ana: first\nMarcus: x\n"
    assert (small / MARC).read_bytes() == before


def test_what_one_file_refuses_leaves_all(netcrm: Run, small: Path) -> None:
    (small / "inbox.md").write_text("Ana: x\nMarcus: y\n")
    with (small / MARC).open("a") as opened:
        opened.write("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n")
    before = {path: path.read_bytes() for path in small.rglob("*.md")}
    assert netcrm("inbox", "--yes").status == 2
    assert {path: path.read_bytes() for path in small.rglob("*.md")} == before


def test_undo_brings_everything_back(netcrm: Run, small: Path) -> None:
    (small / "inbox.md").write_text("Ana: x\nmet Dana\n")
    before = {path: path.read_bytes() for path in small.rglob("*.md")}
    netcrm("inbox", "--yes")
    netcrm("undo")
    assert {path: path.read_bytes() for path in small.rglob("*.md")} == before


@given(st.lists(st.text(alphabet="ab-#: \t\r.", max_size=6), max_size=8))
def test_what_is_taken_away_are_whole_lines(rows: list[str]) -> None:
    text = "\n".join(rows)
    found = jottings(text)
    numbers = [number for one in found for number in range(one.first, one.last + 1)]
    assert numbers == sorted(set(numbers))
    left = without(text.encode(), found).decode()
    kept = [row for number, row in enumerate(text.split("\n"), 1) if number not in numbers]
    assert [row for row in left.split("\n") if row] == [row for row in kept if row]
    assert without(text.encode(), ()) == text.encode()


def test_a_mark_at_the_beginning_stays() -> None:
    data = b"\xef\xbb\xbfAna: x\nb"
    assert jottings(data.decode("utf-8-sig"))[0] == Jotted(1, 1, "", "Ana: x")
    assert without(data, (Jotted(1, 1, "", "Ana: x"),)) == b"\xef\xbb\xbfb"
