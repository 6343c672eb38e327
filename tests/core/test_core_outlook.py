"""How statements speak of their events is kept with them: as called off, or as yet to come in a period that has begun."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from core_build import T0, mention, reports, text

from timeline.confirmation import unconfirmed
from timeline.events import merge
from timeline.stance import foretold
from timeline.store import open_store
from timeline.topics.subjects import event_subject
from timeline.view import Names
from timeline.view.status import status

BEFORE = Path(__file__).parent / "store-13.sql"
NAMES = Names({}, {}, ZoneInfo("UTC"))
OPENS = "The bridge over the Tessen will open [this year]."


def said(*, ahead=True, source="s", when="2026"):
    (report,) = reports(mention(OPENS, when), source=source)
    return replace(report, event="event", mention=replace(report.mention, ahead=ahead))


def event(*told):
    (found,) = merge(told)
    return found


def former(file):
    with closing(sqlite3.connect(file)) as old, old:
        old.executescript(BEFORE.read_text())


def test_a_store_keeps_how_its_reports_speak(place):
    (off,) = reports(mention("The concert of [12 March 2026] has been cancelled.", "2026-03-12"), source="t")
    assert off.mention.off
    kept = (said(), off, said(ahead=False, source="u"))
    with closing(open_store(place)) as store, store.write():
        for report in kept:
            store.add_entries([text(report.source, report.entry)])
            store.put_reports((), (report,), T0)
        found = {report.source: report.mention for report in store.reports()}
    assert [(found[name].off, found[name].ahead) for name in ("s", "t", "u")] == [
        (False, True),
        (True, False),
        (False, False),
    ]


def test_a_store_of_the_version_before_learns_what_is_called_off(tmp_path):
    file = tmp_path / "store.sqlite"
    former(file)
    with closing(open_store(file)) as store, store.read():
        assert {report.mention.title: report.mention.off for report in store.reports()} == {
            "The regatta has been cancelled": True,
            "The regatta takes place off Tessen": False,
            "The choir of Tessen sings at the pier": False,
            "The club will open its new boathouse": False,
        }


def test_a_damaged_sentence_of_the_version_before_stays(tmp_path):
    file = tmp_path / "store.sqlite"
    former(file)
    with closing(sqlite3.connect(file)) as old, old:
        old.execute("UPDATE report SET sentence = x'28b52ffd00' WHERE id = 2")
    with closing(open_store(file)) as store, store.read():
        (version,) = store.connection.exec_driver_sql("SELECT number FROM version").one()
        rows = store.connection.exec_driver_sql("SELECT sentence, stance FROM report WHERE id = 2").all()
    assert version == 14
    assert rows == [(bytes.fromhex("28b52ffd00"), 0)]


def test_what_is_yet_to_come_in_a_period_that_has_begun_is_announced():
    autumn = date(2026, 11, 24)
    assert foretold(event(said()))
    assert status(event(said()), (), NAMES, autumn) == "announced"
    assert status(event(said(ahead=False)), (), NAMES, autumn) == ""
    assert status(event(said(), said(ahead=False, source="t")), (), NAMES, autumn) == ""
    assert event_subject(event(said()), NAMES, autumn).announced
    assert not event_subject(event(said(ahead=False)), NAMES, autumn).announced
    assert not event_subject(event(said()), NAMES, date(2027, 1, 1)).announced


def test_and_waits_to_be_confirmed_when_the_period_is_over():
    entries = {("s", "e"): text("s", "e"), ("t", "e"): text("t", "e")}

    def open_ones(*told, today=date(2027, 1, 2)):
        return unconfirmed([event(*told)], entries, today, ZoneInfo("UTC"))

    assert open_ones(said()) == {"event"}
    assert open_ones(said(), today=date(2026, 12, 31)) == set()
    assert open_ones(said(ahead=False)) == set()
    assert open_ones(said(), said(ahead=False, source="t")) == set()
