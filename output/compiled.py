"""Templates as they were compiled, kept beside the modules that Python compiles: each build compiled a dozen.

As with these, nothing is kept where the folder of the package cannot be written, or Python is told to keep
nothing (PYTHONDONTWRITEBYTECODE).
"""

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import __version__ as engine
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from output.files import digest


class Compiled(FileSystemBytecodeCache):
    """Keeps templates in a folder; compiled with other `settings`, one is compiled again."""

    def __init__(self, folder: Path, settings: str) -> None:
        super().__init__(str(folder), "template-%s.cache")
        self._settings = f"{engine} {settings}"

    def get_source_checksum(self, source: str) -> str:
        """What the template was compiled of, and how."""
        return digest([self._settings, source])

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from where it is kept, if it is."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where that is possible."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
