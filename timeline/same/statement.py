"""A statement as the comparison sees it: what it says happened, to whom, with which numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from timeline.content import content, folded_words
from timeline.extract import undone
from timeline.months import ALL as MONTHS
from timeline.names import Kind, unpack
from timeline.same.aside import foremost
from timeline.same.deeds import Deed, deed_of
from timeline.same.denied import denied
from timeline.same.gist import Gist, gist, likely_names, names_of, read_gist
from timeline.same.ordinals import ordinals
from timeline.same.terms import shared, term_of, terms, words_of

# Words of the clause that has the date, of the rest of its sentence; what words mean counts a little less.
_CLAUSE, _SENTENCE, _MEANING = 1.0, 0.5, 0.8
_MEANT, _MEANT_BESIDE = _CLAUSE * _MEANING, _SENTENCE * _MEANING


# A word: its stem and what it means.
Meant = tuple[str, ...]
# Who acts and where, each name as its stems, by kind.
Named = tuple[tuple[str, frozenset[str]], ...]
_GROUPS: dict[Kind, str] = {
    "person": "party",
    "organisation": "party",
    "country": "country",
    "place": "place",
}
# "Ward 10": a name with a number, within a title, since any word begins one with a capital ("Some 10 wards").
_NUMBERED = re.compile(r"(?<=\s)(?P<word>[^\W\d_]{2,}) (?P<number>\d{1,6})(?![\d.,:%]*\d|%)")
_WAITS = ("pending", "awaiting", "erwartung", "anticipation", "attente", "espera")
# What is yet to come: who is led away pending sentencing is not sentenced.
_PENDING = (
    r"(?:pending|awaiting|in erwartung|in (?:the )?anticipation of|en (?:l['’])?attente|dans l['’]attente"
    r"|a la espera|en espera)"
)
# And why, or after what: the roof that fell in is no event of "the cup was moved as a roof had fallen in".
_REASON = re.compile(
    rf"(?<=\w),?\s+(?:because|{_PENDING}|owing to|due to (?:an?|the|its|his|her|their)"
    r"|weil|parce que|à cause d\w*|en raison d\w*|à la suite d\w*"
    r"|porque|debido a|a causa de"
    # And what else was done that day, or some days or hours before it.
    r"|(?:on )?the (?:same )?day (?:on which|that|when)|(?:an )?dem(?:selben)? (?:gleichen )?Tag,? an dem"
    r"|le (?:même )?jour où|el (?:mismo )?día en que"
    r"|(?:[^\W_]+ )?(?:(?:minutes|hours|days|weeks|months|years) (?:after|before)"
    r"|(?:Minuten|Stunden|Tage|Wochen|Monate|Jahre) (?:nachdem|bevor)"
    r"|(?:minutes|heures|jours|semaines|mois|ans) (?:après|avant) que"
    r"|(?:minutos|horas|días|semanas|meses|años) (?:después|antes) de que))\b[^,;:]*",
    re.IGNORECASE,
)
# Most sentences give no reason: to look for these takes a tenth of the time.
_REASONS = (
    "because", "owing to", "due to", "weil", "parce que", "à cause", "en raison", "à la suite", "porque",
    "debido a", "a causa de", "day on which", "day that", "day when", "tag, an dem", "jour où",
    *_WAITS, "día en que", "s after", "s before", "nachdem", "bevor", "après que", "avant que", "de que",
)  # fmt: skip
_DIGIT = re.compile(r"\d")
# "6,000", "6.000", "6 000" and "6000" are one number.
_THOUSANDS = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?P<point>[.,’'  \u202f])\d{3})(?:(?P=point)\d{3})*(?![.,:]?\d)"
)
_GROUPED = re.compile(r"\d[.,’'  \u202f]\d{3}")  # most titles hold none
# Whose name is told is not appointed: a ship named Dali.
_NAMED = re.compile(
    r"\b(?:an?|one|another|two|three)\s(?:[^\W_]+[\s-]){1,5}?named\b|\bnamed (?=after\b)", re.IGNORECASE
)
# What a date leaves in a title: the end of a month is no end of anything.
_PART = re.compile(
    r"\b(?:anfang|mitte|ende|early|mid|late|beginning of|start of|end of|début|fin|mi"
    r"|(?:principios|comienzos|mediados|finales|fines) de)[ -]"
    rf"(?=(?:{'|'.join(sorted(MONTHS))})\b)"
    # Nor is that of a day, and what "se registró" only happened.
    r"|\bend of (?:the|this) (?:day|week|year)\b|\bende (?:des Tages|der Woche|des Jahres)\b"
    r"|\bfin de (?:la )?(?:journée|matinée|soirée|semaine|année|semana)\b|\bfin d['’]après-midi\b"
    r"|\bfinal(?:es)? (?:del (?:día|año)|de (?:la|esta) (?:semana|tarde))\b"
    r"|\bse (?:ha |han |había )?registr(?:ó|aron|a|an|ado)\b|\bregistrad[oa]s?\b"
    rf"|(?<=\w)\s+{_PENDING}\b[^,;:]*",
    re.IGNORECASE,
)


# Lengths of time: seven years are not other than 84 months.
_UNITS = {
    word: unit
    for unit, words in {
        "year": "year years jahr jahre jahren jahres an ans année années año años",
        "month": "month months monat monate monaten mois mes meses",
        "week": "week weeks woche wochen semaine semaines semana semanas",
        "day": "day days tag tage tagen jour jours día días",
        "hour": "hour hours stunde stunden heure heures hora horas",
        "minute": "minute minutes minuten minuto minutos",
    }.items()
    for word in words.split()
}
# Most titles have none of these words, and all are taken apart anyway.
_PARTS = frozenset(
    "anfang mitte ende early mid late beginning start end début fin mi principios comienzos mediados finales"
    " fines final registró registraron registra registran registrado registrada registrados registradas"
    " registro".split()
).union(_WAITS)


_NO_NUMBERS: Mapping[str, frozenset[str]] = {}
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)  # never changed: `frozen` would take longer to make one
class Statement:
    """The words of a statement with weights, those of their meanings with a sign before them."""

    words: Mapping[str, float]
    acts: frozenset[str]  # classes of what happens, anywhere in the sentence
    deed: frozenset[str]  # those of the title
    content: frozenset[str]  # the words of the title as `timeline.content` has them
    names: frozenset[str]  # stems
    numbers: Mapping[str, frozenset[str]]  # of the title, by the words beside them
    ordinals: Mapping[int, frozenset[str]]  # of sessions, stages, editions; of the title
    numbered: Mapping[str, frozenset[str]]  # stems of names with the numbers that tell their bearers apart
    off: bool  # whether it calls its event off
    denied: bool  # whether it denies it
    done: Deed  # the same as `deed`
    figures: frozenset[str] = frozenset()  # all of the numbers
    named: Named = ()
    told: int = 0  # how many words of the title tell something
    undone: Sequence[Meant] = ()  # what it calls off
    beside: Sequence[Meant] = ()  # and whose it is, where, and who does so


@lru_cache(maxsize=1_000)
def said(title: str) -> frozenset[str]:
    """The words of a title as `timeline.content` has them, but for the part of a month that a date leaves."""
    return content(_undated(title))


@lru_cache(maxsize=256)  # a title is asked for what it says and taken apart
def _undated(title: str) -> str:
    folded = folded_words(title)
    plain = title if _PARTS.isdisjoint(folded) else _PART.sub(" ", title)
    if "named" in folded:
        plain = _NAMED.sub(lambda found: found[0].replace("named", ""), plain)
    return _THOUSANDS.sub(_ungrouped, plain) if _GROUPED.search(plain) else plain


def _ungrouped(number: re.Match[str]) -> str:
    return number[0].replace(number["point"], "")


@lru_cache(maxsize=256)  # claims remember theirs
def statement(title: str, sentence: str, names: str = "", *, off: bool = False) -> Statement:
    """Take a statement apart; `sentence` is without its date expression, `names` are packed. Linear."""
    whole = _sentence(sentence)
    telling = said(title)
    title = _undated(title)
    words = dict(whole.words)
    deed: set[str] = set()
    told = terms(title)
    for stem, acts, senses, common, _ in told:
        words[stem] = _CLAUSE
        if common:
            deed |= acts
            for sense in senses:
                words[sense] = _MEANT
    led = foremost(title, folded_words(title), sentence)
    if led is not title:
        deed = {act for term in terms(led) if term.common for act in term.acts} or deed
    done = shared(frozenset(deed))
    digits = _DIGIT.search(title)
    numbers = _numbers(title) if digits else _NO_NUMBERS
    return Statement(
        words,
        shared(whole.acts | done),
        done,
        telling,
        whole.names,
        numbers,
        ordinals(title),
        _numbered(title) if digits else _NO_NUMBERS,
        off,
        denied(sentence),
        deed_of(done),
        shared(frozenset().union(*numbers.values())) if numbers else _NONE,
        tuple(_named(names)) if names else (),
        len({term.stem for term in told}),
        *(_undone(sentence, title) if off else ()),
    )


def _undone(sentence: str, title: str) -> Iterator[Sequence[Meant]]:
    return ([(term.stem, *term.senses) for term in terms(part)] for part in undone(sentence, title))


class _Sentence(NamedTuple):
    """What a sentence adds to a statement, whatever the title: words with weights, classes, names."""

    words: Mapping[str, float]
    acts: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=2_000)  # many feeds carry the same reports, under other titles
def _sentence(text: str) -> _Sentence:
    words: dict[str, float] = {}
    acts: set[str] = set()
    plain = text.lower()
    for term in terms(_REASON.sub(" ", text) if any(map(plain.__contains__, _REASONS)) else text):
        if term.number:
            continue  # "on 3 and 5 May": the other day is no number of this one
        words[term.stem] = _SENTENCE
        if term.common:
            acts |= term.acts
            for sense in term.senses:
                words[sense] = _MEANT_BESIDE
    return _Sentence(words, shared(frozenset(acts)), names_of(text))


_likely = lru_cache(maxsize=500)(likely_names)  # of sentences, as above


def _numbers(title: str) -> Mapping[str, frozenset[str]]:
    """The numbers of a title under the words before (`<`) and behind (`>`) them, under "" where none is."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    words = words_of(title)
    for place, number in enumerate(words):
        if number.isdecimal():
            before, behind = _telling(reversed(words[:place])), _telling(words[place + 1 :])
            if unit := _UNITS.get("".join(words[place + 1 : place + 2]).casefold()):
                found[f"<{before} {unit}"].add(number)
                continue
            if before:
                found[f"<{before}"].add(number)
            if behind:
                found[f">{behind}"].add(number)
            if not before and not behind:
                found[""].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _telling(words: Iterable[str]) -> str:
    """The stem of the first word that tells something, "" where that is a number."""
    for word in words:
        if word.isdecimal():
            break
        term = term_of(word)
        if term is not None:
            return "" if term.number else term.stem
    return ""


