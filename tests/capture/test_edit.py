"""`netcrm edit`: which command opens the file at which line, and what is said afterwards."""

import json
import sys
from pathlib import Path

import pytest

from tests.capture.test_plans import ANA, MARC
from tests.commands.conftest import Run


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", "vim +12 {}"),
        ("/usr/bin/nano -w", "/usr/bin/nano -w +12 {}"),
        ("code", "code --wait --goto {}:12"),
        ("code -w", "code -w --goto {}:12"),
        ("hx", "hx {}:12"),
        ("subl", "subl --wait {}:12"),
        ("unheard-of", "unheard-of {}"),
    ],
)
def test_the_line_as_each_editor_is_told(
    netcrm: Run, small: Path, monkeypatch: pytest.MonkeyPatch, editor: str, command: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    assert netcrm("edit", "ana", "--dry-run").out == f"{command.format(small / ANA)}\n"


@pytest.mark.parametrize(
    ("words", "file", "line"),
    [
        (("ana",), ANA, 12),
        (("ana", "pires"), ANA, 12),
        (("ana", "SOUP"), ANA, 21),
        (("marc",), MARC, 10),
        (("marc", "furniture"), MARC, 5),
    ],
)
@pytest.mark.usefixtures("small")
def test_the_line_that_is_meant(netcrm: Run, words: tuple[str, ...], file: str, line: int) -> None:
    said = json.loads(netcrm("edit", *words, "--dry-run", "--json").out)
    assert (said["file"], said["line"]) == (file, line)


def test_what_is_wrong_afterwards(
    netcrm: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = "import sys; p = sys.argv[-1]; t = open(p).read(); open(p, 'w').write(t.replace({}))"
    script = small / "editor.py"
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    script.write_text(program.format("'2009', '2010'"))
    assert netcrm("edit", "marc") == ("", "", 0)
    assert b"since: 2010\n" in (small / MARC).read_bytes()
    script.write_text(program.format("'kind: person', 'met: 2026-02-30'"))
    ran = netcrm("edit", "marc")
    assert ran.status == 1
    assert f"{MARC}:3:6: error NC203: 2026-02-30 is not a day" in ran.out
    assert json.loads(netcrm("edit", "marc", "--json").out)["problems"][0]["code"] == "NC203"
    script.write_text("raise SystemExit(3)")
    assert "ended with status 3" in netcrm("edit", "marc").err


@pytest.mark.parametrize(
    ("editor", "words", "said"),
    [
        ("vim", ("ana", "zzz"), "holds no 'zzz'"),
        ("vim", ("nobody",), "nobody called 'nobody'"),
        ("vim", (), "say whose file"),
        ("no-such-editor-here", ("ana",), "cannot be started"),
    ],
)
@pytest.mark.usefixtures("small")
def test_what_cannot_be_opened(
    netcrm: Run, monkeypatch: pytest.MonkeyPatch, editor: str, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    ran = netcrm("edit", *words)
    assert ran.status == 2
    assert said in ran.err


@pytest.mark.parametrize("name", ["VISUAL", "EDITOR"])
@pytest.mark.usefixtures("small")
def test_an_open_quote(netcrm: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv(name, "vim '")
    ran = netcrm("edit", "ana")
    assert (ran.status, ran.out) == (2, "")
    assert f"netcrm: {name} is no command: vim '\n" in ran.err
    assert f"export {name}=nano" in ran.err
