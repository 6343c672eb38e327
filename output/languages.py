"""The languages that page and digests can be written in: English, and every catalog in `output/locale`.

A catalog is a `.po` file, read as it is; how a language writes dates and numbers comes from CLDR (babel).
English is what the program says by itself: neither is loaded for it.
"""

# ruff: noqa: PLC0415 - English needs none of it

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from output.tongue import ENGLISH, Calendar, Tongue, digits

if TYPE_CHECKING:
    from gettext import GNUTranslations

    from babel import Locale

_SUFFIX = ".po"
_ZEROS = {
    "latn": "0", "arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "khmr": "០", "laoo": "໐",
    "mymr": "၀", "thai": "๐", "tibt": "༠",
}  # fmt: skip


@cache
def available() -> tuple[str, ...]:
    """The tags of all languages that there are, in order."""
    folder = files("output") / "locale"
    found = (path.name for path in folder.iterdir())
    return tuple(sorted({"en", *(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX))}))


def lookup(tag: str) -> str | None:
    """The language that serves a tag, None when there is none: `de-AT` is served by `de` (RFC 4647, 3.4)."""
    known = {name.lower(): name for name in available()}
    parts = tag.lower().split("-")
    while parts:
        if "-".join(parts) in known:
            return known["-".join(parts)]
        parts.pop()
    return None


@cache
def tongue(tag: str) -> Tongue:
    """The language of a tag; what is not known is written in English.

    A region writes dates as it does (`de-AT`, `ar-EG`), and `-u-nu-` chooses the digits (`km-u-nu-khmr`).
    """
    found = lookup(tag) if tag not in ("", "en") else None
    if found is None or found == "en":
        return Tongue(tag, ENGLISH.calendar) if found else ENGLISH
    from babel import Locale, UnknownLocaleError

    plain, _, extension = tag.partition("-u-")
    try:
        locale = Locale.parse(plain, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(found, sep="-")
    catalog = _catalog(found)
    return Tongue(
        tag=tag,
        calendar=_calendar(locale, _system(locale, extension)),
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        translate=catalog.gettext,
        translate_within=catalog.pgettext,
        translate_number=catalog.ngettext,
    )


@cache
def _catalog(name: str) -> "GNUTranslations":
    """A catalog, its plural forms ready to be asked for: made in memory what `msgfmt` makes in files."""
    from gettext import GNUTranslations
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = BytesIO()
    with (files("output") / "locale" / f"{name}{_SUFFIX}").open("rb") as file:
        write_mo(made, read_po(file, locale=name.replace("-", "_"), abort_invalid=True))
    made.seek(0)
    return GNUTranslations(made)


def _system(locale: "Locale", extension: str) -> str:
    """The system of digits: the one asked for (UTS 35, "nu"), else the usual one of the language."""
    wanted = extension.lower().split("-")
    named = wanted[wanted.index("nu") + 1] if "nu" in wanted[:-1] else locale.default_numbering_system
    return named if named in _ZEROS else "latn"


def _calendar(locale: "Locale", system: str) -> Calendar:
    from babel.dates import tokenize_pattern

    wide, short = locale.months["format"]["wide"], locale.months["format"]["abbreviated"]
    alone = locale.months["stand-alone"].get("wide", wide)
    short_alone = locale.months["stand-alone"].get("abbreviated", short)
    quarters = locale.quarters["format"]["wide"]
    names = {"MMMM": wide, "LLLL": alone, "MMM": short, "LLL": short_alone}
    names |= {"QQQQ": quarters, "qqqq": locale.quarters["stand-alone"].get("wide", quarters)}
    zero = _ZEROS[system]

    fields = {"y": "{y}", "d": "{d}", "H": "{h}", "m": "{m}", "G": locale.eras["abbreviated"][0]}

    def filled(pattern: str, number: int) -> str:
        """A pattern of CLDR with what is known filled in, the rest in braces."""
        text = ""
        for _, token in tokenize_pattern(pattern):
            if isinstance(token, str):
                text += token
                continue
            sign, width = token
            named = names.get(str(sign) * int(width))
            text += digits(named[number] if named else fields.get(str(sign), str(number)), zero)
        return text

    def twelve(pattern: str) -> tuple[str, ...]:
        return tuple(filled(pattern, month) for month in range(1, 13))

    skeletons = {name: found.pattern for name, found in locale.datetime_skeletons.items()}
    long_day = locale.date_formats["long"].pattern
    joined = str(locale.datetime_formats["medium"])
    return Calendar(
        days=twelve(long_day),
        days_of_year=twelve(skeletons.get("MMMMd", skeletons["MMMd"])),
        months=twelve(skeletons.get("yMMMM", skeletons["yMMM"])),
        quarters=tuple(filled(skeletons["yQQQQ"], quarter) for quarter in range(1, 5)),
        short_days=twelve(skeletons["yMMMd"]),
        short_days_of_year=twelve(skeletons["MMMd"]),
        names=tuple(alone[month] for month in range(1, 13)),
        short_names=tuple(short_alone[month] for month in range(1, 13)),
        year=filled(skeletons["y"], 0),
        before=filled(skeletons["Gy"], 0),
        clock=filled(skeletons["Hm"], 0),
        moment=joined.replace("{1}", "{date}").replace("{0}", "{time}").replace("'", ""),
        group=locale.number_symbols.get(system, locale.number_symbols["latn"]).get("group", ","),
        zero=zero,
        year_last=filled(long_day, 1).endswith("{y}"),
    )
