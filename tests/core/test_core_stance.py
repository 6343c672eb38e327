"""An event that another text calls off, puts off, or says to stand: what its sources say last."""

from dataclasses import replace
from datetime import timedelta

import pytest
from core_build import T0, T1, T2, mention, reports

from timeline.edtf import Edtf
from timeline.events import merge
from timeline.model import ChangeKind
from timeline.stance import called_off, disputed
from timeline.view.page import leading
from timeline.view.phrases import differing

HELD = "The joint exercise Iron Heron will take place off Lurin on [8 March 2027]."
OFF = "The joint exercise Iron Heron off Lurin on [8 March 2027] has been cancelled."
VISIT = "---\ntitle: Visit\ndate: 2026-02-20\n---\n\nPrime Minister Aron Vey will pay an official visit to Dural on 14 and 15 April 2026.\n"


def said(sentence, when="2027-03-08", source="a", entry="e", now=T0, **more):
    (report,) = reports(mention(sentence, when), source=source, entry=entry, now=now)
    return replace(report, event="event", **more)


def event(*told):
    (found,) = merge(told)
    return found


def test_a_source_that_calls_off_in_another_text_has_called_off():
    found = event(said(HELD), said(OFF, entry="f", now=T1))
    assert called_off(found)
    assert [report.entry for report in leading(found, 1)] == ["f"]  # which is shown first


def test_what_a_source_says_last_counts():
    found = event(said(HELD), said(OFF, entry="f", now=T1), said(HELD, entry="g", now=T2))
    assert not called_off(found)
    assert not disputed(found)


def test_older_reports_of_other_sources_are_behind_and_newer_ones_disagree():
    behind = event(said(HELD), said(HELD, source="b"), said(OFF, entry="f", now=T1))
    assert called_off(behind)
    assert not disputed(behind)
    later = event(said(HELD), said(OFF, entry="f", now=T1), said(HELD, source="b", now=T2))
    assert disputed(later)
    assert next(report.entry for report in leading(later, 6)) == "f"
    assert not called_off(later)


def test_what_nobody_announced_is_called_off_if_it_lies_ahead():
    assert called_off(event(said(OFF)))
    assert not called_off(event(said("The airline cancelled all flights on [8 March 2025].", "2025-03-08")))


def test_a_source_that_moved_its_own_event_does_not_contradict_itself():
    old = said("Senior officials meet in Lurin on [12 March 2027].", "2027-03-12")
    new = said("The meeting in Lurin was postponed to [26 March 2027].", "2027-03-26", entry="f", now=T1)
    new = replace(new, mention=replace(new.mention, former=Edtf("2027-03-12")))
    assert not differing(event(old, new))
    assert differing(event(replace(old, source="b", key="other"), old, new))
    together = replace(new, since=T0, first_seen=T0)
    assert not differing(event(old, together))


@pytest.mark.parametrize(
    "sentence",
    [
        "The official visit of Prime Minister Aron Vey to Dural on 14 and 15 April 2026 has been cancelled.",
        "The official visit of Prime Minister Aron Vey to Dural, scheduled for 14 and 15 April 2026, has been postponed until further notice.",
        "The official visit of Aron Vey to Dural, which was to take place on 14 and 15 April 2026, has been called off.",
        "The visit of Prime Minister Aron Vey to Dural will not take place on 14 and 15 April 2026.",
    ],
)
def test_an_event_called_off_by_another_text_is_told_and_shown_as_called_off(house, sentence):
    house.write("visit.md", VISIT)
    house.run()
    house.now += timedelta(hours=1)
    house.write("news.md", f"---\ntitle: News of the day\ndate: 2026-02-25\n---\n\n{sentence}\n")
    outcome = house.run()
    told = [change for poll in outcome.polled for change in poll.changes if change.event]
    assert [change.kind for change in told if "Vey" in change.after.sentence] == [ChangeKind.AMENDED]
    assert "Called off" in house.digests()[-1] or "CALLED OFF" in house.digests()[-1]
    digest = " ".join(house.digests()[-1].replace("\n   >", "").split())
    assert "Aron Vey will pay an official visit" in digest  # it is told by the name that it has
    assert sentence in digest  # and not compared with another text's
    site = house.site()
    assert b"called off" in site["index.html"]
    calendar = b"".join(body for name, body in site.items() if name.endswith(".ics"))
    assert b"STATUS:CANCELLED" in calendar
    # Told once: another text that says so as well is no second alarm.
    house.now += timedelta(hours=1)
    again = "Dural regrets that the official visit of Prime Minister Aron Vey to Dural on 14 and 15 April 2026 has been cancelled."
    house.write("more.md", f"---\ntitle: More\ndate: 2026-02-26\n---\n\n{again}\n")
    later = [change for poll in house.run().polled for change in poll.changes if change.event]
    assert [change.kind for change in later] == [ChangeKind.CORROBORATED]


def test_a_newer_report_of_another_source_that_it_takes_place_is_listed_beside_who_calls_it_off(house):
    house.configure("{id: docs, url: docs}, {id: more, url: more}")
    (house.folder / "more").mkdir()
    house.write("visit.md", VISIT)
    off = "The official visit of Prime Minister Aron Vey to Dural on 14 and 15 April 2026 has been cancelled."
    house.write("off.md", f"---\ntitle: Off\ndate: 2026-02-21\n---\n\n{off}\n")
    house.run()
    house.now += timedelta(hours=1)
    (house.folder / "more" / "on.md").write_text(VISIT)
    house.run()
    listed = house.look(lambda store: [*merge(store.reports())])
    (found,) = (event for event in listed if "Vey" in event.title)
    assert disputed(found)
    assert b"sources differ" in house.site()["index.html"]


WALK_OUT = "Tram drivers at the Calderwick depot will walk out for 24 hours on 12 March 2026, the union Norvane said."
BRACED = "Commuters in Calderwick face a day without trams on 12 March 2026 when drivers go on strike, Norvane said."


def test_one_report_that_names_less_does_not_keep_an_event_from_being_called_off(house):
    for number, text in enumerate((WALK_OUT, BRACED)):
        house.write(f"strike-{number}.md", f"---\ntitle: Trams\ndate: 2026-02-2{number}\n---\n\n{text}\n")
    house.run()
    house.now += timedelta(hours=1)
    off = "The strike at Calderwick on 12 March 2026 has been called off after talks between Calderwick Transit and the union Norvane."
    house.write("off.md", f"---\ntitle: Deal\ndate: 2026-02-25\n---\n\n{off}\n")
    house.run()
    listed = house.look(lambda store: [*merge(store.reports())])
    (found,) = (event for event in listed if event.when.text == "2026-03-12")
    assert len(found.reports) == 3
    assert called_off(found)
