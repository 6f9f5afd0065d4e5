"""Which disks tell of changes, and which have to be asked."""

import os
import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_SILENT = re.compile(
    r"""nfs\d? | cifs | smb3? | smbfs | ncpfs       # what others write there is not told here
      | afs | coda | ceph | gfs2? | glusterfs | lustre | ocfs2 | beegfs | davfs
      | 9p | drvfs | virtiofs | vboxsf | prl_fs | vmhgfs  # folders of the machine around this one
      | fuse(?:\..+)?                             # sshfs, rclone and the like; fuseblk is a disk
    """,
    re.VERBOSE,
)


def silent_disk(path: str, mounts: Path = _MOUNTS) -> str:
    """The type of a disk that does not tell of every change; empty where it does.

    Where the system has no list of mounts, every disk is taken to tell.
    """
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    real = os.path.realpath(path)
    found = [(where, kind) for _, where, kind, *_ in map(str.split, lines) if _holds(where, real)]
    # Of two that are mounted at one place the later one is seen.
    kind = (
        max(enumerate(found), key=lambda at: (len(_plain(at[1][0])), at[0]))[1][1] if found else ""
    )
    return kind if _SILENT.fullmatch(kind) else ""


def _holds(where: str, path: str) -> bool:
    """Whether a path lies on what is mounted there."""
    return f"{path}/".startswith(f"{_plain(where).rstrip('/')}/")


def _plain(where: str) -> str:
    """The path of a mount, whose blanks are written as octal numbers."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), where)
