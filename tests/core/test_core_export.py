"""The timeline for other programs: from reports and the log to records, and from files to files."""

import json
import re
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from core_build import T0, T1, T2, mention, reports
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from test_core_cli import Shell
from test_core_run import AID, TALKS, TALKS_MOVED

from output.exports import FORMATS
from timeline.cli import main
from timeline.diff import diff
from timeline.events import merge
from timeline.memory import Logged
from timeline.model import ChangeKind
from timeline.view import Names
from timeline.view.export import LATEST, NAMED, export

NAMES = Names({}, {}, ZoneInfo("UTC"))
NOW = "2026-03-01T09:00:00Z"


class Story:
    """An entry read again and again: what is current, what was withdrawn, and the log of changes."""

    def __init__(self, *mentions, now=T0, source="s", entry="e"):
        self.place = {"source": source, "entry": entry}
        self.current, self.retired, self.log = reports(*mentions, now=now, **self.place), (), []

    def read(self, *mentions, now):
        before = self.current
        from timeline.merge import identify  # noqa: PLC0415
        from timeline.same import Candidates  # noqa: PLC0415

        self.current = identify(before, mentions, Candidates(), self.retired, now=now, **self.place).reports
        keys = {report.key for report in self.current}
        self.retired += tuple(replace(old, withdrawn=now) for old in before if old.key not in keys)
        self.retired = tuple(old for old in self.retired if old.key not in keys)
        self.log += diff(before, self.current, now)
        return self

    def export(self, **more):
        logged = [Logged(number, change) for number, change in enumerate(self.log, 1)]
        options = {"title": "T", "address": None, "links": {}} | more
        return export(merge(self.current), merge(self.retired), logged, NAMES, **options)

    def only(self):
        (found,) = self.export().occurrences
        return found


def talks(day="12 March 2026", when="2026-03-12"):
    return mention(f"The commission meets in Siem Reap on [{day}].", when)


def test_an_event_as_first_seen():
    found = Story(talks()).only()
    assert (found.start, found.end, found.edtf) == ("2026-03-12", "2026-03-12", "2026-03-12")
    assert (found.sequence, found.previous, found.withdrawn, found.clock) == (0, None, False, "")
    assert (found.created, found.updated) == (T0, T0)
    assert found.quote == "The commission meets in Siem Reap on 12 March 2026."


@pytest.mark.parametrize(
    ("sentence", "places", "location"),
    [
        (
            "They meet in Hanoi, Vietnam, on [12 March 2026].",
            "l13-18 Hanoi\nl20-27 Vietnam",
            "Hanoi, Vietnam",
        ),
        ("They meet in Hanoi and Hue on [12 March 2026].", "l13-18 Hanoi\nl23-26 Hue", ""),
        ("In Hue, they say that Hue floods on [12 March 2026].", "l3-6 Hue\nl22-25 Hue", "Hue"),
        ("They meet on [12 March 2026].", "", ""),
    ],
)
def test_one_place_is_the_location(sentence, places, location):
    named = replace(mention(sentence, "2026-03-12"), names=f"{places}\np0-4 Them".lstrip("\n"))
    (found,) = Story(named).export().occurrences
    assert found.location == location
    assert found.places == named.places
    assert [(one.name, one.kind) for one in found.actors] == [("Them", "person")]


def test_an_event_names_each_source_before_any_of_its_other_texts_and_counts_the_rest():
    story = Story(talks())
    (one,) = story.current
    places = [("s", str(n)) for n in range(NAMED)] + [("t", "first"), ("t", "second")]
    story.current = (*story.current, *(replace(one, source=source, entry=entry) for source, entry in places))
    (found,) = merge(story.current)
    named = [source.name for source in story.only().sources]
    assert len(found.reports) == NAMED + 3
    assert named[:3] == ["s", "t", "s"]
    assert (len(named), story.only().more) == (NAMED, 3)


def test_a_moved_event_is_the_same_and_knows_where_it_was():
    story = Story(talks())
    first = story.only()
    moved = story.read(talks("19 March 2026", "2026-03-19"), now=T1).only()
    assert moved.id == first.id
    assert (moved.sequence, moved.previous) == (1, ("2026-03-12", "2026-03-12"))
    assert (moved.created, moved.updated) == (T0, T1)
    back = story.read(talks(), now=T2).only()
    assert (back.sequence, back.previous) == (2, ("2026-03-19", "2026-03-19"))


