"""Page furniture: sentences and dates that are about the page, not about what happens.

Publication lines, bylines, datelines, menus, archive lists, copyright lines. The rules look at the sentence
and its place in the text, never at one site's layout.
"""

import re
from collections.abc import Sequence

from timeline.extract import clause, stamps, words
from timeline.extract.blocks import Span
from timeline.extract.stems import has_any
from timeline.extract.tokens import Kind, Token, is_past
from timeline.extract.world import pages

# More dates than this in one sentence are a table, a calendar or an archive.
MOST_DATES = 12
_LIST_DATES, _LIST_REACH = 5, 300  # so many dates in so many characters without verbs are an archive list

_STAMP = re.compile(
    r"(?-i:[A-Z]{3}[A-Z ,.]{0,20}(?= \()|\([A-Z]{2,12}\))?"
    r"\W*(?:(?:first|last|originally|page|article|story|post|content)\s+)*"
    r"(?:updated|published|posted|modified|revised|reviewed|edited|printed|accessed|retrieved|written"
    r"|created|"
    r"uploaded|submitted|filed|dated?(?! of (?:the |our )?next)|issued"
    r"|released(?= ?:| (?:on )?[\w ,./]{4,21}\w$)"
    r"|(?:issue|release|publication|invoice|order|print) date|"
    r"checked|verified|tested|still current|review(?:ed)? by|comment by|letter from|compiled|prepared"
    r"|produced|drafted|typeset|transcribed|generated|downloaded"
    r"|archived|captured|rendered|"
    r"(?:correct|accurate|valid|data|figures|status|prices) (?:as )?(?:of|at|on|to|up to|until|through)|"
    r"as (?:of|at)|"
    r"weather|(?:file )?(?:photo|picture|image)s? (?:from|dated)|"
    r"terms (?:and conditions|of (?:use|service))|(?:privacy|cookie) (?:policy|notice|statement)"
    r"|(?:photo|picture|image|photograph|source|credit)s?(?: \w+)?(?=:| taken)|pictured|"
    r"for immediate release|embargo(?:ed)?|(?:press|media|news) (?:release|statement|advisory|notice)|"
    r"(?:weekly |monthly |daily )?(?:bulletin|newsletter)|fig(?:ure|\.)? \d+|table \d+|chart:|"
    r"(?:signed|status)(?=:)|form [\w-]*\d|(?:draft|version|revision|printout|copy) of|rev\.|"
    r"(?:issue|volume|vol\.?|no\.?|nr\.?) \d+|(?:report|bulletin|newsletter) (?:no\.? ?)?\d+|(?:issue"
    r"|edition) of|"
    r"(?:table|fig(?:ure)?\.?|chart|map|exhibit|annex|appendix|box|plate) (?:\d+|[IVX]+)(?=[.:]| [-–—])|"
    r"(?:file|archive|stock|library) (?:picture|photo|image|footage)|(?:additional )?(?:reporting|editing"
    r"|writing) (?:by|on)|"
    r"opening (?:times|hours)|(?:edited|translated|photographed|filmed) by|(?:rain|reserve) date"
    r"|upcoming events(?=:)|calendar of|i[sb]sn|doi|"
    r"(?:next|previous|prev|related)(?: (?:article|story|post|page|item|entry|news))?(?=:)|print edition|"
    r"settings saved|(?:joined|member since|registered)(?=:)|ref(?:erence)?(?=:| no)|"
    r"(?:view|see|show|browse|read)(?: all)? (?:\w+ )?(?:events"
    r"|posts|articles|news|issues|dates)|(?:more|all|past|previous|earlier|upcoming)"
    r" (?:events|exhibitions|articles|posts|issues|editions|concerts)|back to|what's on|advertisement|"
    r"effective date|document version|(?:covers|covering)|"
    r"reading time|share (?:on|via)|search (?:from|by)|showing (?:results|events)|you are here|"
    r"(?:previous|earlier|past|older|other) (?:bulletins?|issues?|releases?|editions?|reports?|statements?"
    r"|notices?|versions?|updates?|newsletters?|advisories|warnings)(?=:)|"
    r"home (?=[/»›>])|sign up (?:for|to) (?:our|the) newsletter|sunrise|week \d+(?=:)|"
    r"(?:older|newer|latest|video|listen|watch|audio|podcast|(?:photo )?gallery)(?=:)|"
    r"(?:approval of (?:the )?)?minutes of|having regard to|(?:adopted|made|issued) (?:under|pursuant to)|"
    r"(?:opening )?(?:season|times|hours)(?=:)|comments? closed|cite (?:as|this)|"
    r"sent(?=:)|sent (?:out|to (?:all |the )?(?:parties|members|subscribers))|changes since|"
    r"date of publication|from (?:the|our) archives?(?=[:,])|time|version [\d.]+,?|"
    r"(?:replaces|supersedes)(?: the)?(?: \w+)? (?:of|from|dated|[\d.]+))(?!\w)"
    rf"|\W*(?:{pages.STAMPS})\b",
    re.IGNORECASE,
)
# "Jane Roe · 3 May 2025 · 4 min read", "3 May 2025 | News | 3 comments"
_SHORTEST_STAMPED = 4  # tokens
_ISSUED = frozenset(
    "issued published released updated posted revised reviewed dated printed correct valid circulated"
    " prepared compiled".split()
)
_SOURCE = re.compile(
    r"\((?:[A-Z][\w.&-]*,? ){1,5}(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?: [A-Z][a-z]{2,8})?\.?(?: \d{4})?\)"
)
# Neutral citations of judgments: "[2010] EWCA Crim 1075 (30 April 2010)".
_NEUTRAL = re.compile(r"\[(?:19|20)\d\d\] (?:\d )?[A-Z]{2,}[\w ()]{0,12} \d+")
# When a source was looked up: "Finnmark Post, 19 June 2025, retrieved 2 July 2025".
_RETRIEVED = re.compile(
    r"[,.;(\]] (?:(?:last )?(?:retrieved|accessed)|(?:zuletzt )?abgerufen am|consultée? le|consultado el)"
    r" [\w .]{6,20}\W*$",
    re.IGNORECASE,
)
# The page of a paper: "Mill Gazette, 14 May 1926, p. 1907".
_PAGE = re.compile(r"\b[12]\d{3}[),]*,? pp?\. ?\d")
# The dateline of an agency: "HAMBURG, 12. Mai (agm)."
_AGENCY = re.compile(
    r"[A-ZÄÖÜ][\w./ -]{1,40}, \d{1,2}\.? (?:de )?\w+(?: (?:de )?\d{4})? \([\w/ .-]{2,12}\)\.?"
)
# The foot of a letter, "Wendel, den 30. Januar 2026, gez. Krahl"; a place in a journal, "38 (2025), 112–129"
_LETTER = re.compile(
    r"(?!(?:\w+ )?\w*(?:tag|woch|abend),)[A-ZÄÖÜ][\w./-]+(?: [A-ZÄÖÜ][\w./-]+){0,2}, den \d{1,2}\. ?\w+\.?"
    r" ?\d{4},?(?:\s*gez\b.*)?$"
)
_VOLUME = re.compile(r"\b\d{1,3} \(\d{4}\), \d+[–-]\d+")
_DASHED = re.compile(r"\s[–—-]\s")
_PART = re.compile(r"\s*[·•|]\s*")
_COUNTED = re.compile(
    r"\W*\d[\d.,]*\s*(?:min(?:ute)?s?(?: read)?|comments?|shares?|views?|likes?|replies|reads?)\W*"
    r"|\W*\d+ ?°.*",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r",\s(?:[\w-]+ )?(?:correspondent|reporter|staff writer)\b")
