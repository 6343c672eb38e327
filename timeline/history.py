"""The life of an event: the versions of its statements as steps, in the order in which they were seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Literal, NamedTuple

from timeline.diff import between, follows
from timeline.events import stands
from timeline.model import ChangeKind, Report

StepKind = ChangeKind | Literal["returned"]


@dataclass(frozen=True, slots=True)
class Version:
    """A statement as it read from `report.since` up to, not including, `until`; None while it does."""

    report: Report
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to an event at the moment `seen`.

    `version` is what a text says since then, or for a withdrawal what it said until then; `before` what it
    said before. The first report is `added`, those of further texts are `corroborated`.
    """

    seen: datetime
    kind: StepKind
    version: Version
    before: Report | None = None


def steps(versions: Iterable[Version]) -> tuple[Step, ...]:
    """The steps of an event out of its versions, which come in the order in which they were kept."""
    statements: defaultdict[str, list[Version]] = defaultdict(list)
    for version in versions:
        statements[version.report.key].append(version)
    found: list[Step] = []
    for life in statements.values():
        found += _life(life, ChangeKind.CORROBORATED if found else ChangeKind.ADDED)
    return tuple(_caught_up(sorted(found, key=lambda step: step.seen)))


def _caught_up(found: Iterable[Step]) -> Iterator[Step]:
    """The steps of an event; who comes to say the date on which it stood already moves nothing."""
    said: dict[str, Report] = {}
    for step in found:
        report = step.version.report
        dated = step.kind in {ChangeKind.RESCHEDULED, ChangeKind.REFINED}
        stood = stands(said.values()) if dated and said else None
        late = step.before and follows(step.kind, step.before.mention.when, report.mention.when, stood)
        yield replace(step, kind=ChangeKind.CORROBORATED) if late else step
        if step.kind is ChangeKind.WITHDRAWN:
            said.pop(report.key, None)
        else:
            said[report.key] = report


class Ends(NamedTuple):
    """The beginning of a life, the number of steps that are left out, and the latest."""

    between: int
    first: Sequence[Step]
    late: Sequence[Step]


def ends(life: Sequence[Step], room: int, until: datetime | None = None) -> Ends:
    """Of a long life, up to a moment, how it began and how it went on of late: so many steps of both."""
    told = life if until is None else [step for step in life if step.seen <= until]
    if len(told) <= 2 * room:
        return Ends(0, told, ())
    return Ends(len(told) - 2 * room, told[:room], told[-room:])


def _life(versions: Sequence[Version], began: ChangeKind) -> Iterable[Step]:
    """The steps of one statement."""
    yield Step(versions[0].report.since, began, versions[0])
    for old, new in pairwise(versions):
        gap = old.until is not None and old.until < new.report.since
        if gap and old.until is not None:
            yield Step(old.until, ChangeKind.WITHDRAWN, old)
        yield Step(new.report.since, "returned" if gap else _kind(old.report, new.report), new, old.report)
    last = versions[-1]
    if last.until is not None:
        yield Step(last.until, ChangeKind.WITHDRAWN, last)


def _kind(old: Report, new: Report) -> ChangeKind:
    if old.mention.when != new.mention.when:
        return between(old.mention.when, new.mention.when)
    return ChangeKind.AMENDED
