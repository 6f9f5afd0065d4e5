"""The documents lead where they say: every relative link, anchor and make target exists."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
FENCE = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(
    r"""\]\(\s*<?([^)>\s]+)|^\[[^\]]+\]:\s*<?(\S+?)>?$|(?:src|srcset)="([^"]+)""", re.MULTILINE
)
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
PATH = re.compile(r"`((?:netcrm|tests|templates|docs|requirements)/[^`\s]*)`")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def links(text: str) -> Iterator[str]:
    """Every link and image of a document that stays in the repository."""
    prose = CODE.sub("", FENCE.sub("", text))
    for match in LINK.finditer(prose):
        target = next(filter(None, match.groups()))
        if not ELSEWHERE.match(target):
            yield target


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    return {anchor(heading) for heading in HEADING.findall(FENCE.sub("", text))}


def anchor(heading: str) -> str:
    kept = (c for c in heading.lower() if c in " -_" or unicodedata.category(c)[0] in "LN")
    return "".join(kept).replace(" ", "-")


def broken(document: Path) -> list[str]:
    """The links of ``document`` that lead nowhere."""
    return [link for link in links(document.read_text("utf-8")) if not leads(document, link)]


def leads(document: Path, link: str) -> bool:
    name, _, wanted = unquote(link).partition("#")
    target = document.parent / name if name else document
    if not target.exists():
        return False
    return not wanted or (target.is_file() and wanted in anchors(target.read_text("utf-8")))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    assert broken(document) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_named_exists(document: Path) -> None:
    named = set(re.findall(r"`make ([a-z]+)", document.read_text("utf-8")))
    assert named <= set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_named_exists(document: Path) -> None:
    named = set(PATH.findall(document.read_text("utf-8")))
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_the_four_documents_are_there() -> None:
    assert {path.name for path in DOCUMENTS if path.parent == ROOT} >= {
        *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
    }


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Why: a *page*\n[up](#why-a-page) [self](page.md#why-a-page) [out](https://example.org)\n"
        "`[code](gone.md)`\n```\n[fenced](gone.md)\n```\n"
        "[gone](gone.md) [part](page.md#gone)\n![shot](gone.png)\n\n[ref]: gone/\n"
    )
    assert broken(page) == ["gone.md", "page.md#gone", "gone.png", "gone/"]
