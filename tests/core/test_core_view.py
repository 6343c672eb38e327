from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from difflib import SequenceMatcher
from zoneinfo import ZoneInfo

import pytest
from core_build import T0, T1, T2, by_section, mention, reports
from hypothesis import given
from hypothesis import strategies as st
from test_core_merge import BRIDGE, TALKS, TALKS_MOVED

from feeds.model import Entry
from output.changes import weightiest
from output.model import Span
from timeline.diff import diff
from timeline.digest import digest
from timeline.edtf import Edtf, iso
from timeline.events import merge
from timeline.history import Version, steps
from timeline.memory import EntryMemory, Notice, SourceMemory
from timeline.model import ChangeKind, Event
from timeline.names import Actor, pack
from timeline.view import Names, message, moment, sentence, upcoming, words
from timeline.view.blocks import opcodes
from timeline.view.life import headline
from timeline.view.page import CARD, STEPS, Counts, Told, by_event, item, latest, line, page, section
from timeline.view.phrases import change_item, compared, marked, marked_with_names

NAMES = Names(
    {"s": SourceMemory("s", "https://s.example/", "feed", "The Desk", baseline=T0)},
    {("s", entry): EntryMemory("s", Entry(entry, f"Text {entry}", "…", f"https://s.example/{entry}", T0), "", T0, T0, 0)
     for entry in "ab"},
    ZoneInfo("Asia/Phnom_Penh"),
)  # fmt: skip
TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-12-10", "10 December 2024"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
        ("2023~", "about 2023"),
        ("2024-12-10?", "10 December 2024 (uncertain)"),
        ("199X", "1990s"),
        ("19XX", "20th century"),
        ("20XX", "21st century"),
        ("2024-XX", "2024"),
        ("2024-21", "spring 2024"),
        ("2024-36", "fourth quarter of 2024"),
        ("2024-41", "second half of 2024"),
        ("2024/2027", "2024 to 2027"),
        ("2024-03/2024-05", "March to May 2024"),
        ("2024-06-03/2024-06-07", "3 to 7 June 2024"),
        ("2024-06-30/2024-07-02", "30 June to 2 July 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2024-06-03/2024-07", "3 June 2024 to July 2024"),
        ("2024/..", "from 2024"),
        ("../1985", "until 1985"),
        ("-0043-03-15", "15 March 44 BC"),
        ("2024-12-10T14:30", "10 December 2024, 14:30"),
        ("2024-12-10T14:30:00Z", "10 December 2024, 14:30 UTC"),
        ("2024-12-10T14:30+07:00", "10 December 2024, 14:30 UTC+07:00"),
    ],
)
def test_dates_in_words(value, expected):
    assert words(Edtf(value)) == expected


@given(st.integers(-2_000_000, 3_600_000))
def test_every_day_has_words_that_hold_its_number(number):
    text = iso(number)
    assert words(Edtf(text)).startswith(f"{int(text[-2:])} ")


def test_moments_are_told_in_the_zone_of_the_reader():
    assert (
        moment(datetime(2026, 1, 9, 20, tzinfo=UTC), ZoneInfo("Asia/Phnom_Penh"))
        == "10 January 2026, 03:00 +07"
    )


def told(old, new):
    before = reports(*old, entry="a")
    return [
        sentence(change, NAMES)
        for change in diff(before, reports(*new, before=before, entry="a", now=T1), T1)
    ]


def test_every_change_is_a_sentence():
    talks = "The foreign ministers of Cambodia and Japan hold talks on trade"
    month = mention(
        "The foreign ministers of Cambodia and Japan hold talks on trade in [March 2026].", "2026-03"
    )
    old, new = mention(TALKS, "2026-03-12"), mention(TALKS_MOVED, "2026-03-19")
    assert told([old], [new]) == [f"{talks}: moved from 12 March 2026 to 19 March 2026."]
    assert told([month], [old]) == [
        f"{talks}: date refined to 12 March 2026; before, only March 2026 was known."
    ]
    assert told([old], [month]) == [
        f"{talks}: date now less exact, March 2026; before, it was 12 March 2026."
    ]
    assert told([old], []) == [f"{talks} (12 March 2026): no longer stated by “Text a” (The Desk)."]
    assert told([], [old]) == [f"{talks}: 12 March 2026."]


