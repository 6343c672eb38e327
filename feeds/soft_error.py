"""Pages that answer 200 but are in truth an error, login, consent, captcha or maintenance page. Pure.

Only short pages can be one, and only by what stands first: the title of the document, the first heading, the
first sentence. A phrase counts when it is the whole of that place, so that a report about such things is
none; a phrase that may head a notice as well ("Access denied") needs a text that speaks to a visitor.
"""

import re

from feeds import soft_phrases as phrases
from feeds.face import SHORT, Face
from feeds.fingerprint import canonical

_MESSAGE = 400  # characters: messages of a sentence or two are shorter
_LEAST = 20  # fewer characters below the heading are no text of its own
_LONGEST = 400  # a title, heading or sentence beyond this is none

# These are known by a whole title and heading, and by the whole first sentence of a very short page.
_NAMED = (
    ("a page that shows nothing without JavaScript", phrases.SHELL),
    ("a page for subscribers", phrases.PAYWALL),
    ("a page that is not shown in this country", phrases.REGION),
    ("a parked address", phrases.PARKED),
    ("a server's own first page", phrases.DEFAULT),
)
_KINDS = (
    ("a page that was not found", phrases.NOT_FOUND),
    ("an error page", phrases.ERROR),
    ("a page that checks its visitors", phrases.GATE),
    ("a login page", phrases.LOGIN),
    ("a maintenance page", phrases.MAINTENANCE),
    ("a page that asks for consent", phrases.CONSENT),
    *_NAMED,
)
_UNSURE = (("an error page", phrases.MAYBE), ("a page that checks its visitors", phrases.MAYBE_GATE))
_PARTS = re.compile(r"\s+[|·•–—»:-]+\s+|\s*\|\s*")
_END = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=[。！])")
_EDGES = " \t\n.!?…:;,-|\"'()[]。！"


def soft_error(face: Face) -> str | None:
    """What stands in for the page ("an error page: “Database error”"), None when it seems to be itself."""
    if len(face.text) >= SHORT:
        return None
    opening = _opening(face)
    spoken = _speaks_to_visitor(face)
    for place in (face.heading, face.title, opening):
        kind = _kind(place, face, spoken=spoken)
        if kind and not (place == opening and len(face.text) >= _MESSAGE and kind != "a maintenance page"):
            return _shown(kind, place)
    if len(face.text) < _MESSAGE and _sentence(opening):
        return _shown("an error page", opening)
    parts = _PARTS.split(face.title)
    if spoken:
        named = ((_kind(part, face, spoken=True), part) for part in parts)
        return next((_shown(kind, part) for kind, part in named if kind), None)
    # A short page that asks for a password and has no heading but its title has no login box beside its text.
    if face.password and len(face.text) < _MESSAGE and (not face.heading or face.heading in face.title):
        login = (part for part in parts if phrases.LOGIN_WORDS.fullmatch(_folded(part)))
        return next((_shown("a login page", part) for part in login), None)
    return None


def _kind(place: str, face: Face, *, spoken: bool) -> str | None:
    """What a title, heading or sentence as a whole says that the page is."""
    whole = _folded(place)
    if not whole:
        return None
    bare = _without_filler(whole)
    status = phrases.STATUS.search(whole) is not None
    for kind, pattern in _KINDS:
        if pattern.fullmatch(whole) or pattern.fullmatch(bare):
            return kind
    if face.password and phrases.LOGIN_WORDS.fullmatch(whole):
        return "a login page"
    if spoken or (status and len(bare) < len(whole)):
        for kind, pattern in _UNSURE:
            if pattern.fullmatch(whole) or pattern.fullmatch(bare):
                return kind
    # Nothing but "Oops" or a number may be the title of anything; "Error 404" is not.
    if not bare and (spoken or (status and not whole.isdecimal())):
        return "an error page"
    return None


def _sentence(opening: str) -> bool:
    folded = _folded(opening)
    return any(phrases.SENTENCE.fullmatch(form) for form in (folded, _without_filler(folded)))


def _opening(face: Face) -> str:
    """The first sentence below title and heading that is more than an interjection."""
    known = {_folded(place) for place in (face.title, face.heading, *_PARTS.split(face.title))}
    sentences = _sentences(face)
    for sentence in sentences[:4]:
        folded = _folded(sentence)
        if folded not in known and _without_filler(folded):
            return sentence
    return sentences[0] if sentences else ""


def _sentences(face: Face) -> list[str]:
    text = face.text.strip()
    if face.heading and text.startswith(face.heading):
        text = text[len(face.heading) :]
    return [sentence for sentence in _END.split(text[:SHORT]) if _folded(sentence)]


def _speaks_to_visitor(face: Face) -> bool:
    text = canonical(face.text).casefold()
    return phrases.TO_VISITOR.search(text) is not None or len(text) - len(face.heading) < _LEAST


def _without_filler(folded: str) -> str:
    found = phrases.FILLER.match(folded)
    return folded[found.end() :].strip(_EDGES) if found else folded


def _folded(text: str) -> str:
    return canonical(text[:_LONGEST]).casefold().strip(_EDGES)


def _shown(kind: str, place: str) -> str:
    words = canonical(place).strip(_EDGES)
    return f"{kind}: “{words if len(words) <= 80 else words[:79] + '…'}”"
