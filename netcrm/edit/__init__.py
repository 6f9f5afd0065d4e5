"""The one door to a workspace for writing.

New files never replace what is there. A change of files that are there is all or nothing, one
writer at a time, and only of what was read: see :mod:`netcrm.edit.save`.
"""

from netcrm.edit.faults import BusyError, ChangedError, NothingToUndoError, WriteError
from netcrm.edit.lock import FOLDER
from netcrm.edit.new import TRIES, create_contact, create_file, make_room
from netcrm.edit.recover import mended
from netcrm.edit.save import amend, read, save
from netcrm.edit.target import Write
from netcrm.edit.undo import is_cut_off, undo

__all__ = [
    "FOLDER",
    "TRIES",
    "BusyError",
    "ChangedError",
    "NothingToUndoError",
    "Write",
    "WriteError",
    "amend",
    "create_contact",
    "create_file",
    "is_cut_off",
    "make_room",
    "mended",
    "read",
    "save",
    "undo",
]
