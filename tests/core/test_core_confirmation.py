"""Announced events whose date passed without anybody saying that they took place."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from core_build import mention, reports
from test_core_cli import Shell, lines

from feeds.model import Entry
from timeline.confirmation import awaited, unconfirmed, written
from timeline.events import merge
from timeline.memory import EntryMemory
from timeline.model import Basis, ChangeKind
from timeline.store import Store
from timeline.topics import event_subject, parse
from timeline.view import Names
from timeline.view.status import status

UTC_ZONE = ZoneInfo("UTC")
SEEN = datetime(2026, 2, 20, 9, tzinfo=UTC)
BEFORE, ON, AFTER = date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6)
OPENS = "The new bridge over the river at Kampot opens on [5 March 2026]."
OPENED = "The minister opened the new bridge at Kampot on [5 March 2026]."


def said(sentence, when="2026-03-05", *, entry="a", source="s", seen=SEEN, others=()):
    return reports(mention(sentence, when), others=others, entry=entry, source=source, now=seen)


def text(entry="a", *, source="s", published=None, day=False, first=SEEN, changed=None):
    found = Entry(entry, "Title", "…", None, published, published_day=day)
    return {(source, entry): EntryMemory(source, found, "", first, changed or first, 1)}


def open_ones(found, entries=None, today=AFTER):
    return unconfirmed(merge(found), entries or {}, today, UTC_ZONE)


def day(number, hour=9):
    return datetime(2026, 3, number, hour, tzinfo=UTC)


def test_an_announcement_is_open_from_the_day_after_its_date():
    (report,) = said(OPENS)
    assert open_ones([report]) == {report.event}
    assert open_ones([report], today=ON) == set()
    assert open_ones([report], today=BEFORE) == set()


def test_a_report_of_the_day_or_later_confirms():
    first = said(OPENS)
    for seen in (day(5), day(9)):
        second = said(OPENS, source="t", seen=seen, others=first)
        assert second[0].event == first[0].event
        assert open_ones([*first, *second], today=date(2026, 3, 20)) == set()
    earlier = said(OPENS, source="t", seen=day(4), others=first)
    assert open_ones([*first, *earlier]) == {first[0].event}


def test_only_the_youngest_text_is_asked_for_where_it_shows_that_nothing_was_announced():
    first = said(OPENS)
    for seen, asked in ((day(6), 1), (day(4), 2)):
        second = said(OPENS, source="t", seen=seen, others=first)
        (event,) = merge([*first, *second])
        wanted = set()

        def texts(keys, wanted=wanted):
            wanted |= keys
            return {}

        assert awaited(event, texts, UTC_ZONE) == (None if asked == 1 else ON.toordinal())
        assert len(wanted) == asked


def test_a_text_is_as_old_as_its_publication():
    (report,) = said(OPENS, seen=day(8))
    assert open_ones([report], text(published=day(1), first=day(8)), date(2026, 3, 9)) == {report.event}
    assert open_ones([report], text(published=day(6), first=day(8)), date(2026, 3, 9)) == set()
    assert open_ones([report], text(first=day(8)), date(2026, 3, 9)) == set()


def test_what_is_put_into_an_old_text_is_as_old_as_that():
    (report,) = said(OPENS, seen=day(8))
    entries = text(published=day(1), first=day(1), changed=day(8))
    assert written(report, entries, UTC_ZONE) == date(2026, 3, 8)
    assert open_ones([report], entries, date(2026, 3, 9)) == set()


def test_words_that_stand_since_before_confirm_nothing_and_a_new_wording_does():
    before = said(OPENS)
    assert open_ones(before, today=date(2027, 1, 1)) == {before[0].event}
    reworded = reports(
        mention(OPENS.replace("opens", "was opened"), "2026-03-05"), before=before, entry="a", now=day(6)
    )
    assert reworded[0].event == before[0].event
    assert open_ones(reworded, today=date(2026, 3, 9)) == set()


def test_a_later_text_that_comes_back_to_the_date_with_its_words_confirms():
    first = said(OPENS)
    later = said(
        "Since the bridge at Kampot opened on [5 March 2026], fares have fallen.", entry="b", seen=day(30)
    )
    assert later[0].event != first[0].event
    assert open_ones([*first, *later], today=date(2026, 4, 2)) == set()
    other = said("A storm felled trees in Kampot on [5 March 2026].", entry="c", seen=day(30))
    assert open_ones([*first, *other], today=date(2026, 4, 2)) == {first[0].event}
    another_day = said(OPENED, "2026-03-06", entry="d", seen=day(30))
    assert first[0].event in open_ones([*first, *another_day], today=date(2026, 4, 2))


@pytest.mark.parametrize("when", ["2026", "2026-02", "2026-02-20", "../2026-03-05"])
def test_what_had_begun_when_it_was_told_was_not_announced(when):
    assert open_ones(said(OPENS, when), today=date(2027, 2, 1)) == set()


@pytest.mark.parametrize("when", ["2026-03", "2026-03-05/2026-03-07", "2026-33"])
def test_a_span_is_open_when_it_is_over(when):
    found = said(OPENS, when, seen=datetime(2025, 12, 1, tzinfo=UTC))
    assert open_ones(found, today=date(2026, 3, 6)) == set()
    assert len(open_ones(found, today=date(2026, 4, 1))) == 1


def test_nothing_is_missing_of_calendars_and_of_what_was_called_off():
    (report,) = said(OPENS)
    stated = replace(report, mention=replace(report.mention, basis=Basis.DATA))
    assert open_ones([stated]) == set()
    assert open_ones(said("The opening of the bridge on [5 March 2026] has been cancelled.")) == set()


def test_while_one_source_gives_a_later_date_nothing_has_passed():
    first = said(OPENS)
    second = said(OPENS, source="t", others=first)
    moved = reports(
        mention(OPENS.replace("5 March", "9 March"), "2026-03-09"), before=second, source="t", now=day(1)
    )
    both = [*first, *moved]
    assert merge(both)[0].when.text == "2026-03-09"
    assert open_ones(both, today=date(2026, 3, 7)) == set()
    assert open_ones(both, today=date(2026, 3, 10)) == {first[0].event}


def test_the_day_is_that_of_the_reader():
    phnom_penh = ZoneInfo("Asia/Phnom_Penh")
    (report,) = said(OPENS, seen=day(4, 20))  # 3 in the morning of the fifth, there
    assert unconfirmed(merge([report]), {}, AFTER, phnom_penh) == set()
    assert len(open_ones([report])) == 1


def test_status_and_topics_know_it():
    (event,) = merge(said(OPENS))
    names = Names({}, {}, UTC_ZONE, unconfirmed=frozenset({event.key}))
    assert status(event, (), names, AFTER) == "date passed, not confirmed"
    assert status(event, (), replace(names, unconfirmed=frozenset()), AFTER) == ""
    assert status(event, (), replace(names, unconfirmed=frozenset()), BEFORE) == "announced"
    assert parse("is:unconfirmed").matches(event_subject(event, names, AFTER))
    assert not parse("is:unconfirmed").matches(event_subject(event, Names({}, {}, UTC_ZONE), AFTER))


# The whole way

BRIDGE = "---\ntitle: Bridge\ndate: 2026-02-20\n---\n\nThe new bridge over the river at Kampot will open on 5 March 2026.\n"
FAIR = "---\ntitle: Fair\ndate: 2026-02-20\n---\n\nThe rice fair of Battambang will begin on 5 March 2026.\n"
OPEN = "---\ntitle: Opening\ndate: 2026-03-05\n---\n\nThe new bridge over the river at Kampot was opened on 5 March 2026.\n"


def told(house):
    return [digest for digest in house.digests() if "PASSED, NOT CONFIRMED" in digest]


def go(house, day_of_march):
    house.now = day(day_of_march) - timedelta(days=1)
    return house.run()


def test_a_digest_tells_once_what_passed_unconfirmed(house):
    house.write("bridge.md", BRIDGE)
    house.write("fair.md", FAIR)
    go(house, 1)
    go(house, 5)
    assert told(house) == []
    house.write("open.md", OPEN)
    go(house, 6)
    (digest,) = told(house)
    text = " ".join(digest.split())
    assert "1 passed, not confirmed" in text
    assert (
        "The rice fair of Battambang will begin: 5 March 2026 has passed, and nothing written since confirms it."
        in text
    )
    section = text.partition("PASSED, NOT CONFIRMED (1)")[2]
    assert "Kampot" not in section.partition("The whole timeline")[0]
    for later in (6, 7, 8, 30):
        go(house, later)
    assert len(told(house)) == 1
    (file,) = [
        path for path in (house.folder / "var/digests").glob("*.json") if "unconfirmed" in path.read_text()
    ]
    record = json.loads(file.read_text())
    assert record["counts"]["unconfirmed"] == 1
    (section,) = [section for section in record["sections"] if section["id"] == "unconfirmed"]
    assert (section["heading"], section["changes"][0]["after_edtf"]) == (
        "Passed, not confirmed",
        "2026-03-05",
    )


def test_what_passed_is_looked_for_without_reading_all_that_is_reported(house, monkeypatch):
    house.configure("{id: docs, url: docs}", "digests: [{id: rice, where: rice, to: {file: var/digests}}]\n")
    house.write("bridge.md", BRIDGE)
    house.write("fair.md", FAIR)
    go(house, 5)
    monkeypatch.setattr(Store, "reports", lambda *_, **__: pytest.fail("all reports were read"))
    go(house, 6)
    assert len(told(house)) == 1


def test_what_passed_before_the_first_digest_is_not_told(house):
    house.write("fair.md", FAIR)
    go(house, 10)
    go(house, 11)
    assert told(house) == []
    assert "date passed, not confirmed" in house.site()["index.html"].decode()


def test_digests_of_single_kinds_and_of_other_topics_do_not_tell_it(house):
    house.configure(
        "{id: docs, url: docs}",
        "digests: [{id: all, to: {file: all}}, {id: moves, kinds: [rescheduled], to: {file: moves}},"
        " {id: rice, where: rice, to: {file: rice}}, {id: rain, where: rain, to: {file: rain}},"
        ' {id: monday, cron: "0 7 * * mon", to: {file: monday}}]\n',
    )
    house.write("fair.md", FAIR)
    for number in (1, 2, 5, 6, 7, 8, 9, 10, 17):  # the ninth is a Monday
        go(house, number)
    found = {
        name: sum("PASSED, NOT CONFIRMED" in path.read_text() for path in (house.folder / name).glob("*.txt"))
        for name in ("all", "moves", "rice", "rain", "monday")
    }
    assert found == {"all": 1, "moves": 0, "rice": 1, "rain": 0, "monday": 1}


def test_a_day_on_which_nothing_passed_brings_no_digest_and_no_other_period(house):
    house.write("fair.md", FAIR)
    go(house, 1)
    for number in (2, 3, 4):
        assert go(house, number).posted == ()
    house.write("fair.md", FAIR.replace("5 March", "9 March"))
    go(house, 5)
    assert "1 March 2026, 09:00 UTC to 5 March 2026, 09:00 UTC" in house.digests()[-1]


def test_the_command_line_and_the_exports_say_it(house, monkeypatch, capsys):
    house.write("fair.md", FAIR)
    go(house, 1)
    shell = Shell(house, monkeypatch, capsys)

    def stands(*options):
        return lines(shell("events", "--format", "jsonl", *options)[1])[0]["status"]

    assert stands("--now", "2026-03-05") == "announced" or stands("--now", "2026-03-05") is None
    assert stands("--now", "2026-03-04") == "announced"
    assert stands("--now", "2026-03-06") == "date passed, not confirmed"
    assert stands("--as-of", "2026-03-04", "--now", "2026-03-06") == "announced"
    key = lines(shell("events", "--format", "jsonl")[1])[0]["key"]
    assert "date passed, not confirmed" in shell("explain", key, "--now", "2026-03-06")[1]
    assert "date passed" not in shell("explain", key, "--now", "2026-03-05")[1]
    # An export knows no day but that of the last reading.
    assert lines(shell("export", "events")[1])[0]["status"] is None
    go(house, 7)
    assert lines(shell("export", "events")[1])[0]["status"] == "date passed, not confirmed"
    assert "STATUS:TENTATIVE" in shell("export", "ics")[1]
    assert "(not confirmed)" in shell("export", "timelinejs")[1]
    assert ChangeKind.ADDED.value not in shell("changes")[1]


def test_deadlines_and_lines_of_lists_are_not_waited_for():
    for sentence in (
        "Written cases must be filed by [5 March 2026].",
        "The deadline for entries is [5 March 2026].",
        "The recall covers packs with best-before dates of 1 March, 3 March, 4 March and [5 March 2026].",
        "The recall covers cheese with the expiry date [5 March 2026].",
        "The shares trade ex-dividend on [5 March 2026].",
        "Zurückgerufen wird Käse mit dem Mindesthaltbarkeitsdatum [5. März 2026].",
        "[5 March 2026]\u2003Moss v Arkley\u2003Trial",
        "Daily list, [5 March 2026]\n\n10:30 Moss v Arkley",
    ):
        assert open_ones(said(sentence)) == set(), sentence
    assert open_ones(said("The case will be heard on [5 March 2026] by three judges."))
