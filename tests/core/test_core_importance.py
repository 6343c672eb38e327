"""What an event weighs: independent sources, and later texts that come back to its date."""

import random
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from core_build import T0, T1, mention, reports
from hypothesis import given, settings
from hypothesis import strategies as st
from test_core_cli import Shell, lines

from timeline.edtf import Edtf
from timeline.events import merge
from timeline.importance import independent, most, weigh
from timeline.model import Event

ZONE = ZoneInfo("UTC")
DAY = "2025-11-03"


def report(source, entry, sentence, when=DAY, *, event=None, seen=T0):
    (made,) = reports(mention(f"{sentence} on [{when}].", when), source=source, entry=entry, now=seen)
    return replace(made, event=event or made.event)


def value(found, event):
    return weigh(merge(found), {}, ZONE)[event]


def event_of(*sources):
    """An event of these sources, each in words of its own, told before its date ended."""
    early = datetime(2025, 11, 1, tzinfo=UTC)
    return [
        report(name, f"{name}-e", f"The bridge opens, {name} writes", event="x", seen=early)
        for name in sources
    ]


def later(source, number=0, when=DAY, text=None):
    return report(source, f"l{number}", text or f"{source} remembers what came {number}", when, seen=T1)


def test_every_independent_source_counts_once():
    assert value(event_of("a"), "x").value == 1
    assert value(event_of("a", "b", "c"), "x").value == 3
    again = [
        *event_of("a"),
        report("a", "other", "The bridge is open now", event="x", seen=T0 - timedelta(99)),
    ]
    assert value(again, "x").value == 1


def test_one_text_under_two_names_is_one_source():
    same = [report(name, name, "The bridge opens  to all", event="x") for name in ("a", "b", "c")]
    assert independent(same) == 1
    own = report("b", "b2", "A bridge at last", event="x")
    assert independent([*same, own]) == 2


def test_later_texts_that_come_back_to_the_date_count():
    found = event_of("a")
    assert value([*found, later("b")], "x").value == 2
    assert value([*found, later("b"), later("c")], "x").value == 3
    assert value([*found, later("b"), later("c")], "x").references == 2
    early = report("b", "e", "The town waits", seen=datetime(2025, 11, 3, 9, tzinfo=UTC))
    assert value([*found, early], "x").value == 1  # not later than the day
    assert value([*found, later("b", when="2025-11-04")], "x").value == 1


def test_a_chatty_source_weighs_less_than_two_that_say_it_once():
    found = event_of("a")
    chatty = value([*found, *(later("b", number) for number in range(500))], "x").value
    assert value([*found, later("b"), later("b", 1)], "x").value < chatty
    assert chatty < value([*found, later("b"), later("c")], "x").value


def test_copies_and_the_texts_of_the_event_itself_are_no_references():
    found = event_of("a")
    copied = [later(name, text="The whole country remembers") for name in ("b", "c", "d")]
    assert value([*found, *copied], "x").value == 2
    own = report("a", "a-e", "What else the same text says of the day", seen=T1)
    assert value([*found, own], "x").value == 1


def test_a_coarse_date_gains_less_by_references():
    def gained(when):
        event = [report("a", "a", "It happens", when, event="x", seen=datetime(2025, 1, 1, tzinfo=UTC))]
        return value([*event, later("b", when=when)], "x").value - 1

    assert gained(DAY) == gained("2025-11") == 1
    assert 0 < gained("2025-10/2025-11") < 0.6
    assert 0 < gained("2025") < 0.1


def test_equal_weights_are_ordered_by_confirmation_date_and_key():
    def single(key, when, seen):
        return report("a", key, f"Thing {key}", when, event=key, seen=seen)

    found = [single("k1", "2020-01-01", T0), single("k2", "2021-01-01", T0), single("k3", "2019-01-01", T1)]
    events = merge(found)
    weights = weigh(events, {}, ZONE)
    assert [event.key for event in most(events, weights, 1)] == ["k3"]
    assert [event.key for event in most(events, weights, 2)] == ["k3", "k2"]
    assert [event.key for event in most(events, weights, 9)] == ["k3", "k1", "k2"]


def test_a_date_is_listed_once_by_its_weightiest_event():
    small = [report("z", "z", "A cat was born", event="y")]
    events = merge([*event_of("a", "b"), *small])
    assert [event.key for event in most(events, weigh(events, {}, ZONE), 5)] == ["x"]


SOURCES, WORDS, WHENS = (
    "abcd",
    ["one two", "three", "four five"],
    [DAY, "2025-11", "2025", "2026-05-01", "2025/.."],
)
LIVES = st.lists(
    st.tuples(st.sampled_from(SOURCES), st.sampled_from(WORDS), st.sampled_from(WHENS), st.integers(0, 3)),
    min_size=1, max_size=25,
)  # fmt: skip


