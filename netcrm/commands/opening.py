"""Opening a browser without showing the token to everybody on the machine."""

import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Thread


@contextmanager
def opened(address: str) -> Iterator[None]:
    """Open ``address`` in the user's browser, and do not wait for it.

    The browser is given a file that only the user can read and that leads on to the address:
    what stands on a command line, every user of the machine can see. The file goes in the end.
    """
    with NamedTemporaryFile("w", prefix="netcrm-", suffix=".html") as page:
        page.write(
            '<!doctype html>\n<meta charset="utf-8">\n<meta name="referrer" content="no-referrer">'
            f'\n<meta http-equiv="refresh" content="0;url={escape(address)}">\n'
        )
        page.flush()
        Thread(target=webbrowser.open, args=(Path(page.name).as_uri(),), daemon=True).start()
        yield
