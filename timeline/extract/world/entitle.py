"""The title of a date: the part of its sentence between marks and conjunctions, with what that lacks."""

from collections.abc import Sequence

from timeline.extract import wording
from timeline.extract.label import label
from timeline.extract.tokens import Kind, Token
from timeline.extract.world import order
from timeline.extract.world.parts import Part, has_verb, is_verb, parts_of, stands_second, verb_first
from timeline.extract.world.phrases import Phrases
from timeline.extract.world.sentence import (
    Sentence,
    closes_date,
    dated_by_year,
    dates_noun,
    half_month,
    is_relative,
    opens_clause,
    resumed,
)

_LONGEST = wording.LONGEST
_SHORT = 4  # words that without a verb seldom say what happened
_HAVING = frozenset("a ont avait avaient est sont ha han había habían".split())
_ASIDE = 2  # words of an aside that mean nothing without their date
_COPULAS = frozenset("fue es era será est était fut sera è fu foi é".split())
_PARTICLES = frozenset(
    "ab an auf aus bei ein fest los mit nach statt um vor weg zu zurück zusammen af op uit in".split()
)
_AFTERWARDS = frozenset("nach seit après depuis tras después desde dopo após na sinds".split())
_ARTICLES = frozenset("der die das le la les el los las".split())
_NOMINATIVES, _RATHER = frozenset("der die das ein eine".split()), frozenset({"sondern", "sino"})
_OF = frozenset("vom von des du de del della dal do da van".split())
_OCCASIONS, _BEING = frozenset("lors durante während tijdens".split()), frozenset({"étant", "siendo"})
_KEPT_ENDS = frozenset("%€°")
_ACCORDING = frozenset({"wie", "según", "selon"})  # "Er stieg, wie die Firma mitteilte"
_SAYABLE = frozenset({Kind.OTHER, Kind.GERUND, Kind.PRONOUN, Kind.FINITE, Kind.PARTICIPLE})


def title(
    text: str, tokens: Sequence[Token], date: int, phrases: Phrases, *, fragment: bool, reported: bool
) -> str:
    """The title of date number `date`, "" when no words say what happens on it.

    A `fragment` is no sentence; what is `reported` is told with who says it first.
    """
    own = next((i for i, token in enumerate(tokens) if token.date == date), None)
    if own is None:
        return ""
    lone = sum(token.kind is Kind.DATE for token in tokens) == 1
    parts = parts_of(tokens, own, phrases)
    at = next((n for n, part in enumerate(parts) if own in part), None)
    if at is None or (lone and fragment):
        chosen: Sequence[int] = label(tokens)
    else:
        sentence = Sentence(text, tokens, phrases, own, parts, at)
        chosen = _reported(sentence) if reported else _told(sentence, lone=lone)
    if not any(tokens[i].kind in _SAYABLE and not wording.is_negation(tokens[i]) for i in chosen):
        return ""  # "Vor dem nächsten Winter nicht."
    return wording.entitled(text, tokens, chosen)


def _event_before(sentence: Sentence, part: Part) -> Part:
    """For "nach dem Brand vom 3. Mai ermittelt die Polizei": the fire with its date."""
    tokens, date = sentence.tokens, part.index(sentence.own)
    after = tokens[part[0]].word in _AFTERWARDS and date > 0 and tokens[part[date - 1]].word in _OF
    if not after or has_verb(tokens, part[:date], sentence.phrases):
        return []
    start = next((n for n in range(1, date) if tokens[part[n]].word not in sentence.phrases.company), date)
    return part[start : date + 1] if start < date - 1 else []


def _told(sentence: Sentence, *, lone: bool) -> Part:
    part = sentence.parts[sentence.at]
    event = _event_before(sentence, part) or order.attribute(
        sentence.tokens, part, sentence.own, sentence.phrases
    )
    if event:
        return event
    if lone and not dates_noun(sentence):
        whole = list(order.straight(sentence.tokens, _whole(sentence), sentence.phrases))
        if 0 < sentence.length(whole) <= _LONGEST:
            return whole
    closing, bare = _closing(sentence), _bare(sentence, part)
    more = closing or resumed(sentence, part)
    chosen = [*bare, *more] if more else _completed(sentence, bare)
    if sentence.tokens[part[0]].word in _RATHER:  # "nicht am 3. Mai, sondern am 10. Mai"
        chosen = [i for i in chosen if not wording.is_negation(sentence.tokens[i])]
    return _cut(sentence, chosen)


