"""The present tense that tells what is to come: "Uwase flies home on Tuesday".

Verbs of the past are a closed class and endings, those of the present are every verb there is. So they are
not listed but found by what is missing: a whole sentence has a finite verb, and where nothing in its clause
tells of the past, that is one of the present. What has no verb (a heading, a caption, a line of a list) tells
nothing, and a clause of its own tells of itself: "The show, which drew 40,000, moves to Turin on Saturday".
"""

import re
from dataclasses import dataclass

_LATE = 60
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
    # All of a sentence before the date that something holds from: "From Monday, visitors use the side door".
    opens: re.Pattern[str] = re.compile(r"(?!)")
    passive: re.Pattern[str] = re.compile(r"(?!)")  # ends with the participle of what is yet to be done


class Clauses:
    """The clauses of one text; a sentence is taken apart once for all its dates."""

    def __init__(self, folded: str, present: Present, past: re.Pattern[str]) -> None:
        self._folded, self._present, self._past = folded, present, past
        self._sentence = -1, -1
        self._said = self._main = ""
        self._asides: list[tuple[int, int]] = []  # clauses of their own, or who said it
        self._parts: dict[str, _Parts] = {}

    def tells(self, start: int, end: int, sentence: tuple[int, int]) -> bool:
        """Whether the clause around a date of a sentence is one in the present."""
        if self._folded.startswith(("'s", "-"), end):
            return False  # "Friday's vote", "Tuesday-Wednesday"
        if sentence != self._sentence:
            self._take(sentence)
        at, upto = start - sentence[0], end - sentence[0]
        clause = self._clause(at, upto)
        if self._present.opens.fullmatch(clause, 0, at) is not None:
            return self._past.search(clause) is None
        if clause not in self._parts:
            self._parts[clause] = _parts(clause, self._present, self._past)
        verb, told = self._parts[clause]
        if not verb:
            return False
        for gone, another in told:
            if gone >= upto and clause[upto:gone] in AND:
                # "... on Sunday and said": what the second verb tells is another thing
                verb = self._present.verb.search(clause, 0, upto) is not None
                break
            if not another:
                return False
        return verb and self._present.late.search(clause, max(0, at - _LATE), at) is None

    def _take(self, sentence: tuple[int, int]) -> None:
        said = main = self._folded[sentence[0] : sentence[1]]
        self._asides = []
        for found in self._present.opening.finditer(said) if "," in said else ():
            stop = said.find(",", found.end())
            stop = len(said) if stop < 0 else stop
            self._asides.append((found.start(), stop))
            main = main[: found.start()] + " " * (stop - found.start()) + main[stop:]
        self._sentence, self._said, self._main = sentence, said, main
        self._parts = {}

    def _clause(self, at: int, upto: int) -> str:
        """The sentence without clauses of their own, or only that of them which has the date."""
        for start, stop in self._asides:
            if start <= at and upto <= stop:
                said = self._said
                return " " * start + said[start:stop] + " " * (len(said) - stop)
        return self._main


# Whether it has what can be a verb of the present and tells nothing of what goes on in general; where its
# verbs of the past begin, with each whether another predicate follows it.
_Parts = tuple[bool, list[tuple[int, bool]]]


def _parts(clause: str, present: Present, past: re.Pattern[str]) -> _Parts:
    if present.verb.search(clause) is None or present.habit.search(clause) is not None:
        return False, []  # as a line of dates
    gone = [
        (verb.start(), present.between.match(clause[verb.end() :]) is not None)
        for verb in past.finditer(clause)
    ]
    return True, gone
