"""The sites that are looked at: a small one with every kind of card, and a large one with month pages."""

import re
from dataclasses import replace
from functools import cache

from export_samples import export
from output_samples import detail, events, lined, many, message, page, sections

from output.exports import build as build_exports
from output.mail import digest_html
from output.site import plan

# A page of every kind, by name. What a site of the kind has several of is looked at once.
KINDS = {
    "index": r"index\.html",
    "month": r"2026-11\.html",
    "year": r"\d{4}\.html",
    "source": r"source-.*\.html",
    "actor": r"actor-.*\.html",
    "place": r"place-.*\.html",
    "topic": r"topic-.*\.html",
    "year of a source": r"source-.*-2026\.html",
    "names": r"names\.html",
    "changes": r"changes\.html",
    "event": r"event-.*\.html",
}


def build(record):
    """Path -> content of the site of a page whose sections hold cards; every event is told of by name."""
    made = lined(record)
    named = tuple(
        replace(one, items=tuple(_named(line, record.title) for line in one.items)) for one in made.sections
    )
    return {file.path: file.content() for file in plan(replace(made, sections=named), detail(record))}


def _named(line, topic):
    """With names of every kind; those of places are the words that names of events begin with."""
    return line._replace(actors=line.sources, places=(line.name.partition(" ")[0],), topics=(topic,))


@cache
def small():
    """Path -> content: thirty events of all sorts."""
    return build(page()) | build_exports(export())


@cache
def large():
    """Path -> content: the thirty and a meeting a day, so many that months have pages of their own."""
    items = [*events(), *(item for section in many(310).sections for item in section.items)]
    return build(replace(page(), sections=sections(items))) | build_exports(export())


@cache
def digest():
    return {"digest.html": digest_html(message()).encode()}


def paths(files):
    """One path for each kind of page of a site."""
    found = {}
    for path in sorted(files):
        for kind, pattern in KINDS.items():
            if re.fullmatch(pattern, path):
                found.setdefault(kind, path)
    return found


def write(folder, files):
    """The files as they are, without the program's own writer."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
