"""Events of any number as the page's search data holds them, and a site to go with them.

    python tests/output/search_samples.py EVENTS FOLDER

writes one to look at. The same number gives the same events.
"""

import json
import random
import sys
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from output_samples import MONTHS, TODAY, evidence, page, sections

from output.model import Item, Page
from output.site import build

SOURCES = [f"{place} {paper}" for place in ("Mekong", "Border", "Harbour", "Royal") for paper in ("Daily", "Post", "Radio")]
ACTORS = [f"{first} {last}" for first in ("Sok", "Chan", "José", "Åsa", "Mary") for last in ("Dara", "Núñez", "Lind", "Okoye")]
PLACES = ["Hanoi", "Phnom Penh", "Genève", "São Paulo", "Kraków", "Poipet", "Manila", "Reykjavík"]
TOPICS = ["Trade", "Defence", "Water"]
DEEDS = ["meets", "signs an agreement with", "visits", "postpones the talks with", "opens a bridge with", "answers"]
STATUSES = ["", "", "", "", "", "announced", "rescheduled", "withdrawn", "sources differ"]


def words(start, end):
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    if (first.day, first.month, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    return f"{first.day} {MONTHS[first.month - 1]} {first.year} to {last.day} {MONTHS[last.month - 1]} {last.year}"


def records(number):
    """`number` events as (key, start, end, when, name, status, kind, names), in order of start, around today."""
    chance = random.Random(number)
    last = date.fromisoformat(TODAY) + timedelta(days=200)
    made = []
    for n in range(number):
        first = last - timedelta(days=int(chance.random() ** 2 * 2600))
        start, end = first.isoformat(), first.isoformat()
        if n % 17 == 0:
            end = (first + timedelta(days=chance.randint(1, 40))).isoformat()
        elif n % 29 == 0:
            start, end = f"{first.year}-01-01", f"{first.year}-12-31"
        made.append(_record(n, start, end, words(start, end), chance))
    return sorted([*made, *odd()], key=lambda row: (_order(row[1] or row[2]), row[0]))


def odd():
    """What a timeline must bear: deep past, a long span, open ends, no date, no name."""
    named = [("source", "Old Chronicle"), ("place", "Ur")]
    return [
        ("odd-ur", "-3999-01-01", "-3999-12-31", "4000 BC", "A wall is built at Ur", "", "past", named),
        ("odd-long", "1825-01-01", "2025-12-31", "1825 to 2025", "The Long Survey", "", "past", named),
        ("odd-open", "2020-03-01", "", "since March 2020", "The road is closed", "", "present", named),
        ("odd-undated", "", "", "", "A bell is cast", "", "past", named),
        ("odd-nameless", "2026-11-20", "2026-11-20", "20 November 2026", "", "", "past", named),
    ]


def search_files(rows, pages=None):
    """search.js and its chunks, one for each year."""
    pages = pages or {}
    files, index = {}, []
    for year, group in groupby(rows, key=lambda row: (row[1] or row[2])[:-6] or "undated"):
        members, file = list(group), f"search-{year}.js"
        names, known = [], {}
        chunk = []
        for key, start, end, when, name, status, kind, named in members:
            for one in named:
                if one not in known:
                    known[one] = len(names)
                    names.append([*one, ""])
            chunk.append([key, pages.get(key, ""), start, end, when, name, status, kind, [known[one] for one in named]])
        files[file] = _call("chunk", file, {"names": names, "rows": chunk})
        days = [day for row in members for day in (row[1], row[2]) if day]
        span = {"from": min(days, key=_order, default=""), "to": max(days, key=_order, default="")}
        index.append({"file": file, **span, "events": len(members)})
    index.sort(key=lambda chunk: (chunk["from"] == "", _order(chunk["from"])))
    told = {"today": TODAY, "total": len(rows), "words": {}, "chunks": index}
    return {"search.js": _call("index", told), **files}


def site(number):
    """The files of a whole site with search data. Only the nearest events have cards."""
    rows = records(number)
    near = sorted(rows, key=lambda row: abs(_order(row[1]) - _order(TODAY)))[:250]
    items = [
        Item(key, name, when, start if start == end else f"{start}/{end}", start, end, status,
             "future" if kind == "withdrawn" else kind, (evidence(f"{name}, [{when}]."),))
        for key, start, end, when, name, status, kind, _ in sorted(near)
        if start and end and start > "1"
    ]  # fmt: skip
    record = Page("Rivers and borders", "en", f"{len(rows):,} events in 12 sources", "21 November 2026, 06:00 UTC", TODAY,
                  sections(items), page().changes, page().sources)  # fmt: skip
    return {**build(record), **search_files(rows)}


def _record(n, start, end, when, chance):
    actors = chance.sample(ACTORS, 2)
    places = chance.sample(PLACES, chance.randint(0, 2))
    named = [("source", source) for source in chance.sample(SOURCES, 1 + (n % 7 == 0))]
    named += [("actor", actor) for actor in actors] + [("place", place) for place in places]
    named += [("topic", chance.choice(TOPICS))] if n % 3 else []
    name = f"{actors[0]} {chance.choice(DEEDS)} {actors[1]}{' in ' + places[0] if places else ''}, round {n}"
    status = chance.choice(STATUSES)
    kind = "past" if end < TODAY else "future" if start > TODAY else "present"
    return (f"k{n}", start, end, when, name, status, "withdrawn" if status == "withdrawn" else kind, named)


def _order(iso):
    """A number that sorts ISO days of any year; what has none comes last."""
    if not iso:
        return 10**12
    year, month, day = iso.rsplit("-", 2)
    return int(year) * 10_000 + int(month) * 100 + int(day)


def _call(name, *values):
    written = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"timelineSearch.{name}({written});\n".encode()


if __name__ == "__main__":
    target = Path(sys.argv[2])
    for path, content in site(int(sys.argv[1])).items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
