"""What is written is noted, so that the next build of the page looks at that only."""

from dataclasses import replace
from datetime import timedelta

import pytest
from core_build import T0, T1, mention, reports
from test_core_merge import BRIDGE, TALKS

from feeds.model import Entry
from timeline.decide import Move
from timeline.memory import EntryMemory, SourceMemory
from timeline.model import Change, ChangeKind
from timeline.store import open_store

NAMES = {"a": "A", "b": "B"}
TEXT = EntryMemory("a", Entry("1", "Title", "Text."), "h", T0, T0, 5)
SAID = reports(mention(TALKS, "2026-03-12"), source="a", entry="1")
OTHER = reports(mention(BRIDGE, "2026-05-02"), source="b", entry="1")
A, B = SAID[0].event, OTHER[0].event


@pytest.fixture
def store(place):
    """Two events in two texts, of which a build has kept the lines."""
    made = open_store(place)
    with made.write():
        made.add_entries([TEXT, replace(TEXT, source="b")])
        made.put_reports((), SAID, T0)
        made.put_reports((), OTHER, T0)
        made.log([Change(ChangeKind.ADDED, "a", "1", T0, A)])
    keep(made, look(made))
    yield made
    made.close()


def look(store):
    with store.read():
        return store.shown.noted("mark")


def keep(store, noted, **shelves):
    with store.write():
        store.shown.keep("mark", 0, NAMES, shelves, noted)


def touched(store, write):
    """The events that may look otherwise after a transaction."""
    with store.write():
        write(store)
    found = look(store)
    with store.read():
        return {*found.events, *store.shown.telling(found.texts)}


def moved(store):
    store.put_reports(SAID, [replace(SAID[0], event=B)], T1)


def merged(store):
    store.decide("merge", [Move(OTHER[0], A)], T1)


def changed(kind):
    return lambda store: store.log([Change(kind, "a", "1", T1, A)])


def retitled(store):
    store.put_entry(replace(TEXT, entry=replace(TEXT.entry, title="Other")), TEXT)


def read_again(store):
    store.put_entry(replace(TEXT, changed=T1, gist="talks"), TEXT)


def doubted(store):
    store.doubts.add({SAID[0].key: [OTHER[0].key]}, T1)


def polled(store):
    store.put_source(SourceMemory("a", "u", title="A", checked=T1))


@pytest.mark.parametrize(
    ("write", "events"),
    [
        (lambda store: store.put_reports(SAID, (), T1), {A}),
        (moved, {A, B}),
        (merged, {A, B}),
        (changed(ChangeKind.RESCHEDULED), {A}),
        (changed(ChangeKind.ADDED), {A}),
        (retitled, {A}),
        (read_again, set()),
        (lambda store: store.move_entry("a", "1", "2"), {A}),
        (doubted, set()),  # a card is not made again for a link beside what it says
        (polled, set()),
    ],
)
def test_every_event_that_may_look_otherwise_is_noted_and_no_other(store, write, events):
    assert touched(store, write) == events


def test_what_is_taken_back_is_not_noted(store):
    def in_vain(store):
        retitled(store)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        touched(store, in_vain)
    assert look(store).texts == frozenset()


def test_a_build_takes_away_what_it_saw_and_nothing_that_came_meanwhile(store):
    touched(store, retitled)
    seen = look(store)
    touched(store, merged)
    keep(store, seen)
    assert look(store).events == {A, B}
    assert look(store).texts == frozenset()
    keep(store, look(store))
    assert look(store).events == frozenset()


def test_of_two_builds_at_once_the_later_one_keeps_nothing(store):
    """It may have seen less: what it did not see would never be looked at again."""
    slow = look(store)
    touched(store, retitled)
    keep(store, look(store), s="seen by the quick one")
    keep(store, slow, s="seen by the slow one")
    with store.read():
        assert store.shown.shelves("mark") == (0, {"s": "seen by the quick one"})


def test_what_was_made_with_another_mark_is_of_no_use(store):
    keep(store, look(store), s="line")
    with store.read():
        assert store.shown.noted("mark").names == NAMES
        assert store.shown.noted("other").names is None
        assert store.shown.shelves("other") == (0, {})


def test_where_no_page_is_built_notes_do_not_pile_up(place):
    store = open_store(place)
    with store.write():
        store.add_entries([TEXT])
        store.put_reports((), SAID, T0)
    with store.write():
        store.upkeep.prune(now=T1, age=timedelta(days=1), revisions=1)
    assert look(store).seen.notes == 0
    store.close()
