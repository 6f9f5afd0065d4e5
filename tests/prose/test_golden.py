"""Markdown cases and the HTML they become: one pair of files in ``golden/`` each."""

from pathlib import Path

import pytest

from netcrm.text.prose import Link, fill_links, render_prose
from tests.conftest import Golden

FOLDER = Path(__file__).parent / "golden"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))


def link_of(target: str) -> Link | None:
    if target in ("nobody", "ana]"):
        return None
    return Link(f"{target.casefold()}.html", target.title())


def test_there_are_cases() -> None:
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_markdown(name: str, golden: Golden) -> None:
    text = (FOLDER / f"{name}.md").read_bytes().decode()
    html = fill_links(render_prose(text), link_of)
    golden(f"{name}.html", html and f"{html}\n")