def test_a_change_names_its_event_by_the_fuller_of_its_names():
    old = mention("The hearing on file 7 is held in the town hall on [8 March 2026].", "2026-03-08")
    new = mention(
        "The hearing on file 7 has been moved to [15 March 2026] in the town hall.",
        "2026-03-15",
        title="In the town hall",
    )
    before = reports(old, entry="a")
    (change,) = diff(before, [replace(before[0], mention=new)], T1)
    assert sentence(change, NAMES).startswith("The hearing on file 7 is held in the town hall: moved from")
    other = replace(change, after=replace(change.after, title="The hearing in court"))
    assert sentence(other, NAMES).startswith("The hearing in court: moved from")


def test_dates_and_names_are_marked_once():
    text = "On 5 May the Thai Army and Sokhonn met in Hanoi."
    names = pack(
        [
            Actor("5 May Movement", "organisation", 3, 12),  # over the date, which is more
            Actor("Thai Army", "organisation", 13, 22),
            Actor("Thailand", "country", 13, 17),
            Actor("Prak Sokhonn", "person", 27, 34),
            Actor("Hanoi", "place", 42, 47),
        ]
    )
    spans = marked_with_names(text, 3, 8, names)
    assert "".join(span.text for span in spans) == text
    assert [(span.text, span.emphasis, span.told) for span in spans if span.emphasis != "same"] == [
        ("5 May", "date", ""),
        ("Thai Army", "name", "organisation: Thai Army"),
        ("Sokhonn", "name", "person: Prak Sokhonn"),
        ("Hanoi", "name", "place: Hanoi"),
    ]
    # What has its date from its text has none to mark; a name may begin the sentence.
    first = marked_with_names("Hanoi waits.", 0, 0, pack([Actor("Hanoi", "place", 0, 5)]))
    assert [span.emphasis for span in first] == ["name", "same"]


def test_marked_and_compared_keep_every_character():
    spans = marked("On 5 May it opens.", 3, 8)
    assert [(span.text, span.emphasis) for span in spans] == [
        ("On ", "same"),
        ("5 May", "date"),
        (" it opens.", "same"),
    ]
    both = compared("It opens on 5 May.", "It opens on 6 May.")
    assert "".join(span.text for span in both if span.emphasis != "added") == "It opens on 5 May."
    assert "".join(span.text for span in both if span.emphasis != "removed") == "It opens on 6 May."
    assert [span.text for span in both if span.emphasis == "added"] == ["6"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_comparison_holds_both_texts(before, after):
    both = compared(before, after)
    assert "".join(span.text for span in both if span.emphasis != "added") == before
    assert "".join(span.text for span in both if span.emphasis != "removed") == after


WORDS = st.lists(st.sampled_from(["on", "of", " ", " ", " ", "6", "\ud800", "𝟛"]), max_size=30)


@given(WORDS, WORDS, WORDS, WORDS)
def test_blocks_are_those_of_difflib(before, after, head, tail):
    for old, new in (before, after), ([*head, *before, *tail], [*head, *after, *tail]):
        assert opcodes(old, new) == SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("Held on 5 March 2027 there.", "Held on 12 March 2027 there.", "5 March 2027", "12 March 2027"),
        ("Am 5. März 2027 dort.", "Am 12. März 2027 dort.", "5. März 2027", "12. März 2027"),
        ("On March 5, 2027 there.", "On March 12, 2027 there.", "March 5, 2027", "March 12, 2027"),
        ("At 09:30 there.", "At 09:45 there.", "09:30", "09:45"),
        ("a big old tree", "a small new tree", "big old", "small new"),
    ],
)
def test_what_belongs_together_changes_as_a_whole(before, after, gone, come):
    both = compared(before, after)
    assert [span.text for span in both if span.emphasis == "removed"] == [gone]
    assert [span.text for span in both if span.emphasis == "added"] == [come]


