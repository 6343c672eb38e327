"""The order and the length of a title: who, then what is done, where the date that stood first is left out.

German puts its verb second, whatever comes first. Without "Am Montag" before it, "hat der Rat den Vertrag
gekündigt" is a question; with the subject first it says the same in the same words.
"""

import re
from collections.abc import Sequence

from timeline.extract.abbreviations import TITLES
from timeline.extract.tokens import Kind, Token
from timeline.extract.wording import LONGEST
from timeline.extract.world.parts import Part, is_verb, stands_second
from timeline.extract.world.phrases import Phrases

_NOMINATIVES = frozenset("der die das ein eine dieser diese dieses".split())
_COUNTS = frozenset(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf mehrere viele alle beide rund etwa "
    "mindestens über "
    "hunderte tausende zahlreiche weitere".split()
)
_PRONOUNS = frozenset("er es man sie".split())
_THAT = frozenset({"das", "dies"})
_TIME = ["in", "der", "zeit"]
_PARTS_OF_DAYS = frozenset(
    "nacht morgen abend vormittag nachmittag mittag früh wochenende kurz mitternacht vergangenen kommenden "
    "gegen".split()
)
# What ends so is a thing and no name: "die Streife | Rauchentwicklung".
_THINGS = re.compile(
    r"\w+(?:ung|heit|keit|schaft|tion|tät|nis|schaden|brand|rauch|personen|männer|frauen|kinder)(?:en|se|e)?"
)
_GENITIVES = frozenset({"der", "des", "eines", "seines", "ihres", "von", "vom", "aus"})
_PREPOSITIONS = frozenset(
    "in im an am auf bei beim mit nach vor von vom zu zum zur aus für über unter gegen durch wegen "
    "infolge nahe zwischen".split()
)
_OF_NOUNS = frozenset({"des", "eines"})
_CAME = frozenset("kam kommt käme".split())  # what "es kam" tells stands behind "zu"
_TO = frozenset({"zu", "zum", "zur"})
_DEGREES = ("e", "er", "es", "en", "em")
_SINCE = frozenset({"seit", "sinds"})
_REFLEXIVE = frozenset({"sich"})
_POLITE = frozenset({"sie", "ihnen", "ihr"})
_HEADS = frozenset(
    "el la los las un una unos unas le les l' une des cet cette ce der die das ein eine este esta "
    "dos tres cuatro cinco seis deux trois quatre cinq six zwei drei vier fünf".split()
)
_TIMES = frozenset(
    "tage wochen monate jahre stunden minuten jours ans mois semaines heures días años meses semanas".split()
)
# What opens an attribute of a noun, so that the noun can stand without it.
_ATTRIBUTES = frozenset(
    "de du des d' à au aux pour en dans sur par avec sans del para con por a al sobre entre contra von vom "
    "aus in im "
    "für mit bei zu zum zur auf an am gegen der".split()
)
_ELIDED = ("d'", "à", "qu'")
PARTICIPLE = re.compile(r"[a-zäöüß]{3,}(?:t|en)")
_FEMININE = frozenset("la las una unas une cette esta".split())
_MASCULINE = frozenset("el los un unos le este".split())
_MELTED = frozenset("al del au aux du des".split())
_SINGULAR = frozenset({"l'", "cet", "ce"})
# Of women and many only, or of verbs that never stand alone: no noun is spelled so.
_DONE = re.compile(r"\w{2,}(?:ad|id)[oa]s?|\w{2,}ée?s?")
_LONG = 6  # words of a subject that leave too little room for what is done
_SHORTEST = 2


def counts(token: Token) -> bool:
    """Whether it is a word."""
    return token.kind not in (Kind.PUNCTUATION, Kind.MARKUP)


def ends_verb(token: Token) -> bool:
    """Whether it may belong to the verb that ends a clause."""
    return token.word.isalpha() and not token.capital and token.kind is not Kind.DATE


def ordered(tokens: Sequence[Token], chosen: Sequence[int], phrases: Phrases, own: int) -> Part:
    """`chosen` with the subject first, and that short where all of it is too long for a title."""
    told = _told_of_it(tokens, straight(tokens, chosen, phrases), phrases)
    if len(told) > LONGEST:
        told = _shorter(tokens, told, phrases, own)
    return list(told)


def noun(tokens: Sequence[Token], words: Part) -> Part:
    """Without the verb that ends its clause: "hat | eine Mühle | gekauft, die 2019 abbrannte"."""
    if len(words) < _SHORTEST or tokens[words[-1]].capital or not tokens[words[-2]].capital:
        return words
    return words[:-1] if PARTICIPLE.fullmatch(tokens[words[-1]].word) else words


