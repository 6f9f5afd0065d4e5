"""The one door to a workspace for reading. Nothing here writes."""

from netcrm.store.links import links_to
from netcrm.store.read import glance, read_line, read_settings_text
from netcrm.store.survey import Survey, load_files, spoilt_files, survey
from netcrm.store.workspace import CONTACTS, find_workspace

__all__ = [
    "CONTACTS",
    "Survey",
    "find_workspace",
    "glance",
    "links_to",
    "load_files",
    "read_line",
    "read_settings_text",
    "spoilt_files",
    "survey",
]