def _closing(sentence: Sentence) -> Part:
    """The verb that a date between commas parts from its clause: "wurde auf Freitag, 8. Mai, verschoben"."""
    tokens = sentence.tokens
    following = [
        i
        for part in sentence.parts[sentence.at + 1 : sentence.at + 2]
        for i in part
        if order.counts(tokens[i])
    ]
    if not 0 < len(following) < _SHORT or not sentence.phrases.verb_last:
        return []
    own = sentence.parts[sentence.at]
    if tokens[following[0]].word == "wie":
        return []
    if tokens[own[-1]].kind is not Kind.DATE or not has_verb(tokens, own, sentence.phrases):
        return []
    if any(tokens[i].capital or not tokens[i].word.isalpha() for i in following):
        return []
    last = tokens[following[-1]].word
    return following if last in _PARTICLES or order.PARTICIPLE.fullmatch(last) else []


def _whole(sentence: Sentence) -> Part:
    """The sentence without its date; with it where it stands in an aside that is little else."""
    flat = [i for part in sentence.parts for i in part]
    closing = _closing(sentence)
    joint = range(sentence.own, closing[0]) if closing else ()
    between = [i for i in range(flat[0], flat[-1] + 1) if i == sentence.own or i not in joint]
    inside = set(flat) | {i for i in between if sentence.tokens[i].word in (",", ";", ":")}
    aside = 0 < sentence.at < len(sentence.parts) - 1
    bare = _bare(sentence, sentence.parts[sentence.at])
    keep = aside and sentence.length(bare) <= _ASIDE
    return _bare(sentence, [i for i in between if i in inside], keep=keep)


def _bare(sentence: Sentence, part: Sequence[int], *, keep: bool = False) -> Part:
    """The words of a part without its dates; its own date stays where it is needed.

    It is where something lasts until then, and where the verb would be first without it.
    """
    kept: Part = []
    for number, index in enumerate(part):
        if sentence.tokens[index].kind is not Kind.DATE:
            if not closes_date(sentence, part, number):
                kept.append(index)
            continue
        start = _company(sentence, kept)
        if index == sentence.own and (
            keep or _needed(sentence, part, number, kept[start:], opens=start == 0)
        ):
            kept.append(index)
        else:
            half = half_month(sentence, kept, start)
            if half < start and half and sentence.tokens[kept[half - 1]].word.startswith("qu'"):
                kept.extend([index - 1, index])  # "ne rouvrira qu'à la mi-juillet"
            else:
                del kept[half:]
                if kept and _joins_dates(sentence, kept[-1]):
                    kept.pop()
    return _trimmed(sentence, kept, _particle(sentence, part))


def _joins_dates(sentence: Sentence, index: int) -> bool:
    """Whether it is the "oder" of "am 3. oder 4. Mai"."""
    tokens = sentence.tokens
    joins = tokens[index].word in sentence.phrases.coordinators
    return joins and index > 0 and tokens[index - 1].kind is Kind.DATE


def _needed(
    sentence: Sentence, part: Sequence[int], number: int, company: Sequence[int], *, opens: bool
) -> bool:
    if sentence.phrases.until.search(" ".join(sentence.tokens[i].word for i in company)):
        return True
    if not opens or not sentence.phrases.verb_last:
        return False
    tokens, following = sentence.tokens, part[number + 1 : number + 2]
    return any(is_verb(tokens[i], sentence.phrases) or stands_second(tokens, i) for i in following)


