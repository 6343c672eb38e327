"""Where every event stands: what is next, what just happened, which page holds it."""

from dataclasses import replace

from output_samples import day, evidence, item, many, month, page, sections

from output.model import Page, Section
from output.outline import NEAREST, RUNNING, arrange

PROOF = evidence("quote")


def outline(*items):
    return arrange(Page("t", "en", "", "", "2026-11-21", sections(items), (), ()))


def ids(items):
    return [entry.id for entry in items]


def test_next_is_what_begins_first_and_apart_from_it_what_includes_today():
    made = outline(
        item("long", "n", "w", "2024/2027", "2024-01-01", "2027-12-31", PROOF),
        item("course", "n", "w", "2026-11-16/2026-11-27", "2026-11-16", "2026-11-27", PROOF),
        item("open", "n", "w", "2025-03/..", "2025-03-01", "", PROOF),
        item("fair", "n", "w", "2026-11-21/2026-11-22", "2026-11-21", "2026-11-22", PROOF),
        item("year", "n", "w", "2026", "2026-01-01", "2026-12-31", PROOF),
        month("month", "n", "2026-11", PROOF),
        day("today", "n", "2026-11-21", PROOF),
        day("soon", "n", "2026-11-30", PROOF),
        day("past", "n", "2026-11-20", PROOF),
    )
    assert ids(made.next) == ["today", "fair", "soon"]
    assert ids(made.now) == ["course", "month", "long"]
    assert ids(made.recent) == ["past"]
    assert ids(made.running.items) == ["course", "long", "open"]
    assert [(block.id, ids(block.items)) for block in made.upcoming] == [
        ("2026-11-upcoming", ["month", "today", "fair", "soon"]),
        ("2026", ["year"]),
    ]
    assert made.targets["2024-01"] == made.targets["2025-03"] == "#running"
    assert made.targets["2026-11"] == "#2026-11"


def test_withdrawn_events_stay_on_the_list_only():
    made = outline(
        item("run", "n", "w", "2024/2027", "2024-01-01", "2027-12-31", PROOF, status="withdrawn"),
        month("month", "n", "2026-11", PROOF, status="withdrawn"),
        day("soon", "n", "2026-11-30", PROOF, status="withdrawn"),
        day("past", "n", "2026-11-20", PROOF, status="withdrawn"),
    )
    assert (made.next, made.now, made.recent, made.running) == ((), (), (), None)
    assert [ids(block.items) for block in made.upcoming] == [["soon"]]
    assert [ids(block.items) for block in made.past] == [["past", "month"], ["run"]]


def test_what_was_called_off_is_neither_next_nor_just_happened():
    made = outline(
        month("month", "n", "2026-11", PROOF, status="called off"),
        day("soon", "n", "2026-11-30", PROOF, status="called off"),
        day("past", "n", "2026-11-20", PROOF, status="called off"),
        day("held", "n", "2026-12-03", PROOF),
    )
    assert (ids(made.next), made.now, made.recent) == (["held"], (), ())
    assert [ids(block.items) for block in made.upcoming] == [["month", "soon"], ["held"]]


def test_just_happened_is_what_ended_within_sixty_days():
    made = outline(day("in", "n", "2026-09-22", PROOF), day("out", "n", "2026-09-21", PROOF))
    assert ids(made.recent) == ["in"]


def test_running_events_of_a_large_timeline_are_cut_and_counted():
    record = many(400)
    spans = tuple(item(f"r{n}", "n", "w", "2026-10/..", "2026-10-01", "", PROOF) for n in range(60))
    first = replace(record.sections[0], items=(*record.sections[0].items, *spans))
    made = arrange(replace(record, sections=(first, *record.sections[1:])))
    assert (len(made.running.items), made.running.rest, made.running.more) == (RUNNING, 60 - RUNNING, "")
    assert all(made.paths[entry.id] == f"{first.id}.html" for entry in spans)
    assert sum(len(block.items) for block in (made.running, *made.upcoming, *made.past)) == NEAREST


