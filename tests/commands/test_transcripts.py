"""What commands print, word for word: stdout, stderr (after ``!``) and a status that is not 0."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import HERE, ROOT, Ran, Run
from tests.conftest import Golden

SMALL = (
    ("help", "--help"),
    ("today", "today"),
    ("today-all", "today --all"),
    ("today-why", "today --why"),
    ("show-why", "show ana --why"),
    ("today-other-day", "--today 2026-06-01 today"),
    ("today-json", "today --json"),
    ("list", "list"),
    ("list-films", "list --tag films --circle close"),
    ("list-nobody", "list --status lost"),
    ("list-json", "list --kind person --json"),
    ("show-ana", "show ANA PIRES"),
    ("show-ana-json", "show ana --json"),
    ("show-group", "show wednesday-group"),
    ("show-unknown", "show Anna Pirez"),
    ("check", "check"),
    ("settings", "settings"),
    ("new", "new Bo Lindqvist --met 2026-03-17 --via Marc --group Choir --tag No"),
    ("new-tomorrow", "new Bo Lindqvist --met 2062-03-17"),
    ("new-twice", "new ana pires"),
    ("log", "log Ana P. call Films --on yesterday --length 1h30"),
    ("log-several", "log marc, aninha and zoe coffee Films --at Lund --dry-run"),
    ("log-group", "log wednesday Rain --absent aninha --json"),
    ("log-nobody", "log anna pirez call Films"),
    ("met", "met Dana Reyes, Bo --at Harbour --via zoe --dry-run"),
    ("met-again", "met ana pires"),
    ("asked", "asked marc bell advice Glue --them"),
    ("answer-nothing", "answer ana yes"),
    ("told", "told zoe Done"),
    ("thanked", "thanked marc Soup --for yesterday --dry-run"),
    ("heard", "heard ana Exam"),
    ("heard-nothing", "heard --done ana"),
    ("inbox-empty", "inbox"),
    ("fmt", "fmt --check"),
    ("commit-without-git", "commit"),
    ("changes-without-git", "changes HEAD~1"),
    ("promise", "promise Ana P. Ladders --by friday"),
    ("need", "need marc Lifts --until 2026-04-01 --id lifts"),
    ("slot", "slot ana 2026-03-20 --by marc"),
    ("done", "done ana ladder --on yesterday"),
    ("done-which", "done ana"),
    ("introduce", "introduce ana marc Tea --json"),
    ("snooze", "snooze Ana Pires friday"),
    ("set", "set ana tags --add sea"),
    ("set-wrong", "set ana circle best"),
    ("rename", "rename ana Ana Lima"),
    ("merge", "merge marcus-bell 李雷 --dry-run"),
    ("remove", "remove marc"),
    ("edit", "edit ana zebra"),
    ("undo", "undo"),
    ("wrong-command", "shwo ana"),
    ("bare", ""),
    ("wrong-day", "--today 2026-02-30 list"),
)
BROKEN = (
    ("broken-check", "check"),
    ("broken-check-json", "check --json"),
    ("broken-today", "today"),
    ("broken-settings", "settings --quiet"),
    ("broken-show", "show bo"),
)
SAMPLE = (
    ("sample-today", "today"),
    ("sample-list", "list"),
    ("sample-show-priya", "show priya"),
    ("sample-show-me", "show me"),
    ("sample-check", "check"),
    ("sample-ask-marcus", "ask marcus-bell"),
    ("sample-ask-marcus-money", "ask marcus-bell --for money"),
    ("sample-ask-ruth", "ask ruth --for favour"),
    ("sample-ask-after-surgery", "--today 2024-02-21 ask marcus-bell --for favour"),
    ("sample-ask-the-stranger", "--today 2023-10-14 ask rob --for money"),
    ("sample-ask-lee-json", "ask lee --for referral --json"),
    ("sample-brief", "brief ana marcus-bell"),
    ("sample-brief-why", "brief rob --why"),
    ("sample-review-why", "review --why"),
    ("sample-brief-rob-json", "brief rob --json"),
    ("sample-mirror-rob", "mirror rob"),
    ("sample-review", "review"),
    ("sample-review-year", "review year --of 2024-05-01"),
)


@pytest.mark.parametrize(("name", "words"), SMALL, ids=[name for name, _ in SMALL])
@pytest.mark.usefixtures("small")
def test_small(netcrm: Run, golden: Golden, name: str, words: str) -> None:
    golden(f"{name}.txt", transcript(words, netcrm(*words.split())))


@pytest.mark.parametrize(("name", "words"), BROKEN, ids=[name for name, _ in BROKEN])
@pytest.mark.usefixtures("broken")
def test_broken(netcrm: Run, golden: Golden, name: str, words: str) -> None:
    golden(f"{name}.txt", transcript(words, netcrm(*words.split())))


@pytest.mark.parametrize(("name", "words"), SAMPLE, ids=[name for name, _ in SAMPLE])
def test_sample(
    netcrm: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.chdir(ROOT)
    golden(f"{name}.txt", transcript(words, netcrm(*words.split())))


def test_each_way_to_mean_one_person_prints_the_same(netcrm: Run, small: Path) -> None:
    ways = ("ana-pires", "Ana Pires", "ANA", "aninha", "[[ana-pires]]", "contacts/ana-pires.md")
    assert len({netcrm("show", way).out for way in ways}) == 1
    assert netcrm("show", "ana", "pires") == netcrm("show", "ana-pires")
    assert small.is_dir()


def test_the_order_of_the_disk_does_not_matter(netcrm: Run, small: Path, tmp_path: Path) -> None:
    before = netcrm("list", "--json")
    again = tmp_path / "again" / "contacts"
    again.mkdir(parents=True)
    for path in sorted((small / "contacts").rglob("*.md"), reverse=True):
        target = again / path.relative_to(small / "contacts")
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)
    shutil.copy(small / "netcrm.toml", again.parent)
    assert netcrm("-C", str(again.parent), "list", "--json") == before


def test_every_golden_is_used() -> None:
    names = {f"{name}.txt" for name, _ in (*SMALL, *BROKEN, *SAMPLE)}
    assert {path.name for path in (HERE / "golden").iterdir()} == names


def transcript(words: str, ran: Ran) -> str:
    """Write down the command and all it said."""
    return "\n".join((f"$ netcrm {words}".rstrip(), *_said(ran), ""))


def _said(ran: Ran) -> Iterator[str]:
    yield from ran.out.splitlines()
    yield from (f"! {line}".rstrip() for line in ran.err.splitlines())
    if ran.status:
        yield f"[exit {ran.status}]"
