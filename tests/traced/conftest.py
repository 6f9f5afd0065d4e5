"""Commands are run as in the tests of commands."""

from tests.commands.conftest import netcrm

__all__ = ["netcrm"]
