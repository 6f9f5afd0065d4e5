"""A need on one sheet: its turns and notes, and nothing else of anybody's file."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.cli import run
from netcrm.errors import OutputError
from netcrm.queries.handout import handout
from netcrm.queries.needs import needs_of
from netcrm.views.ical import Entry, calendar
from netcrm.website.handing import put_files, sheet_files
from tests.commands.conftest import contact
from tests.connections.world import read

ANA = """
name: Ana Pires
aka: [SECRET]
met: 2023-12-06
met_at: SECRET
work: SECRET
place: SECRET
tags: [SECRET]
likes: [SECRET]
offers: [SECRET]
address: SECRET
phone: SECRET
email: secret@example.org
x-own: SECRET
dates:
  - 2020-01-01 SECRET: SECRET
history:
  - 2026-02-16 life: SECRET
    weight: hard
promises:
  - me: SECRET
needs:
  - 2026-02-18 open: "Dinners <b> for [[ana-pires]], of whom [[kier]] spoke"
    id: hip-dinners
    until: 2026-03-31
    notes: "No nuts; ask [[bo]], not [[kier|him]]"
    x-own: SECRET
    slots:
      - 2026-03-16 kier: Curry
        x-why: SECRET
      - 2026-03-02 me: Lasagne
        done: 2026-03-03
      - 2026-03-23 open: Dinner for two
      - 2026-03-23 Colette: Bread
      - 2026-03-30 bo: SECRET too
        private: yes
  - 2026-01-01 open: SECRET
    private: yes

SECRET [[bo]]
"""
FILES = {
    "contacts/ana-pires.md": ANA,
    "contacts/bo.md": "name: Bo Lind\nwork: SECRET\nphone: SECRET",
    "contacts/kier.md": "name: Kieran SECRET\nprivate: yes",
    "me.md": "name: Edie\nwork: SECRET\ngoal: SECRET",
}


def texts(files: dict[str, str]) -> dict[str, str]:
    ask = read(files)
    row = needs_of(ask, "ana-pires")[0]
    made = sheet_files(handout(ask, row), "dinners")
    return {name: data.decode() for name, data in made.items()}


def test_nothing_else_of_any_file_stands_on_it() -> None:
    for text in texts(FILES).values():
        assert "secret" not in text.lower()
        assert "kier" not in text.lower()
        assert ".md" not in text
        assert "[[" not in text


def test_the_page_has_turns_by_day_and_notes_and_stands_alone() -> None:
    page = texts(FILES)["dinners.html"]
    rows = [line for line in page.splitlines() if line.startswith("<tr><td>")]
    order = ("Lasagne</td><td>Edie", "Curry</td><td>taken", "two</td><td><b>open</b>")
    found = [next(n for n, row in enumerate(rows) if words in row) for words in order]
    assert found == sorted(found)
    assert len(rows) == 4
    assert "Until 31 March 2026." in page
    assert "Bread</td><td>Colette" in page
    assert "No nuts; ask Bo Lind, not someone" in page
    assert "Dinners &lt;b&gt; for Ana Pires, of whom someone spoke" in page
    assert not any(mark in page for mark in ("href", "src=", "<script", "url("))


def test_the_calendar_has_an_entry_for_each_whole_day() -> None:
    text = texts(FILES)["dinners.ics"]
    lines = unfolded(text)
    assert [line for line in lines if line.startswith("DTSTART")] == [
        f"DTSTART;VALUE=DATE:202603{day}" for day in ("02", "16", "23", "23")
    ]
    assert {line for line in lines if line.startswith("DTSTAMP")} == {"DTSTAMP:20260218T000000Z"}
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == 4
    assert "SUMMARY:Dinner for two (open)" in lines
    assert lines.count("STATUS:TENTATIVE") == 1
    about = next(line for line in lines if line.startswith("DESCRIPTION:"))
    assert about.endswith("of whom someone spoke\\nNo nuts\\; ask Bo Lind\\, not someone")


def test_a_turn_keeps_its_entry_when_somebody_takes_it() -> None:
    taken = {**FILES, "contacts/ana-pires.md": ANA.replace("2026-03-23 open", "2026-03-23 bo")}
    before, after = (
        [line for line in unfolded(texts(files)["dinners.ics"]) if line.startswith("UID")]
        for files in (FILES, taken)
    )
    assert before == after


def test_it_is_the_same_every_time() -> None:
    assert texts(FILES) == texts(dict(reversed(FILES.items())))


@given(st.text(max_size=300))
def test_any_text_keeps_to_the_standard(text: str) -> None:
    entry = Entry("x@netcrm", date(2026, 1, 1), date.max, text, text, sure=True)
    made = calendar(text, [entry])
    assert all(len(line.encode("utf-8", "replace")) <= 75 for line in made.split("\r\n"))
    names = [line.partition(":")[0] for line in unfolded(made)]
    assert names.count("BEGIN") == names.count("END") == 2
    assert "\n" not in made.replace("\r\n", "")
    assert set(names) <= {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID"),
        *("DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION"),
        *("STATUS", "TRANSP"),
    }


def unfolded(text: str) -> list[str]:
    assert text.endswith("END:VCALENDAR\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_nothing_is_written_over_what_is_no_sheet(tmp_path: Path) -> None:
    ask = read(FILES)
    files = sheet_files(handout(ask, needs_of(ask, "ana-pires")[0]), "dinners")
    (tmp_path / "dinners.ics").write_text("mine")
    with pytest.raises(OutputError, match=r"no sheet of netcrm's"):
        put_files(tmp_path, files)
    assert [path.name for path in tmp_path.iterdir()] == ["dinners.ics"]
    (tmp_path / "dinners.ics").unlink()
    (tmp_path / "dinners.html").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="in the way"):
        put_files(tmp_path, files)
    out = tmp_path / "new" / "folder"
    assert put_files(out, files) == put_files(out, files)
    assert {path.name for path in out.iterdir()} == set(files)


def test_the_command_takes_a_need_in_three_ways(
    small: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    need = ("needs:", "  - 2026-02-18 open: Soup", "    id: soup", "    slots:")
    contact(small, "zed.md", "name: Zed", *need, "      - 2026-03-30 open: Leek")
    out = tmp_path / "sheets"
    for named in ("zed", "soup", "zed#soup"):
        assert run(("sheet", named, "--out", str(out))) == 0
    assert sorted(path.name for path in out.iterdir()) == ["soup.html", "soup.ics"]
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [str(out / "soup.html"), str(out / "soup.ics")]


@pytest.mark.parametrize(
    ("lines", "named", "said"),
    [
        (("  - 2026-02-18 open: A", "  - 2026-02-18 open: B"), "zed", "fits several needs"),
        (("  - 2026-02-18 done: A",), "zed", "there is no open need"),
        (("  - 2026-02-18 open: A",), "zed#x", "there is no open need"),
        (("  - 2026-02-18 open: A", "    private: yes"), "zed", "is private"),
        (("  - 2026-02-18 open: A", "private: yes"), "zed", "is private"),
    ],
)
def test_what_cannot_be_handed_round_is_said(
    small: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    lines: tuple[str, ...],
    named: str,
    said: str,
) -> None:
    contact(small, "zed.md", "name: Zed", "needs:", *lines)
    assert run(("sheet", named, "--out", str(tmp_path / "out"))) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