def attribute(tokens: Sequence[Token], part: Part, own: int, phrases: Phrases) -> Part:
    """The noun that alone has the date: "vigila | las dos casas cerradas | el lunes"; not in German."""
    at = part.index(own)
    while at and tokens[part[at - 1]].word in phrases.company:
        at -= 1
    if phrases.verb_last or at < _SHORTEST or not _is_done(tokens[part[at - 1]]):
        return []
    start = at - 2
    while start > at - _LONG and start >= 0 and not is_verb(tokens[part[start]], phrases):
        if tokens[part[start]].word in _MELTED:
            return []  # "al precio convenido"
        if tokens[part[start]].word in _HEADS and start < at - 2:
            start -= start > 0 and tokens[part[start - 1]].word in _HEADS  # "las cinco personas"
            if not _agree(tokens[part[start]].word, tokens[part[at - 1]].word):
                return []
            return part[start:at] if any(is_verb(tokens[i], phrases) for i in part[:start]) else []
        start -= 1
    return []


def _is_done(token: Token) -> bool:
    return not token.capital and _DONE.fullmatch(token.word) is not None


def _agree(article: str, participle: str) -> bool:
    """Whether they are of one gender and number, as far as these are spelled."""
    if article in _FEMININE:
        return participle.endswith(("a", "as", "ée", "ées")) and article.endswith("s") <= participle.endswith(
            "s"
        )
    if article in _MASCULINE:
        return participle.endswith(("o", "os", "é", "és"))
    return article not in _SINGULAR or not participle.endswith("s")


def straight(tokens: Sequence[Token], chosen: Sequence[int], phrases: Phrases) -> Sequence[int]:
    """`chosen` with the subject first where a verb or only the date and its company stand before it."""
    if not phrases.verb_last:
        return chosen
    verb = next((n for n, i in enumerate(chosen) if not _is_when(tokens[i], phrases)), None)
    if verb is None or not (is_verb(tokens[chosen[verb]], phrases) or stands_second(tokens, chosen[verb])):
        return chosen
    if verb and chosen[verb - 1] == chosen[verb] - 1 and tokens[chosen[verb - 1]].word in phrases.company:
        return chosen  # "im | zweiten | Halbfinale" is no verb
    if any(phrases.until.search(tokens[i].word) or tokens[i].word in _SINCE for i in chosen[:verb]):
        return chosen  # "Seit 2009 ist die Straße gesperrt"
    chosen = _without_time(tokens, chosen, verb + 1)
    start = verb + 1
    while start < len(chosen) and tokens[chosen[start]].word in _REFLEXIVE:
        start += 1
    at = start
    end = _subject_end(tokens, chosen, at)
    while end == at and (place := _place_end(tokens, chosen, at)) > at:
        at = place  # "ereignete sich | in einem Betrieb | ein Unfall"
        end = _subject_end(tokens, chosen, at)
    if end == at:
        return chosen
    return [*chosen[at:end], *chosen[verb:at], *chosen[end:]]


def _place_end(tokens: Sequence[Token], chosen: Sequence[int], start: int) -> int:
    """Where the phrase of a preposition ends that begins at `start`; `start` where none does."""
    if start + 1 >= len(chosen) or tokens[chosen[start]].word not in _PREPOSITIONS:
        return start
    if chosen[start + 1] != chosen[start] + 1:
        return start  # its date is left out
    end = _with_genitives(tokens, chosen, start + 1)
    return start if end == start + 1 else end


def _told_of_it(tokens: Sequence[Token], chosen: Sequence[int], phrases: Phrases) -> Sequence[int]:
    """With what there came to be right behind the verb: "Es kam | zu einem Unfall | auf der Landstraße"."""
    if not phrases.verb_last or len(chosen) <= LONGEST // 2:
        return chosen
    words = [tokens[i].word for i in chosen]
    came = next((n for n in range(1, len(words)) if "es" in words[n - 1 : n + 1] and _came(words, n)), None)
    to = None if came is None else next((n for n in range(came, len(words)) if words[n] in _TO), None)
    if came is None or to is None or to == came + 1:
        return chosen
    end = _with_genitives(tokens, chosen, to + 1)
    if end == to + 1:
        return chosen
    return [*chosen[: came + 1], *chosen[to:end], *chosen[came + 1 : to], *chosen[end:]]


def _came(words: Sequence[str], at: int) -> bool:
    return words[at] in _CAME or words[at - 1] in _CAME


def _with_genitives(tokens: Sequence[Token], chosen: Sequence[int], start: int) -> int:
    """Where a noun phrase ends with the nouns in the genitive behind it; `start` where there is none."""
    end = _nouns_end(tokens, chosen, start)
    while start < end < len(chosen) - 1 and chosen[end] == chosen[end - 1] + 1:
        after = _nouns_end(tokens, chosen, end + 1)
        if tokens[chosen[end]].word not in _OF_NOUNS or after == end + 1:
            break
        end = after
    return end


def _without_time(tokens: Sequence[Token], chosen: Sequence[int], at: int) -> Sequence[int]:
    """Without "in der Zeit" whose hours are left out."""
    said = [tokens[i].word for i in chosen[at : at + len(_TIME)]]
    return [*chosen[:at], *chosen[at + len(_TIME) :]] if said == _TIME else chosen


