"""Write the parts of the manual that follow from the program: settings, commands, problems.

Run it after a change to one of them: ``.venv/bin/python docs/generate.py``.
"""  # noqa: INP001  a program of its own, beside what it writes

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from netcrm.cli import netcrm
from netcrm.model import CODES
from netcrm.settings_file import Row, rows, table_doc, toml_value

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "tests" / "problems"

SETTINGS = """\
# Settings

Every setting has a default, so `netcrm.toml` may be empty or missing. `netcrm init` writes one with
all of them commented out; `netcrm settings` shows what holds in a workspace and where it comes
from.

**[D]** marks a choice of ours that no study gives; change it without a bad conscience. **[S NAME]**
marks what comes from a [source](#sources).

The season says what your own life leaves room for. While you are `looking`, the morning also says
who would want to hear it from you, whom to write to after a long time, and who could put in a word;
needs still come first. While you are `resting`, nobody's clock runs, but needs and promises stay.
"""
KINDS = """\

```toml
[kinds.walk]
words = "Walk"      # how pages name it
contact = true      # it counts as being in touch
minutes = 60        # the length where a line gives none
detail = "length"   # what may follow the kind: "length" as in `walk 90m`, "size", or ""
```
"""
SOURCES = """\
## Sources

- **Brown**: P. Brown, S. Levinson, *Politeness: Some Universals in Language Usage*, 1987.
- **Clark**: M. S. Clark, J. Mills, "Interpersonal Attraction in Exchange and Communal
  Relationships", *Journal of Personality and Social Psychology* 37, 1979.
- **Dunbar**: R. Dunbar, *Friends: Understanding the Power of our Most Important
  Relationships*, 2021.
- **Hall**: J. A. Hall, "How many hours does it take to make a friend?", *Journal of Social and
  Personal Relationships*, 2018.
- **Levin**: D. Z. Levin, J. Walter, J. K. Murnighan, "Dormant Ties: The Value of Reconnecting",
  *Organization Science* 22, 2011.
- **Miritello**: G. Miritello and others, "Limited communication capacity unveils strategies for
  human interaction", *Scientific Reports* 3, 2013.
- **Navarro**: H. Navarro and others, "Temporal patterns behind the strength of persistent ties",
  *EPJ Data Science* 6, 2017.
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
accents; `Marc B.` and `m bell` will do where they mean one person. Where several people may be
named, commas or `and` may stand between them. A name that fits several is asked about on a terminal
by the commands that note what happened, and refused elsewhere.
"""
PROBLEMS = """\
# Problems

All that `netcrm check` can say, with samples (NC502 only building shows). Each problem names the
file, line and column, its severity and its code, shows the place, and ends with what to do.

A fault spoils only the piece it stands in: a file with errors is still a page, with all that could
be read. An **error** makes `netcrm check` and `netcrm build` end with exit status 1; a **warning**
does so with `--strict`; a **note** never does.
"""
GROUPS = {
    "1": "Whole files and their spelling",
    "2": "Fields and lines",
    "3": "Who is meant",
    "4": "Worth knowing",
    "5": "Settings and templates",
}
WIDTH = 100


def settings() -> str:
    """The page of all settings."""
    return "\n".join([SETTINGS, *_settings(), KINDS, SOURCES])


def _settings() -> Iterator[str]:
    table = None
    for row in rows():
        if row.table != table:
            table = row.table
            if table:
                yield f"\n## `[{table}]`\n\n{_sentence(table_doc(table))}\n"
            yield "| setting | default | what may stand there | meaning |\n|---|---|---|---|"
        yield _row(row)
    yield f"\n## `[kinds.NAME]`\n\n{_sentence(table_doc('kinds'))}"


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


def problems() -> str:
    """The page of all problem codes, with what is said of the samples the tests keep."""
    return "\n".join([PROBLEMS, *_problems()])


def _problems() -> Iterator[str]:
    group = ""
    for code, (severity, about) in CODES.items():
        if code[2] != group:
            group = code[2]
            yield f"## {GROUPS[group]}\n"
        yield f"### {code}\n\n**{severity}**: {about}\n\n```text\n{_sample(code)}\n```\n"


def _sample(code: str) -> str:
    """What the tests' sample of a code shows of it, without what else is wrong there."""
    said = (SAMPLES / code / "expected.txt").read_text("utf-8").split("\n\n")
    return "\n\n".join(one for one in said if f" {code}: " in one.partition("\n")[0])


PAGES = {"settings.md": settings, "commands.md": commands, "problems.md": problems}


def main(folder: Path) -> None:
    """Write the pages into ``folder``."""
    for name, make in PAGES.items():
        (folder / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
