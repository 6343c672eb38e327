"""The steps of an event's life out of the versions of its statements."""

from dataclasses import replace

import pytest
from core_build import T0, T1, T2, mention, reports
from test_core_lives import KINDS, ZONE, Life

from timeline.history import Version, steps
from timeline.memory import SourceMemory
from timeline.model import ChangeKind
from timeline.poll import Reading, settle
from timeline.store import open_store

TALKS = "The foreign ministers of Cambodia and Japan hold talks on trade on [12 March 2026]."
WEEK_LATER = TALKS.replace("12", "19")


def version(sentence, when, since, until=None, *, key="k"):
    (report,) = reports(mention(sentence, when), now=since)
    return Version(replace(report, key=key, event="k", since=since), until)


def kinds(*versions):
    return [(step.seen, step.kind) for step in steps(versions)]


def test_a_statement_that_moves_and_goes():
    found = steps([version(TALKS, "2026-03-12", T0, T1), version(WEEK_LATER, "2026-03-19", T1, T2)])
    assert [(step.seen, step.kind) for step in found] == [
        (T0, ChangeKind.ADDED), (T1, ChangeKind.RESCHEDULED), (T2, ChangeKind.WITHDRAWN)
    ]  # fmt: skip
    assert found[1].before.mention.when.text == "2026-03-12"
    assert found[2].version.report.mention.when.text == "2026-03-19"


def test_a_finer_date_and_other_words():
    month = version(TALKS.replace("on [12 March", "in [March"), "2026-03", T0, T1)
    fine = version(TALKS, "2026-03-12", T1, T2)
    reworded = version(TALKS.replace("hold", "open"), "2026-03-12", T2)
    assert [kind for _, kind in kinds(month, fine, reworded)] == ["added", "refined", "amended"]


def test_what_is_said_again_after_a_while_is_no_change_of_words():
    gone, back = version(TALKS, "2026-03-12", T0, T1), version(TALKS, "2026-03-12", T2)
    assert kinds(gone, back) == [(T0, "added"), (T1, "withdrawn"), (T2, "returned")]


def test_further_texts_report_as_well():
    first, second = version(TALKS, "2026-03-12", T0), version(TALKS, "2026-03-12", T1, T2, key="other")
    assert kinds(first, second) == [(T0, "added"), (T1, "corroborated"), (T2, "withdrawn")]


@pytest.mark.parametrize("seed", range(5))
def test_of_any_life_the_steps_lead_to_what_is_said_now(place, seed):
    """Every version is the outcome of one step; the last step of each statement tells whether it stands."""
    life, now = Life(seed), T0
    store = open_store(place)
    for _ in range(8):
        name = life.random.choice(sorted(KINDS))
        life.change(name)
        now += (T1 - T0) * life.random.choice([0, 1])
        with store.read():
            memory = store.source(name) or SourceMemory(name, "u")
        settle(store, memory, Reading(life.snapshot(name)), now=now, next_due=now, zone=ZONE)
    with store.read():
        current = store.reports()
        events = {report.event for report in (*current, *store.withdrawn())}
        for event in events:
            versions = store.history.statements(event)
            found = steps(versions)
            assert [step.seen for step in found] == sorted(step.seen for step in found)
            assert found[0].kind is ChangeKind.ADDED
            said = {}
            for step in found:
                said[step.version.report.key] = (
                    None if step.kind is ChangeKind.WITHDRAWN else step.version.report
                )
            assert {key: report for key, report in said.items() if report} == {
                report.key: report for report in current if report.event == event
            }
            assert sum(step.kind is not ChangeKind.WITHDRAWN for step in found) == len(versions)
    store.close()
