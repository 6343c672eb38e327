"""Digests link events to their pages without making the page: both have to agree on where each event is."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from core_build import T0, T1, mention, text

from timeline.board import Board
from timeline.config import load
from timeline.edtf import Edtf
from timeline.few import Few
from timeline.model import Report
from timeline.store import open_store

DATES = ("2026-03-12", "2026-03", "2026-03-12/2026-03-14", "2026", "2025-04-01", "-0043-03-15", "202X")
HUGE = "2026-05-02"
BEGUN = mention("The bridge opens on [2 May 2026].", HUGE)


def said(dice, number):
    """What some texts report of one event, of which some mistake the date, move it or tell that it moved."""
    event = f"{number:016x}"
    for at in range(dice.choice((1, 1, 2, 3))):
        when = HUGE if dice.random() < 0.6 else dice.choice(DATES)
        former = Edtf(dice.choice(DATES)) if dice.random() < 0.1 else None
        told = replace(BEGUN, when=Edtf(when), former=former)
        seen = T0 + timedelta(hours=dice.choice((0, 0, 1)))
        moved = T1 + timedelta(hours=dice.choice((0, 1, 2))) if dice.random() < 0.1 else None
        key = event if at == 0 else f"{at:x}{number:015x}"
        yield Report(key, event, f"s{dice.randrange(3)}", "e", told, seen, moved or seen, moved)


@pytest.mark.parametrize("number", [40, 900])
@pytest.mark.parametrize("seed", range(2))
def test_an_event_is_where_the_page_has_it(place, tmp_path, number, seed):
    dice = random.Random(seed)
    (tmp_path / "config.yaml").write_text("sources: [{id: s0, url: docs}]\n")
    config, now = load(tmp_path / "config.yaml"), T1 + timedelta(days=2)
    store = open_store(place)
    reports = [report for key in range(1, number + 1) for report in said(dice, key)]
    with store.write():
        store.add_entries([text(f"s{source}") for source in range(3)])
        store.put_reports((), reports, T0)
        store.put_reports(gone := dice.sample(reports, number // 10), [], T1)
        store.put_reports((), [replace(report, event=report.key) for report in gone[::3]], T1)
    for as_of in (None, T0 + timedelta(minutes=5), T1 + timedelta(minutes=90)):
        with store.read():
            few = Few(config, store, as_of or now, as_of)
            assert few.paths == Board(config, store, now, as_of=as_of).outline.paths
            assert few.withdrawn or as_of is not None or number < 50
    assert (number > 200) == bool(few.paths)
    store.close()


def test_what_decides_on_a_date_is_read_without_the_other_reports(place):
    store = open_store(place)
    first = Report("a" * 16, "a" * 16, "s", "e", BEGUN, T0, T0)
    later = [replace(first, key=f"{at:016x}", first_seen=T1, since=T1) for at in range(20)]
    wrong = replace(later[3], mention=replace(BEGUN, when=Edtf("2026-05-03")))
    moved = replace(wrong, key="b" * 16, moved=T1)
    with store.write():
        store.add_entries([text()])
        store.put_reports((), [*later[:3], wrong, *later[4:], first, moved], T0)
    with store.read():
        found = store.shown.deciding([first.event], None)
    assert {report.key for report in found} == {first.key, moved.key}
    store.close()