_CREDIT = re.compile(
    r"[\s.|(]*(?:photo(?:graph|s|graphie)?|foto(?:graf(?:ía|ie)?)?|picture|image|imagen|bild|credit"
    r"|crédits?)\s?:",
    re.IGNORECASE,
)
_SOME_YEAR = re.compile(r", (?:ca?\.|circa) ?\d{4}(?:s|[-–/]\d{2,4})?\W*$")
# Who took the picture above: "(AFP/Jane Roe)", "Associated Press/Jane Roe"
_TAKEN_BY = re.compile(
    r"\s*\(?[A-Z][\w.&]+(?: [A-Z][\w.&]+){0,2}/[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,3}\)?\s*(?:[|.]|\n|$)"
)
# Who wrote the mail that is quoted below: "On Tue, 3 Feb 2026 at 10:12, Ada Brix wrote:".
_QUOTED = re.compile(
    r"\W*(?:on|am|le|el)\b[^\n]{0,60}(?:\d[.:h]\d\d\b|@)[^\n]{0,90}\b(?:wrote|schrieb|a écrit|escribió)\b"
    r"[^\n]{0,60}:",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"\d\s?°|\bdegrees\b")
_LONGEST_WEATHER = 5  # words
# What stands before the date of a comment on a page ("Jane Roe says: 3 May 2025 at 10:15").
_COMMENT = frozenset({"says", "said", "wrote", "commented", "replied"})
_BYLINE = re.compile(
    r"\W*(?:by\s+[A-Z]|(?:von(?!\s\w+(?:tag|woch)\b)|par|por)\s+(?-i:[^\W\d_a-zß-ÿ]))", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"©|\(c\)\s*\d|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
_SORTS = "(?:related|recent|popular|latest|more|featured|similar|older|newer|previous|next)"
_MENU_HEADINGS = (
    r"top \d+(?! ?:).*",
    r"(?:most|also) (?:read|popular|viewed|commented|shared).*",
    rf"{_SORTS} (?:posts?|articles?|stor(?:y|ies)|news|topics?|content|comments?|links?|entries|items)",
    r"more (?:from|on|in|about) .*",
    r"you (?:may|might|could) (?:also )?(?:like|enjoy|be interested).*",
    r"(?:read|see|learn) (?:more|also|next).*",
    r"leave a (?:reply|comment).*",
    r"archives?|categories|tags?|comments?|advertisements?|menu|navigation|sitemap|about us|contact us",
    r"share(?: this.*)?|follow us.*|subscribe.*|newsletters?.*|breaking news|latest",
    r"popular|recent|trending(?: now)?|latest headlines(?: (?:in|from|on) .*)?",
    r"editor'?s picks?|don'?t miss.*|what'?s new|in case you missed it.*",
    r"(?:read|see) also|elsewhere(?: .*)?|in other news|other (?:news|stories|articles)|further reading",
    r"from (?:the|our) archives?|(?:past|back|previous|older) issues|(?:archives?|browse) by .*",
    r"on this (?:day|topic)",
    r"(?:quick|useful|external) links",
    r"sponsored(?: (?:by|content|posts?|links?|articles?|stor(?:y|ies)|ads?|messages?)\b.*)?",
    r"partner content|today'?s headlines|headlines|our picks",
)
_MENU_HEADING = re.compile(rf"\W*(?:{'|'.join((*_MENU_HEADINGS, *pages.MENUS))})\W*")
_MENU_LINE = re.compile(rf"\W*(?:{'|'.join((*_MENU_HEADINGS, *pages.MENUS))})\s*:", re.IGNORECASE)
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|now|(?:this|last|next|past|current)\s+\w+|ago)\b", re.IGNORECASE
)
_PROGRAMME = re.compile(pages.PROGRAMME, re.IGNORECASE)
_OWNED = ("©", "(c)", "copyright", "rights reserved")
_STAMP_WORDS = frozenset(
    "am pm a.m p.m gmt utc bst est edt cet cest ict pst pdt ist at on by in min mins minute minutes "
    "read hours hrs h views comments comment share print date time o'clock uhr local".split()
)
_DASHES = frozenset({"—", "–", "-", "―"})
# "GENEVA and OSLO, 3 May - Talks went on": a sentence follows.
_JOINING = frozenset({"and", "&", "et", "y", "und"})
_PLACE_PARTS = _JOINING | {"(", ")", "/", ",", ".", "[", "]", "|", "de", "of", "the"}
# Notes on the text itself: "Correction, 5 May: an earlier version ...".
_NOTES = frozenset("correction corrections update clarification erratum editor's".split())
_NOTE_WORDS = frozenset(
    "updated update corrected correction amended modified clarified last on revised".split()
)
_SHORTEST_BYLINE, _LONGEST_BYLINE = 2, 8  # words behind the date
_LONGEST_SOURCE = 6  # tokens of "(from our correspondent)"
_LONGEST_PLACE = 10  # tokens
_LONGEST_HEADING, LONGEST_ITEM = 15, 24  # words of a heading, and of one in a menu
_LONGEST_STAMP = 18
_LONGEST_NAME = 4
_LONGEST_MENU_HEADING = 80  # characters


