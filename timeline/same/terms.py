"""Words as the comparison of reports sees them: folded, without endings, with what they mean.

Words that every text has tell nothing and are left out, so are those of dates and of saying.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.same.acts import ACTS
from timeline.same.heads import HEADS
from timeline.same.nouns import NOUNS
from timeline.same.particles import LAST, NEAR
from timeline.same.places import PLACES
from timeline.same.things import THINGS

_WORD = re.compile(r"[^\W_]+")
_STEM = 6  # letters: what most related words share, in their own language and in the next
_LONGEST = 14  # letters of the beginnings in the tables
_ENDINGS = ("ings", "ing", "ies", "ers", "es", "ed", "s", "e")
_STOP = frozenset(
    (
        "a abend abends aber about abril according across added after afternoon again against ago agosto al "
        "all along already als also although am among an and annee annees announced ano anoche anos another "
        "ans ante any aout apr apres april are around as at au aube auch auf aug august aujourd aura aus "
        "aussi aux avaient avait avant avec avril ayer bajo be because been before behind bei being between "
        "beyond billion bis both but by called came can ce cent ces cet cette chez ciento cinco cinq come "
        "con could cuando cuatro cuyo d dans das dass day days de dec december decembre declare del dem "
        "demain den depuis der des desde despite deux dezember dia dias diciembre did die dienstag diese "
        "dieser dieses dijo dimanche dit do does domingo donde donnerstag dont dos down dr drei du durch "
        "during each earlier eight ein eine einem einen einer eines el elle elles en enero entre er era "
        "eran es esa ese est esta estas este estos et etaient etait ete etre even evening every excellency "
        "fait feb febrero februar february fevrier first five for four freitag friday from fue fueron funf "
        "fur gave gegen gestern get give given go goes gone got h.e ha habe haben habia had han has hasta "
        "hat hatte hatten have having hay he held her here heute hier him hinter his hold holds hour hours "
        "how hoy hui hundred i if ihm ihn ihnen ihr ihre ihren ihrer il ils im in into is ist it its jahr "
        "jahre jahren jan januar january janvier jeudi jour jours jueves juillet juin jul juli julio july "
        "jun june juni junio just kann kein keine konnen l la las last late later le les leur leurs like lo "
        "los lundi lunes made mai mais make makes making manana many mar march mardi mars martes marz marzo "
        "mas may mayo me mehr mercredi mes meses miercoles might million millionen millions millones mit "
        "mittwoch mois monday montag month months more morgen morning most mr mrs ms much muss mussen must "
        "my nach nacht nachts ne near neben neue neuen neuer never new next nicht night nine no noch noche "
        "nor nos not notre nous nouveau nouvelle nov november novembre noviembre now nueva nuevo nuit nur o "
        "ob oct october octobre octubre oder of off ohne oktober on one only ont onto or other ou our out "
        "over par para pas pendant people per percent pero place plus por pour prozent put quand quatre que "
        "qui quien report reported reports s sa sabado sagt sagte said samedi samstag sans saturday say "
        "saying says schon se second segun sehr sei sein seine seinen seiner seit selon sep sept september "
        "septembre septiembre ser sera seran seront ses set seven several shall she should si sich sido sie "
        "sin since sind six so sobre soll sollen some son sonntag sont soon sous still su such sunday sur "
        "sus tag tage take taken takes taking tambien teilte tell tells ten than that the their them then "
        "there these they third this those though thousand three through throughout thursday till time "
        "times to today told tomorrow too took toward towards tras tres trois tuesday two uber uhr um un "
        "una unas und under une unless unos unter until up upon us vendredi vers very via vier viernes vom "
        "von vor vous war waren was we wednesday week weeks weil well wenn went wer werden were what when "
        "where whether which while who whom whose why wie will wir wird with within without wo wollen "
        "worden would wurde wurden y year years yesterday yet you your zu zum zur zwei zwischen"
    ).split()
)  # fmt: skip
_ACCENTED = frozenset({"première", "premières"})  # the first, which is no premiere
_INFLECTED = ("", "s", "es", "e", "en", "n", "er")
_FIRST = 4  # letters at least before the last part of a compound: "Aus-wahl" is no "Wahl"
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=4_000)  # thousands of words and statements mean one of a few hundred things
def shared(found: frozenset[Any]) -> frozenset[Any]:
    """A set itself, or the one like it that was there first: even an empty one takes 216 bytes."""
    return found


class Term(NamedTuple):
    """A word that tells something: its stem, what it means, and whether it is a word that many texts have.

    `senses` are the meanings as words that no text has, `number` tells that it is one.
    """

    stem: str
    acts: frozenset[str]
    senses: tuple[str, ...]
    common: bool  # the tables know it: news of all kinds use such words
    number: bool


@lru_cache(maxsize=500)  # a title is read for its signs and for what it says
def terms(text: str) -> Sequence[Term]:
    """The words of a text that tell something.

    A verb that another word completes ("broke down") means what the two mean together.
    """
    words = words_of(text)
    found: Iterable[Term | None] = map(term_of, words)
    if not _PARTICLES.keys().isdisjoint(words):
        completed = _completed(text)
        found = [completed.get(at, term) for at, term in enumerate(found)]
    return [term for term in found if term is not None]


def _completed(text: str) -> Mapping[int, Term | None]:
    """The verbs, by their places, that a word further on completes; that word says nothing more."""
    words = list(_WORD.finditer(text))
    found: dict[int, Term | None] = {}
    for place, match in enumerate(words):
        if match[0] not in _PARTICLES:
            continue
        verbs, reach = _PARTICLES[match[0]]
        if reach > _BESIDE and not _CLAUSE_ENDS.match(text, match.end()):
            continue
        for at in range(place - 1, max(-1, place - 1 - reach), -1):
            plain = _plain(words[at][0])
            if plain in verbs:
                found[at], found[place] = _term(_stem(plain), verbs[plain], frozenset()), None
                break
    return found


@lru_cache(maxsize=32)  # a title is asked for its gist, for its signs and for what it counts
def words_of(text: str) -> Sequence[str]:
    """All words of a text as they are written."""
    return _WORD.findall(text)


@lru_cache(maxsize=30_000)
def term_of(word: str) -> Term | None:
    """A word as a term, None when it tells nothing."""
    plain = _plain(word)
    if plain in _STOP or len(plain) < 2 or word.casefold() in _ACCENTED:
        return None
    acts, things = _meanings(plain)
    if head := _head(plain):
        last = _meanings(head)
        acts, things = acts | last[0], things | last[1]
    return _term(min(_meaning(plain, _ONE_WORD), default="") or _stem(plain), acts, things)


def _term(stem: str, acts: frozenset[str], things: frozenset[str]) -> Term:
    senses = (*(f"+{name}" for name in sorted(acts)), *(f"#{name}" for name in sorted(things)))
    return Term(stem, shared(acts), senses, bool(senses), stem.isdigit())


def _meanings(plain: str) -> tuple[frozenset[str], frozenset[str]]:
    return _meaning(plain, _ACTS), _meaning(plain, _THINGS)


def _head(plain: str) -> str:
    """The last part of a compound, "" of what is none."""
    for ending in _INFLECTED:
        if plain.endswith(ending):
            whole = plain[: len(plain) - len(ending)]
            for length in range(min(len(whole) - _FIRST, _LONGEST), 3, -1):
                if whole[-length:] in HEADS:
                    return whole[-length:]
    return ""


def _stem(plain: str) -> str:
    if plain.isdigit():
        return plain
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            plain = plain.removesuffix(ending)
            break
    return plain[:_STEM]


def _plain(word: str) -> str:
    """A word folded, without accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


