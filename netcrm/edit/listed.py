"""Reading what was written down of a write. Nothing in it is taken on trust.

A folder may have come from somebody else, its ``.netcrm/`` with it: what is listed there must not
let `netcrm undo`, or the next write, touch anything but files that netcrm itself would write.
"""

import json
import os
import re
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from typing import Any

from netcrm.edit.disk import read_bytes
from netcrm.edit.journal import Step, Steps
from netcrm.edit.looks import is_sound
from netcrm.edit.target import leads_into_hidden
from netcrm.model import MY_FILE
from netcrm.store import CONTACTS
from netcrm.store.names import is_contact_name, is_hidden
from netcrm.text.jotted import INBOX

_TOKEN = re.compile(r"[0-9a-f]{8}")
_DIGEST = re.compile(r"(?:[0-9a-f]{32})?")
_READ_AND_WRITE = 0o666
"""All that a text may be given: nobody runs it."""


def load(folder: Path, name: str) -> Steps | None:
    """The steps that a file in ``.netcrm/`` lists; None where there is none.

    Raises ValueError where it is not as this version writes it, or where it names a file that is
    neither a contact nor ``me.md`` nor ``inbox.md``, is hidden, or lies elsewhere than it says;
    OSError where it cannot be read.
    """
    try:
        data = read_bytes(folder / name)[0]
    except FileNotFoundError:
        return None
    try:
        found = json.loads(data)
    except RecursionError as error:
        raise ValueError(name) from error
    if not isinstance(found, list):
        raise ValueError(name)  # noqa: TRY004  all that is wrong with it is one error
    home = os.path.realpath(folder.parent)
    return tuple(_checked(_step(item), home) for item in found)


def _step(item: Any) -> Step:  # noqa: ANN401  whatever JSON holds
    """A step with every value of its own kind, and a mode that lets nobody run the file."""
    try:
        old, new = (b64decode(item[key], validate=True) for key in ("old", "new"))
        pairs = tuple((name, value) for name, value in item.get("attributes", ()))
        step = Step(**item | {"old": old, "new": new, "attributes": pairs})
        sound_looks = is_sound(step.looks)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError from error
    texts = (step.file, step.real, step.token, step.before, step.after)
    sound = sound_looks and isinstance(step.shared, bool)
    sound = sound and all(isinstance(text, str) for text in texts)
    if not sound or type(step.start) is not int or type(step.mode) is not int or step.start < 0:
        raise ValueError(item)
    return replace(step, mode=step.mode & _READ_AND_WRITE if step.mode >= 0 else -1)


def _checked(step: Step, home: str) -> Step:
    """The step, once it is certain that it may be followed. Raises ValueError."""
    digests = (step.before, step.after)
    if not _TOKEN.fullmatch(step.token) or not all(map(_DIGEST.fullmatch, digests)):
        raise ValueError(step.token)
    if not _is_ours(step.file) or leads_into_hidden(step.real):
        raise ValueError(step.file)
    real = os.path.join(home, step.real)  # noqa: PTH118  Path would hide a trailing "/.."
    place = os.path.realpath(os.path.join(home, step.file))  # noqa: PTH118
    if not place == real == os.path.realpath(real) or os.path.commonpath((home, real)) != home:
        raise ValueError(step.real)
    return step


def _is_ours(file: str) -> bool:
    """Whether a path in the workspace is that of a file that netcrm writes."""
    if file in {MY_FILE, INBOX}:
        return True
    top, *folders, name = file.split("/") if "/" in file else ("", file)
    hidden = any(not part or is_hidden(part) for part in folders)
    return top == CONTACTS and not hidden and is_contact_name(name)
