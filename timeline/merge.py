"""Identity: which mention is the same statement as before, and which statements are the same event.

Within an entry a statement keeps its key when only its date moves (the words with the dates masked stay the
same) and when it is reworded (most words stay): see `timeline.revision`. Across entries, see `timeline.same`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from timeline.model import Event, Mention, Report
from timeline.revision import continued, returned
from timeline.same import Candidates


def identify(
    before: Sequence[Report],
    mentions: Sequence[Mention],
    others: Candidates,
    retired: Sequence[Report] = (),
    taken: Collection[str] = (),
    *,
    source: str,
    entry: str,
    now: datetime,
) -> tuple[Report, ...]:
    """The reports of one entry as it reads now.

    `before` are its current reports, `others` reports of other entries that may tell the same events, to
    which those of this entry are added, `retired` what this entry once said. Every mention becomes a report:
    with the key and event of the one that it continues or takes up again, else with a key of its own, none
    of those `taken`, and the event of a matching report, else as the founder of an event.
    """
    kept = continued(before, mentions)
    again = returned(retired, mentions, kept)
    used = Counter(report.mention.masked for report in (*before, *retired))
    keys = {report.key for report in (*before, *retired)} | set(taken)
    reports: list[Report] = []
    for index, mention in enumerate(mentions):
        known = kept.get(index)
        if known is not None:
            report = _read_again(known, mention, now)
        elif index in again:
            report = replace(again[index], mention=mention, since=now, moved=None, withdrawn=None)
        else:
            key = _new_key(source, entry, mention, used, keys)
            event = others.event_of(mention) or key
            report = Report(key, event, source, entry, mention, first_seen=now, since=now)
        reports.append(report)
        others.add(report)
    return tuple(reports)


def merge(reports: Iterable[Report]) -> tuple[Event, ...]:
    """The timeline: reports gathered by event, in the order of their dates.

    The date that was changed last counts: when one source moves a meeting, the others are the ones that lag
    behind, whatever else they say. The name is that of the first report with this date. Order of the input
    does not matter.
    """
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.event].append(report)
    events = []
    for key, group in groups.items():
        ordered = tuple(sorted(group, key=_seniority))
        moved = [report for report in ordered if report.moved is not None]
        when = max(moved, key=_latest, default=ordered[0]).mention.when
        lead = next(report for report in ordered if report.mention.when == when)
        events.append(Event(key, when, lead.mention.title, ordered))
    return tuple(sorted(events, key=lambda event: (event.when, event.key)))


def _read_again(known: Report, mention: Mention, now: datetime) -> Report:
    moved = known.mention.when != mention.when
    same = not moved and known.mention.masked == mention.masked
    return replace(
        known, mention=mention, since=known.since if same else now, moved=now if moved else known.moved
    )


def _new_key(source: str, entry: str, mention: Mention, used: Counter[str], taken: set[str]) -> str:
    """A key out of the entry and the words without dates; numbered when the same words are said twice."""
    while True:
        number = used[mention.masked]
        used[mention.masked] += 1
        parts = [source, entry, mention.masked, *([str(number)] if number else [])]
        key = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        if key not in taken:
            taken.add(key)
            return key


def _latest(report: Report) -> tuple[datetime, str]:
    return report.moved or report.since, report.key


def _seniority(report: Report) -> tuple[datetime, str, str, str]:
    return report.first_seen, report.source, report.entry, report.key
