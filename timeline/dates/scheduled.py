"""The present tense that tells what is to come: "Uwase flies home on Tuesday".

Verbs of the past are a closed class and endings, those of the present are every verb there is. So they are
not listed but found by what is missing: a whole sentence has a finite verb, and where nothing in its clause
tells of the past, that is one of the present. What has no verb (a heading, a caption, a line of a list) tells
nothing, and a clause of its own tells of itself: "The show, which drew 40,000, moves to Turin on Saturday".
"""

import re
from dataclasses import dataclass

_LATE = 40
# Between a date and another predicate.
AND = frozenset({" and ", ", and ", " but ", ", but ", " und ", ", aber "})


@dataclass(frozen=True, slots=True)
class Present:
    """How a language tells a clause in the present; each pattern is looked for in folded text."""

    verb: re.Pattern[str]  # what can be a verb of the present, as far as no verb of the past is near
    opening: re.Pattern[str]  # starts at a comma: a clause of its own, or who said it
    said: re.Pattern[str]  # starts at a comma: who said it
    closing: re.Pattern[str]  # starts at a comma behind which the main clause goes on with its verb
    between: re.Pattern[str]  # starts behind a verb of the past: the clause of the date has another one
    habit: re.Pattern[str]  # what goes on in general
    late: re.Pattern[str]  # ends before the date of something that is over: "after the crash on"


def tells(
    folded: str, start: int, end: int, sentence: tuple[int, int], present: Present, past: re.Pattern[str]
) -> bool:
    """Whether the clause around a date is one in the present."""
    if folded.startswith(("'s", "-"), end):
        return False  # "Friday's vote", "Tuesday-Wednesday"
    clause = clause_of(folded, start, end, sentence, present.opening)
    if present.habit.search(clause) is not None:
        return False
    at, upto = start - sentence[0], end - sentence[0]
    for gone in past.finditer(clause):
        if gone.start() >= upto and clause[upto : gone.start()] in AND:
            clause = clause[:upto]  # "... on Sunday and said": what the second verb tells is another thing
            break
        if present.between.match(clause[gone.end() :]) is None:
            return False
    if present.late.search(clause, max(0, at - _LATE), at) is not None:
        return False
    return present.verb.search(clause) is not None


def clause_of(folded: str, start: int, end: int, sentence: tuple[int, int], opening: re.Pattern[str]) -> str:
    """The sentence of a date without clauses of their own, or only that of them which has the date."""
    since, upto = sentence
    said = folded[since:upto]
    for found in opening.finditer(said):
        stop = said.find(",", found.end())
        stop = len(said) if stop < 0 else stop
        if since + found.start() <= start and end <= since + stop:
            return " " * found.start() + said[found.start() : stop] + " " * (len(said) - stop)
        said = said[: found.start()] + " " * (stop - found.start()) + said[stop:]
    return said
