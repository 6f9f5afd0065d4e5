"""`netcrm completion`: the lines that teach a shell to complete commands, options and contacts."""

import click
from click.shell_completion import get_completion_class

from netcrm.commands.printing import out
from netcrm.commands.session import everywhere
from netcrm.errors import UsageError

SHELLS = ("bash", "zsh", "fish")


# click fills paragraphs, but not those that begin with \b.
HELP = """Print what makes a shell complete commands, options and the names of your contacts.

\b
bash: echo 'eval "$(netcrm completion bash)"' >> ~/.bashrc
zsh:  echo 'eval "$(netcrm completion zsh)"' >> ~/.zshrc
fish: netcrm completion fish > ~/.config/fish/completions/netcrm.fish
"""


@click.command("completion", help=HELP, short_help="Print completion for bash, zsh or fish.")
@click.argument("shell", type=click.Choice(SHELLS))
@everywhere
@click.pass_context
def command(ctx: click.Context, /, *, shell: str) -> None:
    """Print the lines to add to the shell's own file."""
    found = get_completion_class(shell)
    if found is None:
        raise UsageError(f"this version of click knows no completion for {shell}")
    root = ctx.find_root()
    out(found(root.command, {}, "netcrm", "_NETCRM_COMPLETE").source().rstrip())