def _company(sentence: Sentence, kept: Part) -> int:
    """Where the little words before a date begin; a relative pronoun at the head is none of them."""
    at = len(kept)
    while at and sentence.tokens[kept[at - 1]].word in sentence.phrases.company:
        token = sentence.tokens[kept[at - 1]]
        if token.capital and token.word in _ARTICLES and at < len(kept):
            break  # "Der für Mittwoch angekündigte Streik"
        if (at < len(kept) or dated_by_year(sentence)) and is_relative(sentence, kept[at - 1]):
            break  # "die Feier, die am Samstag beginnt", "ein Unfall, bei dem am Montag zwei starben"
        at -= 1
    if at == 0 and len(kept) and opens_clause(sentence, kept[0]):
        return 1
    return at


def _particle(sentence: Sentence, part: Sequence[int]) -> int | None:
    """The word that ends a clause whose verb may come last: "teilte ... mit" is no preposition."""
    last = next((i for i in reversed(part) if order.counts(sentence.tokens[i])), None)
    if last is None or not sentence.phrases.verb_last:
        return None
    known = sentence.tokens[last].word in _PARTICLES or has_verb(sentence.tokens, part, sentence.phrases)
    return last if known else None


def _trimmed(sentence: Sentence, kept: Part, particle: int | None = None) -> Part:
    tokens, and_, first, last = sentence.tokens, sentence.phrases.coordinators, 0, len(kept)
    while first < last and (tokens[kept[first]].word in and_ or tokens[kept[first]].kind is Kind.PUNCTUATION):
        first += 1
    while last > first and kept[last - 1] != particle and _dangles(sentence, tokens[kept[last - 1]]):
        last -= 1
    return kept[first:last]


def _dangles(sentence: Sentence, token: Token) -> bool:
    if not order.counts(token):
        return token.word not in _KEPT_ENDS
    if token.capital or token.kind is Kind.DATE:
        return False
    return token.word in sentence.phrases.dangling or token.word in sentence.phrases.coordinators


def _completed(sentence: Sentence, chosen: Part) -> Part:
    """With what the part lacks: what a relative is about, the subject of a verb, words for an aside."""
    tokens, at = sentence.tokens, sentence.at
    if not chosen:
        return _beside(sentence)
    if at and _is_indirect(sentence, chosen):
        return chosen
    if at and opens_clause(sentence, chosen[0]):
        return _with_antecedent(sentence, chosen)
    if at and verb_first(tokens, chosen, sentence.phrases):
        return [*_subject(sentence), *chosen]
    if _is_lead(sentence, chosen):
        return _after(sentence) or chosen
    if has_verb(tokens, chosen, sentence.phrases):
        return [*chosen, *_after(sentence)] if tokens[chosen[-1]].word in _COPULAS else chosen
    if at and not tokens[chosen[0]].capital:
        return [*_before(sentence, room=_LONGEST - sentence.length(chosen)), *chosen]
    if sentence.length(chosen) < _SHORT:
        return [*chosen, *_after(sentence)]
    return chosen


def _is_lead(sentence: Sentence, chosen: Part) -> bool:
    """As in "Lors de sa réunion du 3 mai à Lyon, le conseil a voté", "Le 3 mai étant férié, il se réunit"."""
    tokens, first = sentence.tokens, chosen[0]
    being = first == sentence.own + 1 and tokens[first].word in _BEING
    return being or (tokens[first].word in _OCCASIONS and not has_verb(tokens, chosen, sentence.phrases))


def _beside(sentence: Sentence) -> Part:
    """What stands beside a date that has its part for itself."""
    tokens, following = sentence.tokens, sentence.parts[sentence.at + 1 : sentence.at + 2]
    behind = _bare(sentence, following[0]) if following else []
    if behind and any(tokens[i].word == ":" for i in range(sentence.own + 1, following[0][0])):
        return behind  # "10 février : repas ; 24 mars : voyage"
    after = _after(sentence)
    if sentence.at and not sentence.phrases.verb_last and verb_first(tokens, after, sentence.phrases):
        return [*_subject(sentence), *after]  # "que son élection, le 24 mars, a été suivie"
    verb = behind[:1] and not tokens[behind[0]].capital  # "Am 5. und 6. Mai, spielt die Band"
    before = [] if after else _before(sentence, room=_LONGEST)
    if before and tokens[before[-1]].word in _HAVING:
        return [*before, *behind]  # "Le maire a, le 21 mars, coupé le ruban"
    if verb_first(tokens, before, sentence.phrases):
        return [*_subject(sentence), *before, *behind]  # "Le maire, Luc Roy, a procédé, lundi, à l'ouverture"
    return after or before or (behind if verb else [])


