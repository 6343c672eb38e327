"""Whether an edit is news to a reader: not when it changed the order alone, or what a page says of itself.

Texts are compared as bags of their sentences. Lines that count views or say when the page was last touched
are left out of the bags: they are furniture of the page that came along with the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from feeds.fingerprint import canonical
from timeline import months

_BOUNDARY = re.compile(r"(?<=[.!?])\s+|(?<=[。！？।។؟])\s*")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]")
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")
_BESIDE_DATES = frozenset("on in at of the st nd rd th am den der dem le la el".split())
# Closed lists, since "12 visitors were hurt" and "comments are due on 4 May" are news.
_COMMON = frozenset(
    "a an the this that these page pages article story post site website document text last first "
    "latest time times so far today now total since on at in of and was were is are been be has have had "
    "people user users you yes no helpful useful "
    "seite artikel beitrag text zuletzt letzte letzten am um der die das dieser diese dieses mal bisher "
    "heute wurde ist war uhr "
    "page article dernière mis mise à jour le la les cet cette a été est fois "
    "página artículo última actualización el las veces esta este ha sido".split()
)
_COUNTED = frozenset(
    "view views viewed visit visits visited visitor visitors hit hits click clicks read reads reader readers "
    "reading online like likes liked share shares shared tweets retweets reposts comment comments "
    "reply replies download downloads downloaded follower followers subscribers votes "
    "aufruf aufrufe aufgerufen besuche besucher klicks gelesen leser geteilt kommentar kommentare "
    "vue vues visites visiteurs lectures partages commentaire commentaires "
    "visitas vistas lecturas compartido comentarios visualizzazioni commenti visualizações weergaven".split()
)
_STAMPED = frozenset(
    "updated update modified changed revised reviewed edited published posted printed generated retrieved "
    "accessed aktualisiert geändert veröffentlicht stand jour modifié modifiée publié publiée "
    "actualizado actualizada actualización modificado publicado aggiornato pubblicato atualizado bijgewerkt "
    "gewijzigd gepubliceerd".split()
)
_WEEKDAYS = frozenset(
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo".split()
)
_CALENDAR = _WEEKDAYS.union(
    months.ALL,
    "jan feb mar apr jun jul aug sep sept oct nov dec am pm a m p h utc gmt bst cet cest est edt pst pdt ict "
    "de".split(),
)


def says_the_same(before: str, after: str, *, by_hand: bool = False) -> bool:
    """Whether two texts are made of the same sentences, wherever these stand, apart from furniture.

    What is written `by_hand` has no furniture: all of it counts.
    """
    old, new = (Counter(text.splitlines()) for text in (before, after))
    # Most lines of a page stay: only the others are taken apart, up to the first sentence that was not there.
    gone, came = (old - new).elements(), (new - old).elements()
    left = Counter(_statements(gone, by_hand=by_hand))
    for statement in _statements(came, by_hand=by_hand):
        if not left[statement]:
            return False
        left[statement] -= 1
    return not any(left.values())


def writes_dates_otherwise(before: str, after: str) -> bool:
    """Whether two sentences with the same dates differ in nothing but how these are written.

    "8 May 2026", "May 8th, 2026" and "on Friday, 8 May 2026" do; another weekday is another word.
    """
    old, new = (Counter(_WORD_OR_NUMBER.findall(text.casefold())) for text in (before, after))
    gone, came = set(old - new), set(new - old)
    return gone | came <= _BESIDE_DATES | _WEEKDAYS and not (gone & _WEEKDAYS and came & _WEEKDAYS)


def _statements(lines: Iterable[str], *, by_hand: bool) -> Iterator[str]:
    for line in map(canonical, lines):
        if by_hand or not is_furniture(line):
            yield from (
                part for part in _BOUNDARY.split(line) if part and (by_hand or not is_furniture(part))
            )


def is_furniture(line: str) -> bool:
    """Whether a line or sentence only counts who came to the page, or says when the page was touched."""
    # One search takes a tenth of asking each letter; beyond ASCII there are digits of many kinds.
    if not (_DIGIT.search(line) if line.isascii() else any(map(str.isdigit, line))):
        return False
    words = frozenset(_WORD.findall(line.casefold()))
    counts = bool(words & _COUNTED) and words <= _COMMON | _COUNTED
    return counts or (bool(words & _STAMPED) and words <= _COMMON | _STAMPED | _CALENDAR)