def _is_when(token: Token, phrases: Phrases) -> bool:
    return (
        token.kind is Kind.DATE
        or token.word in _PARTS_OF_DAYS
        or (token.word in phrases.company and not (token.word in _NOMINATIVES and token.capital))
    )


def _subject_end(tokens: Sequence[Token], chosen: Sequence[int], start: int) -> int:
    """Where the noun phrase ends that may be a subject and begins at `start`; `start` where none does."""
    if start >= len(chosen):
        return start
    first = tokens[chosen[start]]
    if first.word in _PRONOUNS:
        return start if first.capital else start + 1
    if first.word in _THAT and start + 1 < len(chosen) and tokens[chosen[start + 1]].word in _ATTRIBUTES:
        return start + 1
    if first.word not in _NOMINATIVES and first.word not in _COUNTS and not _is_name(first):
        return start
    end = _nouns_end(tokens, chosen, start)
    while end > start and end < len(chosen) - 1 and chosen[end] == chosen[end - 1] + 1:
        word = tokens[chosen[end]].word
        further = word in _GENITIVES or (word in ("und", "&") and _opens(tokens[chosen[end + 1]]))
        after = _nouns_end(tokens, chosen, end + 1) if further else end + 1
        if after == end + 1:
            break
        end = after
    return end


def _opens(token: Token) -> bool:
    return _is_name(token) or token.word in _NOMINATIVES


def _is_name(token: Token) -> bool:
    return token.capital and token.kind is not Kind.DATE and token.word not in _POLITE


def _nouns_end(tokens: Sequence[Token], chosen: Sequence[int], start: int) -> int:
    """Where the nouns end behind an article and adjectives at `start`; `start` without a noun."""
    at, led = start, not _is_name(tokens[chosen[start]])
    while at < len(chosen) and (at == start or chosen[at] == chosen[at - 1] + 1):
        token = tokens[chosen[at]]
        if _is_name(token):
            break
        opens = at == start and (
            token.word in _NOMINATIVES or token.word in _COUNTS or token.word in ("den", "dem")
        )
        if not opens and not token.word.endswith(_DEGREES) and not token.word[:1].isdigit():
            return start
        at += 1
    nouns = at
    while at < len(chosen) and (at == nouns or chosen[at] == chosen[at - 1] + 1):
        if _is_stop(tokens, chosen, at):
            at += 1
            continue
        if not _is_name(tokens[chosen[at]]):
            break
        plural = not led and at > nouns and tokens[chosen[nouns]].word.endswith(("en", "te", "er", "e"))
        if plural or (at > nouns and _THINGS.fullmatch(tokens[chosen[at]].word)):
            break  # "nahmen | Beamte | Verdächtige fest"
        at += 1
    return at if at > nouns else start


def _is_stop(tokens: Sequence[Token], chosen: Sequence[int], at: int) -> bool:
    """Whether it is the full stop of "Dr. Roth", "St. Veit"."""
    if not at or tokens[chosen[at]].word != "." or at + 1 >= len(chosen):
        return False
    return tokens[chosen[at - 1]].word in TITLES and _is_name(tokens[chosen[at + 1]])


def _shorter(tokens: Sequence[Token], chosen: Sequence[int], phrases: Phrases, own: int) -> Sequence[int]:
    """`chosen` with the head of a long subject only; whole where the date at `own` is of what would go."""
    verb = next((n for n, i in enumerate(chosen) if is_verb(tokens[i], phrases)), None)
    if verb is None or verb < _LONG:
        return chosen
    first = tokens[chosen[0]]
    elided = first.word.startswith("l'")
    if first.word not in _HEADS and not elided and not first.capital:
        return chosen
    if (
        tokens[chosen[1]].word in _TIMES
        or phrases.joints.match(first.word)
        or phrases.supposing.match(first.word)
    ):
        return chosen
    if first.word in _ATTRIBUTES and first.word not in _HEADS:
        return chosen  # "Con la compra, ..."
    ends = [n for n in range(_SHORTEST - elided, min(verb, _LONG)) if _is_attribute(tokens[chosen[n]])]
    ends = [
        n
        for n in ends
        if tokens[chosen[n - 1]].word not in _HEADS and not _is_attribute(tokens[chosen[n - 1]])
    ]
    end = ends[-1] if ends else verb
    if end == verb or chosen[end - 1] < own < chosen[verb]:
        return chosen
    if any(_joins_subjects(tokens, chosen, n, phrases) for n in range(end, verb)):
        return chosen  # "La vecina de un piso y dos agentes resultaron heridos"
    return [*chosen[:end], *chosen[verb:]]


def _joins_subjects(tokens: Sequence[Token], chosen: Sequence[int], at: int, phrases: Phrases) -> bool:
    further = tokens[chosen[at]].word in phrases.coordinators
    return further and at + 1 < len(chosen) and not _is_attribute(tokens[chosen[at + 1]])


def _is_attribute(token: Token) -> bool:
    return not token.capital and (token.word in _ATTRIBUTES or token.word.startswith(_ELIDED))
