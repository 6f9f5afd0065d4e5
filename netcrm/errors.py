"""The one family of exceptions: what stops a command, with its exit status."""


class NetcrmError(Exception):
    """A command cannot go on. ``hint`` names the cure; ``exit_code`` is what the shell sees."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and the cure apart, so that each can be shown in its own way."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class NoWorkspaceError(NetcrmError):
    """There is no ``contacts/`` or ``netcrm.toml`` here or above."""


class UnknownContactError(NetcrmError):
    """Nobody goes by that name."""


class AmbiguousContactError(NetcrmError):
    """Several people go by that name; the hint lists them, a line for each of ``candidates``."""

    def __init__(
        self, message: str, hint: str = "", who: str = "", candidates: tuple[str, ...] = ()
    ) -> None:
        """Keep what was typed and the ids that it fits, for whoever can ask which is meant."""
        super().__init__(message, hint)
        self.who = who
        self.candidates = candidates


class UsageError(NetcrmError):
    """An option or argument makes no sense."""


class OutputError(NetcrmError):
    """The site cannot be written."""


class ExistsError(NetcrmError):
    """Something is already where a new file was to go; nothing was written."""


class PortError(NetcrmError):
    """The port cannot be listened on."""


class StoppedError(NetcrmError):
    """What was to go on until the user ends it has ended by itself."""
