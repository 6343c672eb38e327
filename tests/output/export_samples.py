"""A timeline for other programs as the program would make it: every kind of date, every state of an event."""

from datetime import UTC, datetime

from output.model import Export, Link, Named, Occurrence, Span, Told

SEEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
MOVED = datetime(2026, 11, 21, 7, tzinfo=UTC)
MINISTRY = Link(
    "Ministry of Foreign Affairs", "https://news.example.org/a?id=7&lang=en", "Notices of the week"
)
RADIO = Link("Radio Mekong", None)
NAMED = {
    "actors": (
        Named("Prak Sokhonn", "person"),
        Named("Association of Southeast Asian Nations", "organisation"),
        Named("Thailand", "country"),
    ),
    "places": ("Phnom Penh", "Cambodia"),
    "location": "Phnom Penh, Cambodia",
}


def event(key, name, edtf, start, end, when, **more):
    values = {
        "clock": "",
        "withdrawn": False,
        "previous": None,
        "sequence": 0,
        "created": SEEN,
        "updated": SEEN,
        "quote": f"{name} on {when}.",
        "sources": (MINISTRY,),
        "href": f"https://example.org/t/index.html#{key}",
    }
    return Occurrence(key, name, when, edtf, start, end, **(values | more))


def day(key, name, iso, **more):
    return event(key, name, iso, iso, iso, iso, **more)


def told(key, kind="rescheduled", sentence="The meeting: moved from 12 March 2026 to 19 March 2026.", **more):
    values = {
        "seen": MOVED,
        "name": "The meeting",
        "event": "e-moved",
        "before": "2026-03-12",
        "after": "2026-03-19",
        "quote": (
            Span("They meet on "),
            Span("12 March", "removed"),
            Span("19 March", "added"),
            Span(" & <talk>."),
        ),
        "source": MINISTRY,
        "href": "https://example.org/t/index.html#e-moved",
    }
    return Told(key, kind, sentence=sentence, **(values | more))


def events():
    return (
        event(
            "e-ides",
            "Caesar is killed",
            "-0043-03-15",
            "-0043-03-15",
            "-0043-03-15",
            "15 March 44 BC",
            href=None,
        ),
        event("e-1990s", "Mine clearance", "199X", "1990-01-01", "1999-12-31", "1990s", sources=(RADIO,)),
        event("e-open", "Truce in force", "2025-07-28/..", "2025-07-28", None, "from 28 July 2025"),
        event("e-until", "Comments are taken", "../2026-03-31", None, "2026-03-31", "until 31 March 2026"),
        day("e-day", "ប្រជុំ; ministers, in “Phnom Penh”", "2026-03-09", sources=(MINISTRY, RADIO), **NAMED),
        day(
            "e-moved",
            "The meeting",
            "2026-03-19",
            previous=("2026-03-12", "2026-03-12"),
            sequence=1,
            updated=MOVED,
        ),
        day("e-gone", "Lecture on river law", "2026-09-18", withdrawn=True, sequence=1, updated=MOVED),
        day("e-off", "Boat race", "2026-11-23", called_off=True, sequence=1, updated=MOVED),
        event(
            "e-clock",
            "Doors open",
            "2026-12-05T18:30",
            "2026-12-05",
            "2026-12-05",
            "5 December 2026, 18:30",
            clock="18:30",
        ),
        day("e-zone", "Press conference", "2026-12-05", clock="01:30+07:00"),
        event(
            "e-hours",
            "Hearing",
            "2026-12-07T09:00/2026-12-08T17:00",
            "2026-12-07",
            "2026-12-08",
            "7 to 8 December 2026",
            clock="09:00/17:00",
        ),
        event(
            "e-week",
            "Exercise",
            "2026-12-14/2026-12-18",
            "2026-12-14",
            "2026-12-18",
            "14 to 18 December 2026",
        ),
        event("e-month", "Pier opens", "2026-12", "2026-12-01", "2026-12-31", "December 2026"),
        event("e-about", "Harvest", "2026-12-20~", "2026-12-20", "2026-12-20", "about 20 December 2026"),
        event("e-spring", "Census", "2027-21", "2027-03-01", "2027-05-31", "spring 2027"),
        event("e-year", "Road is finished", "2028", "2028-01-01", "2028-12-31", "2028"),
    )


def export(**more):
    values = {
        "title": "Cambodia & its partners",
        "language": "en",
        "address": "https://example.org/t/",
        "occurrences": events(),
        "changes": (
            told("c2"),
            told(
                "c1", "edited", "The text “Notices” was edited; no dated event changed.",
                seen=SEEN, event=None, href=None, before=None, after=None, source=RADIO,
            ),
        ),
    }  # fmt: skip
    return Export(**(values | more))
