"""What a person decides about events: merge and split, taken back, and what later polls make of it."""

from datetime import timedelta

import pytest
from click.testing import CliRunner

from timeline.cli import cli
from timeline.events import merge

BRIDGE = (
    "The bridge over Lake Tarn reopened on 3 June 2026 after repairs of the pillars by the firm Holmgren."
)
CROSSING = "The ferry to Orlan made its last crossing on 3 June 2026, and the captain wept."
MARKET = "Traders opened a market in Tessin on 9 June 2026."


@pytest.fixture
def told(house):
    """Three texts of three events."""
    for name, text in (("a", BRIDGE), ("b", CROSSING), ("c", MARKET)):
        house.write(f"{name}.txt", text)
    house.run()
    return house


def command(house, *arguments):
    house.now += timedelta(hours=1)
    config = str(house.folder / "config.yaml")
    more = ["--now", house.now.isoformat()] if arguments[0] in ("merge", "split") else []
    return CliRunner().invoke(cli, [arguments[0], "--config", config, *more, *arguments[1:]])


def key_of(house, entry):
    """The event that a text tells."""
    (report,) = house.look(lambda store: store.reports(entry=entry))
    return report.event


def refused(house, *arguments):
    done = command(house, *arguments)
    assert done.exception is not None
    return str(getattr(done.exception, "message", done.exception))


def test_two_events_are_one_from_then_on(told):
    a, b, c = (key_of(told, f"{name}.txt") for name in "abc")
    before = told.now
    done = command(told, "merge", a[:8], b)
    assert done.exit_code == 0, done.output
    assert "2 texts" in done.output
    assert {key_of(told, "a.txt"), key_of(told, "b.txt")} == {a}
    assert key_of(told, "c.txt") == c
    earlier = told.look(lambda store: merge(store.reports(as_of=before)))
    assert {event.key for event in earlier} == {a, b, c}


def test_a_decision_outlasts_polls_edits_and_a_return(told):
    a, b = key_of(told, "a.txt"), key_of(told, "b.txt")
    command(told, "merge", a, b)
    told.write("b.txt", CROSSING.replace("wept", "laughed"))
    told.run()
    assert key_of(told, "b.txt") == a
    (told.docs / "b.txt").unlink()
    told.run()
    told.write("b.txt", CROSSING.replace("wept", "laughed"))
    told.run()
    assert key_of(told, "b.txt") == a


def test_what_was_said_once_goes_with_its_event(told):
    told.write("b.txt", f"{CROSSING} A band played in Orlan on 4 June 2026.")
    told.run()
    told.write("b.txt", CROSSING)
    told.run()
    a, b = key_of(told, "a.txt"), key_of(told, "b.txt")
    command(told, "merge", a, b)
    withdrawn = told.look(lambda store: merge(store.withdrawn()))
    assert [event.when.text for event in withdrawn] == ["2026-06-04"]


def test_a_split_takes_a_merge_back_and_a_merge_a_split(told):
    a, b = key_of(told, "a.txt"), key_of(told, "b.txt")
    command(told, "merge", a, b)
    done = command(told, "split", a)
    assert done.exit_code == 0, done.output
    assert (key_of(told, "a.txt"), key_of(told, "b.txt")) == (a, b)
    command(told, "merge", b, a)
    assert key_of(told, "a.txt") == key_of(told, "b.txt") == b
    found = told.look(lambda store: store.reports(event_key=b))
    done = command(told, "split", b, next(one.key for one in found if one.entry == "a.txt")[:10])
    assert done.exit_code == 0, done.output
    assert key_of(told, "a.txt") == a


def test_what_the_program_took_for_one_comes_apart_and_stays_so(told):
    told.write("d.txt", BRIDGE)
    told.run()
    a = key_of(told, "a.txt")
    assert key_of(told, "d.txt") == a
    founder = told.look(lambda store: merge(store.reports(event_key=a)))[0].reports[0]
    done = command(told, "split", a, founder.key)
    assert done.exit_code == 0, done.output
    keys = {key_of(told, "a.txt"), key_of(told, "d.txt")}
    assert len(keys) == 2
    assert a in keys  # links to the event still lead to what is left of it
    told.write("d.txt", BRIDGE.replace("pillars", "arches"))
    told.run()
    assert {key_of(told, "a.txt"), key_of(told, "d.txt")} == keys


def test_a_text_that_comes_later_joins_what_a_person_made(told):
    a, b = key_of(told, "a.txt"), key_of(told, "b.txt")
    command(told, "merge", a, b)
    told.write("d.txt", CROSSING)
    told.run()
    assert key_of(told, "d.txt") == a


def test_a_decision_is_no_news_and_shows_in_explain(told):
    a, b = key_of(told, "a.txt"), key_of(told, "b.txt")
    changes = told.look(lambda store: store.changes())
    command(told, "merge", a, b)
    assert told.look(lambda store: store.changes()) == changes
    text = command(told, "explain", b).output  # its former key still leads there
    assert "Decided by hand" in text
    assert f"1 report of {b} merged into {a}" in text
    command(told, "split", a)
    assert f"split off to {b}" in command(told, "explain", a).output


def test_the_log_of_an_event_goes_on_under_the_key_that_it_got(told):
    told.write("b.txt", CROSSING.replace("3 June", "5 June"))
    told.run()
    a, b = key_of(told, "a.txt"), key_of(told, "b.txt")
    command(told, "merge", a, b)
    told.write("a.txt", BRIDGE.replace("3 June", "4 June"))
    told.run()
    kinds = told.look(lambda store: [logged.change.kind for logged in store.changes(event_key=a)])
    assert kinds == ["rescheduled", "rescheduled"]
    command(told, "split", a)
    assert len(told.look(lambda store: store.changes(event_key=b))) == 1


def test_wrong_keys_and_contradicting_decisions_are_refused(told):
    a, b, c = (key_of(told, f"{name}.txt") for name in "abc")
    assert "is the key of no event" in refused(told, "merge", a, "nothing")
    assert "is the key of no event" in refused(told, "split", " ")
    assert "one event already" in refused(told, "merge", a, a)
    assert "only one text" in refused(told, "split", a)
    command(told, "merge", a, b)
    assert "one event already" in refused(told, "merge", a, b)
    assert "is the key of no report" in refused(told, "split", a, c)
    (told.docs / "c.txt").unlink()
    told.run()
    assert "told by nobody any more" in refused(told, "merge", a, c)
