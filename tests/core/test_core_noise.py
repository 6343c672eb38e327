"""Pages and feeds that change at every poll, through the whole program."""

import pytest

from timeline.model import ChangeKind

STORY = [
    "The council talked about the harbour for three hours and did not come to an end, as the mayor had hoped.",
    "The public hearing on the harbour will be held on {day} in the town hall, where everybody may speak.",
    "The library wants {readers} more readers before the year is over, and offers longer hours for that.",
    "A farmer from the valley asked for a second ferry, which the harbour office calls much too expensive.",
]
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def page(house, site):
    house.configure(f"{{id: page, url: '{site.url}/news', kind: page}}")

    def serve(*noise, day="12 June 2026", readers=40, **headers):
        blocks = [block.format(day=day, readers=readers) for block in STORY]
        body = "".join(f"<p>{block}</p>" for block in (*blocks[:2], *noise, *blocks[2:]))
        html = f"<html><title>Harbour</title><main><article><h1>Harbour</h1>{body}</article></main></html>"
        site.answers["/news"] = (200, HTML | headers, html.encode())

    return serve


def kinds(outcome):
    return [change.kind for poll in outcome.polled for change in poll.changes]


def test_a_counter_is_told_once_named_once_and_real_changes_are_told_amid_it(house, page):
    page("Signed by 100 people")
    house.run()
    seen = []
    for poll in range(12):
        day = "19 June 2026" if poll >= 8 else "12 June 2026"
        page(f"Signed by {101 + poll * 7} people", day=day, readers=41 if poll >= 10 else 40)
        seen += kinds(house.run())
    assert seen == [ChangeKind.EDITED, ChangeKind.RESCHEDULED, ChangeKind.EDITED]
    digests = [" ".join(text.split()) for text in house.digests()]
    assert len(digests) == 5  # the baseline, the first count, the remark, the moved date, the edit
    assert "changes at every poll and is not told any more: “Signed by 108 people”" in digests[2]
    assert "moved from 12 June 2026 to 19 June 2026" in digests[3]


def test_what_comes_to_rest_is_told_though_the_server_says_that_nothing_changed(house, page, site):
    page("Signed by 100 people", ETag='"0"')
    house.run()
    for poll in range(5):
        page(f"Signed by {101 + poll * 7} people", ETag=f'"{poll + 1}"')
        house.run()
    site.requests.clear()
    seen = [kinds(house.run()) for _ in range(12)]
    assert [kind for found in seen for kind in found] == [ChangeKind.EDITED]
    whole = [headers for _, headers in site.requests if "If-None-Match" not in headers]
    assert len(whole) == 1


def test_what_a_page_counts_of_itself_is_never_told_and_real_changes_are_told_amid_it(house, page):
    page("Viewed 100 times", "Last updated: 2 March 2026")
    house.run()
    seen = []
    for poll in range(10):
        day = "19 June 2026" if poll >= 7 else "12 June 2026"
        page(
            f"Viewed {101 + poll * 7} times", f"Last updated: {poll + 3} March 2026",
            day=day, readers=41 if poll >= 8 else 40,
        )  # fmt: skip
        seen += kinds(house.run())
    assert seen == [ChangeKind.RESCHEDULED, ChangeKind.EDITED]
    assert not any("Viewed" in text for text in house.digests())


def test_counters_in_a_feed_are_learnt_for_the_whole_feed(house, site):
    house.configure(f"{{id: feed, url: '{site.url}/feed.xml'}}")

    def serve(count, entries):
        site.feed(
            *(
                (
                    f"g{n}",
                    f"Story {n}",
                    "Sun, 01 Mar 2026 08:00:00 GMT",
                    f"{STORY[n % 4]} Number {n}. {count + n} comments",
                )
                for n in range(entries)
            )
        )

    serve(0, 4)
    house.run()
    for count in (50, 60, 70):
        serve(count, 4)
        house.run()
    serve(80, 8)
    assert kinds(house.run()) == [ChangeKind.ADDED] * 8  # each text and its news
    serve(90, 8)
    assert kinds(house.run()) == []


def test_a_folder_is_written_by_people_and_has_no_noise(house):
    for count in range(6):
        house.write("a.md", f"Viewed {count} times\n")
        assert kinds(house.run()) == ([] if count == 0 else [ChangeKind.EDITED])
