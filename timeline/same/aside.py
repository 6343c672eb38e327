"""What a title tells only as what came before: "three men were arrested after the raid" tells of no raid.

Which of both has the date is shown by the sentence, in which that is blanks: behind "after the raid on   " it
may be the raid that is told.
"""

import re
from collections.abc import Iterable

_AFTER = frozenset("after following tras nach après después luego".split())
_PREPOSITION = r"(?i:after|following|tras|nach|après|después de|luego de)"
# In German the verb is told behind it.
_BEHIND = re.compile(
    r"(?<=\w) (?:nach (?:[^\W\dA-ZÄÖÜ]+ ){0,3}[A-ZÄÖÜ]\w*"
    rf"|(?!nach){_PREPOSITION} (?!(?:that|this|eso)\b)[^,;:]*)"
)
# At its head such a phrase ends at a comma or at the verb.
_HEAD = re.compile(
    rf"^\W*{_PREPOSITION} [^,;:]*?(?=,| (?:sind|ist|wurden?|hat|haben|hatten?|war|waren|fueron|fue|ha|han"
    r"|había|habían|a|ont|est|sont|avait|avaient|was|were|has|have|had|will)\b)"
)
_DATE = "  "
_KNOWN = 24  # characters by which a phrase is known again


def foremost(title: str, words: Iterable[str], sentence: str) -> str:
    """A title without what its deed came after; `words` are its own, folded. Linear."""
    if _AFTER.isdisjoint(words):
        return title
    head = _HEAD.match(title)
    if head is not None:
        told = _HEAD.match(sentence)
        return title if told is None or _DATE in told[0] else title[head.end() :]
    behind = _BEHIND.search(title)
    if behind is None:
        return title
    at = sentence.find(behind[0][:_KNOWN].rstrip())
    return title[: behind.start()] + title[behind.end() :] if _DATE in sentence[: max(at, 0)] else title