def test_a_known_date_expression_changes_as_a_whole():
    before, after = "ថ្ងៃទី៥ ខែមីនា នៅភ្នំពេញ", "ថ្ងៃទី៦ ខែមីនា នៅភ្នំពេញ"
    old, new = (text.index(" នៅ") for text in (before, after))
    both = compared(before, after, (0, old), (0, new))
    assert [(span.text, span.emphasis) for span in both] == [
        (before[:old], "removed"),
        (after[:new], "added"),
        (" នៅភ្នំពេញ", "same"),
    ]


def test_very_long_texts_are_shown_beside_each_other():
    spans = compared("a" * 5000, "b" * 5000)
    assert [span.emphasis for span in spans] == ["removed", "added"]


def test_texts_with_hardly_a_word_in_common_stand_behind_one_another():
    before = "Members at Harl will strike for 48 hours from 6am on Wednesday 10 February."
    after = "The 48-hour strike planned for 10 February has been put back to allow talks, which will be held at Mole."
    assert compared(before, after) == (Span(before, "removed"), Span(after, "added"))


def build(told, changes=(), withdrawn=()):
    """The page with a card in the place of each line."""
    events = sorted((*merge(told), *merge(withdrawn)), key=lambda event: (event.when, event.key))
    known = Told(by_event(changes))
    lines = by_section((section(event.when), line(event, known, NAMES, TODAY, "")) for event in events)
    texts = {(report.source, report.entry) for report in told}
    counts = Counts(len(texts), Counter(source for source, _ in texts), {})
    shown = latest(changes, TODAY)
    record = page(lines, shown, NAMES, counts, title="T", today=TODAY, as_of=T1)
    made = {event.key: item(event, known, NAMES, TODAY) for event in events}
    for own in (own for part in record.sections for own in part.items):
        card = made[own.id]
        assert (own.name, own.when, own.status, own.tone) == (card.name, card.when, card.status, card.tone)
    parts = (replace(part, items=tuple(made[own.id] for own in part.items)) for part in record.sections)
    return replace(record, sections=tuple(parts))


def cards(record):
    return {card.edtf: card for part in record.sections for card in part.items}


def test_the_page_tells_status_tense_and_evidence():
    past = mention("The new market of Kampot was opened on [3 February 2026].", "2026-02-03")
    record = build(reports(mention(TALKS, "2026-03-12"), past, entry="a"))
    assert record.summary == "2 events (1 upcoming) from 1 text in 1 source"
    assert [section.heading for section in record.sections] == ["February 2026", "March 2026"]
    ahead, gone = cards(record)["2026-03-12"], cards(record)["2026-02-03"]
    assert (ahead.status, ahead.tense, gone.status, gone.tense) == ("announced", "future", "", "past")
    (evidence,) = ahead.evidence
    assert (evidence.source, evidence.href) == ("“Text a”", "https://s.example/a")
    assert (evidence.published, evidence.seen) == ("1 January 2026", "1 January 2026, 16:00 +07")
    assert record.as_of == "2 January 2026, 16:00 +07"


def test_a_moved_event_tells_its_history_and_that_sources_differ():
    first = reports(mention(TALKS, "2026-03-12"), entry="a")
    second = reports(mention(TALKS, "2026-03-12"), others=first, entry="b", now=T1)
    moved = reports(mention(TALKS_MOVED, "2026-03-19"), before=first, others=second, entry="a", now=T2)
    record = build([*moved, *second], diff(first, moved, T2))
    (card,) = cards(record).values()
    assert (card.when, card.status) == ("19 March 2026", "sources differ")
    assert [(evidence.source, evidence.when) for evidence in card.evidence] == [
        ("“Text a”", None),
        ("“Text b”", "12 March 2026"),
    ]
    assert [revision.text for revision in card.history] == [record.changes[0].sentence]
    (alone,) = cards(build(moved, diff(first, moved, T2))).values()
    assert alone.status == "rescheduled"


