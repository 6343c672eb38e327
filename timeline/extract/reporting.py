"""Whether a date dates the report ("said on Friday that ...") or what is reported."""

from collections.abc import Sequence

from timeline.extract import appraised, clause, phrases, saying, words
from timeline.extract.clause import Scope
from timeline.extract.tokens import Kind, Token, is_past

# Between the verb and its date: "said late on Sunday", "said here on Friday".
_MANNER = frozenset("late early also again only separately here there earlier later".split())
_MADE_KNOWN = frozenset(
    "announced reported disclosed communicated stated mentioned published notified indicated confirmed said "
    "informed explained".split()
)
_TALKED_OVER = frozenset("discussed agreed outlined described noted".split())
_TELLING = saying.INFORMING | {"tell", "tells", "told", "telling"}
# What takes place by itself: "the sale was announced on 3 May", but "the winner was announced".
_ANNOUNCED = frozenset(
    "sale takeover merger acquisition closure purchase gift donation retirement death departure plan plans "
    "split relocation".split()
)
# "According to data released on Friday"; that a study was published is a happening.
_DATA = words.UTTERANCES | {"figures", "data", "statistics"}
# "Today reported its results", "announced today a net loss": the business of the release itself.
_FIGURES = frozenset(
    "results earnings revenue revenues income profit profits loss losses sales turnover".split()
)
_OF_FIGURES = frozenset({"reported", "announced"})
_OVER = frozenset({"after", "following", "since", "over", "about", "despite"})
_PERFECT = frozenset({"has", "have", "had"})
# "Announcing the results in Harl last week, the secretary said"
_OPENING_SPEECH = frozenset("announcing addressing briefing presenting commenting responding".split())
_HAD = frozenset({"received", "obtained", "seen"})
_PAPER_REACH = 5  # tokens of "release the news agency"
_CUES = saying.CUES | _HAD | {"according", "as", "speaking"}


def reports(tokens: Sequence[Token], scope: Scope, *, ahead: bool = False) -> bool:
    """Whether the date of `scope` governs a verb of saying, or one of what is done by words alone.

    What was said is not said on a day that lies `ahead`: "has called for a rally on 28 February".
    """
    if ahead and _said_before(tokens, scope):
        return False
    if appraised.in_words(tokens, scope):
        return True
    if not scope.says(_CUES):
        return False
    if scope.at and tokens[scope.at - 1].word == "(":
        return False  # "told the board about the congress in Lyon (3 to 5 February)"
    return (
        _after_verb(tokens, scope)
        or _heads_saying(tokens, scope)
        or _before_verb(tokens, scope)
        or _according_to(tokens, scope)
        or _had_by_paper(tokens, scope)
        or _as_announced(tokens, scope)
        or _was_announced(tokens, scope)
        or _uttered(tokens, scope)
        or _reports_figures(tokens, scope)
    )


def _said_before(tokens: Sequence[Token], scope: Scope) -> bool:
    verb = next((token for token in tokens[scope.left : scope.at] if token.kind is Kind.FINITE), None)
    return verb is not None and (verb.word in _PERFECT or is_past(verb.word))


