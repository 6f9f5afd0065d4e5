"""Running git so that it does what it is asked to and nothing else."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from netcrm.history.faults import HistoryError

_MINE = frozenset(
    {"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"}
    | {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"}
)
"""What the user's own surroundings may tell git; all else that begins with GIT_ is left out."""
_SURROUNDINGS = {
    "GIT_ALLOW_PROTOCOL": "none",  # what is missing is not fetched, by whatever program
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_SETTINGS = (
    ("core.hooksPath", os.devnull),
    ("core.fsmonitor", "false"),
    ("core.pager", "cat"),
    ("core.untrackedCache", "false"),
    ("gc.auto", "0"),
    ("i18n.commitEncoding", "UTF-8"),
    ("maintenance.auto", "false"),
    ("safe.bareRepository", "explicit"),
    ("submodule.recurse", "false"),
    ("user.useConfigOnly", "true"),  # no name guessed from the machine's
)


def run(
    root: Path, arguments: Sequence[str], given: bytes = b"", more: Mapping[str, str] | None = None
) -> bytes:
    """What git prints. Raises HistoryError with git's own words where it is not content."""
    done = _started(root, arguments, given, more or {})
    if done.returncode:
        raise _fault(done.stderr.decode(errors="replace"))
    return done.stdout


def asked(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints; None where the answer is no."""
    done = _started(root, arguments, given, {})
    return None if done.returncode else done.stdout


def make_repository(root: Path) -> bool:
    """Make a repository where there is git and none around the folder yet; whether one was."""
    if _found_git() is None or asked(root, "rev-parse", "--git-dir") is not None:
        return False
    return asked(root, "init", "--quiet") is not None


def _started(
    root: Path, arguments: Sequence[str], given: bytes, more: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    git = _found_git()
    if git is None:
        hint = "install git to keep a history; the files themselves need none"
        raise HistoryError("there is no git here", hint)
    settings = [word for name, value in _SETTINGS for word in ("-c", f"{name}={value}")]
    around = {key: value for key, value in os.environ.items() if _stays(key)}
    try:
        return subprocess.run(  # noqa: S603  an absolute path, and no shell
            [git, "--no-pager", *settings, *arguments],
            cwd=root,
            env={**around, **_SURROUNDINGS, **more},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise HistoryError(f"git cannot be started: {error.strerror}", "look at git") from error


def _found_git() -> str | None:
    """Where git lies; a folder that PATH names relative to wherever one stands does not count."""
    found = shutil.which("git")
    return found if found is not None and Path(found).is_absolute() else None


def _stays(name: str) -> bool:
    return not name.startswith("GIT_") or name in _MINE


def _fault(said: str) -> HistoryError:
    """What git complained of, in our words where it is something common."""
    if "dubious ownership" in said:
        hint = "if you trust it, git says how to name it: git config --global safe.directory"
        return HistoryError("the repository belongs to another user", hint)
    if "not a git repository" in said:
        return HistoryError("there is no git repository here", "make one: git init")
    if "tell me who you are" in said or "no email was given" in said or "no name" in said:
        return HistoryError("git does not know who you are", _WHO)
    line = next((row for row in said.splitlines() if row.strip()), "it does not say why")
    words = line.removeprefix("fatal: ").removeprefix("error: ").strip()
    return HistoryError(f"git cannot: {words}", "`git status` may say more")


_WHO = 'git config --global user.name "YOUR NAME", and the same for user.email'
