"""A page and a digest as the program would make them: about thirty invented events around Cambodia."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from output import site
from output.files import digest
from output.model import (
    ChangeItem,
    ChangeSection,
    Evidence,
    Export,
    Health,
    Item,
    Line,
    Link,
    Message,
    Occurrence,
    Page,
    Revision,
    Section,
    SourceLine,
    Span,
    Step,
    Story,
)
from output.site import Detail

TODAY = "2026-11-21"
MONTHS = "January February March April May June July August September October November December".split()


def spans(text):
    """ "It was [3 May]" with the bracketed part as date, {a name|what it is}, {+new+} and [-old-] words."""
    out, rest = [], text
    pairs = {"{+": ("+}", "added"), "[-": ("-]", "removed"), "[": ("]", "date"), "{": ("}", "name")}
    while rest:
        starts = [(rest.find(k), -len(k), k) for k in pairs if k in rest]
        if not starts:
            out.append(Span(rest))
            break
        at, _, opening = min(starts)
        closing, emphasis = pairs[opening]
        end = rest.index(closing, at)
        if at:
            out.append(Span(rest[:at]))
        text, _, told = rest[at + len(opening) : end].partition("|" if emphasis == "name" else "\0")
        out.append(Span(text, emphasis, told))
        rest = rest[end + len(closing) :]
    return tuple(out)


def evidence(quote, source="Ministry of Foreign Affairs", day="12 November 2026", when=None, href="auto"):
    slug = source.lower().replace(" ", "-")
    address = f"https://news.example.org/{slug}/article?id=7&lang=en" if href == "auto" else href
    return Evidence(spans(quote), source, address, day, f"{day}, 09:30 UTC", when)


TONES = {
    "withdrawn": "withdrawn", "called off": "off", "sources differ": "differ", "rescheduled": "moved",
    "date refined": "refined", "date passed, not confirmed": "unconfirmed", "announced": "announced",
}  # fmt: skip


def item(key, name, when, edtf, start, end, *proofs, status="", history=()):
    tense = "past" if end and end < TODAY else "future" if not start or start > TODAY else "present"
    return Item(
        key, name, when, edtf, start, end, status, tense, tuple(proofs), tuple(history),
        tone=TONES.get(status, ""),
    )  # fmt: skip


def day(key, name, iso, *proofs, **more):
    year, month, number = iso.split("-")
    return item(key, name, f"{int(number)} {MONTHS[int(month) - 1]} {year}", iso, iso, iso, *proofs, **more)


def month(key, name, iso, *proofs, **more):
    year, number = iso.split("-")
    return item(
        key, name, f"{MONTHS[int(number) - 1]} {year}", iso, f"{iso}-01", f"{iso}-31", *proofs, **more
    )


# fmt: off
def events():
    return [
        item(
            "e-aid-1990s", "Mine clearance programme along the north-western border", "1990s", "199X",
            "1990-01-01", "1999-12-31",
            evidence("The clearance programme, begun in the [1990s], is to be handed over to provincial teams."),
        ),
        item(
            "e-treaty", "Agreement on peaceful settlement signed in Paris", "23 October 1991", "1991-10-23",
            "1991-10-23", "1991-10-23",
            evidence("Delegates recalled the agreement signed in Paris on [23 October 1991].", "Phnom Penh Daily"),
        ),
        item(
            "e-2024", "Joint working group on logistics founded", "2024", "2024", "2024-01-01", "2024-12-31",
            evidence("The joint working group, founded in [2024], met for the third time.", "Defence Review"),
        ),
        month("e-port", "Pier two of the naval base opens", "2025-04",
              evidence("The second pier opened in [April 2025] after two years of work.", "Phnom Penh Daily")),
        day("e-truce", "Foreign ministers agree on a truce along the border", "2025-07-28",
            evidence("The ministers agreed on [28 July 2025] that a truce would take effect at midnight."),
            evidence("A truce was agreed on [Monday].", "Border Monitor", "29 July 2025"),
            evidence("Ministers settled on a truce [late on 28 July].", "Radio Mekong", "29 July 2025", href=None)),
        day("e-visit-25", "Secretary of Defense visits Phnom Penh", "2025-11-03",
            evidence("The Secretary of Defense will visit Phnom Penh on [3 November 2025].", "Embassy notices")),
        item("e-drought", "Drought in the lower Mekong basin", "about 2025", "2025~", "2025-01-01", "2025-12-31",
             evidence("The drought of [about 2025] emptied the reservoirs.", "Mekong Water Bulletin")),
        month("e-budget", "National Assembly adopts the budget law", "2025-12",
              evidence("The budget law was adopted in [December 2025].", "Phnom Penh Daily")),
        day("e-khmer", "កិច្ចប្រជុំគណៈកម្មាធិការព្រំដែនទូទៅ", "2026-02-17",
            evidence("កិច្ចប្រជុំនេះបានធ្វើឡើងនៅ[ថ្ងៃទី១៧ ខែកុម្ភៈ ឆ្នាំ២០២៦] នៅរាជធានីភ្នំពេញ។", "ក្រសួងការពារជាតិ")),
        day("e-drill", "Exercise Golden Naga begins in Kampong Speu", "2026-03-09",
            evidence("The exercise begins on [9 March 2026] with 1,200 soldiers from four countries.",
                     "Defence Review")),
        item("e-rains", "Rainy season closes the mountain road", "May to October 2026", "2026-05/2026-10",
             "2026-05-01", "2026-10-31",
             evidence("The road is closed [from May to October 2026].", "Radio Mekong")),
        day("e-rail", "First freight train between Poipet and Bangkok since the truce", "2026-06-14",
            evidence("Freight trains ran again on [14 June 2026], the first since the truce.", "Border Monitor")),
        day("e-law", "Law on data protection enters into force", "2026-07-01",
            evidence("The law enters into force on [1 July 2026].", "Royal Gazette")),
        day("e-asean", "Foreign ministers of the region meet in Manila", "2026-07-22",
            evidence("The ministers meet in Manila on [22 July 2026].", "Regional Secretariat"),
            evidence("The meeting opens on [21 July 2026].", "Phnom Penh Daily", when="21 July 2026"),
            status="sources differ"),
        day("e-hospital", "Military hospital in Siem Reap inaugurated", "2026-09-05",
            evidence("The hospital was inaugurated on [5 September 2026].", "Defence Review")),
        day("e-lecture", "Public lecture on river law", "2026-09-18",
            evidence("The lecture of [18 September 2026] has been called off.", "Royal University"),
            status="withdrawn",
            history=[Revision("1 August 2026, 07:00 UTC", "first seen for 18 September 2026"),
                     Revision("10 September 2026, 07:00 UTC", "no longer announced by Royal University")]),
        day("e-donor", "Donor conference pledges for demining", "2026-10-08",
            evidence("At the conference on [8 October 2026] seven states pledged new funds for demining.",
                     "Embassy notices"),
            evidence("Pledges were made on [8 October].", "Phnom Penh Daily")),
        day("e-patrol", "Joint river patrol on the Mekong", "2026-10-27",
            evidence("The [27 October 2026] patrol covered 140 km of river.", "Defence Review")),
        day("e-water", "Water Festival boat races on the Tonle Sap", "2026-11-12",
            evidence("Boat races will be held from [12 November 2026].", "Phnom Penh Daily")),
        item("e-talks", "Talks on border demarcation", "10–11 November 2026", "2026-11-10/2026-11-11",
             "2026-11-10", "2026-11-11",
             evidence("Both commissions talked on [10 and 11 November 2026] in Siem Reap.", "Border Monitor")),
        day("e-note", "Protest note handed over to the embassy", "2026-11-18",
            evidence("The note was handed over [on Wednesday], the spokesman said.", "Radio Mekong")),
        item("e-2026", "Census of agriculture", "2026", "2026", "2026-01-01", "2026-12-31",
             evidence("The census of agriculture takes place in [2026].", "Institute of Statistics")),
        day("e-today", "Session of the National Assembly on the defence budget", "2026-11-21",
            evidence("The Assembly takes up the defence budget on [21 November 2026].", "National Assembly")),
        item("e-course", "Staff course for peacekeepers", "16–27 November 2026", "2026-11-16/2026-11-27",
             "2026-11-16", "2026-11-27",
             evidence("The course runs from [16 to 27 November 2026] in Phnom Penh.", "Defence Review")),
        day("e-defdialogue", "US–Cambodia defence policy dialogue", "2026-12-03",
            evidence("The dialogue will now be held on [3 December 2026] in {Hanoi|place: Hanoi}, {Minister Tea|person: Tea Seiha} said."),
            evidence("The dialogue is set for [26 November 2026].", "Phnom Penh Daily", when="26 November 2026"),
            status="rescheduled",
            history=[Revision("2 November 2026, 09:30 UTC", "first seen for 26 November 2026"),
                     Revision("20 November 2026, 09:30 UTC", "moved from 26 November 2026 to 3 December 2026")]),
        day("e-ship", "Port call of the USS Example at Sihanoukville", "2026-12-10",
            evidence("The ship is expected on [10 December 2026].", "Embassy notices"), status="announced"),
        month("e-line", "Power line between Laos and Cambodia goes into service", "2026-12",
              evidence("The line goes into service in [December 2026].", "Energy Wire")),
        day("e-exercise", "Exercise Angkor Sentinel", "2027-01-18",
            evidence("Angkor Sentinel was planned for [18 January 2027].", "Defence Review"), status="withdrawn",
            history=[Revision("5 October 2026, 09:30 UTC", "first seen for 18 January 2027"),
                     Revision("19 November 2026, 09:30 UTC", "no longer announced by Defence Review")]),
        day("e-committee",
            "Fourteenth meeting of the Joint Committee on the Demarcation of the Land Boundary and on Cooperation "
            "in Matters of Customs, Transit, Water and Disaster Relief", "2027-02-09",
            evidence("The fourteenth meeting of the Joint Committee is to take place on [9 February 2027] in Phnom "
                     "Penh, provided that the technical working groups finish their surveys of the sections between "
                     "boundary pillars 42 and 47 before the end of the year.")),
        item("e-election", "Senate election", "2030", "2030", "2030-01-01", "2030-12-31",
             evidence("The next Senate election is due in [2030].", "National Election Committee")),
    ]
# fmt: on


def sections(items):
    def place(entry):
        whole = entry.start[:7] == entry.end[:7] or "/" in entry.edtf
        return entry.start[:7] if whole else entry.start[:4]

    ordered = sorted(items, key=lambda e: (place(e)[:4], len(place(e)), e.start, e.end, e.id))
    made = []
    for key, group in groupby(ordered, place):
        known = len(key) == 7
        heading = f"{MONTHS[int(key[5:]) - 1]} {key[:4]}" if known else f"{key}, month not stated"
        made.append(Section(key, heading, tuple(group)))
    return tuple(made)


def changes():
    defdialogue = ChangeItem(
        "rescheduled",
        "The US–Cambodia defence policy dialogue moved from 26 November 2026 to 3 December 2026.",
        "e-defdialogue",
        "US–Cambodia defence policy dialogue",
        "26 November 2026",
        "3 December 2026",
        spans(
            "The dialogue will {+now +}be held on [-26 November 2026-]{+3 December 2026+}, the ministry said."
        ),
        "Ministry of Foreign Affairs",
        "https://news.example.org/mfa/article?id=7&lang=en",
        "20 November 2026, 09:30 UTC",
        before_edtf="2026-11-26",
        after_edtf="2026-12-03",
        seen_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
    )
    exercise = ChangeItem(
        "withdrawn",
        "Exercise Angkor Sentinel on 18 January 2027 is no longer announced.",
        "e-exercise",
        "Exercise Angkor Sentinel",
        "18 January 2027",
        "",
        spans("Angkor Sentinel was planned for [18 January 2027]."),
        "Defence Review",
        "https://news.example.org/defence-review",
        "19 November 2026, 09:30 UTC",
    )
    ship = ChangeItem(
        "added",
        "A port call of the USS Example at Sihanoukville is announced for 10 December 2026.",
        "e-ship",
        "Port call of the USS Example at Sihanoukville",
        "",
        "10 December 2026",
        spans("The ship is expected on [10 December 2026]."),
        "Embassy notices",
        "https://news.example.org/embassy",
        "20 November 2026, 11:00 UTC",
    )
    edited = ChangeItem(
        "edited",
        "The text “Programme of the autumn session” was edited; no date in it changed.",
        None,
        "Programme of the autumn session",
        "",
        "",
        spans("The session will be [-public-]{+closed to the public+}."),
        "National Assembly",
        None,
        "21 November 2026, 06:00 UTC",
    )
    return edited, ship, defdialogue, exercise


def page():
    items = events()
    return Page(
        title="Cambodia and partners",
        language="en",
        summary=f"{len(items)} events from 26 texts in 9 sources",
        as_of="21 November 2026, 06:00 UTC",
        today=TODAY,
        sections=sections(items),
        changes=changes(),
        sources=(
            SourceLine("Ministry of Foreign Affairs", "https://mfa.example.org/news", "feed", 14, 9),
            SourceLine("Phnom Penh Daily", "https://daily.example.org/", "feed", 112, 8),
            SourceLine("Defence Review", "https://review.example.org/", "page", 1, 6),
            SourceLine(
                "Border Monitor", "https://monitor.example.org/", "feed", 31, 3,
                "the server answered 503 since 20 November 2026, 18:00 UTC; the last good answer is kept",
            ),
            SourceLine("ក្រសួងការពារជាតិ", "https://mod.example.org/km", "page", 1, 1),
            SourceLine("Archive folder", None, "files", 6, 4),
        ),
    )  # fmt: skip


def line(item):
    """A card as lists name it."""
    sources = tuple(dict.fromkeys(evidence.source for evidence in item.evidence))
    return Line(
        item.id, item.name, item.when, item.edtf, item.start, item.end, item.status,
        TONES.get(item.status, ""), item.tense, digest([repr(item)]), sources, storied=bool(item.history),
    )  # fmt: skip


def lined(record):
    """A page whose sections hold cards as one whose sections hold lines."""
    made = (replace(one, items=tuple(map(line, one.items))) for one in record.sections)
    return replace(record, sections=tuple(made))


def detail(record):
    """The cards of a page, and lives and calendar entries that tell little."""
    cards = {item.id: item for section in record.sections for item in section.items}

    def shown(key):
        own = line(cards[key])
        return replace(cards[key], tone=own.tone, storied=own.storied, first_seen="1", confirmed="1")

    def story(key):
        steps = (
            Step(step.seen, step.text, "A source", None, spans("It is [now].")) for step in cards[key].history
        )
        return Story(shown(key), tuple(steps))

    def exported(keys):
        found = tuple(occurrence(cards[key]) for key in keys)
        return Export(record.title, record.language, None, found, ())

    return Detail(
        lambda keys: {key: shown(key) for key in keys},
        lambda keys: {key: story(key) for key in keys},
        exported,
    )


def occurrence(item):
    moment = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
    return Occurrence(
        item.id, item.name, item.when, item.edtf, item.start or None, item.end or None, "",
        item.status == "withdrawn", None, 0, moment, moment, "A quotation", (Link("A source", None),), None,
    )  # fmt: skip


def planned(record, look=None):
    """The files of a page whose sections hold cards."""
    return site.plan(lined(record), detail(record), look)


def build(record, look=None):
    """Relative path -> content of every file of such a page."""
    return {file.path: file.content() for file in planned(record, look)}


def message():
    edited, ship, defdialogue, exercise = changes()
    upcoming = tuple(i for i in events() if i.tense != "past")[:6]
    return Message(
        id="run-0042-weekly",
        subject="1 withdrawn, 1 rescheduled, 1 new – Cambodia and partners (14–21 November 2026)",
        title="Cambodia and partners",
        period="14 November 2026, 06:00 UTC to 21 November 2026, 06:00 UTC",
        summary="1 withdrawn, 1 rescheduled, 1 new, 1 edited",
        language="en",
        sections=(
            ChangeSection("withdrawn", "Withdrawn", (exercise,)),
            ChangeSection("rescheduled", "Rescheduled", (defdialogue,)),
            ChangeSection("added", "New", (ship,)),
            ChangeSection("edited", "Edited", (edited,)),
        ),
        upcoming=upcoming,
        health=(
            Health(
                "failing",
                "Border Monitor",
                "Border Monitor cannot be read: server error 503. Failing since 20 November 2026, 18:00 UTC; "
                "last read 20 November 2026, 12:00 UTC; next try 21 November 2026, 10:00 UTC.",
                since=datetime(2026, 11, 20, 18, tzinfo=UTC),
                last_good=datetime(2026, 11, 20, 12, tzinfo=UTC),
                next_try=datetime(2026, 11, 21, 10, tzinfo=UTC),
            ),
        ),
        page_href="https://desk.example.org/timeline/index.html",
        start=datetime(2026, 11, 14, 6, tzinfo=UTC),
        end=datetime(2026, 11, 21, 6, tzinfo=UTC),
        counts=(("withdrawn", 1), ("rescheduled", 1), ("added", 1), ("edited", 1)),
        horizon=30,
    )


def many(number):
    """A timeline of `number` events, one a day, around today."""
    first = date.fromisoformat(TODAY) - timedelta(days=number * 2 // 3)
    days = [(first + timedelta(days=n)).isoformat() for n in range(number)]
    items = [
        day(f"m{n}", f"Meeting number {n}", iso, evidence(f"They meet on [{iso}]."))
        for n, iso in enumerate(days)
    ]
    return Page("Many meetings", "en", f"{number} events", "21 November 2026", TODAY, sections(items), (), ())
