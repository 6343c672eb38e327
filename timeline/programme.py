"""Lists of what is ahead: a court's list of hearings, a calendar of dates, the next meeting.

They go forward with time. What was announced, has come and is said no more is not withdrawn, and the same
words with a later date are the next of their kind, not the old one moved. Nobody says later that a line of
such a list took place, or that a deadline passed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from feeds.model import CELL
from timeline.edtf import Edtf
from timeline.model import Basis, Mention, Report

_WEEK = 7  # days
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d(?::\d\d)?)?")
_DUE = re.compile(
    r"\b(?:by|no later than|not later than|until|before|due|deadline|closing date|cut-?off|spätestens|bis"
    r"|extended (?:to|until)|frist|au plus tard|avant|jusqu['’]au|à remettre|plazo|hasta|antes del)\b"
    r"[^.;!?]{0,30}$",
    re.IGNORECASE,
)
# Terms of goods and shares: that day something may no longer be eaten, or is traded without its dividend, and
# nobody says later that it came.
_TERM = re.compile(
    r"\b(?:(?:best|use|sell)[ -](?:before|by)|expiry|expiration|shelf[ -]life|ex[ -]dividend|ex[ -]date"
    r"|record date"
    r"|(?:mindest)?haltbar\w*|mhd|verfalls?datum|verfallsdaten|ex[ -]dividende|ex[ -]tag"
    r"|péremption|consommer|ddm|dlc|détachement"
    r"|caducidad|consum(?:o|ir) preferente(?:mente)?|ex[ -]dividendo)\b[^.;!?]{0,160}$"
    r"|\b(?:ex[ -]dividend|ex[ -]dividende|ex[ -]dividendo|ohne dividende)\b",
    re.IGNORECASE,
)

# Words by which a text says itself that a date is another one than before.
_MOVES = re.compile(
    r"\b(?:rescheduled|moved|postponed|delayed|shifted|deferred|put (?:\w+ ){0,4}?(?:off|back)"
    r"|pushed (?:back|to)|brought forward|(?:new|other|different|changed?) (?:the )?dates?|instead of"
    r"|not (?:\w+ )?(?:before|until)(?! \d{1,2}(?:[:.]\d\d| ?[ap]\.?m))|verschoben|verlegt|vertagt|vorverlegt"
    r"|report(?:é|ée|és|ées)|avanc(?:é|ée|és|ées)|repouss(?:é|ée|és|ées)"
    r"|aplazad[oa]s?|pospuest[oa]s?)\b",
    re.IGNORECASE,
)


def listed(mention: Mention) -> bool:
    """Whether it is a line of a list: a row of a table, or one that has its date from a heading above."""
    return CELL in mention.sentence or "\n\n" in mention.sentence[mention.date_end - mention.start :]


def is_deadline(mention: Mention) -> bool:
    """Whether its date is the last day on which something may be done."""
    before = mention.sentence[: mention.date_start - mention.start]
    return _DUE.search(before) is not None or _TERM.search(before) is not None


@dataclass(frozen=True, slots=True)
class Outlived:
    """What an entry announced that has come: the `keys` of these reports.

    `turned` tells that the list of other days has taken the place of a list.
    """

    keys: frozenset[str]
    turned: bool
    today: int  # the proleptic ordinal

    def apart(self, old: Report, new: Mention) -> bool:
        """Whether a later date in the words of a statement is another event: the next of its kind."""
        upper, lower = old.mention.when.upper, new.when.lower
        if old.key not in self.keys or upper is None or lower is None or moves(new):
            return False
        return lower > upper and (lower >= self.today or (self.turned and listed(new)))

    def staying(self, before: Iterable[Report], after: Iterable[Report], text: str) -> list[Report]:
        """What was announced, or stated as data, is said no more in the text, and is over: it stands.

        What stands there as it did is only read otherwise, by other rules.
        """
        kept = {report.key for report in after}
        return [
            report
            for report in before
            if report.key not in kept and (self._left(report, text) or self._was_data(report.mention))
        ]

    def _left(self, report: Report, text: str) -> bool:
        return report.key in self.keys and report.mention.sentence not in text

    def _was_data(self, mention: Mention) -> bool:
        upper = mention.when.upper
        return mention.basis is Basis.DATA and upper is not None and upper < self.today


def outlived(
    reports: Iterable[Report], mentions: Sequence[Mention], now: datetime, zone: ZoneInfo
) -> Outlived:
    """The reports that announced what has come by `now`.

    An hour has come when it strikes, a day when it is over; that of a list when the list of another day has
    taken its place.
    """
    today = now.astimezone(zone).date().toordinal()
    ahead = [report for report in reports if _announced(report, zone)]
    over = {report.key for report in ahead if _has_come(report.mention.when, now, zone, today)}
    rows = [report for report in ahead if listed(report.mention)]
    last = max((_upper(report.mention.when) for report in rows), default=today + 1)
    turned = last <= today and _is_behind(last, mentions)
    if turned:
        over.update(report.key for report in rows)
    return Outlived(frozenset(over), turned, today)


def moves(mention: Mention) -> bool:
    """Whether a statement says itself that its date is another one than before."""
    return mention.former is not None or _MOVES.search(mention.sentence) is not None


def _announced(report: Report, zone: ZoneInfo) -> bool:
    """Whether it was said on its day or before; a line of the list of a week, in that week."""
    upper = report.mention.when.upper
    if report.mention.basis is Basis.PUBLISHED or upper is None:
        return False
    late = report.since.astimezone(zone).date().toordinal() - upper
    return late < (_WEEK if listed(report.mention) else 1)


def _has_come(when: Edtf, now: datetime, zone: ZoneInfo, today: int) -> bool:
    if when.lower is None or when.upper is None or when.upper > today:
        return False
    return when.upper < today or _struck(when, now, zone)


def _struck(when: Edtf, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the hour of a value of today has come, False where it has none."""
    found = _CLOCK.search(when.text)
    if found is None:
        return False
    said = when.text[: found.end()]
    begins = datetime.fromisoformat(said)
    begins = begins.replace(tzinfo=zone) if begins.tzinfo is None else begins
    return begins <= now


def _is_behind(last: int, mentions: Sequence[Mention]) -> bool:
    """Whether all lines of a list are now of days behind the last that it had."""
    lower = [one.when.lower for one in mentions if listed(one) and one.when.lower is not None]
    return bool(lower) and min(lower) > last


def _upper(when: Edtf) -> int:
    return when.upper if when.upper is not None else date.max.toordinal()
