"""The shared fixtures do what they promise."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import Golden, missing


def test_a_missing_golden_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.conftest.ROOT", tmp_path)
    with pytest.raises(pytest.fail.Exception, match=r"a\.txt is missing"):
        Golden(tmp_path, update=False)("a.txt", "")


@pytest.mark.parametrize("made", ["one\r\n", "two\n", b"\xff"])
def test_a_golden_compares_every_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str | bytes
) -> None:
    monkeypatch.setattr("tests.conftest.ROOT", tmp_path)
    Golden(tmp_path, update=True)("deep/a.txt", "one\n")
    Golden(tmp_path, update=False)("deep/a.txt", "one\n")
    with pytest.raises(AssertionError):
        Golden(tmp_path, update=False)("deep/a.txt", made)


@pytest.mark.parametrize(
    ("value", "outcome"), [("1", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_what_is_missing_skips_or_fails(
    monkeypatch: pytest.MonkeyPatch, value: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("NETCRM_REQUIRE_BROWSER", value)
    with pytest.raises(outcome, match="no browser here"):
        missing("BROWSER", "no browser here")


def test_the_browser_opens_a_file(browser: Browser, tmp_path: Path) -> None:
    page_file = tmp_path / "page.html"
    page_file.write_text("<!doctype html><title>Marcus</title>")
    page = browser.new_page()
    page.goto(page_file.as_uri())
    assert page.title() == "Marcus"
    page.close()


def test_node_finds_js_yaml(node: Path) -> None:
    program = "console.log(JSON.stringify(require('js-yaml').load('name: No')))"
    done = subprocess.run(
        ["node", "-e", program], cwd=node, capture_output=True, text=True, check=True
    )
    assert done.stdout == '{"name":"No"}\n'
