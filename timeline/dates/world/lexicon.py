"""What a language says around the names of days and months, as regular expressions on folded text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.dates.scheduled import Present

# Before the first word of a sentence.
OPENS = r"(?:(?<![^\n])|(?<=[.!?] ))"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of one language; a space stands for one to three.

    `article` and `ordinal` stand before and behind a day number, `of_month` and `of_year` between the parts
    of a date. `year_before` and `month_before` license a bare year or month. `turns` maps adjectives to
    -1, 0, 1 and `fixed` phrases to days, weeks, months or years from now or to a *_REF. `spaced` is
    False for scripts
    that put no spaces between words.
    """

    code: str
    of_month: str = " "
    of_year: str = " "
    article: str = ""
    determiner: str = ""
    inner_determiner: str = ""  # the same where it stands inside an expression only ("Ende des Jahres")
    ordinal: str = ""
    month_suffix: str = ""
    year_suffix: str = ""
    to: str = "-"
    joint: str = r"(?!)"
    opening: str = r"(?!)"
    lasted: str = r"(?!)"  # what went on in the past until the day that `leading` names
    moving: str = r"(?!)"  # what is done to a date that gives way to another
    moved_by: tuple[str, ...] = ()  # the words of `moving_to` that are a part of the date: "al lunes"
    moving_to: str = ""  # what must stand before the new date, where a bare one tells when it was moved
    leading: str = r"(?!)"  # ends before a deadline: "has to pay before"
    onto: str = r"(?!)"  # between the old date and the new one ("vom 5. auf den 12. März verlegt")
    pair: str = r"(?!)"
    pair_and: str = r"(?!)"
    year_before: str = r"(?!)"
    month_before: str = r"(?!)"
    year_article: str = ""
    day_alone: str = r"(?!)"
    day_words: Mapping[str, int] = field(default_factory=dict)  # days of the month in words
    worded: bool = False  # whether these stand only where a rule of the language asks for <day:worded>
    turned_article: str = r"(?!)"  # before a day with <turn> inside: "el próximo día"
    that_year: str = r"(?!)"  # behind a month: "of the same year", the one that is told of
    year_after: str = r"(?!)"  # behind a month: "of the following year"
    day_turn: str = r"(?!)"  # behind a day and month: "10 October next"
    half: str = r"(?!)"  # "half" in "the first half of the year"
    plural: str = r"(?!)"
    bare_year: str = r"(?!)"  # what may follow a year that nothing announces
    done_to: str = r"(?!)"  # ends before how many things something is done to, or is for
    things: str = r"(?!)"  # behind their number: "le remplacement de 1850 lampes"
    about: tuple[str, ...] = ()  # before a year that is not known for certain
    old_year: str = r"(?!)"  # what may follow a year before 1800 that nothing announces
    century: str = r"(?!)"
    nth: Mapping[str, int] = field(default_factory=dict)
    last: str = r"(?!)"
    of_nth: str = " "  # between the nth of a weekday and its month
    edges: Mapping[str, str] = field(default_factory=dict)
    turns: Mapping[str, int] = field(default_factory=dict)
    turn_before: bool = True
    turn_behind: bool = False
    units: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    vague: str = r"(?!)"
    and_amount: str = r"(?!)"  # between the parts of an amount ("two years and three months")
    and_half: str = r"(?!)"  # behind a unit ("two weeks and a half")
    bare_amount: str = r"(?!)"  # what must stand before units without a number ("for years")
    vague_ago: bool = False  # whether "some years ago" is an amount (PXY) and no PAST_REF
    then_before: Mapping[str, int] = field(default_factory=dict)  # "that day", "the same week": as told
    then_behind: Mapping[str, int] = field(default_factory=dict)  # "the day after", "the following week"
    after: str = r"(?!)"  # behind an amount: "two days later"
    before: str = r"(?!)"
    hedge: str = r"(?!)"
    ago: tuple[str, ...] = ()  # patterns with <count> and <unit> inside, of what is over
    later: tuple[str, ...] = ()
    every: str = r"(?!)"
    fixed: Mapping[str, tuple[int, str] | str] = field(default_factory=dict)
    told: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # from the date told ("the day after")
    sets: Mapping[str, str] = field(default_factory=dict)
    seasons: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    clock: str = r"(?!)"
    until: str = r"(?!)"  # looks behind for what makes a weekday the next one ("until Friday")
    past_hour: Mapping[str, int] = field(default_factory=dict)  # "half past", in minutes
    clock_before: str = ""  # what must stand before a time of day
    part_lead: str = ""  # "the first hours of", before a part of the day
    or_amount: str = r"(?!)"  # between two numbers of one unit ("three or four days")
    clock_between: str = r"(?!)"  # between a time of day and its day, whichever comes first
    by_day: str = "(?: (?:por la )?)?"  # between a day and a part of it that are one expression
    lone_weekday: str = ".+"  # the names that mean a day even without a date beside them
    lone_part: bool = False  # whether "the evening" alone means this evening
    decade: str = r"(?!)"
    never: str = r"(?!)"  # text in which the expression, between square brackets, is no date
    more: tuple[str, ...] = ()  # patterns of their own, read by what groups they have (see free.py)
    spans: Mapping[str, tuple[float, str]] = field(default_factory=dict)  # amounts in one word
    weeks: Mapping[str, int] = field(default_factory=dict)  # the week that a weekday belongs to
    feasts: Mapping[str, int] = field(default_factory=dict)  # in days from Easter Sunday
    decades: Mapping[str, int] = field(default_factory=dict)  # "the eighties": 198
    also: Mapping[str, int] = field(default_factory=dict)  # months that CLDR spells otherwise
    also_days: Mapping[str, int] = field(default_factory=dict)  # days of the week in other cases
    not_phrase: str = r"(?!)"  # relative phrases of CLDR that are not one expression
    glued: str = ""  # letters that are words of their own, written on to a number
    regional: bool = False  # whether countries have month names of their own
    buddhist: bool = False  # whether a year in two digits is of the Buddhist era
    past: str = r"(?!)"
    since: str = r"(?!)"  # the word for it
    verb_last: bool = False  # "auf den 20. April verschoben"
    future: str = r"(?!)"
    over: str = r"(?!)"  # behind the date of what is over: "soll am Freitag gestohlen haben"
    notice: re.Pattern[str] = re.compile(r"(?!)")  # ends before the date of a line that announces
    arranged: str = r"(?!)"  # the present of what is to be done, where no other verb says more
    opens: str = r"(?!)"  # ends before the date of a clause of its own: "confirmó que el lunes habrá"
    present: Present | None = None  # how a sentence of the present is known by what it lacks
    finite: str = r"(?P<past>)(?!)"  # the verb right behind a date, where verbs come second
    verb_ends: str = r"(?!)"  # what leads from a date to the verb of what is to come that ends its clause
    day_first: bool = True
    spaced: bool = True
    capital_months: bool = False
    weekday_glue: str = ""
    month_cases: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (ending, what stands in its place)
    contracted: str = r"(?!)"  # "from the" as the first word of a date, which "to the" must answer
    dotted: bool = False