def heads_menu(text: str, sentence: Span) -> bool:
    """Whether this line is the heading of a menu, a list of other pages or a form ("Related Posts")."""
    if sentence.end - sentence.start > _LONGEST_MENU_HEADING:
        return False
    return _MENU_HEADING.fullmatch(sentence.of(text).lower()) is not None


def is_fragment(text: str, sentence: Span, longest: int = _LONGEST_HEADING) -> bool:
    """A short line without a full stop: a heading, an item of a menu, a cell of a table."""
    line = sentence.of(text)
    return line.rstrip("*_\"'”’) ")[-1:] not in (".", "!", "?", "…", "。") and len(line.split()) <= longest


def is_stamp(text: str, sentence: Span, tokens: Sequence[Token]) -> bool:
    """Whether the sentence only says when the page was made, or whose it is."""
    if not any(map(_speaks, tokens)):
        return True
    line = sentence.of(text).lstrip("_")  # of Markdown
    small = line.lower()
    if " | " in line and _MENU_LINE.match(line):
        return True  # "Recent posts: Bridge closed (9 May) | Fair opens (7 May)"
    if _says_whose(line, small) or heads_note(tokens) or is_citation(line):
        return True
    if stamps.says_made(small) or _is_comment(tokens) or _in_parts(line) or _dated_byline(tokens):
        return True
    if stamps.is_byline(line) or ("p." in line and _PAGE.search(line) and not clause.finite(tokens)):
        return True
    if is_fragment(text, sentence) and (_ends_stamped(tokens) or _names_report(text, tokens)):
        return True
    if clause.finite(tokens[1:]) or len(said := list(filter(_speaks, tokens))) > _LONGEST_STAMP:
        return False
    if is_fragment(text, sentence) and (_is_weather(line, said) or _PROGRAMME.search(line)):
        return True
    if (
        (paper := stamps.OWN_PAPER.match(line))
        or _STAMP.match(line)
        or _BYLINE.match(line)
        or _AUTHOR.search(line)
    ):
        return bool(paper) or is_fragment(text, sentence) or tokens[0].kind is not Kind.DETERMINER
    return _is_place(tokens, said)


