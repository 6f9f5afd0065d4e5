"""Every command, one short file each, found by name; :mod:`netcrm.cli` assembles them."""

COMMANDS = (
    "init",
    "new",
    "log",
    "promise",
    "need",
    "slot",
    "done",
    "introduce",
    "snooze",
    "set",
    "undo",
    "today",
    "show",
    "brief",
    "path",
    "ask",
    "list",
    "check",
    "build",
    "watch",
    "serve",
    "settings",
    "completion",
)
"""The commands in the order that help lists them: each is a file here that defines ``command``."""
