"""What a file's name alone says: whether it is a contact, and whether a sync tool made it."""

import re

_HIDDEN = (".", "_", "#", "~$")
_LEFTOVER = re.compile(
    r"""~$                                   # Emacs, gedit, nano
      | ___jb_(?:tmp|old)___                 # JetBrains
      | \.(?:tmp|temp|bak|backup|orig|swp)$  # ana.bak.md
      | _(?:BACKUP|BASE|LOCAL|REMOTE)_\d+$   # git mergetool
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CONFLICTS = re.compile(
    r"""\.sync-conflict-\d{8}-\d{6}(?:-\w+)?                        # Syncthing
      | \((?:[^()]*\s)?conflicted\ copy[^()]*\)                      # Dropbox, Nextcloud
      | \((?:conflict|case\ conflict)[^()]*\)                       # Dropbox, older Nextcloud
      | \(copie\ en\ conflit[^()]*\)                                # Dropbox in other languages
      | \(in\ konflikt\ stehende\ kopie[^()]*\)
      | \(copia\ en\ conflicto[^()]*\)
      | _conflict-\d{8}-\d{6}                                       # ownCloud
      | \[conflict(?:ed)?[^\[\]]*\]                                 # Google Drive, pCloud
      | _conf\(\d+\)$                                               # Google Drive for desktop
      | -(?-i:(?:DESKTOP|LAPTOP)-[A-Z0-9]{7})(?:-\d+)?$             # OneDrive: a PC's name
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<stem>.+?) ?\(\d{1,2}\)$")


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name, and all inside, is none of netcrm's business."""
    return name.startswith(_HIDDEN)


def is_contact_name(name: str) -> bool:
    """Whether a file of this name is a contact, or a sync tool's copy of one."""
    stem, dot, ending = name.rpartition(".")
    if not dot or ending.lower() != "md" or name.startswith(_HIDDEN):
        return False
    return bool(stem) and stem.lower() != "readme" and not _is_leftover(stem)


def _is_leftover(stem: str) -> bool:
    """Whether an editor or git left this; most names are done with at a glance."""
    if "_" in stem or "." in stem or "~" in stem:
        return _LEFTOVER.search(stem) is not None
    return False


def is_conflict_copy(name: str, beside: frozenset[str]) -> bool:
    """Whether a sync tool made this file when two devices changed one contact.

    ``beside`` are the names in its folder: ``ana (1).md`` is a copy only where ``ana.md`` is too.
    """
    stem, _, ending = name.rpartition(".")
    if not _may_be_copy(stem.lower()):
        return False
    if _CONFLICTS.search(stem):
        return True
    numbered = _NUMBERED.fullmatch(stem)
    return numbered is not None and f"{numbered['stem']}.{ending}" in beside


def _may_be_copy(stem: str) -> bool:
    """Whether a name holds what every copy's does; one by one, as it is asked of every file."""
    if "(" in stem or "conf" in stem or "konf" in stem:
        return True
    return "desktop-" in stem or "laptop-" in stem
