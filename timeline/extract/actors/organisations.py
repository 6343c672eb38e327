"""Organisations by the words that make their names: "Ministry of ...", "... University", "... Ltd"."""

import re
from collections.abc import Sequence

from timeline.extract import words as words_of_events
from timeline.extract.actors import lexicon
from timeline.extract.actors.gazetteer import Gazetteer, Sort
from timeline.extract.actors.runs import Word

_NO_OPENING = lexicon.PLACE_FIRST_OF | {"university", "members"}
_LINKS = frozenset({"of", "for", "on", "de", "des", "du", "della", "für"})
_THE = frozenset({"the", "la", "le", "les", "los", "las", "el", "der", "das"})
# A head before which the name needs no other word when it stands directly before the next one.
_OPENING = frozenset(
    "universität universidad université institut instituto banco banque tribunal partido parti".split()
)
_LIST = re.compile(r",((?:\s\w+){1,3},)*?((?:\s\w+){1,3}) (?:and|&)((?:\s[A-Z]\w+)+)")
# Offices that also stand in names ("General Assembly", "Department of Justice").
_NAMING = frozenset({"general", "chief", "king", "queen", "prince", "justice"})
_BARRING = lexicon.SMALL | lexicon.CALENDAR | lexicon.HONORIFICS
_LONGEST = 14  # words


def organisation(words: Sequence[Word], head: int, names: Gazetteer) -> tuple[int, int] | None:
    """From which word up to which (exclusive) the organisation goes whose head stands at `head`."""
    form = words[head].key in lexicon.LEGAL_FORMS
    start = _start(words, head, names)
    end = head + 1 if form else _end(words, head, names)
    heads = words[start:end]
    if form and head == start:
        return None
    if head == start and (end == head + 1 or words[head].key in lexicon.WEAK_HEADS):
        return None
    return None if end - start > _LONGEST or heads[0].key in _THE else (start, end)


def is_head(word: Word) -> bool:
    """Whether an organisation can be made around the word."""
    if not word.capital:
        return word.key in ("ministère", "ministerio", "université", "universidad")
    return word.key in lexicon.HEADS or (word.key in lexicon.LEGAL_FORMS and len(word.text) > 1)


def listed(sentence: str, end: int) -> int:
    """Where "Ministry of Education, Youth and Sport" ends whose first part ends at `end`."""
    found = _LIST.match(sentence, end)
    if not found:
        return end
    parts = found[0].replace(",", " ").replace("&", " ").casefold().split()
    last = end
    if all(part in lexicon.PORTFOLIO for part in parts):
        last = found.end()
    return last


def _start(words: Sequence[Word], head: int, names: Gazetteer) -> int:
    start = head
    while start > 0:
        before = words[start - 1]
        if before.stop or (before.owner and _is_known(words, start - 1, names)):
            break
        if before.capital and not _bars(before):
            start -= 1
            continue
        linked = _linked(words, start)
        if linked is None:
            break
        start = linked
    return start


def _linked(words: Sequence[Word], start: int) -> int | None:
    """The word before "of the" that begins the name: "Friends of the Estuary Association"."""
    at = start - 1
    at -= words[at].key == "the"
    if at < 1 or words[at].capital:
        return None
    before = words[at - 1]
    if (
        words[at].key in ("and", "&")
        and at == start - 1
        and before.capital
        and before.key in lexicon.PORTFOLIO
    ):
        return at - 1  # "Immigration and Naturalization Service"
    if words[at].key not in ("of", "for"):
        return None
    opens = (
        before.capital
        and not _bars(before)
        and not before.stop
        and before.key not in lexicon.HEADS | words_of_events.EVENT_NOUNS
    )
    return at - 1 if opens and before.key not in _NO_OPENING else None


def _bars(word: Word) -> bool:
    """Whether no organisation's name begins with the word or goes on over it."""
    title = word.key in lexicon.TITLES and word.key not in _NAMING
    return title or word.key in _BARRING


def _is_known(words: Sequence[Word], at: int, names: Gazetteer) -> bool:
    """Whether a known name ends at a word: that of "South Korea's parliament" does."""
    for start in range(at, max(-1, at - 3), -1):
        found = names.at(words[: at + 1], start)
        if found and start + found[0] == at + 1:
            return True
    return False


def _end(words: Sequence[Word], head: int, names: Gazetteer) -> int:
    end = head + 1
    if words[head].stop or words[head].owner:
        return end
    if words[head].key in _OPENING and end < len(words) and _fits(words[end]):
        return _chain(words, end)
    while (opened := _opened(words, end)) is not None:
        known = names.at(words, opened)
        country = known is not None and known[1].sort is Sort.COUNTRY
        if country and end > head + 1 and words[head].key in lexicon.OF_STATE:
            break  # "the Ministry of Health of Laos"
        behind = opened + known[0] if known is not None and country else _chain(words, opened)
        end = _joined(words, head, behind, names)
    return end


def _opened(words: Sequence[Word], end: int) -> int | None:
    """The first word behind "of" or "of the" that belongs to the name."""
    if end >= len(words) or words[end].key not in _LINKS or words[end - 1].stop or words[end].capital:
        return None
    at = end + 1
    at += at < len(words) and words[at].key in _THE and not words[at].capital
    return at if at < len(words) and _fits(words[at]) else None


def _joined(words: Sequence[Word], head: int, end: int, names: Gazetteer) -> int:
    """Over "and" where the head allows it: "Foreign Affairs and International Cooperation"."""
    if words[head].key not in lexicon.JOINING or end + 1 >= len(words) or words[end - 1].stop:
        return end
    if words[end].key not in ("and", "&", "et", "y", "und") or not _fits(words[end + 1]):
        return end
    if names.at(words, end + 1) or words[end + 1].key not in lexicon.PORTFOLIO:
        return end
    return _chain(words, end + 1, portfolio=True)


def _chain(words: Sequence[Word], at: int, *, portfolio: bool = False) -> int:
    while at < len(words) and _fits(words[at]) and (not portfolio or words[at].key in lexicon.PORTFOLIO):
        at += 1
        if words[at - 1].stop or (words[at - 1].owner and at < len(words) and not words[at].capital):
            break
    return at


def _fits(word: Word) -> bool:
    if not word.capital or word.key in lexicon.CALENDAR or word.key in lexicon.HONORIFICS:
        return False
    return word.key not in lexicon.TITLES or word.key in _NAMING
