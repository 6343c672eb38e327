"""`python -m tests [--cov]`: everything that must hold, in one command. Stops at nothing, fails if anything failed."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# How much of the code the tests run is measured where that is cheap (sys.monitoring knows branches since Python
# 3.14), or with --cov: the tracer of older versions doubles the time.
COVERED = sys.version_info >= (3, 14) or "--cov" in sys.argv
COVERAGE = ["--cov", "--cov-report=term:skip-covered", "--cov-fail-under=93"]
CHECKS = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "tests": [
        "-m", "pytest", "-n", "auto", "--dist", "worksteal", *(COVERAGE if COVERED else ["--no-cov"]),
    ],
}  # fmt: skip
MEMORY = Path("/dev/shm")
ROOM = 4 << 30  # bytes; the tests need a tenth of it


def scratch() -> Path | None:
    """Where what the tests write is kept in memory, if there is room: on a disk they wait for it a sixth of the time."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


def main() -> int:
    failed = []
    with tempfile.TemporaryDirectory(prefix="timeline-", dir=scratch()) as folder:
        Path(folder).chmod(0o755)  # a mail server of the tests runs as somebody else
        for name, arguments in CHECKS.items():
            print(f"== {name}", flush=True)
            environment = os.environ | {"TMPDIR": folder}
            if subprocess.run(
                [sys.executable, *arguments], cwd=ROOT, check=False, env=environment
            ).returncode:
                failed.append(name)
    print(f"== failed: {', '.join(failed)}" if failed else "== all checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