def _is_indirect(sentence: Sentence, chosen: Part) -> bool:
    """Whether it is a clause that someone says, its verb known by its place: "sagte, | die Brücke öffne"."""
    first, last = sentence.tokens[chosen[0]], sentence.tokens[chosen[-1]]
    before = sentence.parts[sentence.at - 1]
    if not sentence.phrases.verb_last or first.word not in _NOMINATIVES or len(chosen) < _SHORT - 1:
        return False
    noun = sentence.tokens[before[-1]].capital  # "sagte eine Ministerin, die Brücken baut"
    closes = not last.capital and last.word.endswith(("e", "t", "en"))
    return closes and not noun and _tells(sentence, before)


def _with_antecedent(sentence: Sentence, chosen: Part) -> Part:
    """With what "which" is about; what is said stands on its own, where its verb does not come last."""
    tokens, phrases = sentence.tokens, sentence.phrases
    before = sentence.parts[sentence.at - 1]
    if phrases.verb_last:
        joint = [i for i in range(before[-1] + 1, chosen[0]) if tokens[i].word == ","]
        room = max(_LONGEST - sentence.length(chosen), _SHORT)
        words = _last_words(sentence, before, room)
        relative = is_relative(sentence, chosen[0])
        return [*(order.noun(tokens, words) if relative else words), *joint, *chosen]
    if phrases.told.match(tokens[chosen[0]].word) and _tells(sentence, before):
        rest = chosen[1:]
        return [*_subject(sentence), *rest] if verb_first(tokens, rest, phrases) else rest
    rest = chosen[1:] if phrases.relatives.match(tokens[chosen[0]].word) else chosen
    joint = [] if verb_first(tokens, rest, phrases) else chosen[:1]
    room = max(_LONGEST - sentence.length(rest), _SHORT)
    return [*_last_words(sentence, before, room), *joint, *rest]


def _tells(sentence: Sentence, part: Part) -> bool:
    said = " ".join(sentence.tokens[i].word for i in part)
    phrases = sentence.phrases
    return (phrases.saying.search(said) or phrases.announcing.search(said)) is not None


def _last_words(sentence: Sentence, part: Part, room: int) -> Part:
    """What the last words of a part name: those after its verb, where there are some."""
    words = _bare(sentence, part)
    verb = max((n for n, i in enumerate(words) if is_verb(sentence.tokens[i], sentence.phrases)), default=-1)
    clause = sentence.phrases.verb_last and _tells(sentence, part)
    words = words[verb + 1 :] if verb + 1 < len(words) and not clause else words
    return words if sentence.length(words) <= room else words[-room:]


def _before(sentence: Sentence, *, room: int) -> Part:
    """The last words of the nearest part before that is no relative clause."""
    for part in reversed(sentence.parts[: sentence.at]):
        words = _bare(sentence, part)
        if words and not opens_clause(sentence, words[0]):
            while len(words) > 1 and sentence.length(words) > room:
                words = words[1:]
            return words
    return []


def _after(sentence: Sentence) -> Part:
    """The part behind, a conjunction at its head left out where nothing stands before it."""
    subject, own = Part(), _bare(sentence, sentence.parts[sentence.at])
    following = [_bare(sentence, part) for part in sentence.parts[sentence.at + 1 : sentence.at + 4]]
    for number, words in enumerate(following):
        if not has_verb(sentence.tokens, words, sentence.phrases):
            subject = subject or words
            continue
        main = following[number + 1] if subject and following[number + 1 :] else []
        if verb_first(sentence.tokens, main, sentence.phrases) and opens_clause(sentence, words[0]):
            return [*subject, *main]  # "Ayer, el régimen, que recibió el poder en mayo, prometió un gobierno"
        bare = sentence.length(own) < _ASIDE and opens_clause(sentence, words[0])
        return words[1:] if bare else words
    return []