def test_a_refined_date_is_no_move_but_counts():
    story = Story(talks("March 2026", "2026-03")).read(talks(), now=T1)
    assert (story.only().sequence, story.only().previous) == (1, None)


def test_a_withdrawn_event_stays_and_may_return():
    other = mention("The minister opens a school in Takeo on [3 April 2026].", "2026-04-03")
    story = Story(talks(), other).read(other, now=T1)
    gone = story.export().occurrences[0]
    assert (gone.withdrawn, gone.sequence, gone.updated) == (True, 1, T1)
    back = story.read(talks(), other, now=T2).export().occurrences[0]
    assert (back.id, back.withdrawn, back.sequence) == (gone.id, False, 2)


def test_what_is_called_off_says_so():
    off = mention("The commission meeting in Siem Reap on [12 March 2026] has been cancelled.", "2026-03-12")
    story = Story(mention("The commission meeting in Siem Reap is on [12 March 2026].", "2026-03-12"))
    found = story.read(off, now=T1).only()
    assert (found.called_off, found.withdrawn, found.sequence) == (True, False, 1)


def test_two_texts_that_tell_of_the_same_move_make_one():
    one = Story(talks(), entry="a").read(talks("19 March 2026", "2026-03-19"), now=T1)
    (first,) = one.log
    one.log.append(replace(first, entry="b"))
    assert one.only().sequence == 1


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_the_sequence_grows_whenever_the_place_changes(days):
    other = mention("The minister opens a school in Takeo on [3 April 2026].", "2026-04-03")
    story, seen = Story(talks(), other), []
    for number, day in enumerate(days):
        said = [talks(f"{day} May 2026", f"2026-05-0{day}")] if day else []
        story.read(*said, other, now=T0 + timedelta(hours=number + 1))
        found = next(one for one in story.export().occurrences if "school" not in one.name)
        seen.append((found.sequence, (found.start, found.withdrawn), found.updated, found.id))
    assert len({identity for *_, identity in seen}) == 1
    for (number, place, updated, _), (after, other_place, later, _) in pairwise(seen):
        assert after >= number
        assert later >= updated
        assert (after > number) is (place != other_place)


@pytest.mark.parametrize(
    ("when", "clock"),
    [
        ("2026-03-12T14:30", "14:30"),
        ("2026-03-12T14:30:00Z", "14:30Z"),
        ("2026-03-12T14:30+07:00", "14:30+07:00"),
        ("2026-03-12T09:00/2026-03-12T17:00", "09:00/17:00"),
        ("2026-03-12T09:00/2026-03-13", ""),
        ("2026-03-12/..", ""),
    ],
)
def test_the_time_of_day_is_that_of_the_text(when, clock):
    assert Story(talks("12 March", when)).only().clock == clock


def test_the_time_of_day_may_come_from_another_report_of_the_day():
    day, hour = talks(), talks("12 March 2026 at 14:30", "2026-03-12T14:30")
    first = reports(day, entry="a")
    second = tuple(replace(one, event=first[0].event) for one in reports(hour, entry="b", now=T1))
    (found,) = export(merge(first + second), (), (), NAMES, title="T", address=None, links={}).occurrences
    assert (found.edtf, found.clock) == ("2026-03-12", "14:30")
    assert len(found.sources) == 2


def test_the_latest_changes_come_first_and_keep_their_ids():
    story = Story(talks())
    for number in range(LATEST + 5):
        day = 1 + number % 2
        story.read(talks(f"{day} May 2026", f"2026-05-0{day}"), now=T1 + timedelta(hours=number))
    told = story.export().changes
    assert len(told) == LATEST == len({one.id for one in told})
    assert [one.seen for one in told] == sorted((one.seen for one in told), reverse=True)
    assert (told[0].before, told[0].after) == ("2026-05-02", "2026-05-01")
    story.log.pop()
    assert story.export().changes[0].id == told[1].id


def test_links_lead_to_events():
    story = Story(talks()).read(talks("19 March 2026", "2026-03-19"), now=T1)
    (key,) = (event.key for event in merge(story.current))
    record = story.export(links={key: "https://example.org/index.html#x"}, address="https://example.org/")
    assert record.occurrences[0].href == record.changes[0].href == "https://example.org/index.html#x"


def test_a_long_text_is_quoted_in_part():
    story = Story(mention(f"{'word ' * 900}meets on [12 March 2026].", "2026-03-12"))
    story.read(mention(f"{'word ' * 900}meets on [13 March 2026].", "2026-03-13"), now=T1)
    (told,) = story.export().changes
    assert [span.emphasis for span in told.quote] == ["removed", "added"]
    assert all(len(span.text) == 600 for span in told.quote)


