"""Identity: which mention is the same statement as before, and which statements are the same event.

Within an entry a statement keeps its key when only its date moves (the words with the dates masked stay the
same) and when it is reworded (most words stay): see `timeline.revision`. Across entries, see `timeline.same`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from timeline.content import content
from timeline.edtf import days_of
from timeline.extract import cancels
from timeline.model import Mention, Report
from timeline.revision import Apart, continued, never, returned
from timeline.same import Candidates, again, alike, clocks_agree, in_days, judge, of_another, set_alike, width

# Of what an entry has told of one day, so many statements are compared with the next one.
_COMPARED = 30


class Identified(NamedTuple):
    """The reports of an entry; of those that found an event, the keys of reports that may tell the same."""

    reports: tuple[Report, ...]
    maybe: Mapping[str, tuple[str, ...]]


def identify(  # noqa: PLR0913 - all that decides about an entry comes in here
    before: Sequence[Report],
    mentions: Sequence[Mention],
    others: Candidates,
    retired: Sequence[Report] = (),
    taken: Collection[str] = (),
    *,
    apart: Apart = never,
    source: str,
    entry: str,
    now: datetime,
    about: str = "",
) -> "Identified":
    """The reports of one entry as it reads now.

    `before` are its current reports, `others` reports of other entries that may tell the same events,
    `retired` what this entry once said, `about` its gist; `apart` tells which of its statements are
    another event than the report with their words. Every mention becomes a report: with the key and event
    of the one that it continues or takes up again, else with a key of its own, none of those `taken`,
    and the event of matching reports, else as the founder of an event.
    """
    kept = continued(before, mentions, apart)
    back = returned(retired, mentions, kept)
    known = {**kept, **back}
    fresh = {index: mention for index, mention in enumerate(mentions) if index not in known}
    verdicts = judge(fresh, others, about, {report.event for report in known.values()})
    used: Counter[str] = Counter()
    for report in (*before, *retired):
        used[report.mention.masked] += 1
    keys = {report.key for report in (*before, *retired)} | set(taken)
    reports: list[Report] = []
    maybe: dict[str, tuple[str, ...]] = {}
    told = _Told(about)
    for index, mention in enumerate(mentions):
        if index in kept:
            report = _read_again(kept[index], mention, now)
        elif index in back:
            report = replace(back[index], mention=mention, since=now, moved=None, withdrawn=None)
        else:
            key = _new_key(source, entry, mention, used, keys)
            event = verdicts[index].event or told.event_of(mention) or key
            report = Report(key, event, source, entry, mention, first_seen=now, since=now)
            if event == key and verdicts[index].maybe:
                maybe[key] = verdicts[index].maybe
        reports.append(report)
        told.add(report)
    for index in fresh:
        report = reports[index]
        below = told.found_below(report) if report.event == report.key else None
        if below is not None:
            maybe.pop(report.key, None)
            reports = [replace(one, event=below) if one.event == report.key else one for one in reports]
    return Identified(tuple(reports), maybe)


def reread(before: Iterable[Report], after: Iterable[Report]) -> tuple[Report, ...]:
    """Reports of a text that stayed as it was, read by other rules: no date moved but in our eyes.

    A sentence with the date that it had is the version that it was, whatever else is made of it now.
    """
    known = {report.key: report for report in before}
    return tuple(_as_before(known.get(report.key), report) for report in after)


def _as_before(known: Report | None, report: Report) -> Report:
    if known is None:
        return report
    old, new = known.mention, report.mention
    same = (old.when, old.sentence) == (new.when, new.sentence)
    return replace(report, moved=known.moved, since=known.since if same else report.since)


def _read_again(known: Report, mention: Mention, now: datetime) -> Report:
    other = known.mention.when != mention.when
    moved = other and not mention.when.blurs(known.mention.when)
    same = not other and known.mention.masked == mention.masked
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


class _Told:
    """What an entry has told so far, by day: a headline and its lead tell one event."""

    def __init__(self, about: str) -> None:
        self._about = about
        self._days: defaultdict[str, list[Report]] = defaultdict(list)

    def add(self, report: Report) -> None:
        self._days[days_of(report.mention.when.text)].append(report)

    def event_of(self, mention: Mention) -> str | None:
        """The event that was told above in much the same words."""
        told = self._days.get(days_of(mention.when.text), ())
        if not told:
            return None
        if not in_days(mention.when):
            return self._lasting(told, mention)
        said = content(mention.title)
        for report in told[:_COMPARED]:
            other = report.mention
            agree = clocks_agree(other.when.text, mention.when.text)
            if (
                agree
                and (alike(said, content(other.title)) or set_alike(said, content(other.title)))
                and cancels(other.title, other.title) is mention.off
                and not of_another(other, mention)
            ):
                return report.event
        return next((one.event for one in self._again(told, mention)), None)

    def _lasting(self, told: Sequence[Report], mention: Mention) -> str | None:
        """The event of the same years that was told above in the same words."""
        said = content(mention.title)
        if not said or width(mention.when) is not None:
            return None
        same = (one for one in told[:_COMPARED] if one.mention.when == mention.when)
        return next((one.event for one in same if content(one.mention.title) == said), None)

    def found_below(self, report: Report) -> str | None:
        """The event of other entries that what follows a report, which found none, tells once more."""
        told = self._days[days_of(report.mention.when.text)]
        found = [one for one in told if one.event not in {report.event, one.key}] if len(told) > 1 else []
        if not found or not in_days(report.mention.when):
            return None
        return next((one.event for one in self._again(found, report.mention)), None)

    def _again(self, told: Sequence[Report], mention: Mention) -> Iterator[Report]:
        when = mention.when.text
        return (
            one
            for one in told[:_COMPARED]
            if clocks_agree(one.mention.when.text, when) and again(one.mention, mention, self._about)
        )
