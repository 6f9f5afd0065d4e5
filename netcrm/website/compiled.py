"""Built-in templates that were compiled before: where Python keeps what it compiles of modules."""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """What Jinja makes of the templates in one folder, beside them and only as Python would.

    Nothing is read from a workspace, which may come from somebody else: this is code. What is kept
    of another text, version of Python or Jinja, or ``way`` of compiling is made anew.
    """

    def __init__(self, folder: Path, way: bytes) -> None:
        """Prepare. ``way`` is another one wherever the same text is compiled in another way."""
        self._folder = folder
        self._way = blake2b(way + jinja2.__version__.encode()).hexdigest()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """The name of a template, which is that of its file."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """What differs where a template would be compiled to something else."""
        return f"{self._way} {super().get_source_checksum(source)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if it can be read and is of this text."""
        with suppress(OSError, ValueError, EOFError, TypeError), self._path(bucket).open("rb") as f:
            bucket.load_bytecode(f)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next time; where that cannot be, it is compiled again then."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / bucket.key)))


def _replace(path: Path, data: bytes) -> None:
    """Put a file in its place whole: others may read it now."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
