"""The command line: assembles the commands, reads the clock, and turns errors into exit codes."""

import gc
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from netcrm import __version__
from netcrm.commands import COMMANDS, printing
from netcrm.commands.session import Session, everywhere
from netcrm.errors import NetcrmError

CANNOT_GO_ON = 2
INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Every command's name, in the order of help."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, from its own file."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"netcrm.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for; an unknown name is answered with the one likely meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(printing.unknown("command", args[0], COMMANDS))
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="netcrm %(version)s")
@click.option(
    "-C",
    "directory",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Work in this folder instead of the nearest one with contacts/ or netcrm.toml.",
)
@everywhere
@click.pass_context
def netcrm(ctx: click.Context, directory: Path | None) -> None:
    """Keep your contacts in plain text: what is due, what is wrong, and a private site."""
    session: Session = ctx.obj
    ctx.obj = Session(session.clock, directory, session.today, session.quiet)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status. Errors are printed, never raised."""
    try:
        with printing.streams():
            status = netcrm.main(
                list(arguments) or ["--help"],
                prog_name="netcrm",
                standalone_mode=False,
                obj=Session(date.today),
            )
    except click.ClickException as error:
        _complain_of_usage(error, arguments)
        return CANNOT_GO_ON
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except NetcrmError as error:
        printing.complain(error.message, error.hint)
        return error.exit_code
    except OSError as error:
        printing.complain(printing.reason(error), "")
        return CANNOT_GO_ON
    return status if isinstance(status, int) else 0


def _complain_of_usage(error: click.ClickException, arguments: Sequence[str]) -> None:
    """Say what click makes of the command line as we say everything else."""
    said = error.format_message().rstrip(".")
    name = next((word for word in arguments if word in COMMANDS), "")
    printing.complain(f"{said[:1].lower()}{said[1:]}", _cure(name, error))


def _cure(name: str, error: click.ClickException) -> str:
    """Where to look; for an option on the wrong side of its command, where it stands."""
    option = error.option_name if isinstance(error, click.NoSuchOption) else ""
    if name and option == "-C":
        return f"-C stands before the command: netcrm -C DIR {name}"
    if name and option in _options(name):
        return f"{option} stands behind the command: netcrm {name} {option}"
    return f"`netcrm {name} --help` says how" if name else "`netcrm --help` says how"


def _options(name: str) -> set[str]:
    """Every option of a command but those that stand on both sides."""
    command = netcrm.get_command(click.Context(netcrm), name)
    everywhere_too = {option for parameter in netcrm.params for option in parameter.opts}
    own = command.params if command else []
    return {option for parameter in own for option in parameter.opts} - everywhere_too


def main() -> None:
    """Run netcrm as a program.

    What a command reads it keeps to its end, and the system then takes all of it back at once. To
    look through it for cycles, now and then and once more at the end, takes a fifth of the time.
    """
    gc.disable()
    status = run(sys.argv[1:])
    gc.freeze()
    sys.exit(status)