def _says_whose(line: str, small: str) -> bool:
    return has_any(small, _OWNED) and _COPYRIGHT.search(line) is not None


def _ends_stamped(tokens: Sequence[Token]) -> bool:
    """Whether it is "Flood alert no. 7, issued 20 February 2026 at 06:00"."""
    if tokens[-1].kind is not Kind.DATE or len(tokens) < _SHORTEST_STAMPED:
        return False
    at = len(tokens) - 2
    while at > 0 and tokens[at].kind is Kind.PREPOSITION:
        at -= 1
    return tokens[at].word in _ISSUED and tokens[at - 1].word in (",", "(", "–", "—", "-", "|", ":")


def heads_note(tokens: Sequence[Token]) -> bool:
    """Whether it is a note on the page with a date: "Updated 14 September: number of guests corrected"."""
    if not tokens or tokens[0].word not in _NOTE_WORDS:
        return False
    date = next((i for i, token in enumerate(tokens) if token.kind is Kind.DATE), 0)
    if not date or not all(token.word in _NOTE_WORDS for token in tokens[:date]):
        return False
    return date + 1 < len(tokens) and tokens[date + 1].word in (":", "—", "–", "-", "|", "(")


def is_caption(text: str, sentence: Span, tokens: Sequence[Token]) -> bool:
    """Whether it is what a picture shows: "The mill in 1962. Photo: City Archive", "A postcard, c. 1910"."""
    dated = _CREDIT.match(text, sentence.end) is not None or _SOME_YEAR.search(sentence.of(text)) is not None
    if dated and not clause.finite(tokens):
        return True
    shown = not any(token.kind is Kind.FINITE and is_past(token.word) for token in tokens)
    return shown and _TAKEN_BY.match(text, sentence.end) is not None


