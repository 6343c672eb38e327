"""What one sentence puts off and the next sets down anew.

"The hearing listed for 3 May has been adjourned. It has been re-listed for 10 May."

The second sentence says the new date of what the first one names: it gets that name and the former date, and
the first tells no event of the day that holds no longer. English.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.blocks import Span
from timeline.extract.wording import LONGEST
from timeline.model import Mention

_PUT_OFF = re.compile(
    r"\b(?:adjourn|postpon|vacat|deferr|delay|cancel|call(?:ed|s) off|stood out"
    r"|(?:put|push\w*|mov\w*|bring|brought) (?:\w+ ){0,3}?(?:off|back|forward)"
    r"|(?:taken|removed) (?:out of|from) the list)",
    re.IGNORECASE,
)
# How the sentence begins that sets it down anew, and what it says.
_ANEW = re.compile(
    r"(?:(?P<it>It|They)"
    r"|The (?:[\w-]+ ){0,2}?(?:hearing|trial|appeal|case|matter|match|game|meeting|sitting|event))"
    r" (?:has|have|is|are|was|were|will)(?: \w+){0,3}?"
    r" (?:re-?(?:listed|scheduled|set|fixed|arranged|played)|listed|scheduled|fixed|set|due|expected"
    r"|take place|be (?:held|heard)|moved|adjourned|put back)\b"
)
_AGAIN = re.compile(r"\b(?:re-?\w+|now|instead|moved|adjourned|put back)\b")
# What was to come, behind what puts it off: "It postponed the tour. The first leg was set to start in May."
_WAS_TO = re.compile(
    r"\b(?:was|were) (?:(?:originally|initially|first|previously) )?"
    r"(?:due|set|scheduled|expected|slated|supposed|meant|planned)\b(?: \w+){0,9} $"
)
# But "A new session was set for May": that one is to be.
_FRESH = re.compile(
    r"\b(?:new|next|another|fresh|later|revised|replacement|rearranged|replay|rematch|now|instead)\b",
    re.IGNORECASE,
)
_NOUN = (
    r"hearing|trial|appeal|sitting|conference|judgment|sentencing|inquest|arraignment|argument|session|vote|meeting"
    r"|match|game|fixture|concert|launch|summit|talks|election|debate|race|show|festival|ceremony|opening|visit"
)
_NAMED = re.compile(
    rf"\b(?:the|a|an|its|their) (?P<named>(?:[\w'’-]+ ){{0,3}}?(?:{_NOUN})"
    r"(?: (?:in|of|on|between|for|against|with|at) (?:v\. |[^,;.:()\d])+?)?)"
    r"(?=,| \(| (?:has|have|had|is|was|were|be|will|that|which|listed|due|set|scheduled|planned|fixed)\b)",
    re.IGNORECASE,
)


def resolved(
    text: str, prose: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[list[Mention], frozenset[Span]]:
    """The mentions, with what is set down anew under its name and with its former date.

    Beside them the sentences that put it off, which are no news of their own.
    """
    starts = [span.start for span in prose]
    found = list(mentions)
    gone: set[int] = set()
    taken: set[Span] = set()
    for number, mention in enumerate(mentions):
        at = bisect_left(starts, mention.start)
        if at in (0, len(starts)) or starts[at] != mention.start:
            continue
        anew = _ANEW.match(mention.sentence)
        was_to = _WAS_TO.search(text, mention.start, mention.date_start) is not None
        was_to = was_to and _FRESH.search(text, mention.start, mention.date_start) is None
        if anew is None and not was_to:
            continue
        before = prose[at - 1]
        said = before.of(text)
        if "\n" in text[before.end : mention.start] or _PUT_OFF.search(said) is None:
            continue
        if was_to and mention.former is None:
            found[number] = replace(mention, off=True)
            continue
        if anew is None:
            continue
        if mention.former is None and _AGAIN.search(anew[0]) is None:
            continue
        taken.add(before)
        told = [i for i, one in enumerate(mentions) if (one.start, one.end) == (before.start, before.end)]
        was = [i for i in told if mentions[i].when.precision == mention.when.precision]
        if len(told) == len(was) == 1 and not mentions[was[0]].when.overlaps(mention.when):
            gone.add(was[0])
            former = mentions[was[0]].when
            mention = replace(mention, former=former)  # noqa: PLW2901 - the same one, of which more is known
        found[number] = _entitled(mention, said) if anew["it"] else mention
    kept = [mention for number, mention in enumerate(found) if number not in gone]
    return kept, frozenset(taken)


def _entitled(mention: Mention, said: str) -> Mention:
    """The mention with what it tells of in place of its pronoun."""
    pronoun, _, rest = mention.title.partition(" ")
    named = _NAMED.search(said)
    if pronoun not in ("It", "They") or named is None:
        return mention
    name = named["named"].strip()
    words = f"The {name} {rest}".split()
    if len(words) > LONGEST:
        words = name.split()[:LONGEST]
    title = " ".join(words)
    return replace(mention, title=title[:1].upper() + title[1:])