def test_a_card_has_room_for_a_few_reports_of_each_kind():
    """Who says something else is shown, once for each date, and each source before its second text."""
    said = [("s", "2026-03-12")] * 4 + [("t", "2026-03-12")] * 3 + [("u", "2026-03-12"), ("s", "2026-03-13")]
    said += [("t", "2026-03-13"), ("u", "2026-03-14")]
    (first,) = reports(mention(TALKS, "2026-03-12"))
    told = tuple(
        replace(first, source=source, entry=str(n), mention=mention(TALKS, when))
        for n, (source, when) in enumerate(said)
    )
    event = Event("k", Edtf("2026-03-12"), "Talks", told)
    card = item(event, Told({}), NAMES, TODAY)
    assert [evidence.source for evidence in card.evidence] == [f"“{n}”" for n in (0, 4, 7, 1, 8, 10)]
    assert [evidence.when for evidence in card.evidence] == [None] * 4 + ["13 March 2026", "14 March 2026"]
    assert card.others == len(told) - CARD
    whole = item(event, Told({}), NAMES, TODAY, room=len(told))
    assert (len(whole.evidence), whole.others) == (len(told), 0)


def test_a_card_has_room_for_the_latest_steps():
    days = range(1, STEPS + 4)
    moved = [mention(TALKS, f"2026-04-{day:02}") for day in days]
    now, changes = reports(moved[0], entry="a"), []
    for day, new in zip(days, moved[1:], strict=False):
        before, now = now, reports(new, before=now, entry="a", now=T0 + timedelta(days=day))
        changes += diff(before, now, T0 + timedelta(days=day))
    (card,) = cards(build(now, changes)).values()
    assert (len(card.history), card.earlier) == (STEPS, 2)
    assert card.history[-1].text.endswith(f"to {days[-1]} April 2026.")


def test_the_page_tells_first_what_may_upset_plans_ahead():
    told = [
        mention(f"Festival {n} of Kampot is held on [{n} March 2026].", f"2026-03-{n:02}")
        for n in range(2, 5)
    ]
    gone = [
        mention(f"Market {n} of Takeo was opened on [{n} June 2025].", f"2025-06-{n:02}") for n in range(1, 8)
    ]
    before = reports(*gone, *told, entry="a")
    record = build((), diff(before, (), T1))
    assert [change.before for change in record.changes[:5]] == [
        "2 March 2026", "3 March 2026", "4 March 2026", "1 June 2025", "2 June 2025",
    ]  # fmt: skip


def test_withdrawn_events_stay_marked():
    gone = [replace(report, withdrawn=T1) for report in reports(mention(BRIDGE, "2026-05-02"), entry="a")]
    record = build((), withdrawn=gone)
    assert cards(record)["2026-05-02"].status == "withdrawn"
    assert record.summary.startswith("0 events")


@pytest.mark.parametrize(
    ("when", "section", "heading"),
    [
        ("2024-12-10", "2024-12", "December 2024"),
        ("2024-12", "2024-12", "December 2024"),
        ("2024", "2024", "2024, no single month"),
        ("2024/2027", "2024", "2024, no single month"),
        ("2024-06-30/2024-07-02", "2024-06", "June 2024"),
        ("2024-33", "2024", "2024, no single month"),
        ("199X", "1990-decade", "1990s"),
        ("19XX", "1900-century", "20th century"),
        ("199X/2004", "1990-decade", "1990s"),
        ("../1985-03", "1985-03", "March 1985"),
        ("-0043-03-15", "-0043-03", "March 44 BC"),
    ],
)
def test_sections_are_where_a_date_begins(when, section, heading):
    record = build(reports(mention("It was so on [that day].", when)))
    assert [(found.id, found.heading) for found in record.sections] == [(section, heading)]


