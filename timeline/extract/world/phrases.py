"""What a language says round its dates, as regular expressions."""

import re
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")


def phrase(pattern: str) -> re.Pattern[str]:
    """The words of `pattern` as whole words, whatever their case."""
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


def leading(pattern: str) -> re.Pattern[str]:
    """The same right before a date, whose own preposition and article may stand between."""
    return re.compile(rf"(?:\b(?:{pattern}))\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The patterns of one language; each is looked for in the part of the sentence that its comment names.

    "Clause" is the clause of the date, "before" and "after" the sentence on either side of the date.
    """

    joints: re.Pattern[str]  # conjunctions and relatives that open a clause without a comma
    supposing: re.Pattern[str]  # at the start of a clause: "if", "unless"
    conditional: re.Pattern[str]  # the verb beside "if" where "if" also means "while"; in the sentence
    unreal: re.Pattern[str]  # a verb of what is not so, in the clause: "would have been"
    unsure: re.Pattern[str]  # a verb of what is only possible, in the clause: "could"
    contrasted: re.Pattern[str]  # starts behind a date that a figure is measured by: "it was still"
    started: re.Pattern[str]  # ends before the date of the first figure of a rise or fall: "from 300 in"
    reached: re.Pattern[str]  # starts behind that date: "to 400"
    formerly: re.Pattern[str]  # before, in the clause: "originally"
    planned: re.Pattern[str]  # in the clause: "planned", "scheduled"
    attributed: re.Pattern[str]  # between "the" and the noun: "(für Mittwoch) angesetzte"; after
    moved: re.Pattern[str]  # after: "was postponed"
    unmet: re.Pattern[str]  # in the clause, of a date that is over: "was to be finished"
    compared: re.Pattern[str]  # ends before the date: "more than", "compared with"
    measured: re.Pattern[str]  # ends before the date: "the level of"
    ranking: re.Pattern[str]  # before "since", in the clause: "first", "highest", "not"
    since: re.Pattern[str]  # ends before the date
    documents: re.Pattern[str]  # ends before the date of a law or the like, whatever its precision
    named: re.Pattern[str]  # ends before a year or a span of years: "season", "budget of"
    repeated: re.Pattern[str]  # ends before the date: "every"
    daily: re.Pattern[str]  # in a sentence with hours: "every day"
    week: re.Pattern[str]  # opening days: "Monday to Friday"
    today: re.Pattern[str]  # the whole date, where it may mean "these days"
    lasting: re.Pattern[str]  # starts behind such a date: "there are", "lives"
    saying: re.Pattern[str]  # a finite verb of saying, in the clause
    announcing: re.Pattern[str]  # one that needs what is said: "announced (that)"
    told: re.Pattern[str]  # starts where what is said begins: "that"
    verbs: re.Pattern[str]  # finite verbs, as far as a closed list and endings tell; a whole word
    relatives: re.Pattern[str]  # words that open a clause about what stands before it
    denied: re.Pattern[str]  # in the clause, of a date that is over: "did not take place"
    telling: re.Pattern[str]  # before: a work and its verb, "the novel tells", of the years it is about
    classed: re.Pattern[str]  # ends before a date that tells some things from others: "registered before"
    classing: re.Pattern[str]  # starts behind such a date, where the verb comes last
    often: re.Pattern[str]  # before or behind a date without figures: "every two years"
    company: frozenset[str]  # words that stand before a date only for its sake
    coordinators: frozenset[str]
    dangling: frozenset[str]  # no title ends with one of these
    until: re.Pattern[str]  # before a date on which something ends; in the clause
    lasted: re.Pattern[str] = NEVER  # ends before such a date: "employs"
    # What stands round a date that claims nothing, that in square brackets: "mayor que el [de 2019]".
    never: re.Pattern[str] = NEVER
    # Whether nothing else is asked than this record: what `unclaimed` and `cases` know of German, French and
    # Spanish means something else here ("no", "o", "die").
    alone: bool = False
    verb_last: bool = False  # whether the words that complete the verb end the clause
