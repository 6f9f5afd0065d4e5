"""What `watch` and `serve` share: a workspace that is looked at again and again."""

from pathlib import Path

from netcrm.commands.session import Session
from netcrm.commands.workspace import inputs_of
from netcrm.store import find_workspace
from netcrm.website.live import Hints, Live, Seen
from netcrm.website.overrides import read_overrides


def live_of(session: Session, root: Path, out: Path) -> Live:
    """The site in ``out``, to be kept up to date with the workspace in ``root``."""
    return Live(root, out, _Lookout(session, root))


class _Lookout:
    """Looks at one workspace, and remembers what it saw."""

    def __init__(self, session: Session, root: Path) -> None:
        self._session = session
        self._root = root

    def __call__(self, look: int, hints: Hints) -> Seen:  # noqa: ARG002  soon
        """See :data:`netcrm.website.live.Gather`. Raises NoWorkspaceError."""
        find_workspace(self._root, self._root)
        inputs, _ = inputs_of(self._session, self._root, look)
        templates, unread = read_overrides(self._root)
        files: dict[str, object] = {
            "": (inputs.today, inputs.settings, inputs.problems, unread),
            **{f"templates/{name}": text for name, text in templates.items()},
            **{str(name): version for name, version in inputs.versions.items()},
        }
        return Seen(inputs, templates, unread, files)