def test_sections_follow_time_also_before_year_one():
    dates = ["2024-12-10", "-0043", "2024", "202X", "20XX", "2020-02", "2020", "2000", "0001-01", "-0044-03"]
    told_all = [mention(f"Thing number {n} was on [that day].", when) for n, when in enumerate(dates)]
    record = build(reports(*told_all))
    assert [section.id for section in record.sections] == [
        "-0044-03", "-0043", "0001-01", "2000-century", "2000", "2020-decade", "2020", "2020-02", "2024", "2024-12",
    ]  # fmt: skip


def test_upcoming_is_what_begins_after_today_and_soon():
    told_all = reports(mention(TALKS, "2026-03-12"), mention(BRIDGE, "2026-05-02"))
    found = upcoming(merge(told_all), NAMES, TODAY, date(2026, 3, 31))
    assert [item.edtf for item in found] == ["2026-03-12"]
    moved = diff(told_all, reports(mention(TALKS_MOVED, "2026-03-19"), before=told_all[:1], now=T1), T1)
    (stands,) = upcoming(merge(told_all), NAMES, TODAY, date(2026, 3, 31), moved)
    assert (stands.status, stands.history) == ("rescheduled", ())
    gone = [replace(report, withdrawn=T1) for report in told_all]
    assert upcoming(merge(gone), NAMES, TODAY, date(2026, 3, 31)) == ()


def test_a_message_counts_and_orders():
    before = reports(mention(TALKS, "2026-03-12"), mention(BRIDGE, "2026-05-02"), entry="a")
    after = reports(mention(TALKS_MOVED, "2026-03-19"), before=before, entry="a", now=T1)
    record = digest(diff(before, after, T1), start=T0, end=T1)
    letter = message(
        record, NAMES, identity="x", title="Desk", upcoming=(), notices=(), page_href=None, paths={}
    )
    assert letter.subject == "1 withdrawn, 1 rescheduled – Desk, 1–2 Jan 2026"
    assert [section.heading for section in letter.sections] == ["Withdrawn", "Rescheduled"]
    assert letter.sections[0].items[0].brief == f"{before[1].mention.title} (2 May 2026)."
    assert letter.note == ""
    assert letter.period == "1 January 2026, 16:00 +07 to 2 January 2026, 16:00 +07"
    (moved,) = letter.sections[1].items
    assert (moved.before, moved.after) == ("12 March 2026", "19 March 2026")


def quiet(start, end, *notices):
    record = digest((), start=start, end=end)
    return message(
        record, NAMES, identity="x", title="D", upcoming=(), notices=notices, page_href=None, paths={}
    )


def test_a_message_without_changes_says_why():
    first = Notice(T0, "s", "baseline", "The Desk is followed")
    assert (quiet(T0, T1).summary, quiet(T0, T1).note) == ("Nothing changed", "")
    letter = quiet(None, T1, first)
    assert (letter.summary, letter.period) == ("1 source newly followed", "2 January 2026, 16:00 +07")
    assert letter.note == "This is the first reading: changes are told from now on."
    assert quiet(T0, T1, first).note.startswith("No event changed.")
    assert quiet(T0, T1, Notice(T1, "t", "trouble", "Other is silent")).note == "No event changed."


def test_a_period_within_one_minute_is_one_moment():
    assert quiet(T1, T1 + timedelta(seconds=9)).period == "2 January 2026, 16:00 +07"


def test_a_withdrawal_says_that_others_still_state_it():
    told = reports(mention(TALKS, "2026-03-12"), entry="a")
    (change,) = diff(told, (), T1)
    record = digest([change], start=T0, end=T1)
    names = replace(NAMES, live=frozenset({change.event}))
    letter = message(
        record, names, identity="x", title="D", upcoming=(), notices=(), page_href=None, paths={}
    )
    (line,) = letter.sections[0].items
    assert line.sentence.endswith(
        "(12 March 2026): no longer stated by “Text a” (The Desk); other texts still state it."
    )
    assert line.brief.endswith("(12 March 2026); other texts still state it.")