def opens_report(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether what is reported stands beside the date, as a clause or a quotation: "warned in 2019 that"."""
    verb = next((i for i in range(scope.own - 1, scope.left, -1) if tokens[i].kind is Kind.FINITE), None)
    if verb is not None and tokens[verb].word in words.ALWAYS_SAYING:
        quoted = any(
            token.word in saying.QUOTES for token in tokens[max(0, verb - saying.PARENTHESIS) : verb]
        )
        if quoted and not any(token.word in saying.QUOTES for token in tokens[verb:]):
            return True
    if scope.end < len(tokens) and (
        tokens[scope.end].word == ":" or tokens[scope.end].word in saying.CLAUSE_OPENERS
    ):
        return True
    if clause.finite(tokens[scope.left : scope.at]):
        return False
    said = next((i for i in range(scope.end, scope.right) if tokens[i].kind is Kind.FINITE), len(tokens))
    if said + 1 >= len(tokens) or tokens[said].word not in words.ALWAYS_SAYING:
        return False
    return (
        tokens[said + 1].word in saying.OPENS_SPEECH
    )  # "That year she said that", "In a letter in 2019 he wrote:"


def _after_verb(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "said in Geneva on Friday", "told reporters on Friday", "..., said the mayor on Friday"."""
    if tokens[scope.at].possessive or tokens[scope.at - 1].word in ("by", "before"):
        return False  # "said Friday's vote was fair", "must tell us by Friday"
    if _names_another(tokens, scope):
        return False
    verb = scope.at - 1 - (tokens[scope.at - 1].word in words.DATE_PREPOSITIONS)
    if 0 < verb < scope.left and tokens[verb].word in words.ALWAYS_SAYING:
        return saying.says(tokens, verb)  # the clause of the date before reaches up to "said"
    last = min(scope.at, verb + 1)
    done = next((i for i in (last - 1, last - 2) if i > 0 and tokens[i].kind is Kind.PARTICIPLE), 0)
    said = tokens[done].word in saying.CLOSING_SAYING
    if done > scope.left and tokens[done - 1].kind is Kind.OTHER and not said:
        return False  # "said Jane Roe of the committee set up in May"
    for index in range(scope.at - 1, max(scope.left, scope.at - saying.REACH) - 1, -1):
        token = tokens[index]
        if saying.says(tokens, index):
            return _governs(tokens, index, scope.at)
        if token.kind in (Kind.FINITE, Kind.SUBORDINATOR, Kind.RELATIVE):
            return False
    return False


def _names_another(tokens: Sequence[Token], scope: Scope) -> bool:
    """Whether the date is that of what was over when it was said: "said after the 6 May fire"."""
    article, noun = tokens[scope.at - 1], tokens[scope.end] if scope.end < len(tokens) else None
    if article.word not in words.ARTICLES or noun is None or noun.kind is not Kind.OTHER:
        return False
    return tokens[scope.at - 2].word in _OVER


def _governs(tokens: Sequence[Token], verb: int, at: int) -> bool:
    after = verb + 1
    if tokens[after].word == "to" and tokens[verb].word in saying.COMMITTING:
        return False  # "promised to pay on Friday"
    if after < at and (tokens[after].word in _MANNER or tokens[after].word.endswith("ly")):
        after += 1
    following = tokens[after]
    if after == at or following.kind is Kind.PREPOSITION or tokens[verb].word in _TELLING:
        return not any(token.kind is Kind.GERUND for token in tokens[verb + 1 : at])
    inverted = verb > 0 and tokens[verb - 1].word in (",", '"', "”", "»", "'", "’")
    if any(
        token.kind is Kind.GERUND and tokens[i].word == ","
        for i, token in enumerate(tokens[verb + 2 : at], verb + 1)
    ):
        return False  # ", said the farmer, referring to the wreck of July 1995"
    return inverted and following.kind is not Kind.PUNCTUATION


def _heads_saying(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "On Friday the mayor said", "In a statement on Friday, the mayor said"."""
    head = tokens[scope.left : scope.at]
    if clause.finite(head):
        return False
    if not scope.left and head[:1] != () and head[0].word == "speaking":
        return True  # "Speaking in Oslo on Friday, she ruled out a sale"
    told = not scope.left and head[:1] != () and head[0].word in _OPENING_SPEECH
    utterance = told or any(token.word in words.UTTERANCES for token in head)
    if clause.content(head) and not utterance:
        return False
    verb = next((i for i in range(scope.at + 1, scope.right) if tokens[i].kind is Kind.FINITE), None)
    if verb is None and scope.right < len(tokens) and tokens[scope.right].kind is Kind.RELATIVE:
        verb = phrases.aside_ends(tokens, scope.right)  # "On Friday the firm, which makes boats, said that"
    return verb is not None and verb > 0 and saying.says(tokens, verb)


def _before_verb(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "The agency today announced that it had sold the mill", "Lee on Tuesday told the press"."""
    verb = scope.end
    if verb >= len(tokens) or tokens[verb].kind is not Kind.FINITE or not scope.at:
        return False
    at = scope.at - 1 - (tokens[scope.at - 1].word == "on")
    subject = tokens[max(scope.left, 0) : at + 1]
    if not subject or clause.finite(subject) or tokens[at].kind not in (Kind.OTHER, Kind.PUNCTUATION):
        return False
    if tokens[at].word not in (")", ",") and tokens[at].kind is Kind.PUNCTUATION:
        return False
    if tokens[verb].word in saying.WITH_CLAUSE and phrases.names_event(tokens[at]):
        return False  # "the inspection on 28 September showed that"
    return not any(token.kind is Kind.RELATIVE for token in subject) and saying.says(tokens, verb)


def _as_announced(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "As announced on 3 February, the plant will close", "But as discussed yesterday, it must"."""
    said = [token for token in tokens[: scope.at] if token.kind is not Kind.PUNCTUATION]
    if said[:1] and said[0].kind is Kind.COORDINATOR:
        del said[0]
    if said and said[-1].word in words.DATE_PREPOSITIONS:
        del said[-1]
    if len(said) < saying.SHORTEST_SPEECH - 1 or said[0].word != "as":
        return False
    verbs = [token.word for token in said[1:] if token.kind not in (Kind.ADVERB, Kind.PRONOUN)]
    return (
        verbs[-1:] != []
        and verbs[-1] in _MADE_KNOWN | _TALKED_OVER
        and all(v in words.AUXILIARIES for v in verbs[:-1])
    )


def _according_to(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "according to a statement on Friday", "to their May 3 release", "to officials last week"."""
    for index in range(scope.at - 1, max(scope.left, scope.at - saying.REACH) - 1, -1):
        if tokens[index].word == "according":
            near = (*tokens[index : scope.at], *tokens[scope.end : scope.end + 2])
            return any(token.word in _DATA for token in near) or _says_when(tokens[index : scope.at])
        if tokens[index].kind is Kind.FINITE or tokens[index].word == ",":
            return False
    return False


def _says_when(speaker: Sequence[Token]) -> bool:
    """Whether the date stands by itself behind who spoke, and belongs to none of the words before it."""
    last = speaker[-1]
    named = last.kind is Kind.OTHER or last.word == "on"
    return named and not any(token.kind in (Kind.PARTICIPLE, Kind.RELATIVE) for token in speaker)


def _had_by_paper(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "said the ministry in a release the agency received this morning": that is when it said so."""
    at = scope.at - 1 - (tokens[scope.at - 1].word in words.DATE_PREPOSITIONS)
    if at < 1 or tokens[at].word not in _HAD:
        return False
    before = tokens[max(0, at - _PAPER_REACH) : at]
    paper = next((i for i, token in enumerate(before) if token.word in words.UTTERANCES), len(before) - 1)
    names = before[paper + 1 :]
    return bool(names) and all(token.kind in (Kind.OTHER, Kind.DETERMINER) for token in names)


def _was_announced(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "the sale of the estate was announced on 3 May", "it was announced on 3 May that"."""
    verb = scope.at - 1 - (tokens[scope.at - 1].word in words.DATE_PREPOSITIONS)
    if verb > 0 and tokens[verb].word == "quoted":
        return saying.after_date(tokens, verb) == "as"  # "was quoted on Friday as saying"
    if verb < 1 or tokens[verb].word != "announced":
        return False
    subject = [token for token in tokens[scope.left : verb] if token.kind is not Kind.ADVERB]
    passive = bool(subject) and subject[-1].word in words.BE
    head = subject[: -1 - (subject[-2:-1] != [] and subject[-2].word in words.AUXILIARIES)] if passive else []
    if [token.word for token in head] == ["it"]:
        return saying.after_date(tokens, verb) == "that"
    noun = next((i for i, token in enumerate(head) if token.kind is Kind.PREPOSITION), len(head)) - 1
    return noun >= 0 and head[noun].word in _ANNOUNCED and not clause.finite(head)


def _uttered(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "she repeated it in a letter in May 2023"."""
    verb = next((i for i in range(scope.at - 1, scope.left, -1) if tokens[i].kind is Kind.FINITE), None)
    if verb is None or tokens[verb].word not in saying.WITH_CLAUSE:
        return False
    after = tokens[verb + 1 : scope.at]
    said = next((i for i, token in enumerate(after) if token.word in words.UTTERANCES), 0)
    return any(token.word in ("in", "during") for token in after[max(0, said - 3) : said])


def _reports_figures(tokens: Sequence[Token], scope: Scope) -> bool:
    """As in "today reported its results", "reported on Friday a loss"; no "first loss in 2019"."""
    before = tokens[scope.at - 1]
    if before.kind is Kind.PREPOSITION and before.word != "on":
        return False
    verb = scope.end
    if verb >= len(tokens) or tokens[verb].word not in _OF_FIGURES:
        verb = next((i for i in range(scope.at - 1, scope.left, -1) if tokens[i].kind is Kind.FINITE), 0)
    if tokens[verb].word not in _OF_FIGURES or appraised.passive(tokens, verb):
        return False
    after = [token for token in tokens[verb + 1 : verb + saying.REACH] if token.kind is not Kind.DATE]
    for token in after[after[:1] != [] and after[0].word == "on" :]:
        if token.word in _FIGURES:
            return True
        if token.kind in (Kind.PREPOSITION, Kind.PUNCTUATION, Kind.FINITE):
            break
    return False
