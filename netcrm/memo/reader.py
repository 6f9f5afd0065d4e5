"""A vault that is only read: it writes nothing, waits for nobody, and tells if it was disturbed."""

import json
import sqlite3
from datetime import date
from pathlib import Path

from netcrm.memo.codec import Codec
from netcrm.memo.contents import Contents, VaultError
from netcrm.memo.seal import is_being_written, is_sealed, look


class Reader(Contents):
    """The past in a file as it stands at one moment, whoever else is writing it.

    Where nobody is, it is read without as much as a lock, so that a folder which cannot be written
    will do; :meth:`holds` then says whether it has stayed as it was. Raises VaultError as a Vault
    does, and where it would have to wait.
    """

    def __init__(self, path: Path, stamp: str, package: str) -> None:
        """Open what is there. Raises VaultError where nothing of this stamp is."""
        self._path = path
        self._still: str | None = None
        try:
            self._still = None if is_being_written(path) else look(path)
            if not is_sealed(path):
                raise VaultError("something else has written into this")
            alone = "" if self._still is None else "&immutable=1"
            address = f"{path.absolute().as_uri()}?mode=ro{alone}"
            self._db = sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)
            try:
                self._begin(stamp, package)
            except BaseException:
                self.close()
                raise
        except (sqlite3.Error, OSError, ValueError) as error:
            raise VaultError(str(error)) from error

    def _begin(self, stamp: str, package: str) -> None:
        """Begin the one transaction in which everything is read."""
        self._db.execute("BEGIN")
        if self._meta("stamp") != stamp:
            raise VaultError("another version of the program kept this")
        self._codec = Codec(package, tuple(json.loads(self._meta("classes") or "[]")))

    @property
    def today(self) -> date:
        """The day of what is kept; the first of all days where nothing is."""
        try:
            return super().today
        except sqlite3.Error as error:
            raise VaultError(str(error)) from error

    def holds(self) -> bool:
        """Whether all that was read belongs together: nobody has written into it meanwhile."""
        if self._still is None:
            return True  # a transaction saw to that
        try:
            return look(self._path) == self._still
        except OSError:
            return False