def _dated_byline(tokens: Sequence[Token]) -> bool:
    """Whether it is "4 May 2026 - by Jane Roe", "On 4 May 2026 by Jane Roe in News"."""
    date = next((i for i, token in enumerate(tokens[:2]) if token.kind is Kind.DATE), len(tokens))
    if date > 1:
        return False
    after = [token for token in tokens[date + 1 :] if token.kind not in (Kind.PUNCTUATION, Kind.MARKUP)]
    if not _SHORTEST_BYLINE <= len(after) <= _LONGEST_BYLINE or clause.finite(tokens):
        return False
    return after[0].word in ("by", "von", "par", "por") and after[1].capital


def heads_table(tokens: Sequence[Token]) -> bool:
    """Whether it is a row of a table's heads: "Charge | From April 2025 | From April 2026"."""
    before = [tokens[i - 1].word for i, token in enumerate(tokens) if token.kind is Kind.DATE and i]
    said = [token for token in tokens if _speaks(token) and token.kind is not Kind.PREPOSITION]
    return len(before) > 1 and len(set(before)) == 1 and before[0].isalpha() and len(said) < len(before)


def _in_parts(line: str) -> bool:
    """Whether one of the parts of a line tells about the page: who wrote it, how long it is to read."""
    if line.endswith((".", "!", "?")):
        return False
    if any(_STAMP.match(part) for part in _DASHED.split(line)[1:]):
        return True
    parts = _PART.split(line)
    if len(parts) == 1:
        return False
    return any(_STAMP.match(part) or _BYLINE.match(part) or _COUNTED.fullmatch(part) for part in parts)


def _is_weather(line: str, said: Sequence[Token]) -> bool:
    """Whether it is "Friday 3 May, 14 °C, light rain" at the head of a page."""
    return len(said) <= _LONGEST_WEATHER and _DEGREES.search(line) is not None


def _is_comment(tokens: Sequence[Token]) -> bool:
    """Whether it is only who wrote what follows, and when."""
    head = tokens[: _LONGEST_NAME + 1]
    verb = next((i for i, token in enumerate(head) if token.word in _COMMENT), 0)
    named = (
        all(token.capital for token in tokens[:verb]) or tokens[1].word == "commented"
    )  # "kowal commented"
    if not verb or not named:
        return False
    rest = tokens[verb + 1 :]
    return any(token.kind is Kind.DATE for token in rest) and not any(_speaks(token) for token in rest)


def _speaks(token: Token) -> bool:
    word = token.word
    silent = token.kind in _SILENT or word in _OF_STAMPS or word.isdigit()
    return not (silent or (word[:1].isdigit() and _NUMERIC.fullmatch(word)))


def _names_report(text: str, tokens: Sequence[Token]) -> bool:
    told = [text[token.start : token.end] for token in tokens if token.kind is Kind.DATE]
    said = [token.word for token in tokens if _speaks(token) and token.kind is not Kind.COORDINATOR]
    return stamps.names_report(told, said)


_SILENT = frozenset({Kind.DATE, Kind.PUNCTUATION, Kind.MARKUP, Kind.DETERMINER})
_NUMERIC = re.compile(r"\d\d?/\d\d?/\d{4}")  # a day that can be read in two ways
_OF_STAMPS = frozenset(_STAMP_WORDS) | frozenset(words.WEEKDAYS)


