"""Accuracy and speed of `timeline tag` beside `dateparser.search` on the sentences of `dates_sample.jsonl`.

python benchmarks/dates.py [--copies N] [--errors]

Each tool runs as a child process, a filter of JSON lines. Scores as in TempEval-3: "strict" counts spans that
are the same, "relaxed" spans that overlap (one output for one gold expression), "value" those of them with
the same value, all F1 in per cent; "false" is the share of outputs without a gold expression of their own.
Speed: the sample joined to one document a publication date, once and N times over with other dates; the
difference in CPU time, so that start-up does not count.
"""

import argparse
import datetime as dt
import json
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
SAMPLE = Path(__file__).with_name("dates_sample.jsonl")
LEADING = re.compile(r"^(?:(?:on|in|at|of|by|to|from|for|and|since|within|between)\s+)+", re.IGNORECASE)
TRAILING = re.compile(r"(?:[\s,.]|\s(?:on|in|at|of|by|to|from|for|and|the))+$", re.IGNORECASE)


def overlap(a: Record, b: Record) -> int:
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


def pairs(gold: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
    """One output for each gold expression: the longest overlap first, the nearest length among equals."""
    ranked = sorted(
        (-overlap(g, s), abs(len(s["text"]) - len(g["text"])), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(found)
        if overlap(g, s) > 0
    )
    taken: dict[int, int] = {}
    for *_, i, j in ranked:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(gold[i], found[j]) for i, j in taken.items()]


def same_span(gold: Record, found: Record) -> bool:
    return (gold["start"], gold["end"]) == (found["start"], found["end"])


def score(sample: list[Record], output: dict[str, list[Record]], *, errors: bool) -> dict[str, float]:
    """F1 in per cent of strict, relaxed and value, and the share of outputs that are no expression at all."""
    wanted = sum(len(record["timexes"]) for record in sample)
    given = sum(len(timexes) for timexes in output.values())
    hits = {"strict": 0, "relaxed": 0, "value": 0}
    for record in sample:
        matched = pairs(record["timexes"], output[record["id"]])
        hits["relaxed"] += len(matched)
        hits["strict"] += sum(same_span(g, s) for g, s in matched)
        hits["value"] += sum(g["value"] == s["value"] for g, s in matched)
        if errors:
            report(record, matched, output[record["id"]])
    result = {name: 200 * hit / ((wanted + given) or 1) for name, hit in hits.items()}
    return result | {"false": 100 * (given - hits["relaxed"]) / (given or 1)}


def report(record: Record, matched: list[tuple[Record, Record]], found: list[Record]) -> None:
    for gold, got in matched:
        if not same_span(gold, got) or gold["value"] != got["value"]:
            print(f"  {record['id']} {gold['text']!r} {gold['value']} -> {got['text']!r} {got['value']}")
    for gold in record["timexes"]:
        if not any(gold is g for g, _ in matched):
            print(f"  {record['id']} {gold['text']!r} {gold['value']} -> missed")
    for got in found:
        if not any(got is s for _, s in matched):
            print(f"  {record['id']} no expression -> {got['text']!r} {got['value']}")


def run(command: list[str], records: list[Record]) -> tuple[dict[str, list[Record]], float]:
    """The expressions by record, and the CPU seconds (user and system) of the child process."""
    lines = "".join(json.dumps({k: r[k] for k in ("id", "text", "published")}) + "\n" for r in records)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    output = {row["id"]: row["timexes"] for row in map(json.loads, done.stdout.splitlines())}
    return output, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def documents(sample: list[Record], copies: int) -> Iterator[Record]:
    """The sample as longer texts; every copy has other dates, so that no cache of whole texts can answer."""
    texts: dict[str, list[str]] = {}
    for record in sample:
        texts.setdefault(record["published"], []).append(record["text"])
    for copy in range(copies):
        for published, sentences in texts.items():
            day = dt.date.fromisoformat(published) + dt.timedelta(days=copy)
            yield {"id": f"{published}#{copy}", "text": " ".join(sentences), "published": day.isoformat()}


def speed(command: list[str], sample: list[Record], copies: int) -> float:
    """KB of text per CPU second."""
    once, many = list(documents(sample, 1)), list(documents(sample, copies))
    size = sum(len(r["text"].encode()) for r in many) - sum(len(r["text"].encode()) for r in once)
    seconds = run(command, many)[1] - run(command, once)[1]
    return size / 1024 / max(seconds, 0.001)


def dateparser_filter(*, values: bool) -> None:
    """`dateparser.search` as a filter.

    Its dates have no precision, so `values` asks its parser for the period of each find and cuts the date to
    that; timing runs go without.
    """
    from dateparser.date import DateDataParser  # noqa: PLC0415 -- only the child process pays for the import
    from dateparser.search import search_dates  # noqa: PLC0415

    for line in sys.stdin:
        record = json.loads(line)
        base = dt.datetime.fromisoformat(record["published"])
        found = search_dates(record["text"], languages=["en"], settings={"RELATIVE_BASE": base}) or []
        parser = None
        if values:
            settings = {"RELATIVE_BASE": base, "RETURN_TIME_AS_PERIOD": True}
            parser = DateDataParser(languages=["en"], settings=settings)
        print(json.dumps({"id": record["id"], "timexes": list(located(record["text"], found, parser))}))


def located(text: str, found: list[tuple[str, dt.datetime]], parser: Any) -> Iterator[Record]:  # noqa: ANN401 -- untyped
    at = 0
    for words, date in found:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        inner = TRAILING.sub("", words)
        start += len(inner) - len(inner := LEADING.sub("", inner))
        period = (parser.get_date_data(words).period or "day") if parser else "day"
        yield {"start": start, "end": start + len(inner), "text": inner, "value": cut(date, period)}


def cut(date: dt.datetime, period: str) -> str:
    formats = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}
    return date.strftime(formats.get(period, "%Y-%m-%d"))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--copies", type=int, default=100, help="size of the timing run (100: 275 KB)")
    parser.add_argument("--errors", action="store_true", help="print every mistake above the table")
    parser.add_argument("--filter", choices=["values", "plain"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.filter:
        dateparser_filter(values=args.filter == "values")
        return
    with SAMPLE.open(encoding="utf-8") as lines:
        sample = [json.loads(line) for line in lines]
    timeline = shutil.which("timeline", path=str(Path(sys.executable).parent)) or "timeline"
    own = [sys.executable, __file__, "--filter"]
    tools = {
        "timeline tag": ([timeline, "tag"], [timeline, "tag"]),
        "dateparser.search": ([*own, "values"], [*own, "plain"]),
    }
    rows = []
    for name, (accurate, fast) in tools.items():
        if args.errors:
            print(name)
        result = score(sample, run(accurate, sample)[0], errors=args.errors)
        rows.append((name, result, speed(fast, sample, args.copies)))
    print(f"{'':18} {'strict':>7} {'relaxed':>8} {'value':>6} {'false':>6} {'KB/CPU s':>9}")
    for name, result, rate in rows:
        print(
            f"{name:18} {result['strict']:7.1f} {result['relaxed']:8.1f} {result['value']:6.1f} "
            f"{result['false']:6.1f} {rate:9.0f}"
        )


if __name__ == "__main__":
    main()