def test_a_text_is_named_with_its_source_where_that_has_another_name():
    told = reports(mention(TALKS, "2026-03-12"), entry="a")
    (gone,) = diff(told, (), T1)
    assert "no longer stated by “Text a” (The Desk)." in sentence(gone, NAMES)
    alone = replace(NAMES, sources={"s": replace(NAMES.sources["s"], title="Text a")})
    assert sentence(gone, alone).endswith("no longer stated by “Text a”.")


OFF = "Cancelled: the foreign ministers of Cambodia and Japan hold talks on trade on [12 March 2026]."
ENDS = "The exemption, which ran from {} in 2025, will be extended until {}."


def test_what_is_called_off_is_not_withdrawn_as_well():
    called = reports(mention(TALKS, "2026-03-12"), entry="a")
    other = reports(mention(TALKS, "2026-03-12"), others=called, entry="b", now=T0)
    off = diff(called, reports(mention(OFF, "2026-03-12"), before=called, entry="a", now=T1), T1)
    record = digest([*off, *diff(other, (), T1)], start=T0, end=T1)
    assert {change.event for _, changes in record.groups for change in changes} == {called[0].event}
    assert letter_of(record).counts == (("called-off", 1),)


def test_what_is_called_off_with_less_care_has_not_moved():
    hour = mention(TALKS.replace("12 March 2026", "12 March 2026 at 10:30"), "2026-03-12T10:30")
    announced = reports(hour, entry="a")
    (change,) = diff(announced, reports(mention(OFF, "2026-03-12"), before=announced, entry="a", now=T1), T1)
    change = replace(change, kind=ChangeKind.AMENDED)
    told = change_item(change, NAMES)
    assert (told.kind, told.before, told.after) == ("called-off", "", "12 March 2026, 10:30")
    assert (told.before_edtf, told.after_edtf) == ("", "2026-03-12T10:30")
    assert "(12 March 2026, 10:30): called off" in told.sentence


def test_the_life_of_an_event_says_who_called_it_off():
    said, off = (
        Version(replace(reports(mention(text, "2026-03-12"), entry=entry, now=seen)[0], event="k", key=entry), None)
        for text, entry, seen in ((TALKS, "a", T0), (OFF, "b", T1))
    )  # fmt: skip
    heads = [headline(step, NAMES) for step in steps([said, off])]
    assert heads == ["First reported: 12 March 2026", "Called off: 12 March 2026"]


def test_a_sentence_that_lost_a_date_is_not_reworded_as_well():
    said = ENDS.format("May", "April 2026")
    ran, until = (
        replace(
            mention(f"{one} [{day}].", when),
            sentence=said,
            title=one,
            date_start=said.index(day),
            date_end=said.index(day) + len(day),
        )
        for one, day, when in (("It ran", "May", "2025-05"), ("It is extended", "April 2026", "2026-04"))
    )
    before = reports(ran, until, entry="a")
    now = "The exemption, which ran from May in 2025, will not be extended."
    after = replace(before[0], mention=replace(ran, sentence=now, masked="other words"))
    letter = letter_of(digest(diff(before, [after], T1), start=T0, end=T1))
    assert letter.counts == (("withdrawn", 1),)
    (gone,) = letter.sections[0].items
    assert (gone.name, gone.before, gone.after) == ("It is extended", "April 2026", "")
    assert [(span.emphasis, span.text.strip()) for span in gone.quote if span.emphasis != "same"] == [
        ("added", "not"),
        ("removed", "until April 2026"),
    ]


def letter_of(record):
    return message(record, NAMES, identity="x", title="D", upcoming=(), notices=(), page_href=None, paths={})


