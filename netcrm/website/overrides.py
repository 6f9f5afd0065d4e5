"""A workspace's own templates, read from its ``templates/`` folder."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from netcrm.errors import OutputError
from netcrm.model import Problem

TEMPLATE = "template"
"""The kind of input that a workspace's own templates are, by name; absent ones are read too."""
ANY = "*"
"""Stands for all of a workspace's own templates, where a name is only known as the page is made."""
OVERRIDES = "templates"
"""The folder of a workspace whose files override built-in ones of the same name."""

_PACKAGE = Path(__file__).parents[1]
_KINDS = frozenset({".html", ".css"})


@cache
def built_in() -> Path:
    """The folder of the built-in theme: in the package, or beside it in a checkout."""
    for folder in (_PACKAGE / "templates", _PACKAGE.parent / "templates"):
        if (folder / "base.html").is_file():
            return folder
    raise OutputError("the built-in templates are missing", "install netcrm again")


def read_overrides(workspace: Path) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The texts of the workspace's own templates by name, and which cannot be read.

    Links that lead out of the workspace are not followed. In a checkout of netcrm itself the
    folder is the built-in theme, which overrides nothing.
    """
    folder = workspace / OVERRIDES
    if not folder.is_dir() or folder.samefile(built_in()):
        return {}, ()
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if not _counts(path, workspace):
            continue
        try:
            found[path.name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_unreadable(path.name, error))
    return found, tuple(problems)


def _counts(path: Path, workspace: Path) -> bool:
    """Whether a file is a template of this workspace."""
    if path.name.startswith(".") or path.suffix not in _KINDS or not path.is_file():
        return False
    return path.resolve().is_relative_to(workspace.resolve())


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> Problem:
    reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error.strerror)
    return Problem(
        file=f"{OVERRIDES}/{name}",
        line=1,
        column=1,
        code="NC502",
        message=f"this template cannot be read: {reason}",
        hint="save it as UTF-8 and see that it can be read; the built-in one is used until then",
    )
