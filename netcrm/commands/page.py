"""Printing what a command says: plain into a pipe, dressed on a terminal."""

import sys
from collections.abc import Iterable

from netcrm.commands.blocks import Block, plain
from netcrm.commands.printing import out


def show(blocks: Iterable[Block]) -> None:
    """Print blocks: dressed and wrapped on a terminal, else plain, one line each, the same always.

    The library that dresses is imported only where there is a terminal.
    """
    found = tuple(blocks)
    if sys.stdout.isatty():
        from netcrm.commands.dressed import print_dressed  # noqa: PLC0415  slow to import

        print_dressed(found)
    else:
        for line in plain(found):
            out(line)
