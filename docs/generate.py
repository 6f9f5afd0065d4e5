"""Write the parts of the manual that follow from the program: its settings and its commands.

Run it after a change to either: ``.venv/bin/python docs/generate.py``.
"""  # noqa: INP001  a program of its own, beside what it writes

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from netcrm.cli import netcrm
from netcrm.settings_file import Row, rows, table_doc, toml_value

HERE = Path(__file__).parent

SETTINGS = """\
# Settings

Every setting has a default, so `netcrm.toml` may be empty or missing. `netcrm init` writes one with
all of them commented out; `netcrm settings` shows what holds in a workspace and where it comes
from.

**[D]** marks a choice of ours that no study gives; **[S]** what comes from a source.
"""
COMMANDS = """\
# Commands

`--today` and `--quiet` are taken before and after the name of a command. The workspace is the
folder named with `-C`, else the nearest one, from here upwards, that holds `contacts/` or
`netcrm.toml`.

Exit status: 1 only if `check` or `build` finds an error (with `--strict`, a warning); 2 for wrong
usage, for someone unknown or one of several, and when a command cannot go on; else 0. With `--json`
standard output is JSON alone.

WHO is an id, a name, another name of theirs, or the beginning of one, in any case and without its
accents.
"""
WIDTH = 100


def settings() -> str:
    """The page of all settings."""
    return "\n".join([SETTINGS, *_settings()])


def _settings() -> Iterator[str]:
    table = None
    for row in rows():
        if row.table != table:
            table = row.table
            if table:
                yield f"\n## `[{table}]`\n\n{_sentence(table_doc(table))}\n"
            yield "| setting | default | what may stand there | meaning |\n|---|---|---|---|"
        yield _row(row)
    yield f"\n## `[kinds.NAME]`\n\n{_sentence(table_doc('kinds'))}\n"


def _row(row: Row) -> str:
    default = f"`{toml_value(row.value)}`" if row.value is not None else "none"
    return f"| `{row.name}` | {default} | {row.type} | {row.doc} |"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def commands() -> str:
    """The page of all commands, as `--help` says it."""
    context = click.Context(
        netcrm, info_name="netcrm", max_content_width=WIDTH, **netcrm.context_settings
    )
    parts = [COMMANDS, _help("netcrm", netcrm, context)]
    for name in netcrm.list_commands(context):
        command = netcrm.get_command(context, name)
        if command is not None:
            below = click.Context(command, info_name=name, parent=context, max_content_width=WIDTH)
            parts.append(_help(f"netcrm {name}", command, below))
    return "\n".join(parts)


def _help(title: str, command: click.Command, context: click.Context) -> str:
    context.terminal_width = WIDTH
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


PAGES = {"settings.md": settings, "commands.md": commands}


def main(folder: Path) -> None:
    """Write the pages into ``folder``."""
    for name, make in PAGES.items():
        (folder / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
