"""Traces of events: what changes with them, and what they are made with."""

import tracemalloc

from timeline.store.traces import Around, traces


def row(event, number, text=""):
    return event, f"s{number}", f"e{number}", text


def test_a_trace_changes_with_every_row_their_order_and_how_sources_are_called():
    rows = [row("a", 1), row("b", 1), row("a", 2)]
    made = traces([rows], Around())
    assert made == traces([rows[:1], rows[1:2]], Around()) | {"a": made["a"]}
    others = (
        traces([[row("a", 1), row("a", 3)]], Around()),
        traces([[row("a", 2), row("a", 1)]], Around()),
        traces([rows], Around(name={"s1": "One", "s2": "s2"}.__getitem__)),
        traces([rows], Around(changes={"a": [(1, "moved")]})),
    )
    assert len({made["a"], *(other["a"] for other in others)}) == 5


def test_an_event_that_thousands_report_takes_no_room_for_its_rows():
    rows = (row("a", number, f"{number:02000}") for number in range(5_000))
    tracemalloc.start()
    try:
        traces([rows], Around())
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()
