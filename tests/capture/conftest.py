"""Commands that write, over copies of the small workspace."""

from tests.commands.conftest import netcrm, small

__all__ = ["netcrm", "small"]
