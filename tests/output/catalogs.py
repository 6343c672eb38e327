"""The messages of the program, found in its source, and the catalogs that translate them."""

import re
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "output" / "locale"
KEYWORDS = {
    "say": None, "term": None, "plural": (1, 2), "several": (1, 2), "within": ((1, "c"), 2),
    "_": None, "ngettext": (1, 2),
}  # fmt: skip
_PASSING = re.compile(
    r'"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator'
    r"|Language-Team|Generated-By):"
)
_FIELD = re.compile(r"\{(\w+)\}|%\((\w+)\)")


def sources():
    folders = ("output", "timeline/view")
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    templates = sorted((ROOT / "output" / "templates").glob("*.html"))
    return [*found, ROOT / "timeline" / "board.py", *templates]


def extracted():
    """Every message of the program, as babel finds it."""
    catalog = Catalog(charset="utf-8", header_comment="")
    for path in sources():
        method = "jinja2.ext:babel_extract" if path.suffix == ".html" else "python"
        options = {"trimmed": "true", "silent": "false", "extensions": ""}
        found = extract_from_file(method, path, keywords=KEYWORDS, options=options)
        for _, message, comments, context in found:
            name = path.relative_to(ROOT).as_posix()
            catalog.add(message, locations=[(name, None)], auto_comments=comments, context=context)
    return catalog


def read(name):
    with (LOCALE / f"{name}.po").open("rb") as file:
        return read_po(file, locale=name.replace("-", "_"), abort_invalid=True)


def names():
    return sorted(path.stem for path in LOCALE.glob("*.po"))


def update(name):
    """Bring a catalog to the messages of the program; what is new stays to be translated."""
    path = LOCALE / f"{name}.po"
    catalog = read(name) if path.exists() else Catalog(locale=name.replace("-", "_"), fuzzy=False)
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    path.write_text(written(catalog), encoding="utf-8")


def written(catalog):
    """A catalog as text, without what differs from day to day and from machine to machine."""
    for message in catalog:
        message.locations = sorted(set(message.locations), key=lambda place: place[0])
    made = BytesIO()
    write_po(made, catalog, width=110, sort_by_file=True)
    lines = made.getvalue().decode().splitlines(keepends=True)
    kept = (line for line in lines if not _PASSING.match(line))
    return "".join(kept).rstrip() + "\n"


def fields(text):
    return {one or other for one, other in _FIELD.findall(text)}
