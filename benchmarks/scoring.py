"""Scores of a tagger against labelled expressions, as in TempEval-3."""

import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
Spans = dict[str, list[Record]]  # expressions by the id of their text
# A year, month, day, week or part of a year; decades and centuries; nothing unknown in it.
CALENDAR = re.compile(r"(?!.*X)(?:\d{4}(?:$|-(?:\d\d|W\d\d|Q\d|H\d|SP|SU|FA|WI)).*|\d{2,3}$)")


def score(gold: Spans, output: Spans) -> dict[str, float]:
    """In per cent: F1 of strict, relaxed, value and view; outputs that are no expression, per 100 of them.

    "strict" counts spans that are the same, "relaxed" spans that overlap (one output for one expression),
    "value" those of them with the same value. "view" is value once more for what a timeline shows: dates
    with a calendar value, times of day cut off; outputs on other expressions are left out.
    """
    counts = {"strict": 0, "relaxed": 0, "value": 0}
    wanted = given = false = 0
    for identity, labels in gold.items():
        found = output.get(identity, [])
        matched = pairs(labels, found)
        wanted, given = wanted + len(labels), given + len(found)
        false += sum(not any(overlap(g, s) > 0 for g in labels) for s in found)
        counts["relaxed"] += len(matched)
        counts["strict"] += sum(same_span(g, s) for g, s in matched)
        counts["value"] += sum(g["value"] == s["value"] for g, s in matched)
    result = {name: 200 * hits / ((wanted + given) or 1) for name, hits in counts.items()}
    return result | {"view": view(gold, output), "false": 100 * false / (given or 1)}


def view(gold: Spans, output: Spans) -> float:
    """Value F1 of what a timeline shows."""
    hits = total = 0
    for identity, labels in gold.items():
        shown = [day(label) for label in labels if on_calendar(label)]
        hidden = [label for label in labels if not on_calendar(label)]
        found = [
            day(s)
            for s in output.get(identity, [])
            if on_calendar(s)
            and (any(overlap(g, s) > 0 for g in shown) or not any(overlap(g, s) > 0 for g in hidden))
        ]
        hits += sum(g["value"] == s["value"] for g, s in pairs(shown, found))
        total += len(shown) + len(found)
    return 200 * hits / (total or 1)


def on_calendar(timex: Record) -> bool:
    """Whether the value is a point or span on the calendar; taggers without types give dates only."""
    return timex.get("type", "DATE") in ("DATE", "TIME") and CALENDAR.match(timex["value"] or "") is not None


def day(timex: Record) -> Record:
    """Without the time of day."""
    return timex | {"value": timex["value"].partition("T")[0]}


def overlap(a: Record, b: Record) -> int:
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


def same_span(gold: Record, found: Record) -> bool:
    return (gold["start"], gold["end"]) == (found["start"], found["end"])


def pairs(gold: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
    """One output for each gold expression: the same span first, then the longest overlap."""
    ranked = sorted(
        (not same_span(g, s), -overlap(g, s), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(found)
        if overlap(g, s) > 0
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in ranked:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return [(gold[i], found[j]) for i, j in taken.items()]


def mistakes(gold: Spans, output: Spans) -> Iterator[str]:
    """One line for each wrong span or value, miss and output that is no expression."""
    for identity, labels in gold.items():
        found = output.get(identity, [])
        matched = pairs(labels, found)
        for label, got in matched:
            if not same_span(label, got) or label["value"] != got["value"]:
                yield f"{identity} {label['text']!r} {label['value']} -> {got['text']!r} {got['value']}"
        for label in labels:
            if not any(label is g for g, _ in matched):
                yield f"{identity} {label['text']!r} {label['value']} -> missed"
        for got in found:
            if not any(got is s for _, s in matched):
                yield f"{identity} no expression -> {got['text']!r} {got['value']}"
