"""The drawing of how many events there are: unit, window, heights, words."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from output_samples import day, evidence, item, many, page, sections

from output.histogram import HEIGHT, histogram
from output.model import Page
from output.outline import arrange


def drawn(items, today="2026-11-21"):
    record = Page("t", "en", "", "", today, sections(items), (), ())
    return histogram(record, arrange(record).targets)


def days(*isos):
    return [day(f"e{n}", "name", iso, evidence("quote")) for n, iso in enumerate(isos)]


def year(number, key):
    return item(
        key, "n", f"{number}", f"{number:04}", f"{number:04}-01-01", f"{number:04}-12-31", evidence("q")
    )


def test_no_events_no_drawing():
    assert drawn([]) is None


def test_months_near_today():
    chart = drawn(days("2026-09-01", "2026-09-02", "2026-11-20", "2026-12-24"))
    assert chart.unit == "month"
    assert [bar.label for bar in chart.bars] == [
        "September 2026: 2 events", "November 2026: 1 event", "December 2026: 1 event",
    ]  # fmt: skip
    assert [(bar.past_height, bar.future_height) for bar in chart.bars] == [(44, 0), (22, 0), (0, 22)]
    assert chart.bars[0].href == "#2026-09"
    assert chart.top == 4
    assert chart.caption.endswith("most in September 2026 (2).")
    assert chart.note == ""


def test_single_events_are_low_and_no_month_is_the_busiest():
    chart = drawn(days("2026-09-01", "2026-10-01"))
    assert {bar.past_height for bar in chart.bars} == {HEIGHT // 4}
    assert chart.caption == "Events by month, October 2025 to September 2027."


def test_month_of_today_is_split():
    (bar,) = drawn(days("2026-11-01", "2026-11-30", "2026-11-29", "2026-11-28")).bars
    assert bar.label == "November 2026: 4 events, 3 upcoming"
    assert (bar.past_height, bar.future_height) == (HEIGHT // 4, HEIGHT * 3 // 4)
    assert (bar.future_y, bar.past_y) == (0, HEIGHT * 3 // 4)


def test_an_event_is_not_drawn_finer_than_it_is_known():
    months = [f"2026-{m:02}-0{d}" for m in range(1, 10) for d in (1, 2)]
    chart = drawn([*days(*months), year(2026, "y"), year(2025, "z")])
    assert chart.unit == "month"
    assert sum(int(bar.label.split(": ")[1].split()[0]) for bar in chart.bars) == 18
    assert chart.note == "2 events outside this span or not dated to the month."


@pytest.mark.parametrize(
    ("isos", "unit"),
    [
        ([f"{y}-05-0{d}" for y in range(1990, 2026) for d in (1, 2)], "year"),
        ([f"{y}-05-01" for y in range(1700, 2026, 3)], "decade"),
        ([f"{y:04}-05-01" for y in range(100, 2026, 25)], "century"),
    ],
)
def test_unit_grows_with_the_span(isos, unit):
    assert drawn(days(*isos)).unit == unit


def test_what_runs_or_was_called_off_is_not_upcoming():
    def span(key, **more):
        return item(key, "n", "w", "2026-10/2027-02", "2026-10-01", "2027-02-28", evidence("q"), **more)

    (bar,) = drawn([span("a"), span("b", status="withdrawn")]).bars
    assert bar.label == "October 2026: 2 events"
    assert (bar.past_height, bar.future_height, bar.href) == (44, 0, "#2026-10")
    assert drawn([span("a")]).bars[0].href == "#running"


def test_an_old_outlier_does_not_flatten_the_present():
    chart = drawn(days("1863-08-11", *[f"2026-{m:02}-05" for m in range(1, 12)]))
    assert chart.unit == "month"
    assert chart.note == "1 event outside this span or not dated to the month."


def test_years_before_the_first():
    items = [
        item(f"b{n}", "n", "44 BC", f"-00{n}", f"-00{n}-03-15", f"-00{n}-03-15", evidence("q"))
        for n in (43, 50)
    ]
    record = replace(page(), sections=sections([]))
    section = replace(page().sections[0], id="-0043", items=tuple(items))
    chart = histogram(replace(record, sections=(section,)), {"-0043": "#x"})
    assert chart.unit == "year"
    assert [bar.label for bar in chart.bars] == ["51 BC: 1 event", "44 BC: 1 event"]


def test_today_stands_inside_its_month():
    chart = drawn(days("2026-11-20"), today="2026-11-21")
    slot, width = (float(x.rstrip("%")) for x in (chart.bars[0].slot_x, chart.bars[0].slot_width))
    assert slot < float(chart.today.rstrip("%")) < slot + width
    assert drawn(days("1999-01-01"), today="2026-11-21").today is None


def test_bars_stay_inside_the_drawing_and_apart():
    for record in (page(), many(40), many(2000)):
        chart = histogram(record, arrange(record).targets)
        edges = [(float(b.x[:-1]), float(b.x[:-1]) + float(b.width[:-1])) for b in chart.bars]
        assert edges == sorted(edges)
        assert all(right <= 100.01 for _, right in edges)
        assert all(right <= left for (_, right), (left, _) in pairwise(edges))
        assert all(b.past_height + b.future_height <= HEIGHT for b in chart.bars)
        assert Counter(b.x for b in chart.bars).most_common(1)[0][1] == 1


def test_the_word_today_stays_inside_the_drawing():
    left = drawn(days(*[f"20{y}-05-01" for y in range(27, 99)]), today="2027-01-01")
    right = drawn(days(*[f"19{y}-05-01" for y in range(20, 92)]), today="1991-12-31")
    assert (left.today_anchor, right.today_anchor) == ("start", "end")
    assert drawn(days("2026-11-20")).today_anchor == "middle"


def test_a_label_at_the_right_edge_ends_at_its_tick():
    ticks = drawn(days(*[f"{year}-05-01" for year in range(1992, 2032)]), today="2026-11-24").ticks
    assert [tick.anchor for tick in ticks if tick.text in {"2000", "2010", "2020", "2030"}] == [
        "start",
        "start",
        "start",
        "end",
    ]
    assert all((tick.anchor == "end") == (float(tick.x[:-1]) >= 88) for tick in ticks)
