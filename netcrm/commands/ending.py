"""How `watch` and `serve` end: on a signal, all put in order."""

import signal
from types import FrameType
from typing import NoReturn

from netcrm.commands.living import end


def end_by_signals() -> None:
    """End in order when told to, and when the terminal is closed, but for what `nohup` keeps."""
    signal.signal(signal.SIGTERM, end)
    hang_up = getattr(signal, "SIGHUP", None)  # not every system has it
    if hang_up is not None and signal.getsignal(hang_up) != signal.SIG_IGN:
        signal.signal(hang_up, _end_once)


def _end_once(number: int, frame: FrameType | None) -> NoReturn:
    """End; the shell and the system may both tell of a closed terminal, one while this ends."""
    signal.signal(number, signal.SIG_IGN)
    end(number, frame)