def test_decades_and_centuries_are_no_years():
    def wide(key, start, end):
        return Section(key, key, (item(key, "n", "w", key[:3] + "X", start, end, PROOF),))

    record = (
        wide("1900-century", "1900-01-01", "1999-12-31"),
        wide("1990-decade", "1990-01-01", "1999-12-31"),
        wide("1990", "1990-01-01", "1990-12-31"),
        wide("2020-decade", "2020-01-01", "2029-12-31"),
        wide("2028", "2028-01-01", "2028-12-31"),
    )
    made = arrange(Page("t", "en", "", "", "2026-11-21", record, (), ()))
    assert [year.label for year in made.years] == [
        "2028",
        "2020-decade",
        "1990",
        "1990-decade",
        "1900-century",
    ]
    assert [block.id for block in made.upcoming] == ["2028", "2020-decade"]
    assert [block.id for block in made.past] == ["1990", "1990-decade", "1900-century"]


def test_a_year_alone_is_next_only_when_nothing_better_is_known():
    assert ids(outline(item("year", "n", "w", "2030", "2030-01-01", "2030-12-31", PROOF)).next) == ["year"]


def test_a_year_without_month_comes_after_its_months():
    made = outline(
        item("year", "n", "w", "2027", "2027-01-01", "2027-12-31", PROOF),
        month("march", "n", "2027-03", PROOF),
        item("later", "n", "w", "2028", "2028-01-01", "2028-12-31", PROOF),
    )
    assert [block.id for block in made.upcoming] == ["2027-03", "2027", "2028"]


def test_the_month_that_today_divides_has_two_blocks():
    made = outline(day("a", "n", "2026-11-01", PROOF), day("b", "n", "2026-11-30", PROOF))
    assert [block.id for block in made.upcoming] == ["2026-11-upcoming"]
    assert [block.id for block in made.past] == ["2026-11"]
    assert made.targets == {"2026-11": "#2026-11"}


def test_a_month_ahead_only_is_reached_by_its_own_name():
    assert outline(day("b", "n", "2026-11-30", PROOF)).upcoming[0].id == "2026-11"


def test_years_latest_first_with_their_months_in_order():
    years = arrange(page()).years
    assert [year.label for year in years][:3] == ["2030", "2027", "2026"]
    assert [jump.label for jump in years[2].months][:3] == ["no month", "Feb", "Mar"]
    assert sum(year.events for year in years) == 30


def test_years_long_ago_are_said_as_people_say_them():
    record = tuple(
        Section(year, year, (item(year, "n", "w", year, f"{year}-01-01", f"{year}-12-31", PROOF),))
        for year in ("-0043", "0622")
    )
    made = arrange(Page("t", "en", "", "", "2026-11-21", record, (), ()))
    assert [year.label for year in made.years] == ["622", "44 BC"]


def test_large_timeline_shows_the_nearest_and_says_how_many_more():
    made = arrange(many(1000))
    shown = sum(len(block.items) for block in (*made.upcoming, *made.past))
    rest = [block for block in (*made.upcoming, *made.past) if block.rest]
    assert shown == NEAREST
    assert all(block.more == f"{block.id}.html" for block in rest)
    assert ids(rest) == ["2026-12", "2026-10"]  # 30 days ahead, 30 behind


def test_all_room_goes_to_the_past_when_nothing_is_ahead():
    record = many(1000)
    over = replace(
        record,
        sections=tuple(
            replace(s, items=tuple(replace(i, tense="past") for i in s.items)) for s in record.sections
        ),
    )
    made = arrange(over)
    assert made.upcoming == ()
    assert sum(len(block.items) for block in made.past) == NEAREST


def test_every_event_has_one_page():
    record = many(900)
    made = arrange(record)
    assert len(made.paths) == 900
    assert sum(len(leaf.items) for leaf in made.leaves) == 900
