"""The one door to a workspace for reading. Nothing here writes."""

from netcrm.store.read import Files, glance, read_files, read_line, read_settings_text
from netcrm.store.workspace import CONTACTS, find_workspace

__all__ = [
    "CONTACTS",
    "Files",
    "find_workspace",
    "glance",
    "read_files",
    "read_line",
    "read_settings_text",
]
