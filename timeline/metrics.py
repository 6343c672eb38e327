"""How the program is, for Prometheus: its text format, in a file for the textfile collector.

https://prometheus.io/docs/instrumenting/exposition_formats/, names after
https://prometheus.io/docs/practices/naming/
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from feeds.politeness import VERSION
from output.deliver import write_file
from timeline.config import Config
from timeline.store import Store

_OUTCOMES = ("baseline", "changed", "unchanged", "failed", "deferred")
_ESCAPED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


@dataclass(frozen=True, slots=True)
class Counts:
    """What a process counted since it began, and what it takes by now."""

    began: float  # seconds since the epoch
    polls: Mapping[str, int]
    changes: int
    runs: int
    seconds: float  # in runs
    errors: int
    cpu: float  # seconds of processor time
    resident: int | None  # bytes of memory


@dataclass(slots=True)
class Tally:
    """What is counted while a process goes on."""

    began: float = field(default_factory=time.time)  # seconds since the epoch
    polls: Counter[str] = field(default_factory=Counter)
    changes: int = 0
    runs: int = 0
    seconds: float = 0.0  # in runs
    errors: int = 0

    def ran(self, polls: Mapping[str, int], seconds: float) -> None:
        """Count a run with its polls by their outcome."""
        self.polls.update(polls)
        self.runs, self.seconds = self.runs + 1, self.seconds + seconds

    def counts(self) -> Counts:
        """What was counted so far."""
        return Counts(
            self.began, dict(self.polls), self.changes, self.runs, self.seconds, self.errors,
            time.process_time(), _resident(),
        )  # fmt: skip


class Metric(NamedTuple):
    """One metric with its values by labels."""

    name: str
    kind: Literal["gauge", "counter"]
    help: str
    values: Mapping[tuple[tuple[str, str], ...], float]


def write(
    config: Config, store: Store, now: datetime, counts: Mapping[str, Counts] | Counts | None = None
) -> None:
    """Replace the file that the configuration names; nothing without one. Raises OSError and StoreError.

    `counts` are of the daemon, or of workers by their names.
    """
    if config.metrics is None:
        return
    by_name = {"": counts} if isinstance(counts, Counts) else counts or {}
    found = [*_stored(config, store, now), *(_counted(by_name) if by_name else ())]
    write_file(config.path(config.metrics), exposition(found).encode())


def exposition(metrics: list[Metric]) -> str:
    """Metrics in Prometheus' text format."""
    return "".join(line for metric in metrics for line in _lines(metric))


def _lines(metric: Metric) -> Iterator[str]:
    yield f"# HELP {metric.name} {metric.help}\n# TYPE {metric.name} {metric.kind}\n"
    for labels, value in metric.values.items():
        inside = ",".join(f'{name}="{text.translate(_ESCAPED)}"' for name, text in labels)
        yield f"{metric.name}{{{inside}}} {value:.15g}\n" if inside else f"{metric.name} {value:.15g}\n"


def _one(name: str, text: str, value: float, kind: Literal["gauge", "counter"] = "gauge") -> Metric:
    return Metric(name, kind, text, {(): value})


def _by(name: str, kind: Literal["gauge", "counter"], text: str, label: str, of: Mapping[str, int]) -> Metric:
    return Metric(name, kind, text, {((label, key),): number for key, number in of.items()})


def _stored(config: Config, store: Store, now: datetime) -> Iterator[Metric]:
    """What the store knows."""
    with store.read():
        failing, read = store.plans.failing(), store.plans.read()
        late = _late(config, store, now)
        last, beat, events = store.last_read(), store.state.last_beat(), store.count_events()
        deliveries = Counter(delivery.state for delivery in store.outbox.deliveries("waiting", "failed"))
    enabled = {source.id for source in config.sources if source.enabled}
    states = {
        "ok": len(enabled & read - failing),
        "failing": len(enabled & failing),
        "unread": len(enabled - read - failing),
        "off": len(config.sources) - len(enabled),
    }
    yield Metric("timeline_build_info", "gauge", "Which version runs.", {(("version", VERSION),): 1})
    if beat:
        yield _one(
            "timeline_heartbeat_timestamp_seconds", "When the daemon last looked for work.", beat.timestamp()
        )
    if last:
        yield _one(
            "timeline_last_read_timestamp_seconds", "When a source was last read well.", last.timestamp()
        )
    yield _by("timeline_sources", "gauge", "Sources of the configuration by their state.", "state", states)
    yield _one(
        "timeline_sources_late", "Sources that wait for more than their interval after their time.", late
    )
    yield _one("timeline_events", "Events on the timeline.", events)
    waiting = {state: deliveries[state] for state in ("waiting", "failed")}
    yield _by("timeline_deliveries", "gauge", "Digests that have not arrived.", "state", waiting)


def _late(config: Config, store: Store, now: datetime) -> int:
    every = {source.id: source.every for source in config.sources if source.enabled}
    if not every:
        return 0
    near = (plan for plan in store.plans.near(now, min(every.values())) if plan.id in every)
    due = ((every[plan.id], max(filter(None, (plan.next_due, plan.hold)), default=now)) for plan in near)
    return sum(moment + interval < now for interval, moment in due)


def _counted(counts: Mapping[str, Counts]) -> Iterator[Metric]:
    """What processes counted, and what they take; several are told apart by a label."""

    def each(
        name: str, text: str, kind: Literal["gauge", "counter"], of: Callable[[Counts], float]
    ) -> Metric:
        return Metric(name, kind, text, {_labelled(who): of(found) for who, found in counts.items()})

    polls = {
        (*_labelled(who), ("outcome", outcome)): found.polls.get(outcome, 0)
        for who, found in counts.items()
        for outcome in _OUTCOMES
    }
    yield each("timeline_start_time_seconds", "When the process began.", "gauge", lambda one: one.began)
    yield Metric("timeline_polls_total", "counter", "Polls of sources by their outcome.", polls)
    yield each("timeline_changes_total", "Changes that were seen.", "counter", lambda one: one.changes)
    yield each("timeline_runs_total", "Runs that polled anything.", "counter", lambda one: one.runs)
    yield each("timeline_run_seconds_total", "Time spent in such runs.", "counter", lambda one: one.seconds)
    yield each("timeline_errors_total", "What an error ended.", "counter", lambda one: one.errors)
    yield each("timeline_cpu_seconds_total", "Processor time.", "counter", lambda one: one.cpu)
    known = {who: found for who, found in counts.items() if found.resident is not None}
    if known:
        values = {_labelled(who): float(found.resident or 0) for who, found in known.items()}
        yield Metric("timeline_resident_memory_bytes", "gauge", "Memory of the process.", values)


def _labelled(worker: str) -> tuple[tuple[str, str], ...]:
    return (("worker", worker),) if worker else ()


def _resident() -> int | None:
    """Bytes of memory that this process holds; None where the system does not say (proc(5))."""
    with suppress(OSError, ValueError, IndexError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return None
