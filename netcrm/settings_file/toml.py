"""The commented ``netcrm.toml`` that `netcrm init` writes, made from the table of settings."""

import json
from collections.abc import Iterator
from datetime import date

from netcrm.settings_file.table import KINDS_TABLE, Row, rows, table_doc

_HEAD = """\
# The settings of netcrm. Every one has a default, which is what stands here: take away the #
# in front of a name to change it.
# [D] marks a choice of ours, [S NAME] what comes from a study: docs/settings.md names it.
"""
_EXAMPLE_DAY = date(2026, 3, 14)
_KIND = """\
#[kinds.walk]
#words = "Walk"
#contact = true
#minutes = 60
#detail = "length"
"""


def commented_toml() -> str:
    """A ``netcrm.toml`` with every setting, its default and its documentation, all commented out.

    A line of documentation is ``# text``, a setting ``#name = value`` without the space.
    """
    return "\n".join([_HEAD, *_settings(), f"# {table_doc(KINDS_TABLE)}", _KIND])


def _settings() -> Iterator[str]:
    table = ""
    for row in rows():
        if row.table != table:
            table = row.table
            yield f"# {table_doc(table)}\n#[{table}]"
        yield f"# {row.doc}\n#{row.name} = {toml_value(_shown(row))}" + ("" if table else "\n")
    yield ""


def _shown(row: Row) -> object:
    """The default; where nothing is the default, something to take as a pattern."""
    return _EXAMPLE_DAY if row.value is None else row.value


def toml_value(value: object) -> str:
    """A value as TOML writes it; nothing at all for what is unset."""
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    return str(value)