def _numbered(title: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for match in _NUMBERED.finditer(title):
        term = term_of(match["word"]) if match["word"][0].isupper() else None
        if term is not None:
            found[term.stem] = found.get(term.stem, frozenset()) | {match["number"]}
    return found


def _named(names: str) -> Iterator[tuple[str, frozenset[str]]]:
    for name in unpack(names):
        stems = frozenset(term.stem for term in terms(name.name))
        if stems:
            yield _GROUPS[name.kind], stems


@dataclass(slots=True, eq=False)  # never changed
class Claim:
    """A statement in its text, made ready for being compared with many.

    What the whole text is about does not tell which of its events is meant: `words` have the weights of the
    statement times `Gist.telling`, `norm` is the sum of the weights squared times that. `names` are those of
    the statement: of a text in which all nouns have capitals what is likely to be one. `subjects` are the
    words of its title that its text has as names, also at the head of a sentence.
    """

    said: Statement
    about: Gist
    words: Mapping[str, float]
    norm: float
    names: frozenset[str]
    subjects: frozenset[str]


@lru_cache(maxsize=1_000)
def claim(title: str, sentence: str, about: str, names: str = "", *, off: bool = False) -> Claim:
    """A statement with the gist of its text; without a gist it is the whole text."""
    said, text = statement(title, sentence, names, off=off), read_gist(about or gist(title, sentence))
    telling = text.telling
    weights = said.words
    words = dict(weights)
    for word, little in telling.items():  # few: most words of a text stand there once
        if word in words:
            words[word] *= little
    norm = sum([weights[word] * told for word, told in words.items()])
    subjects = frozenset(name for name in text.names if weights.get(name) == _CLAUSE)
    return Claim(said, text, words, norm, said.names if text.names else _likely(sentence), shared(subjects))


def likeness(left: Claim, right: Claim) -> float:
    """How much two statements say the same, 0 to 1: the cosine of their words, by what both texts leave."""
    mine, theirs = left.words, right.words
    common = sum([weight * theirs[word] for word, weight in mine.items() if word in theirs])
    if not common:
        return 0.0
    # The lengths, squared, of the words of each beside the text of the other, in which few stand again.
    ours, others = left.norm, right.norm
    weights = left.said.words
    for word, told in right.about.telling.items():
        if word in mine:
            ours -= weights[word] * mine[word] * (1.0 - told)
    weights = right.said.words
    for word, told in left.about.telling.items():
        if word in theirs:
            others -= weights[word] * theirs[word] * (1.0 - told)
    return common / sqrt(ours * others)
