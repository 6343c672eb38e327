"""Feasts in German: those of a fixed day, and those that Easter moves."""

from collections.abc import Mapping

from timeline.dates.reading import Calendar, Easter, Groups, Meaning
from timeline.dates.world.german_read import said_year
from timeline.dates.world.vocabulary import Vocabulary, worth

# Holidays on a fixed day of the year.
HOLIDAYS: Mapping[str, tuple[int, int]] = {
    r"neujahr(?:s(?:tag|morgen|nacht))?(?:e?s)?": (1, 1),
    r"(?:heilige[nr]? )?drei ?-?könig(?:e|en|stag)?s?": (1, 6),
    "valentinstag": (2, 14),
    r"jose(?:fi|phi)(?:tag)?": (3, 19),
    "tag der arbeit": (5, 1),
    "mariä himmelfahrt|hochunserfrauentag": (8, 15),
    "tag der deutschen einheit": (10, 3),
    "allerheiligen": (11, 1),
    "allerseelen": (11, 2),
    "nikolaustag": (12, 6),
    "mariä empfängnis": (12, 8),
    "heilig(?:er |en |em )?abend": (12, 24),
    "weihnachten|christtag|weihnachtstag": (12, 25),
    r"(?:erste[rn]?|1\.) weihnachts(?:feier)?tag": (12, 25),
    r"(?:zweite[rn]?|2\.) weihnachts(?:feier)?tag|ste(?:f|ph)an(?:i|s)tag": (12, 26),
    "silvester(?:abend|nacht|tag)?": (12, 31),
}
# Movable feasts in days after Easter Sunday.
FEASTS: Mapping[str, int] = {
    "unsinnige[nr] donnerstag|weiberfastnacht": -52,
    "rosenmontag": -48,
    "faschings(?:dienstag)|fastnachtsdienstag": -47,
    "aschermittwoch": -46,
    "palmsonntag": -7,
    "gründonnerstag": -3,
    "karfreitag": -2,
    "karsamstag": -1,
    "ostern|oster(?:sonntag|fest)": 0,
    "ostermontag": 1,
    "christi himmelfahrt": 39,
    "pfingsten|pfingst(?:sonntag|fest)": 49,
    "pfingstmontag": 50,
    "fronleichnam(?:stag|sfest)?": 60,
    "herz-jesu-sonntag": 70,
}
# Weeks that have a name: their first and last day in days after Easter.
WEEKS: Mapping[str, tuple[int, int]] = {"karwoche": (-7, -1)}


def holiday(_words: Vocabulary, groups: Groups) -> Meaning | None:
    """Weihnachten, Silvester 2012."""
    found = worth(HOLIDAYS, groups["holiday"])
    return None if found is None else Meaning(Calendar(said_year(groups), *found))


def feast(_words: Vocabulary, groups: Groups) -> Meaning | None:
    """Ostern, Pfingstmontag 2012."""
    days = worth(FEASTS, groups["feast"])
    return None if days is None else Meaning(Easter(days, said_year(groups)))


def beside_feast(words: Vocabulary, groups: Groups) -> Meaning | None:
    """Der Freitag nach Christi Himmelfahrt, am Samstag vor Pfingsten 2026."""
    days = worth(FEASTS, groups["feast"])
    feast = FEASTS["christi himmelfahrt"] if days is None else days
    between = (words.weekday(groups["weekday"]) - feast) % 7  # Easter is a Sunday
    days = feast + (between - 7 if groups["way"] == "vor" else between or 7)
    return Meaning(Easter(days, said_year(groups)))


def week_of_feast(_words: Vocabulary, groups: Groups) -> Meaning:
    """Die Woche vor Ostern, die Woche nach Pfingsten: from Monday on; Karwoche: from Palm Sunday on."""
    if groups["week"] is not None:
        (first, last), year = WEEKS[groups["week"] or ""], said_year(groups)
        return Meaning(Easter(first, year), until=Easter(last, year))
    monday = (worth(FEASTS, groups["feast"]) or 0) + (1 if groups["way"] == "nach" else -6)
    return Meaning(Easter(monday), until=Easter(monday + 6))