_Table = tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]


def _table(classes: Mapping[str, str]) -> _Table:
    """Whole words and beginnings of words, each with the classes to which they belong."""
    tables: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for name, words in classes.items():
        for word in words.split():
            tables[word.endswith("*")].setdefault(word.removesuffix("*"), set()).add(name)
    whole, beginnings = (
        {word: shared(frozenset(names)) for word, names in table.items()} for table in tables
    )
    return whole, beginnings


_ACTS, _THINGS, _ONE_WORD = _table(ACTS), _table(THINGS), _table(PLACES | NOUNS)

_BESIDE, _CLAUSE = 3, 14  # words between a verb and what completes it


def _verbs(classes: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return {
        verb: shared(frozenset(names.split())) for names, verbs in classes.items() for verb in verbs.split()
    }


# By what completes them: the verbs, and how far away they may be.
_PARTICLES = {
    word: (_verbs(classes), reach)
    for reach, table in ((_BESIDE, NEAR), (_CLAUSE, LAST))
    for particle, classes in table.items()
    for word in ((particle, "zurück") if particle == "zuruck" else (particle,))
}
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[.,;:!?…)]|und\b|oder\b)")


def _meaning(plain: str, table: _Table) -> frozenset[str]:
    whole, beginnings = table
    found: Iterable[frozenset[str]] = (
        beginnings.get(plain[:end], _NONE) for end in range(2, min(len(plain), _LONGEST) + 1)
    )
    return whole.get(plain, _NONE).union(*found)
