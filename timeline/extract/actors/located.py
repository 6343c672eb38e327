"""Whether something is at a place or acts, by the words around its name."""

import re

from timeline.extract.actors import lexicon
from timeline.names import Actor

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_BACK = 40  # characters
_DIRECTIONS = frozenset(
    "the northern southern eastern western north-eastern north-western south-eastern south-western "
    "central upper lower downtown greater mainland neighbouring neighboring nearby la le les el los "
    "las der die den das dem".split()
)
_COORDINATED = re.compile(r"\s*(?:,|,? (?:and|or|und|et|y|to|nach)|/|–)\s+(?:the |le |la |les |el )?")
_CLOSING = frozenset(
    {"", ",", ".", ";", ")", "(", ":", "—", "–", "-", "on", "from", "in", "at", "this", "next", "last"}
)
_FOLLOWING = re.compile(r"['’]s\b|\s*([^\W\d_]+|[^\w\s]|$)")


def before(sentence: str, start: int) -> list[str]:
    """The last words before a place in the sentence, nearest first, without articles and "northern"."""
    words: list[str] = _WORD.findall(sentence[max(0, start - _BACK) : start].casefold())
    words.reverse()
    while words and words[0] in _DIRECTIONS:
        del words[0]
    return words


def after(sentence: str, end: int) -> str:
    """The next word or sign, "" at the end; a possessive ending is "'s"."""
    found = _FOLLOWING.match(sentence, end)
    if found is None:
        return ""
    return "'s" if found[1] is None else found[1]


def is_located(words: list[str], language: str) -> bool:
    """Whether these words (nearest first) stand before a place at which something is."""
    if not words:
        return False
    near, far = words[0], words[1] if len(words) > 1 else ""
    if near in lexicon.LOCATIVE.get(language, lexicon.LOCATIVE["en"]):
        return not (near == "from" and far in ("different", "apart"))
    if near == "to":
        return far in lexicon.MOTION or (len(words) > 2 and words[2] == "from")
    if near == "for":
        return far in lexicon.TOWARDS
    if near in ("of", "de", "von"):
        return far in lexicon.PLACE_BEFORE_OF
    return near in lexicon.REACHED


def continues(sentence: str, last: Actor | None, start: int, end: int) -> bool:
    """Whether the name joins the place before it: "in Paris and Lyon", "in Hanoi, Vietnam,"."""
    if last is None or last.kind != "place" or start - last.end > 12:
        return False
    between = sentence[last.end : start]
    if not _COORDINATED.fullmatch(between):
        return False
    if "," not in between or sentence[: last.start].count(" ") > 1:
        return True
    # "In Geneva, Laos and Thailand signed": a country behind a comma needs its closing.
    return after(sentence, end) in _CLOSING


def acts(sentence: str, words: list[str], end: int) -> bool:
    """Whether a capital speaks for its state: "Hanoi said", "talks between Hanoi and Tokyo"."""
    following = after(sentence, end)
    if following in lexicon.ACTING:
        return True
    if following in ("will", "has", "have", "would"):
        behind = _WORD.findall(sentence[end : end + _BACK])
        return len(behind) > 1 and (
            behind[1] in lexicon.ACTING or behind[1] in ("sign", "send", "reject", "impose", "respond")
        )
    if words and words[0] in lexicon.ACTING_BEFORE and not (words[0] == "by" and len(words) > 1):
        return True
    return words[:2] == ["to", "according"]