def _subject(sentence: Sentence) -> Part:
    """The words before the first verb of the nearest part that has both, or a part that can be no aside."""
    for part in reversed(sentence.parts[: sentence.at]):
        words = _bare(sentence, part)
        told = words[1:] if words and sentence.phrases.told.fullmatch(sentence.tokens[words[0]].word) else []
        if len(told) > 1 and not has_verb(sentence.tokens, told, sentence.phrases):
            return told  # "rappelant que son élection, le 24 mars 2024, a été suivie"
        if not words or opens_clause(sentence, words[0]):
            continue
        verb = next((n for n, i in enumerate(words) if is_verb(sentence.tokens[i], sentence.phrases)), None)
        if verb or (verb is None and sentence.tokens[words[0]].capital):
            return words[:verb]
    return []


def _reported(sentence: Sentence) -> Part:
    """Who says it, then the verb, then what is said, as far as there is room."""
    tokens, chosen = sentence.tokens, _bare(sentence, sentence.parts[sentence.at])
    if chosen and sentence.at and not has_verb(tokens, chosen, sentence.phrases):
        whole = _bare(sentence, [i for part in sentence.parts for i in part])
        return _cut(sentence, whole)  # "..., a déclaré la présidente, lors d'une conférence de presse"
    if chosen and sentence.at and tokens[chosen[0]].word in _ACCORDING:
        told = _bare(sentence, [i for part in sentence.parts[: sentence.at] for i in part])
        commas = [i for i in range(told[-1] + 1, chosen[0]) if tokens[i].word == ","] if told else []
        return _cut(sentence, [*told, *commas, *chosen])
    if not chosen or (sentence.at and opens_clause(sentence, chosen[0])):
        return _cut(sentence, _completed(sentence, chosen))
    if verb_first(tokens, chosen, sentence.phrases) or _says_first(sentence, chosen):
        said = _verb_end(sentence, chosen)
        speaker, verb = chosen[said:], chosen[:said]
        if speaker:
            quoted = _bare(sentence, [i for part in sentence.parts[: sentence.at] for i in part])
            comma = next((i for i in range(chosen[0] - 1, -1, -1) if tokens[i].word == ","), None)
            joint = [] if comma is None or not quoted else [comma]
            return _cut(sentence, [*speaker, *verb, *joint, *quoted])
        chosen = [*_subject(sentence), *chosen]
    following = sentence.parts[sentence.at + 1 : sentence.at + 2]
    told = _bare(sentence, following[0]) if following else []
    if told and sentence.length(chosen) < _LONGEST - _SHORT:
        joint = [i for i in range(chosen[-1] + 1, told[0]) if tokens[i].word in (",", ":")]
        chosen = [*chosen, *joint, *told]
    return _cut(sentence, chosen)


def _says_first(sentence: Sentence, chosen: Part) -> bool:
    said = " ".join(sentence.tokens[i].word for i in chosen)
    return sentence.at > 0 and sentence.phrases.saying.match(said) is not None


def _verb_end(sentence: Sentence, chosen: Part) -> int:
    """How many words of the part, from its head, are the verb of saying."""
    said = " ".join(sentence.tokens[i].word for i in chosen)
    found = sentence.phrases.saying.match(said) or sentence.phrases.announcing.match(said)
    return len(found[0].split()) if found and len(found[0].split()) < _SHORT else 1


def _cut(sentence: Sentence, chosen: Part) -> Part:
    """At most twelve words; where the verb comes last it stays."""
    chosen = order.ordered(sentence.tokens, chosen, sentence.phrases, sentence.own)
    if sentence.length(chosen) <= _LONGEST:
        return chosen
    end = Part()
    if sentence.phrases.verb_last:
        while len(end) < 2 and len(chosen) > 1 and order.ends_verb(sentence.tokens[chosen[-1]]):
            end.insert(0, chosen.pop())
    while len(chosen) > 1 and sentence.length([*chosen, *end]) > _LONGEST:
        chosen.pop()
    return [*_trimmed(sentence, chosen), *end]
