"""The commands that the README gives: `python3 tests/readme.py run|test` prints one."""

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def command(name: str) -> str:
    """The command line under the comment `# run` or `# test` in the README's first block of commands."""
    found = re.search(rf"^# {name}\b.*\n(.+)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise SystemExit(f"the README gives no command to {name}")
    return found[1]


if __name__ == "__main__":
    print(command(sys.argv[1]))
