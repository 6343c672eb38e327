"""Accuracy, speed and worst case of `timeline tag` beside `dateparser.search` and `datefinder`.

python benchmarks/dates.py [--data FOLDER [--only NAME]] [--datefinder PYTHON] [--errors]

Without --data on the sentences of `dates_sample.jsonl`; with it on every NAME.jsonl of the folder (the input
of `timeline tag`) that has a NAME.gold.jsonl ({"id", "timexes": [{"start", "end", "type", "value"}]}).
Scores: see scoring.py. Each tool is a child process, a filter of JSON lines; its CPU time is user and system
time. Speed: the texts once and --copies times over with other dates; the difference, so that start-up does
not count. The sentences of the sample are joined to one text a publication date for that.
Worst case: texts of 20 KB of digits, month names and the like; the highest cost beside the texts measured.
Start: CPU seconds and memory of a run over one sentence.
"""

import argparse
import datetime as dt
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from scoring import Record, Spans, mistakes, score  # beside this script

HERE = Path(__file__).parent
SAMPLE = HERE / "dates_sample.jsonl"
SECONDS = 20  # of CPU that a run over hard texts may take
HARD = {
    "digits": "1 22 333 4444 55555 ",
    "digits and dashes": "1-2-3/4/5.6.7-",
    "years": "1999 2000 2001-2002 ",
    "month names": "January February March April May June July August September October November December ",
    "may": "may ",
    "month and day": "May 1, ",
    "nested commas": ',(,[,"May",(3,(2010,),),],',
    "weekdays": "Monday and Tuesday or Wednesday to ",
    "the last of the next": "the last of the next of the ",
    "one word": "mayjune1234567890",
    "spaces": " ",
}
HEADER = (
    "|                   | strict | relaxed | value |  view | false | KB/CPU s | worst case, times          "
    "| start |   MB |\n"
    "|-------------------|-------:|--------:|------:|------:|------:|---------:|:---------------------------"
    "|------:|-----:|"
)


@dataclass(frozen=True)
class Tool:
    """A filter as it is scored, and as it is timed."""

    name: str
    accurate: list[str]
    fast: list[str]


@dataclass(frozen=True)
class Run:
    """What a child process wrote and used: CPU seconds and megabytes; `done` is False past the limit."""

    output: Spans
    cpu: float
    memory: float
    done: bool


def run(command: list[str], records: list[Record], *, limit: int | None = None) -> Run:
    """Raises SystemExit when the tool fails by itself."""
    with (
        tempfile.TemporaryFile() as lines,
        tempfile.TemporaryFile() as answers,
        tempfile.TemporaryFile() as errors,
    ):
        lines.write("".join(json.dumps(record) + "\n" for record in records).encode())
        lines.seek(0)
        child = subprocess.Popen(
            ["sh", "-c", f'ulimit -t {limit or "unlimited"}; exec "$@"', "sh", *command],
            stdin=lines,
            stdout=answers,
            stderr=errors,
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        cpu = used.ru_utime + used.ru_stime
        if child.returncode > 0 or (child.returncode and limit is None):
            errors.seek(0)
            sys.exit(f"{' '.join(command)}: exit {child.returncode}\n{errors.read().decode()[-2000:]}")
        answers.seek(0)
        rows = [json.loads(line) for line in answers] if not child.returncode else []
        output = {row["id"]: row["timexes"] for row in rows}
        return Run(
            output,
            cpu,
            used.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10)),
            not child.returncode,
        )


def copies(records: list[Record], count: int) -> Iterator[Record]:
    """The texts again and again with other dates, so that no cache of whole texts can answer."""
    for copy in range(count):
        for record in records:
            day = dt.date.fromisoformat(record["published"][:10]) + dt.timedelta(days=copy)
            yield record | {"id": f"{record['id']}#{copy}", "published": day.isoformat()}


def kilobytes(records: list[Record]) -> float:
    return sum(len(record["text"].encode()) for record in records) / 1024


def speed(tool: Tool, records: list[Record], count: int) -> float:
    """KB of text per CPU second."""
    many = list(copies(records, count))
    once = run(tool.fast, records).cpu
    return (kilobytes(many) - kilobytes(records)) / max(run(tool.fast, many).cpu - once, 0.001)


