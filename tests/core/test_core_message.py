"""What a digest says: its subject, its sections, its sources, a sign of life."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from core_build import T0, T1, T2, mention, reports
from test_core_digest import BRIDGE, EDITED, TALKS, TALKS_MOVED, entry_change

from feeds.model import Entry
from output.record import record
from output.subject import subject_of
from timeline.diff import diff
from timeline.digest import digest
from timeline.memory import EntryMemory, Notice, SourceMemory
from timeline.model import ChangeKind
from timeline.view import Names, alive_message, message
from timeline.view.subject import days

UTC_ZONE = ZoneInfo("UTC")
DESK = SourceMemory(
    "s", "https://s.example/", "feed", "The Desk", baseline=T0, checked=T2, good=T0, next_due=T2 + timedelta(hours=3),
    failures=2, fault="server", trouble="the server answers 503",
)  # fmt: skip
WELL = SourceMemory(
    "w", "https://w.example/", "feed", "The Well", baseline=T0, checked=T2, good=T2, next_due=T2
)
NAMES = Names(
    {"s": DESK, "w": WELL},
    {("s", "e"): EntryMemory("s", Entry("e", "Text e", "…", "https://s.example/e", T0), "", T0, T0, 0)},
    UTC_ZONE,
)
TROUBLE = Notice(T1, "s", "trouble", "The Desk cannot be read: the server answers 503")
BACK = Notice(T2, "s", "recovered", "The Desk can be read again")


def letter(changes=(), notices=(), names=NAMES, start=T0, end=T2, **more):
    told = {"identity": "x", "title": "Desk", "upcoming": (), "page_href": None, "paths": {}} | more
    return message(digest(changes, start=start, end=end), names, notices=notices, **told)


def health(*notices, names=NAMES):
    return [(line.state, line.text) for line in letter(notices=notices, names=names).health]


def test_a_trouble_says_since_when_the_last_reading_and_the_next_try():
    ((state, text),) = health(TROUBLE)
    assert state == "failing"
    assert text == (
        "The Desk cannot be read: the server answers 503. Failing since 2 January 2026, 09:00 UTC; "
        "last read 1 January 2026, 09:00 UTC; next try 3 January 2026, 12:00 UTC."
    )
    (line,) = letter(notices=[TROUBLE]).health
    assert (line.since, line.last_good, line.next_try, line.until) == (T1, T0, DESK.next_due, None)


def test_sources_with_one_title_are_told_apart_and_counted_one_by_one():
    sources = {"s": DESK, "w": replace(WELL, title="The Desk")}
    names = replace(NAMES, sources=sources, shared=frozenset({"The Desk"}))
    followed = [Notice(T0, source, "baseline", "The Desk is followed") for source in sources]
    told = letter(notices=[*followed, TROUBLE], names=names)
    assert told.summary == "1 source in trouble, 2 sources newly followed"
    assert [line.text.partition(":")[0] for line in told.health] == [
        "The Desk (s) cannot be read", "The Desk (s) is followed.", "The Desk (w) is followed.",
    ]  # fmt: skip
    assert all(line.text.startswith(line.source) for line in told.health)


def test_what_was_never_read_says_so_and_what_is_unknown_is_left_out():
    never = replace(NAMES, sources={"s": replace(DESK, good=None, next_due=None)})
    assert health(TROUBLE, names=never)[0][1].endswith(
        ". Failing since 2 January 2026, 09:00 UTC; never read so far."
    )
    unknown = replace(NAMES, sources={})
    assert health(TROUBLE, names=unknown)[0][1].endswith("503. Failing since 2 January 2026, 09:00 UTC.")


def test_the_end_of_a_trouble_is_told_once():
    whole = "The Desk can be read again since 3 January 2026, 09:00 UTC"
    assert health(TROUBLE, BACK) == [
        ("recovered", f"{whole}; it had been failing since 2 January 2026, 09:00 UTC.")
    ]
    assert health(BACK) == [("recovered", f"{whole}.")]
    again = replace(TROUBLE, seen=T2 + timedelta(hours=1))
    ((state, text),) = health(TROUBLE, BACK, again)
    assert state == "failing"
    assert "Failing since 3 January 2026, 10:00 UTC" in text


def test_troubles_come_before_remarks_and_new_sources():
    note, new = (
        Notice(T0, "w", "note", "The Well: 2 dates"),
        Notice(T0, "w", "baseline", "The Well is followed"),
    )
    lines = letter(notices=[new, note, note, TROUBLE]).health
    assert [line.state for line in lines] == ["failing", "remark", "followed"]
    assert letter(notices=[new, note, TROUBLE]).summary == (
        "1 source in trouble, 1 source with a remark, 1 source newly followed"
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2026, 1, 10), (2026, 1, 17), "10–17 Jan 2026"),
        ((2026, 1, 30), (2026, 2, 2), "30 Jan – 2 Feb 2026"),
        ((2025, 12, 28), (2026, 1, 3), "28 Dec 2025 – 3 Jan 2026"),
        ((2026, 1, 17), (2026, 1, 17), "17 Jan 2026"),
        ((2026, 1, 18), (2026, 1, 17), "17 Jan 2026"),
        (None, (2026, 1, 17), "17 Jan 2026"),
    ],
)
def test_a_period_in_days(start, end, expected):
    begin = datetime(*start, 9, tzinfo=UTC) if start else None
    assert days(begin, datetime(*end, 9, tzinfo=UTC), UTC_ZONE) == expected


def test_days_are_those_of_the_reader():
    late = datetime(2026, 1, 16, 20, tzinfo=UTC)
    assert days(None, late, ZoneInfo("Asia/Phnom_Penh")) == "17 Jan 2026"


def moved_and_new():
    before = reports(mention(TALKS, "2026-03-12"), mention(BRIDGE, "2026-05-02"))
    fair = mention("A fair for tourism opens in Siem Reap on [3 June 2026].", "2026-06-03")
    after = reports(mention(TALKS_MOVED, "2026-03-19"), fair, before=before, now=T1)
    return diff(before, after, T1)


def test_the_subject_says_what_matters_most():
    assert letter(moved_and_new()).subject == "1 withdrawn, 1 rescheduled, 1 new – Desk, 1–3 Jan 2026"
    edits = [replace(entry_change(EDITED, T1, "x", "y"), entry=str(n)) for n in range(4)]
    assert letter([*moved_and_new(), *edits]).subject == (
        "1 withdrawn, 1 rescheduled, 1 new and 4 more – Desk, 1–3 Jan 2026"
    )
    assert letter(notices=[TROUBLE]).subject == "1 source in trouble – Desk, 1–3 Jan 2026"
    assert letter(title="عنوان").subject == "Nothing changed – عنوان\u200e, 1–3 Jan 2026"


def test_the_subject_follows_the_template_of_the_user():
    mine = "[{{ digest }}] {{ counts.rescheduled }} moved, {{ counts.refined }} refined: {{ title }} {{ period }}"
    made = letter(moved_and_new(), subject=partial(subject_of, mine), name="daily")
    assert made.subject == "[daily] 1 moved, 0 refined: Desk 1–3 Jan 2026"
    assert made.health == ()


def test_a_broken_subject_is_replaced_with_a_remark():
    made = letter(moved_and_new(), subject=partial(subject_of, "{{ nothing }}"))
    assert made.subject == letter(moved_and_new()).subject
    (line,) = made.health
    assert (line.state, line.text) == (
        "remark",
        "The subject template of the digest “digest” was not used: line 1: 'nothing' is undefined.",
    )
    assert made.summary == letter(moved_and_new()).summary


def test_an_event_called_off_stands_with_what_was_withdrawn():
    held = "The joint exercise of the two navies takes place off Koh Rong on [3 June 2026]."
    off = "The joint exercise of the two navies off Koh Rong on [3 June 2026] has been called off."
    before = reports(mention(held, "2026-06-03", title="The joint exercise of the two navies"))
    after = reports(
        mention(off, "2026-06-03", title="The joint exercise of the two navies"), before=before, now=T1
    )
    turned = [replace(change, event="e1", kind=ChangeKind.AMENDED) for change in diff(before, after, T1)][:1]
    turned = [replace(turned[0], before=diff(before, (), T1)[0].before, after=diff((), after, T1)[0].after)]
    made = letter([*moved_and_new(), *turned])
    assert [section.heading for section in made.sections] == ["Withdrawn", "Called off", "Rescheduled", "New"]
    assert made.sections[1].items[0].sentence.endswith("(3 June 2026): called off.")
    assert made.subject.startswith("1 withdrawn, 1 called off, 1 rescheduled and 1 more")
    back = replace(turned[0], before=turned[0].after, after=turned[0].before)
    (section,) = letter([back]).sections
    assert (section.id, section.heading) == ("on-again", "On again")
    assert section.items[0].sentence.endswith("(3 June 2026): no longer called off.")


def test_a_digest_chooses_among_net_changes():
    before = reports(mention(TALKS, "2026-03-12"))
    after = reports(mention(TALKS_MOVED, "2026-03-19"), before=before, now=T1)
    chain = [*diff(before, after, T1), *diff(after, (), T2)]

    def only(kind):
        return digest(chain, start=T0, end=T2, keep=lambda change: change.kind is kind).groups

    assert only(ChangeKind.RESCHEDULED) == ()
    ((kind, (change,)),) = only(ChangeKind.WITHDRAWN)
    assert (kind, change.before.when.text) == (ChangeKind.WITHDRAWN, "2026-03-12")


def test_a_message_holds_moments_and_dates_for_other_programs():
    made = record(letter(moved_and_new(), [TROUBLE], name="daily", horizon=14))
    assert (made["digest"], made["start"], made["end"]) == (
        "daily",
        "2026-01-01T09:00:00Z",
        "2026-01-03T09:00:00Z",
    )
    assert made["counts"] == {"withdrawn": 1, "rescheduled": 1, "added": 1}
    withdrawn, moved, added = (section["changes"][0] for section in made["sections"])
    assert (moved["before_edtf"], moved["after_edtf"]) == ("2026-03-12", "2026-03-19")
    assert (withdrawn["before_edtf"], withdrawn["after_edtf"]) == ("2026-05-02", "")
    assert (added["before_edtf"], added["after_edtf"]) == ("", "2026-06-03")
    assert (moved["seen_at"], moved["kind"]) == ("2026-01-02T09:00:00Z", "rescheduled")
    assert made["sources"][0]["next_try"] == "2026-01-03T12:00:00Z"
    assert made["horizon"] == 14


def alive(names=NAMES, since=T1, **more):
    told = {"identity": "x", "title": "Desk", "upcoming": (), "page_href": None, "paths": {}} | more
    return alive_message(names, since=since, now=T2, **told)


def test_a_sign_of_life_says_what_was_read_and_what_is_in_trouble():
    made = alive()
    assert made.subject == "Nothing changed since 2 Jan 2026 – Desk"
    assert made.summary == "Nothing changed since 2 Jan 2026, 1 source in trouble"
    assert made.note == (
        "1 of 2 sources was read in this time, the last reading was on 3 January 2026, 09:00 UTC."
    )
    (line,) = made.health
    assert line.text == (
        "The Desk cannot be read: the server answers 503. Last read 1 January 2026, 09:00 UTC; "
        "next try 3 January 2026, 12:00 UTC."
    )
    assert (made.sections, made.counts, made.start, made.end) == ((), (), T1, T2)


def test_a_sign_of_life_is_about_the_sources_that_are_followed():
    assert alive(followed=["w"]).health == ()
    assert alive(followed=["w"]).note.startswith("1 of 1 source was read")
    assert alive(followed=["s"]).note == "None of 1 source could be read in this time."
    assert alive(since=T0).note.startswith("2 of 2 sources were read")
    assert alive(since=None).subject == "Nothing changed so far – Desk"


def test_a_sign_of_life_of_some_changes_does_not_speak_for_all():
    assert alive(chosen=True).subject == "Nothing of what it tells changed since 2 Jan 2026 – Desk"


def test_a_sign_of_life_has_the_subject_of_the_user():
    mine = "[{{ digest }}] {{ summary }} ({{ counts.added }}, {{ period }})"
    made = alive(subject=partial(subject_of, mine), name="daily")
    assert made.subject == "[daily] Nothing changed since 2 Jan 2026, 1 source in trouble (0, 2–3 Jan 2026)"
    broken = alive(subject=partial(subject_of, "{{ nothing }}"))
    assert broken.subject == alive().subject
    assert [line.state for line in broken.health] == ["failing", "remark"]