def test_kinds_of_change_have_one_name():
    first = reports(mention(TALKS, "2026-03-12"), entry="a")
    second = reports(mention(TALKS, "2026-03-12"), others=first, entry="b", now=T1)
    record = digest([replace(change, kind=ChangeKind.CORROBORATED) for change in diff((), second, T1)],
                    start=T0, end=T1)  # fmt: skip
    letter = message(
        record, NAMES, identity="x", title="D", upcoming=(), notices=(), page_href=None, paths={}
    )
    assert (letter.summary, letter.sections[0].heading) == ("1 also reported", "Also reported")
    assert "also reported by “Text b” (The Desk)" in letter.sections[0].items[0].sentence


def test_a_message_tells_of_sources_and_links_events_to_their_pages():
    told = reports(mention(TALKS, "2026-03-12"), entry="a")
    record = digest(diff((), told, T1), start=None, end=T1)
    notices = [
        Notice(T0, "s", "baseline", "The Desk is followed"),
        Notice(T1, "t", "trouble", "Other is silent"),
    ]
    ahead = upcoming(merge(told), NAMES, TODAY, date(2026, 3, 31))
    paths = {told[0].event: "2026-03.html"}
    letter = message(
        record,
        NAMES,
        identity="x",
        title="Desk",
        upcoming=ahead,
        notices=notices,
        page_href="i.html",
        paths=paths,
    )
    assert letter.summary == "1 new, 1 source in trouble, 1 source newly followed"
    assert [line.text for line in letter.health] == [
        "Other is silent. Failing since 2 January 2026, 16:00 +07.",
        "The Desk is followed.",
    ]
    assert letter.sections[0].items[0].path == letter.upcoming[0].path == "2026-03.html"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2026-12-18T10:00+07:00", "18 December 2026, 10:00"),
        ("2026-12-18T10:00:00+07:00/2026-12-18T12:00:00+07:00", "18 December 2026, 10:00–12:00"),
        ("2026-12-18T10:00+01:00", "18 December 2026, 10:00 UTC+01:00"),
        ("2026-12-18T10:00Z", "18 December 2026, 10:00 UTC"),
        ("2026-12-18T22:00Z/2026-12-19T01:00Z", "18 December 2026, 22:00 UTC to 19 December 2026, 01:00 UTC"),
        ("2026-12-18T10:00", "18 December 2026, 10:00"),
    ],
)  # fmt: skip
def test_the_offset_of_the_reader_goes_without_saying(when, told):
    assert replace(NAMES, zone=ZoneInfo("Asia/Phnom_Penh")).when(Edtf(when)) == told


def test_an_offset_is_that_of_its_season():
    summer, winter = Edtf("2026-07-18T10:00+02:00"), Edtf("2026-12-18T10:00+02:00")
    berlin = replace(NAMES, zone=ZoneInfo("Europe/Berlin"))
    assert berlin.when(summer) == "18 July 2026, 10:00"
    assert berlin.when(winter) == "18 December 2026, 10:00 UTC+02:00"


def test_the_page_tells_first_what_was_called_off_and_a_series_once():
    days = range(2, 8)
    briefing = [
        replace(
            mention(f"Briefing of the ministry {n} on [{n} May 2026].", f"2026-05-{n:02}"), title="Briefing"
        )
        for n in days
    ]
    before = reports(mention(TALKS, "2026-03-12"), *briefing, entry="a")
    off = reports(mention(OFF, "2026-03-12"), before=before[:1], entry="a", now=T1)
    moved = [
        replace(report, mention=replace(report.mention, when=Edtf(f"2026-06-{n:02}"), masked="moved"))
        for report, n in zip(before[1:], days, strict=True)
    ]
    record = build((), diff(before, [*off, *moved], T1))
    assert [change.kind for change in record.changes] == ["called-off", *["rescheduled"] * 6]
    assert [change.kind for change in weightiest(record.changes)] == ["called-off", "rescheduled"]