def told(lives):
    return [
        report(source, f"{number}", words, when, event=f"e{event}", seen=T0 + timedelta(hours=number))
        for number, (source, words, when, event) in enumerate(lives)
    ]


@settings(deadline=None)
@given(LIVES, st.randoms(use_true_random=False))
def test_weights_do_not_depend_on_the_order_and_are_bounded(lives, shuffle):
    found = told(lives)
    events = merge(found)
    weights = weigh(events, {}, ZONE)
    mixed = list(events)
    shuffle.shuffle(mixed)
    assert weigh(mixed, {}, ZONE) == weights
    assert most(mixed, weights, 3) == most(events, weights, 3)
    for event in events:
        weight = weights[event.key]
        assert 1 <= weight.sources <= len({report.source for report in event.reports})
        assert weight.sources <= weight.value <= weight.sources + 2 * len(SOURCES)
        assert weight.references >= 0


@settings(deadline=None)
@given(LIVES)
def test_one_more_source_never_takes_weight_away(lives):
    found = told(lives)
    event = found[0].event
    more = report("new", "n", "Words of its own", found[0].mention.when.text, event=event, seen=T0)
    assert value([*found, more], event).sources == value(found, event).sources + 1


def many(number):
    """Events of which many share a date, with references from everywhere."""
    choose = random.Random(1)
    base = report("s", "e", "Base")
    events = []
    for at in range(number):
        when = Edtf(f"{choose.randint(2000, 2025)}-{choose.randint(1, 12):02}-{choose.randint(1, 3):02}")
        own = replace(
            base, key=f"{at}", event=f"{at}", source=f"s{at % 200}", entry=f"{at // 10}",
            mention=replace(base.mention, when=when, sentence=f"Sentence number {at // 3} of many"),
        )  # fmt: skip
        events.append(Event(own.event, when, own.mention.title, (own,)))
    return events


def test_the_time_grows_with_the_number_of_reports():
    def calls(events):
        found = Counter()
        sys.setprofile(lambda _, kind, __: found.update([kind]))
        try:
            weigh(events, {}, ZONE)
        finally:
            sys.setprofile(None)
        return found["call"] + found["c_call"]

    assert calls(many(4_000)) < 9 * calls(many(500))


# The command


@pytest.fixture
def shell(house, monkeypatch, capsys):
    house.configure("{id: north, url: north}, {id: south, url: south}")
    for name in ("north", "south"):
        (house.folder / name).mkdir()

    def write(path, day, text):
        (house.folder / path).write_text(f"---\ntitle: {path}\ndate: {day}\n---\n\n{text}\n")

    write("north/1.md", "2026-01-05", "The new bridge over the river at Kampot was opened on 4 January 2026.")
    write(
        "south/1.md",
        "2026-01-06",
        "On 4 January 2026 the new bridge over the river at Kampot opened to thousands.",
    )
    write(
        "north/2.md",
        "2026-02-02",
        "Traffic has doubled since 4 January 2026. The rice harvest began on 20 January 2026.",
    )
    shell = Shell(house, monkeypatch, capsys)
    shell("run", "--now", "2026-03-01")
    return shell


def test_the_most_important_dates_come_in_the_order_of_dates_with_their_weight(shell):
    rows = lines(shell("events", "--top", "1", "--format", "jsonl")[1])
    assert [row["when"] for row in rows] == ["2026-01-04"]
    assert rows[0]["importance"] >= 2
    code, out, _ = shell("events", "--top", "2")
    assert code == 0
    assert out.split()[:3] == ["When", "EDTF", "Weight"]
    assert [line.split()[0] for line in out.splitlines()[2:]] == ["4", "20"]
    assert shell("events", "--top", "0")[0] == 2


def test_sources_that_disagree_are_shown_side_by_side(shell):
    def moved(number):
        (shell.house.folder / "south/1.md").write_text(
            f"---\ntitle: south\ndate: 2026-01-06\n---\n\nOn {number} January 2026 "
            "the new bridge over the river at Kampot opened to thousands.\n"
        )

    (event,) = [row for row in lines(shell("events", "--format", "jsonl")[1]) if len(row["reports"]) > 1]
    assert event["status"] is None
    assert event["dates"] == [{"when": "2026-01-04", "sources": ["north", "south"]}]
    moved(5)
    shell("run", "--all", "--now", "2026-03-02")
    (event,) = [row for row in lines(shell("events", "--format", "jsonl")[1]) if row["key"] == event["key"]]
    assert event["status"] == "sources differ"
    assert event["dates"] == [
        {"when": "2026-01-05", "sources": ["south"]}, {"when": "2026-01-04", "sources": ["north"]},
    ]  # fmt: skip
    assert "sources differ: 5 January 2026 (south), 4 January 2026 (n" in shell("events")[1]
    out = shell("explain", event["key"])[1]
    assert "says       5 January 2026: south\n  says       4 January 2026: north" in out
    assert "status     current, sources differ, 2 reports" in out
