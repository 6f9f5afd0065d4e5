"""``netcrm.toml``: its text in, settings and problems out; and its text from the table of them.

Nothing here opens a file. Every setting is a field of :class:`netcrm.config.Settings`: its type
says how it is read, its metadata what is allowed, so that a new setting is one field.
"""

from netcrm.settings_file.read import Origin, SettingsRead, read_settings
from netcrm.settings_file.table import Row, added_kinds, rows, table_doc
from netcrm.settings_file.toml import commented_toml, toml_value

SETTINGS_FILE = "netcrm.toml"

__all__ = [
    "SETTINGS_FILE",
    "Origin",
    "Row",
    "SettingsRead",
    "added_kinds",
    "commented_toml",
    "read_settings",
    "rows",
    "table_doc",
    "toml_value",
]
