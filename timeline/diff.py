"""What changed between two readings of an entry: reports before, reports after -> changes.

Laws: `diff(reports, reports)` is empty; a change of offsets, spacing or typography alone is no change.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from timeline.edtf import Edtf, days_of
from timeline.model import Basis, Change, ChangeKind, Mention, Report, State

_NOWHERE: Mapping[str, Edtf] = {}
_FINE = 31  # days; in longer ones of a text an event was to be on some day
_NOTHING: Mapping[str, Mention] = {}


def diff(
    before: Iterable[Report],
    after: Iterable[Report],
    seen: datetime,
    *,
    elsewhere: Collection[str] = (),
    stood: Mapping[str, Edtf] = _NOWHERE,
    undone: Mapping[str, Mention] = _NOTHING,
) -> tuple[Change, ...]:
    """The changes that lead from `before` to `after`, in the order of their dates.

    Both are the reports of one entry, compared by key; `elsewhere` are the events that other entries
    report, which a new report corroborates, or says to have moved; `stood` is where events stood before:
    who comes to say that date as well moves nothing; `undone` are those that only the new reports call off,
    each as it was announced last. Where an entry tells an event several
    times, it is one change: said once more or once less is none. That a text comes to date its news itself,
    or ceases to, is none either: that news is of the day of its text is no word of the text.
    """
    old = {report.key: report for report in before}
    new = {report.key: report for report in after if not old or not _is_of_its_day(report)}
    old = {key: report for key, report in old.items() if not _is_of_its_day(report)}
    known, kept = ({report.event for report in side.values()} for side in (old, new))
    changes: dict[tuple[str, ChangeKind], Change] = {}
    for change in (
        *(
            _compare(old[key], report, seen, stood.get(report.event))
            for key, report in new.items()
            if key in old
        ),
        *(
            _appear(report, seen, elsewhere, undone, stood.get(report.event))
            for key, report in new.items()
            if key not in old and report.event not in known
        ),
        *(
            _vanish(report, seen)
            for key, report in old.items()
            if key not in new and report.event not in kept
        ),
    ):
        if change is not None:
            changes.setdefault((change.event or "", change.kind), change)
    return tuple(sorted(changes.values(), key=_order))


def _is_of_its_day(report: Report) -> bool:
    return report.mention.basis is Basis.PUBLISHED


def edited(before: str, after: str) -> tuple[str, str]:
    """The paragraphs that two texts do not share, joined by blank lines: what an edit touched.

    Counted, not aligned, which stays linear; where paragraphs only changed places, both are empty.
    """
    old, new = before.split("\n\n"), after.split("\n\n")
    return "\n\n".join(_apart(old, new)), "\n\n".join(_apart(new, old))


def _apart(paragraphs: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    left = Counter(others)
    for paragraph in paragraphs:
        left[paragraph] -= 1
        if left[paragraph] < 0:
            yield paragraph


def between(before: Edtf, after: Edtf) -> ChangeKind:
    """What a change of date is: refined when only days of the old one are left, or an hour of its day."""
    return ChangeKind.REFINED if after.refines(before) else ChangeKind.RESCHEDULED


def follows(kind: str, before: Edtf, after: Edtf, stood: Edtf | None) -> bool:
    """Whether a change of date only follows others, by whom the event stood on the new days already."""
    if stood is None or kind not in {ChangeKind.RESCHEDULED, ChangeKind.REFINED}:
        return False
    return days_of(before.text) != days_of(stood.text) == days_of(after.text)


def calls_off_for_others(change: Change) -> bool:
    """Whether a text calls off what others announced, in whose sentence no date is marked."""
    before = change.before
    amended = change.kind is ChangeKind.AMENDED and change.event is not None
    return amended and before is not None and before.date_start is None


def state(mention: Mention) -> State:
    """One side of a change as the sentence and its date."""
    return State(
        title=mention.title,
        sentence=mention.sentence,
        when=mention.when,
        date_start=mention.date_start - mention.start,
        date_end=mention.date_end - mention.start,
        names=mention.names,
    )


def _stated_elsewhere(mention: Mention) -> State:
    """One side of a change as another text states it, in whose sentence no date is marked."""
    return replace(state(mention), date_start=None, date_end=None)


def _compare(old: Report, new: Report, seen: datetime, stood: Edtf | None) -> Change | None:
    kind = _kind(old.mention, new.mention, seen)
    if kind is not None and follows(kind, old.mention.when, new.mention.when, stood):
        kind = ChangeKind.CORROBORATED
    if kind is None:
        return None
    return _change(kind, new, seen, before=old.mention, after=new.mention)


def _kind(old: Mention, new: Mention, seen: datetime) -> ChangeKind | None:
    if old.when != new.when and not _only_took_place(old.when, new.when, seen):
        return between(old.when, new.when)
    return ChangeKind.AMENDED if old.masked != new.masked else None


def _only_took_place(before: Edtf, after: Edtf, seen: datetime) -> bool:
    """Whether a day that is over is told without its hour: "was held on 4 May" takes nothing back."""
    over = before.upper is not None and before.upper < seen.toordinal()
    return over and after.blurs(before) and days_of(before.text) == after.text


def _appear(
    report: Report,
    seen: datetime,
    elsewhere: Collection[str],
    undone: Mapping[str, Mention],
    stood: Edtf | None,
) -> Change:
    mention = report.mention
    if report.event in undone and mention.off:
        change = _change(ChangeKind.AMENDED, report, seen, after=mention)
        return replace(change, before=_stated_elsewhere(undone[report.event]))
    if report.event not in elsewhere:
        return _change(ChangeKind.ADDED, report, seen, after=mention)
    was = _was(mention, stood)
    if was is not None:
        return _change(ChangeKind.RESCHEDULED, report, seen, before=replace(mention, when=was), after=mention)
    return _change(ChangeKind.CORROBORATED, report, seen, after=mention)


def _was(mention: Mention, stood: Edtf | None) -> Edtf | None:
    """From which date a statement says that its event was moved, None where it says of no move from there.

    A text that says only that it was put off means the date on which the event stood.
    """
    former, when = mention.former, mention.when
    if former is None:
        return None
    if former.precision == when.precision and not _is_guessed(former):
        return former
    return stood if stood is not None and former.contains(stood) and not stood.overlaps(when) else None


def _is_guessed(former: Edtf) -> bool:
    return former.lower is None or former.upper is None or former.upper - former.lower > _FINE


def _vanish(report: Report, seen: datetime) -> Change:
    return _change(ChangeKind.WITHDRAWN, report, seen, before=report.mention)


def _change(
    kind: ChangeKind,
    report: Report,
    seen: datetime,
    *,
    before: Mention | None = None,
    after: Mention | None = None,
) -> Change:
    return Change(
        kind,
        report.source,
        report.entry,
        seen,
        report.event,
        state(before) if before else None,
        state(after) if after else None,
    )


def _order(change: Change) -> tuple[str, str, str, str, str]:
    side = change.after or change.before
    when = str(side.when) if side else ""
    return when, change.source, change.entry, change.event or "", change.kind