def worst(tool: Tool, rate: float, language: str) -> str:
    """How many times the cost of `rate` (KB per CPU second) the hardest text has, and which one that is."""
    start = run(tool.fast, [hard("x", 1, language)]).cpu
    many = max(1, round(rate / 80))  # a quarter of a second at the ordinary rate
    costs: dict[str, float] = {}
    for name, piece in HARD.items():
        records = list(copies([hard(piece, 20 * 1024, language)], many))
        result = run(tool.fast, records, limit=SECONDS)
        costs[name] = (result.cpu - start) / kilobytes(records) * rate
        if not result.done:
            return f"> {costs[name]:.0f} ({name})"
    name = max(costs, key=lambda name: costs[name])
    return f"{costs[name]:.1f} ({name})"


def hard(piece: str, size: int, language: str) -> Record:
    text = (piece * (size // len(piece) + 1))[:size]
    return {"id": "hard", "text": text, "published": "2024-03-13", "language": language}


def tools(datefinder: str | None) -> Iterator[Tool]:
    timeline = shutil.which("timeline", path=str(Path(sys.executable).parent)) or shutil.which("timeline")
    if timeline is None:
        sys.exit("timeline is not installed: pip install .")
    others = str(HERE / "others.py")
    yield Tool("timeline tag", [timeline, "tag"], [timeline, "tag"])
    dateparser = [sys.executable, others, "dateparser"]
    yield Tool("dateparser.search", dateparser, [*dateparser, "--plain"])
    if datefinder is None and importlib.util.find_spec("datefinder"):
        datefinder = sys.executable
    if datefinder is None:
        print("datefinder is left out: python -m venv /tmp/df; /tmp/df/bin/pip install datefinder")
        print("then add --datefinder /tmp/df/bin/python")
        return
    yield Tool("datefinder", [datefinder, others, "datefinder"], [datefinder, others, "datefinder"])


def joined(records: list[Record]) -> list[Record]:
    """One text for each publication date."""
    days = sorted({record["published"] for record in records})
    return [
        {"id": day, "text": " ".join(r["text"] for r in records if r["published"] == day), "published": day}
        for day in days
    ]


def load(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def data(folder: Path | None, only: str | None) -> Iterator[tuple[str, list[Record], Spans]]:
    """Name, texts and labelled expressions of each data set."""
    if folder is None:
        records = load(SAMPLE)
        yield "sample", records, {record["id"]: record["timexes"] for record in records}
        return
    for labels in sorted(folder.glob("*.gold.jsonl")):
        name = labels.name.removesuffix(".gold.jsonl")
        if only in (None, name):
            records = load(labels.with_name(f"{name}.jsonl"))
            yield name, records, spans(records, load(labels))


def spans(records: list[Record], labels: list[Record]) -> Spans:
    texts = {record["id"]: record["text"] for record in records}
    return {
        row["id"]: [t | {"text": texts[row["id"]][t["start"] : t["end"]]} for t in row["timexes"]]
        for row in labels
    }


def row(tool: Tool, records: list[Record], gold: Spans, args: argparse.Namespace) -> str:
    answer = run(tool.accurate, records)
    if args.errors:
        print(tool.name, *mistakes(gold, answer.output), sep="\n  ")
    result = score(gold, answer.output)
    texts = records if args.data else joined(records)
    rate = speed(tool, texts, args.copies or max(2, round(300 / kilobytes(texts))))
    hardest = worst(tool, rate, records[0].get("language") or "en") if not args.no_worst else "-"
    small = run(tool.fast, records[:1])
    return (
        f"| {tool.name:17} | {result['strict']:6.1f} | {result['relaxed']:7.1f} | {result['value']:5.1f} "
        f"| {result['view']:5.1f} | {result['false']:5.1f} | {rate:8.0f} | {hardest:26} "
        f"| {small.cpu:5.2f} | {small.memory:4.0f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of NAME.jsonl with NAME.gold.jsonl")
    parser.add_argument("--only", help="one NAME of the folder")
    parser.add_argument(
        "--datefinder", metavar="PYTHON", help="interpreter of an environment with datefinder"
    )
    parser.add_argument("--copies", type=int, help="size of the timing run (default: about 300 KB)")
    parser.add_argument("--errors", action="store_true", help="print every mistake above the table")
    parser.add_argument(
        "--no-worst", action="store_true", help="leave the worst case out, which takes longest"
    )
    args = parser.parse_args()
    chosen = list(tools(args.datefinder))
    for name, records, gold in data(args.data, args.only):
        rows = [row(tool, records, gold, args) for tool in chosen]
        size, labels = kilobytes(records), sum(map(len, gold.values()))
        print(f"\n{name}: {len(records)} texts, {size:.0f} KB, {labels} expressions\n")
        print(HEADER)
        print(*rows, sep="\n", flush=True)


if __name__ == "__main__":
    main()