def _is_place(tokens: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether it is "Geneva, 5 June 2026" at the head or foot of a letter."""
    if len(said) > 3 or (tokens[-1].kind is not Kind.DATE and tokens[-1].word not in (".", ",")):
        return False
    if not all(token.capital and token.kind is Kind.OTHER for token in said):
        return False
    names_event = any(token.word in words.EVENT_NOUNS for token in said)
    first = next((i for i, token in enumerate(tokens) if token.kind is Kind.DATE), 0)
    return not names_event and first > 0 and tokens[first - 1].word == ","


def is_citation(line: str) -> bool:
    """Whether it only names a source, judgment or mail: "(OCHA Sudan, 19 Sept)", "[2010] EWCA Crim 1075"."""
    if line.endswith(":") and _QUOTED.fullmatch(line):
        return True
    if _AGENCY.fullmatch(line) or (", den " in line and _LETTER.match(line)):
        return True
    if ("), " in line and _VOLUME.search(line)) or (">>" in line and line.count(" >> ") > 1):
        return True
    return (
        _SOURCE.fullmatch(line) is not None
        or _NEUTRAL.search(line) is not None
        or _RETRIEVED.search(line) is not None
        or pages.is_menu(line)
    )


def is_deictic(text: str, date: Span) -> bool:
    """Whether the expression points from today ("this week"), which in a heading is the page's own day."""
    return _DEICTIC.search(date.of(text)) is not None


def dateline(tokens: Sequence[Token], *, opens: bool = False) -> int | None:
    """The index after "PHNOM PENH, 12 January 2026 (AKP) —" at the head of a story, None without one.

    The place may follow in brackets: "12 January 2026 (PHNOM PENH) —". A date and a dash alone head an item
    of a programme: that date is the item's. In the sentence that `opens` a text, a colon may
    stand for the dash.
    """
    date = next((i for i, token in enumerate(tokens) if token.kind is Kind.DATE), len(tokens))
    dashed = 1 < date < len(tokens) and tokens[date - 1].word in _DASHES and clause.finite(tokens[date:])
    place = tokens[: date - 1] if dashed else tokens[:date]
    if date > _LONGEST_PLACE or not all(_names_place(token) for token in place):
        return None
    if any(token.word in _JOINING for token in place) and not clause.finite(tokens[date:]):
        return None
    noted = bool(tokens) and tokens[0].word in _NOTES
    source = _source(tokens, date + 1) if opens else date
    opens = opens and date > 1 and tokens[date - 1].word == "," and clause.finite(tokens[date:])
    for index in range(date + 1, min(len(tokens), date + _LONGEST_PLACE)):
        token = tokens[index]
        if token.word in _DASHES or (token.word == ":" and (noted or opens)):
            named = any(_speaks(t) for t in tokens[:index] if t.kind not in (Kind.DATE, Kind.COORDINATOR))
            return index + 1 if named else None
        if token.word == "/" and index == date + 1 and date and tokens[date - 1].word == "/":
            return index + 1  # "HULL, UK / NEWSLINE / 3 May 2026 / Stavik plc"
        if index > source and not _names_place(token) and token.kind is not Kind.DATE:
            return None
    return None


def _source(tokens: Sequence[Token], opening: int) -> int:
    """Where the brackets right behind the date end: "Aug 20 (own report) -"; before it without them."""
    if opening >= len(tokens) or tokens[opening].word != "(":
        return opening - 1
    ends = range(opening, min(len(tokens), opening + _LONGEST_SOURCE))
    return next((i for i in ends if tokens[i].word == ")"), opening - 1)


def _names_place(token: Token) -> bool:
    return token.capital or token.word in _PLACE_PARTS or token.kind is Kind.MARKUP


def archive(places: Sequence[Span], tokens: Sequence[Token]) -> bool:
    """Whether the dates at `places` stand in a list of dates rather than in sentences."""
    dense = any(
        later.end - earlier.start <= _LIST_REACH
        for earlier, later in zip(places, places[_LIST_DATES - 1 :], strict=False)
    )
    if not dense or clause.finite(tokens):
        return False
    return sum(_speaks(token) for token in tokens) < 3 * len(places)