def calendar(house):
    """Name -> component of the calendar beside the page."""
    parsed = Calendar.from_ical(house.site()["timeline.ics"])
    return {str(one["SUMMARY"]): one for one in parsed.walk("VEVENT")}


@pytest.fixture
def desk(house):
    house.configure("{id: docs, url: docs}", "site_url: https://example.org/t\n")
    house.write("talks.md", TALKS)
    house.write("aid.md", AID)
    return house


def meeting(desk):
    (found,) = (one for name, one in calendar(desk).items() if "Boundary Commission" in name)
    return found


def test_from_file_to_file(desk):
    desk.run()
    first = meeting(desk)
    assert set(desk.site()) >= {form.file for form in FORMATS.values()}
    desk.write("talks.md", TALKS_MOVED)
    desk.run()
    moved = meeting(desk)
    assert moved["UID"] == first["UID"]
    assert (first["SEQUENCE"], moved["SEQUENCE"]) == (0, 1)
    assert (str(first["DTSTART"].dt), str(moved["DTSTART"].dt)) == ("2026-03-12", "2026-03-19")
    assert moved["URL"].startswith("https://example.org/t/index.html#")
    (item,) = json.loads(desk.site()["changes.json"])["items"]
    assert item["tags"] == ["Rescheduled"]
    (desk.docs / "talks.md").unlink()
    desk.run()
    gone = meeting(desk)
    assert (gone["UID"], gone["SEQUENCE"], gone["STATUS"]) == (first["UID"], 2, "CANCELLED")
    events = json.loads(desk.site()["timeline.jsonld"])["itemListElement"]
    statuses = {one["name"]: one["eventStatus"].rpartition("/")[2] for one in events}
    assert sorted(statuses.values()) == ["EventCancelled", "EventCancelled", "EventScheduled"]


def test_a_run_without_changes_leaves_every_byte(desk):
    desk.run()
    files = {form.file for form in FORMATS.values()}
    before = {name: content for name, content in desk.site().items() if name in files}
    desk.run()
    assert {name: content for name, content in desk.site().items() if name in files} == before
    assert ChangeKind.ADDED.value not in before["changes.jsonl"].decode()


def test_an_edit_that_touched_no_event_is_told_beside_the_page_as_by_the_command(
    desk, monkeypatch, capfdbinary
):
    desk.run()
    text = (desk.docs / "aid.md").read_text()
    desk.write("aid.md", text + "\nNobody else was there, as the keeper of the archive remembers it.\n")
    desk.run()
    feed = json.loads(desk.site()["changes.json"])
    assert [item["tags"] for item in feed["items"]] == [["Edited"]]
    monkeypatch.chdir(desk.folder)
    monkeypatch.setattr(sys, "argv", ["timeline", "export", "jsonfeed"])
    with pytest.raises(SystemExit):
        main()
    assert json.loads(capfdbinary.readouterr().out)["items"] == feed["items"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_prints_what_stands_beside_the_page(form, desk, monkeypatch, capfdbinary):
    desk.run()
    monkeypatch.chdir(desk.folder)
    monkeypatch.setattr(sys, "argv", ["timeline", "export", form])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    assert capfdbinary.readouterr().out == desk.site()[FORMATS[form].file]


def test_the_command_writes_a_file_and_knows_its_formats(desk, monkeypatch, capsys):
    desk.run()
    shell = Shell(desk, monkeypatch, capsys)
    assert shell("export", "ics", "--out", "there/calendar.ics") == (0, "", "")
    assert (desk.folder / "there/calendar.ics").read_bytes() == desk.site()["timeline.ics"]
    (desk.folder / "file").write_text("in the way")
    code, _, err = shell("export", "ics", "--out", "file/calendar.ics")
    assert (code, "Traceback" in err) == (1, False)
    code, _, err = shell("export", "pdf")
    assert code == 2
    assert all(name in err for name in FORMATS)
    _, out, _ = shell("export", "--help")
    assert all(f"\n  {name} " in out for name in FORMATS)


def test_every_format_is_documented():
    text = (Path(__file__).parents[2] / "docs/exports.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| `([\w.]+)` \|", text, re.MULTILINE))
    assert rows == {name: form.file for name, form in FORMATS.items()}
