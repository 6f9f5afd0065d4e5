"""What belongs to a file beside its text: so that one that was taken away comes back as it was."""

import os
import re
import stat
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

ACL = "system.posix_acl_access"
"""The attribute that lists who else may read and write a file."""
_OWNER = re.compile(r"\d{1,10}:\d{1,10}")


class Looks(NamedTuple):
    """The mode of a file (-1 leaves it to the umask), ``uid:gid``, and its attributes in base64.

    Of attributes, those are kept that anybody may set: the user's own, and the list of rights.
    """

    mode: int = -1
    owner: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


UNKNOWN = Looks()


def looks_of(path: Path, status: os.stat_result) -> Looks:
    """How a file of this status looks."""
    found: dict[str, str] = {}
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # not every disk has them
            for name in filter(_is_kept, os.listxattr(path)):
                found[name] = b64encode(os.getxattr(path, name)).decode()
    owner = f"{status.st_uid}:{status.st_gid}"
    return Looks(stat.S_IMODE(status.st_mode), owner, tuple(found.items()))


def give(handle: int, looks: Looks) -> None:
    """Let a new file look like that, where it is allowed; a foreign group gets no rights."""
    is_same_group = _give_owner(handle, looks.owner)
    kept = looks.mode if is_same_group else looks.mode & ~(stat.S_IRWXG | stat.S_ISGID)
    os.fchmod(handle, kept)
    for name, value in looks.attributes:
        if is_same_group or name != ACL:
            with suppress(OSError):
                os.setxattr(handle, name, b64decode(value))


def _give_owner(handle: int, owner: str) -> bool:
    """Give a file its owner, or its group alone; whether the group is the one it had."""
    if not owner:
        return True
    uid, gid = map(int, owner.split(":"))
    mine = os.fstat(handle)
    for user in dict.fromkeys((uid if uid != mine.st_uid else -1, -1)):
        with suppress(OSError):
            os.fchown(handle, user, gid)
            return True
    return mine.st_gid == gid


def is_sound(looks: Looks) -> bool:
    """Whether what a journal says is how a file may look. Raises ValueError for no base64."""
    pairs = looks.attributes
    values = all(isinstance(it, str) for pair in pairs for it in pair)
    if not values or not all(_is_kept(name) and b64decode(it, validate=True) for name, it in pairs):
        return False
    return looks.owner == "" or _OWNER.fullmatch(looks.owner) is not None


def _is_kept(name: str) -> bool:
    return name.startswith("user.") or name == ACL
