"""`netcrm build --explain PAGE`: what a page reads, what changed, and the number of a build."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netcrm import cli
from netcrm.website.keeper import generation

ROOT = Path(__file__).parents[2]
ANA = "contacts/ana-pires.html"
Ask = Callable[..., tuple[int, str, str]]
Explain = Callable[[str], dict[str, Any]]

pytestmark = pytest.mark.usefixtures("same_program")


@pytest.fixture
def ask(space: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return cli.run(["-C", str(space), *words]), *capsys.readouterr()

    return run


@pytest.fixture
def explain(ask: Ask) -> Explain:
    def run(page: str) -> dict[str, Any]:
        status, out, err = ask("build", "--explain", page, "--json")
        assert status == 0, err
        found: dict[str, Any] = json.loads(out)
        return found

    return run


def settled(ask: Ask) -> None:
    for _ in range(2):
        assert ask("build", "-q")[0] == 0


def add(space: Path, who: str, text: str = "\nMore.\n") -> None:
    with (space / "contacts" / f"{who}.md").open("a") as file:
        file.write(text)


def whats(found: dict[str, Any]) -> set[str]:
    return {f"{one['kind']} {one['what']}" for one in found["changed"]}


def test_it_says_what_a_page_reads(ask: Ask, explain: Explain) -> None:
    settled(ask)
    found = explain(ANA)
    reads = {(read["kind"], read["what"]) for read in found["reads"]}
    assert {
        ("file", "contacts/ana-pires.md"),
        ("template", "contact.html"),
        ("template", "base.html"),
        ("setting", "title"),
        ("person", "rhythm ana-pires"),
        ("list", "backlink ana-pires"),
    } <= reads
    assert ("file", "contacts/talia-bell.md") not in reads
    assert found["template"] == "contact.html"
    words = {read["what"]: read["words"] for read in found["reads"]}
    assert words["backlink ana-pires"] == "who names Ana Pires"


def test_it_says_what_the_last_build_made_and_why(space: Path, ask: Ask, explain: Explain) -> None:
    settled(ask)
    add(space, "ana-pires")
    before = explain(ANA)
    assert before["next_build"]["made"]
    assert whats(before["next_build"]) == {"file contacts/ana-pires.md"}
    assert not explain("contacts/zoe-lefevre.html")["next_build"]["made"]
    ask("build", "-q")
    after = explain(ANA)
    assert after["last_build"]["made"]
    assert not after["last_build"]["everything"]
    assert whats(after["last_build"]) == {"file contacts/ana-pires.md"}
    assert not after["next_build"]["made"]
    assert not explain("contacts/zoe-lefevre.html")["last_build"]["made"]


def test_a_build_that_changes_nothing_leaves_the_reasons(
    space: Path, ask: Ask, explain: Explain
) -> None:
    settled(ask)
    add(space, "ana-pires")
    settled(ask)
    assert explain(ANA)["last_build"]["made"]


def test_settings_templates_and_days_are_reasons(space: Path, ask: Ask, explain: Explain) -> None:
    settled(ask)
    (space / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "contact.html", space / "templates")
    (space / "netcrm.toml").write_text('today = 2026-03-18\nkeep = true\ntitle = "Ours"\n')
    assert whats(explain(ANA)["next_build"]) == {"setting title", "template contact.html"}
    settled(ask)
    assert whats(explain(ANA)["last_build"]) == {"setting title", "template contact.html"}
    assert not explain(ANA)["next_build"]["made"]


def test_the_coming_of_a_day_is_a_reason(space: Path, ask: Ask, explain: Explain) -> None:
    (space / "netcrm.toml").write_text("keep = true\n")
    day = ("--today", "2026-03-18")
    ask("build", "-q", *day)
    page = json.loads(ask("build", "--explain", "index.html", "--json", *day)[1])
    coming = page["days"]["coming"]
    assert coming == "2026-03-19"
    later = json.loads(ask("build", "--explain", "index.html", "--json", "--today", coming)[1])
    assert later["next_build"]["made"]
    assert later["next_build"]["day"] == coming


def test_a_page_is_named_in_several_ways(
    space: Path, ask: Ask, explain: Explain, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(ask)
    monkeypatch.chdir(space)
    for name in (ANA, "contacts/ana-pires", "build/" + ANA, "ana-pires", "Ana Pires"):
        assert explain(name)["page"] == ANA
    assert explain("index.html")["page"] == "index.html"
    assert explain("style.css")["reads"] == [
        {"kind": "template", "what": "style.css", "words": "the template style.css"}
    ]
    status, _, err = ask("build", "--explain", "contacts/ana-pirez.html")
    assert status == 2
    assert "did you mean contacts/ana-pires.html?" in err


def test_the_text_says_the_same(space: Path, ask: Ask) -> None:
    settled(ask)
    add(space, "ana-pires")
    assert "The next build makes it again" in ask("build", "--explain", ANA)[1]
    ask("build", "-q")
    said = ask("build", "--explain", ANA)[1]
    assert "The last build made it, because this had changed:\n    the file" in said
    assert "Nothing that it reads has changed since." in said
    assert "left it as it was" in ask("build", "--explain", "zoe-lefevre")[1]


def test_it_builds_nothing(space: Path, ask: Ask, explain: Explain) -> None:
    settled(ask)
    (space / "build" / "index.html").unlink()
    before = (space / ".netcrm" / "memo.db").read_bytes()
    explain("index.html")
    assert not (space / "build" / "index.html").exists()
    assert (space / ".netcrm" / "memo.db").read_bytes() == before


def test_without_what_was_kept_it_says_what_to_do(space: Path, ask: Ask) -> None:
    status, out, err = ask("build", "--explain", ANA)
    assert (status, out) == (2, "")
    assert "keep = false" in err
    assert ask("build", "--json")[0] == 2


def test_the_number_rises_with_every_build_that_changes_anything(space: Path, ask: Ask) -> None:
    assert generation(space) == 0
    settled(ask)
    first = generation(space)
    assert first > 0
    settled(ask)
    assert generation(space) == first
    add(space, "ana-pires")
    assert generation(space) == first
    ask("build", "-q")
    second = generation(space)
    assert second > first
    shutil.rmtree(space / ".netcrm")
    ask("build", "-q")
    assert generation(space) > second
