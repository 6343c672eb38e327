"""What pages state as data: JSON-LD and microdata of schema.org."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.markup import parse_html
from feeds.model import Failed, Occasion, Response, Snapshot, Source
from feeds.page import extract
from feeds.parse import parse
from feeds.schema_event import occasions
from feeds.structured import read_things, types

URL = "https://hall.example/programme"
TEXT = "<p>The hall was built by a merchant of pepper and opened its doors again after a long time.</p>"


def script(value, kind="application/ld+json"):
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="{kind}">{text}</script>'


def html(*parts, head=""):
    return f'<!doctype html><html lang="en"><head><title>Hall</title>{head}</head><body><main>{"".join(parts)}</main></body></html>'


def event(**changes):
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Reading",
        "startDate": "2026-05-04",
    } | changes


def found(*parts):
    return occasions(read_things(parse_html(html(*parts))), URL)


def one(**changes):
    (occasion,) = found(script(event(**changes)))
    return occasion


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-05-04", None, ("2026-05-04", None)),
        ("2026-05-04", "2026-05-06", ("2026-05-04", "2026-05-06")),
        ("2026-05-04", "2026-05-04", ("2026-05-04", None)),
        ("2026-05-04", "2026-05-01", ("2026-05-04", None)),
        ("2026-05", None, ("2026-05", None)),
        ("2026", None, ("2026", None)),
        ("2026-05-04T19:30", None, ("2026-05-04T19:30", None)),
        ("2026-05-04 19:30", None, ("2026-05-04T19:30", None)),
        ("2026-05-04T19:30:00Z", "2026-05-04T21:00:00Z", ("2026-05-04T19:30Z", "2026-05-04T21:00Z")),
        ("2026-05-04T19:30:00.000+0200", None, ("2026-05-04T19:30+02:00", None)),
        ("2026-05-04T19:30+07", None, ("2026-05-04T19:30+07:00", None)),
        ("2026-05-04T19:30:00+00:00", None, ("2026-05-04T19:30Z", None)),
        ("2026-05-04T00:00:00+02:00", "2026-05-04T23:59:59+02:00", ("2026-05-04", None)),
        ("2026-05-04T00:00:00", "2026-05-06T00:00:00", ("2026-05-04", "2026-05-06")),
        ("2026-05-04T00:00", "2026-05-04T02:30", ("2026-05-04T00:00", "2026-05-04T02:30")),
        ("4 May 2026", None, ("2026-05-04", None)),
        ("2026-05-04T25:00", None, ("2026-05-04", None)),
        ("2026-05-04T19:30+99:00", None, ("2026-05-04T19:30", None)),
    ],
)
def test_periods(start, end, expected):
    occasion = one(startDate=start, **({"endDate": end} if end else {}))
    assert (occasion.start, occasion.end) == expected


@pytest.mark.parametrize(
    "start", ["", "soon", "2026-02-30", "2026-13-01", "05/04/2026", None, 5, {"@value": 3}, []]
)
def test_what_is_no_date_makes_no_event(start):
    assert found(script(event(startDate=start))) == ()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Event", True), ("MusicEvent", True), ("https://schema.org/TheaterEvent", True), ("schema:Festival", True),
        (["Thing", "SportsEvent"], True), ("Hackathon", True), ("CourseInstance", True),
        ("NewsArticle", False), ("DeliveryEvent", False), ("Eventful", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_what_is_an_event(kind, expected):
    assert bool(found(script(event(**{"@type": kind})))) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("https://schema.org/EventCancelled", "cancelled"),
        ("http://schema.org/EventCanceled", "cancelled"),
        ("EventPostponed", "postponed"),
        ("schema:EventRescheduled", "rescheduled"),
        ("https://schema.org/EventMovedOnline", "scheduled"),
        ("https://schema.org/EventScheduled", "scheduled"),
        (["https://schema.org/EventCancelled"], "cancelled"),
        (7, "scheduled"),
    ],
)
def test_status(status, expected):
    assert one(eventStatus=status).status == expected


def test_where_a_rescheduled_event_was():
    moved = one(eventStatus="EventRescheduled", previousStartDate="2026-04-04")
    assert (moved.status, moved.previous) == ("rescheduled", "2026-04-04")
    assert one(previousStartDate="2026-04-04").previous is None


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Old theatre", "Old theatre"),
        ({"@type": "Place", "name": "Old theatre"}, "Old theatre"),
        ({"name": "Old theatre", "address": {"addressLocality": "Kampot", "streetAddress": "Street 700"}}, "Old theatre, Kampot"),
        ({"address": {"addressLocality": "Kampot", "streetAddress": "Street 700"}}, "Street 700, Kampot"),
        ({"name": "Kampot", "address": "Kampot"}, "Kampot"),
        ([{"@type": "VirtualLocation", "url": "https://x.example"}, {"name": "Old theatre"}], "Old theatre"),
        ("https://x.example/live", ""),
        (None, ""),
        (12, ""),
    ],
)  # fmt: skip
def test_places(location, expected):
    assert one(location=location).place == expected


def test_names_and_addresses_are_cleaned():
    occasion = one(name=" Salt &amp; <b>pepper</b>\n night ", url="/e/7")
    assert (occasion.name, occasion.url) == ("Salt & pepper night", "https://hall.example/e/7")
    assert one(url="javascript:alert(1)").url is None
    assert one(url="https://x.example/\ud800", name="A\ud800b").url == "https://x.example/"
    assert len(one(name="x" * 5000).name) == 300
    assert one(name={"@value": "Lesung", "@language": "de"}).name == "Lesung"


@pytest.mark.parametrize(
    "value",
    [
        [event()],
        {"@graph": [{"@type": "WebSite"}, event()]},
        {"@type": "WebPage", "mainEntity": event()},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": event()}]},
        {"@type": "EventSeries", "subEvent": [event()]},
        {"@type": "Place", "event": event()},
        {"@type": "NewsArticle", "headline": "Reading", "about": event()},
    ],
    ids=["list", "graph", "main entity", "item list", "sub event", "place", "about"],
)
def test_events_are_found_inside(value):
    assert [occasion.name for occasion in found(script(value))] == ["Reading"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- {json} -->",
        "//<![CDATA[\n{json}\n//]]>",
        '{{"@graph": [{json},]}}',
        "[{json}, ]",
    ],
)
def test_sloppy_scripts_are_read(text):
    assert len(found(script(text.format(json=json.dumps(event()))))) == 1


def test_a_broken_script_costs_only_itself():
    assert (
        len(found(script('{"@type": "Event", '), script(event()), script("[" * 100_000), script('"Event"')))
        == 1
    )
    assert found(script(event(), kind="application/json")) == ()
    assert len(found(script(event(), kind="application/ld+json; charset=utf-8"))) == 1


MICRODATA = """<div itemscope itemtype="https://schema.org/MusicEvent"><a itemprop="url" href="/c"><b itemprop="name">Spring
concert</b></a><time itemprop="startDate" datetime="2026-05-04T19:30">Monday</time>
<div itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Old theatre</span>
<div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><meta itemprop="addressLocality" content="Kampot"></div>
</div><link itemprop="eventStatus" href="https://schema.org/EventCancelled"></div>"""


def test_microdata():
    assert found(MICRODATA) == (
        Occasion(
            "Spring concert", "2026-05-04T19:30", "microdata", place="Old theatre, Kampot", status="cancelled",
            url="https://hall.example/c",
        ),
    )  # fmt: skip


def test_properties_belong_to_the_nearest_item():
    (thing,) = [
        found.thing
        for found in read_things(parse_html(html(MICRODATA)))
        if types(found.thing) == ("MusicEvent",)
    ]
    assert thing["name"].split() == ["Spring", "concert"]
    assert thing["location"]["address"] == {
        "@type": ["https://schema.org/PostalAddress"],
        "addressLocality": "Kampot",
    }


def test_properties_without_an_item_are_nothing():
    assert read_things(parse_html(html('<span itemprop="name">Reading</span>'))) == ()


def test_what_is_said_twice_counts_once():
    twice = event(name="spring concert", startDate="2026-05-04T19:30:00", location={"name": "Theatre"})
    (occasion,) = found(script([twice, twice]), MICRODATA)
    assert (occasion.form, occasion.place) == ("json-ld", "Theatre")


def test_many_events_are_bounded():
    many = [event(name=f"Reading {number}") for number in range(1000)]
    assert len(found(script(many))) == 200


def deep(depth):
    value = event()
    for _ in range(depth):
        value = {"@graph": [value]}
    return value


def test_depth_is_bounded():
    assert found(script(deep(3)))
    assert found(script(deep(400))) == ()


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["Event", "2026-05-04"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@graph",
                    "name",
                    "startDate",
                    "endDate",
                    "location",
                    "eventStatus",
                    "subEvent",
                    "address",
                    "url",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(deadline=None)  # the first page loads what reads pages
@given(VALUES)
def test_no_data_raises(value):
    page = html(script(json.dumps(value).replace("</", "<\\/")), TEXT)
    assert not isinstance(extract(page, URL), Failed)


def snapshot(page):
    result = parse(Source("s", URL), Response(URL, page.encode(), {"content-type": "text/html"}))
    assert isinstance(result, Snapshot), result
    return result.entries[0]


def test_the_text_of_a_page_ends_with_what_it_states_as_data():
    page = html("<h1>Hall</h1>", TEXT, script(event(endDate="2026-05-06", location="Kampot")))
    entry = snapshot(page)
    assert entry.text.endswith("after a long time.\n\nReading, 4 May 2026 to 6 May 2026, Kampot")
    main = extract(page, URL)
    assert main.text.endswith("after a long time.")
    assert main.occasions == entry.occasions


def test_a_page_whose_text_comes_by_script_still_has_its_events():
    entry = snapshot(html('<div id="app"></div>', script([event(), event(name="Concert")])))
    assert entry.text == "Reading, 4 May 2026\n\nConcert, 4 May 2026"


ARTICLE = {"@type": "NewsArticle", "headline": "Hall opens", "datePublished": "2026-02-01", "inLanguage": "km",
           "mainEntityOfPage": {"@type": "WebPage", "@id": "https://hall.example/2026/opens"}}  # fmt: skip


def bare(data):
    return f"<!doctype html><html><head>{data}</head><body><div>{TEXT}</div></body></html>"


def test_an_article_in_json_ld_describes_the_page():
    entry = extract(bare(script(ARTICLE)), URL)
    assert (entry.title, entry.language, entry.url) == ("Hall opens", "km", "https://hall.example/2026/opens")
    assert (entry.published, entry.published_basis) == (datetime(2026, 2, 1, tzinfo=UTC), "json-ld")


def marked(headline, day):
    return (
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">{headline}</h2>'
        f'<meta itemprop="inLanguage" content="km"><time itemprop="datePublished" datetime="{day}">then</time>{TEXT}</article>'
    )


def test_an_article_in_microdata_describes_the_page():
    entry = extract(bare("").replace(TEXT, marked("Hall opens", "2026-02-01")), URL)
    assert (entry.title, entry.language) == ("Hall opens", "km")
    assert entry.published == datetime(2026, 2, 1, tzinfo=UTC)


def test_several_articles_in_microdata_are_a_list_of_others():
    page = bare("<title>News</title>").replace(
        TEXT, marked("One", "2026-02-01") + marked("Two", "2026-02-02")
    )
    assert extract(page, URL).language is None


def test_an_article_inside_another_object_is_not_the_page():
    page = bare(script({"@type": "ItemList", "itemListElement": [ARTICLE]}) + "<title>News</title>")
    assert extract(page, URL).title == "News"
