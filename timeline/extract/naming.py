"""Dates that are part of a name or a number, and lifetimes: they do not say when something happened."""

import re

from timeline import months
from timeline.edtf import Precision
from timeline.extract import cited, feasts, noted, papers, proper, shelf
from timeline.extract.blocks import Span
from timeline.extract.happening import happens
from timeline.extract.stems import has_any
from timeline.extract.world import bare_years
from timeline.extract.world.phrases import Phrases
from timeline.model import Timex

YEAR_RANGES = frozenset({"year_range", "year_span", "range_years"})  # rules of the tagger
_REACH = 80  # characters looked at on each side
_NAMED = (
    "act|law|code|bill|constitution|agenda|vision|plan|strategy|roadmap|convention|protocol|treaty|"
    "directive|regulations?|resolution|ordinance|decree|framework|policy|programme|program|budget|"
    "report|index|survey|review|outlook|yearbook|almanac|edition|guidelines?|guide|standard|"
    "specification|model|version|release|prize|awards?|medal|bulletin|handbook|white paper|charter|"
    "goals?|targets?|forecasts?|estimates?|projections?|initiative|census|study|paper|book|film|movie"
    "|novel|album|song|documentary|"
    "painting|vintage|season|fiscal year|financial year|class|generation|squad|team|list|catalogue|"
    "calendar|fund|coupe|sedan|series|olympics|paralympics|world cup|cup|expo|games|championships?|"
    "tour|champions?|medall?ists?|laureates?|nominees?|cohort|winners?|winning|finalists?|runners?-up"
    "|title-?holders?|graduates?|intake|style|rules?|format|template|"
    "syllabus|levels?|average|photograph|photo|picture|poster|map|recording|translation|crop|"
    "agreement|accord|deal|contract|settlement|pact|lawsuit|memorandum|statement|declaration"
)
# "the 2019 Act", "the 2030 Agenda for ...", "2020 Nobel Prize", "2012 Summer Olympics"
_BEFORE_NAME = re.compile(
    rf"(?! the )[\s-]+(?:(?:[A-Z][\w.’'-]*|of|on|for|the|and|annual|national|state|world|gold|silver"
    rf"|bronze|olympic"
    rf"|global)\s+){{0,5}}(?i:{_NAMED})\b"
)
_SEASON = re.compile(
    r" (?:[a-z]+ )?(?:season|campaign|budgets?|edition|class|school year|academic year)\b", re.IGNORECASE
)
# "Vision 2030", "Tokyo 2020", "Windows 2000", "Act 1998", "Act of 1990", "Class of 2026"
_AFTER_NAME = re.compile(r"(?:^|[^\w.])(?P<name>[A-Z][\w’'-]*)\s+(?:of\s+|,\s*)?$")
_AFTER_LAW = re.compile(rf"\b(?i:{_NAMED})(?:,?\s+(?:of\s+)?|\s*\()$")
# "A treaty of 1985 left the question open": it is told of for the first time.
_A_PACT = re.compile(r"\b[Aa]n? (?:\w+ )?(?:treaty|agreement|accord|pact|deal|settlement|contract) of $")
_NO_NAME = frozenset(month.title() for month in months.ENGLISH).union(
    "In On At By Since Until Till From To Before After During Between And Or The Of For About Around "
    "His Her Its Their Our My Your "
    "Circa Early Late Mid Year Years Spring Summer Autumn Fall Winter Q1 Q2 Q3 Q4 FY "
    "Jahr Jahre Jahren Jahres Sommer Frühjahr Herbst Mitte Ende Anfang Im Am Seit Bis Von Zum Año En El Le L "
    "Année Through Throughout Over Within With When While As Under Not Only Already Even Just Later Then "
    "Erst Bereits Schon Noch Nur Auch Zuletzt Spätestens Frühestens Zwischen Nach Vor Ab Um Gegen Zuvor "
    "Dès Depuis Fin Début Courant Vers Après Avant Entre Jusqu'en Déjà "
    "Desde Hasta Ya Hacia Durante Tras Antes Después Sobre Recién "
    "Als Damals Wenn Dann Doch Aber Denn Allein Etwa Später Danach Und Oder Quand Lorsqu'en Puis Mais Et "
    "Cuando Pero Y Luego Nel Dal Fino Entro Dopo Prima Già Quando E Em Até Após Antes Sinds Tot Vanaf Na "
    "Toen Rond Begin Eind Medio Pas Al Begonnen Gegründet Erbaut Gebaut Eröffnet Geboren Née Né Nées Nés "
    "Créé Créée Fondée Fondé Construit Construite Nacido Nacida Creado Creada Fundado Fundada Nato Nata "
    "Fondata Fondato Nascido Nascida Criado Criada Opgericht "
    "Für Mit Durch Aus Trotz Statt Pour Para Per Voor".split()
)
# "No. PR 03/2026", "Case 12/2026", "Regulation (EU) 2016/679". Every repetition ends with its own separator,
# so that there is one way to match.
_NUMBER_BEFORE = re.compile(
    r"(?:\b(?i:no|nr|nos|pp?|vol|ref|reference|case|docket|doc|document|circular|sub-decree|prakas|decision"
    r"|resolution|by-?law|"
    r"regulation|directive|invoice|file|tender|rfp|rfq|bid|id|iso|iec|cve)\b|№|\bn[°º])"
    r"[.:\s]{0,3}(?:[A-Z]{1,6}[\s./-]{1,2}){0,3}(?:\((?:EU|EC|EEC)\)\s?)?(?:[\w.]{1,12}[/-]){0,3}$"
)
# "Telefon 0491 2027-12", "call 0800 2025"
_TELEPHONE = re.compile(
    r"(?i:tel(?:ephone|efon|éfono|éphone|\.)?|(?:tele)?fax|phone|mobile|hotline|call|dial"
    r"|ruf(?:nummer)?)\W{0,3}"
    r"(?:[\d()+/-]{1,8}\s?){1,4}$"
)
_GLUE = ("/", ":", "_", "-")
_GLUED_BEFORE = re.compile(r"[\w)][/:_-]$|[/_]$")
# Options of commands and parameters of addresses.
_OPTION = re.compile(r"(?:^|[\s`(])--?[a-z][\w-]*[ =]$|\w=$|[\s`(]--$")
_GLUED_AFTER = re.compile(r"[/_-]\w|[-/]?[A-Z]\d|\.\w")
# "Resolution 2334 (2016)": a number before a year in brackets.
_NUMBERED = re.compile(r"\d\s*\($")
_AUTHOR_YEAR = re.compile(r"(?:,\s[A-Z]|\bal|\bEds?)\.,? \($")
_CITATION = re.compile(r"\((?:see\s+)?[A-Z][\w’'-]+(?:\s+(?:&|and|et al\.?)\s*(?:[A-Z][\w’'-]+)?)?,?\s*$")
_BORN = re.compile(
    r"\(\s*born\s*(?:on|in|c\.)?\s*$|(?:\(|,\s*)\s*(?:b\.|née?|geb\.|né|nacido|\*)\s*(?:on|in|c\.)?\s*$"
    r"|\(\s*(?:died|d\.|†)\s*$"
)
# The headline of an obituary: "Jane Roe, botanist, 1938-2026"
_HEADED_NAME = re.compile(r"\W*[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+)+, (?:[\w’' -]+, )?$")
_NAME_BRACKET = re.compile(r"[A-Z][\w’'.-]*[\s,]*\($")
# The short form of a name behind it, which parts the name from its years: "Water Strategy (NWS) 2022-2030".
_SHORT_FORM = re.compile(r" \((?=[\w&-]*[A-Z][\w&-]*[A-Z])[\w&-]{2,12}\) $")
# As in "Strategy 2020-2030", "our plan for 2025 to 2030", "the series for 1990-2024",
# "Journal of Snow 41, 1998-2014"
_PERIOD_NAME = re.compile(
    r"\b(?:act|agenda|vision|plan|strategy|roadmap|framework|polic(?:y|ies)|programme|program|budget"
    r"|charges|fees"
    r"|tariff|accounts|comptes|cuentas|calendar|curriculum|series|average|averages|mean|baseline"
    r"|reference period|normals?"
    r"|fund|bill|report|estimates|subscriptions|dues|fares|campagne|exercice|campaña|temporada|ejercicio"
    r"|partnership|mandate|grant|winners?|champions|runners-up|finalists|titles|prospectus"
    r"|timetable|academic year|financial year"
    r"|tax year|season|session|parliament|legislature|législature|legislatura|legislaturperiode|wahlperiode"
    r"|amtszeit)"
    r"(?: for|,| of)?(?: the(?: parliament)?)?(?: (?:years?|period))?\s*\(?$|\b\d{1,3},\s$|/\d{2,5}, $",
    re.IGNORECASE,
)
# The end of "our plan for 2025 to 2030".
_PERIOD_TAIL = re.compile(
    r"\b(?i:act|agenda|vision|plan|strategy|roadmap|framework|polic(?:y|ies)|programme|program|budget"
    r"|charges|fees"
    r"|tariff|calendar|curriculum|mandate|records|figures|data|accounts|minutes|volumes|series"
    r"|results)(?: for| of)?(?: the)?(?: (?:years?|period))? \d{4} (?:to|and"
    r"|until|-|–) $"
)
_JOINTS = ("to ", "and ", "until ", "- ", "– ")
# "children born between 1 September 2022 and 31 August 2023"
_CLASS = re.compile(
    r"\b(?i:children|people|those|women|men|persons?|customers|pupils|residents|anyone|everyone|boys|girls"
    r"|babies|"
    r"players|drivers|applicants|candidates)\W{1,2}(?:(?:who|that) (?:were|was|are) )?born "
    r"(?:on|in|before|after|between|from|since|by)(?: or (?:before|after))? $"
    # "visas granted on or before 3 March": "must be registered on or before 3 March" is a deadline
    r"|(?<!be )(?<!was )(?<!were )\b(?:granted|issued|awarded|built|made|bought|acquired|signed|sold"
    r"|registered|manufactured|produced|concluded) on (?:or|and) (?:before|after) $"
)
_CLASSING = ("born", "on or ", "on and ")
_PAGES = re.compile(
    r"\b(?i:pages?|pp?\.|lines?|rows?|paras?\.|paragraphs?|notes?|items?|lots?|numbers?|nos\.?)\s"
    r"(?:\d+ ?(?:to|and|-|–) ?)?$"
)
# "including sections 1082, 1225 and 1956", "under 42 U.S.C. 1983 and 1985": numbers of a law
_OF_LAW = re.compile(
    r"(?:\b(?i:sections?|secs?\.|articles?|rules?|clauses?|chapters?|regulations?|paragraphs?|U\.S\.C\."
    r"|C\.F\.R\.|CFR|USC)"
    r"|§§?) ?(?:\d[\w().-]{0,20}(?:,? (?:and|or|to|through) |, ?)){1,60}$"
)
# "the patriots of 1776", "the spirit of 1968": which people, not what they did
_PEOPLE_OF = re.compile(
    r"\b(?:patriots|heroes|rebels|martyrs|founders|revolutionaries|veterans|men|women|generations?|spirit"
    r"|ideals|principles)"
    r" of $"
)
_LIST = 500  # characters
_AT = ("A ", "À ", " a ", " à ")
_LISTS = frozenset({", ", "d ", "r "})  # the end of a comma, of "and" and of "or"
_VERSION = re.compile(r"\b(?i:version|release|firmware|build|driver|v)[ .]?$")
_NUMBERED_VERSION = re.compile(r"\b\d+\.\d+(?:\.\d+)? \($")  # "GridSync 5.0 (2026-09)"
_DOTTED = re.compile(r"\d+\.\d+\.\d+")
_TAIL = re.compile(r"\d{4}[-–]\d\d")
# Cases of courts: Carr v Humber Navigation (1948).
_CASE = re.compile(r"\bv\.? [A-Z][^()]{1,50}\($")
_NO_MARK = re.compile(
    r" (?:and|or|the|for|when|with|was|were|is|are|will|would|that|this|from|but|has|had|have|which|who|while"
    r"|under|until|after|before|since|they|she|his|her|its|it|by|at|on|in|to|of|only|more|about|some|there"
    r"|than|alone|also)\b"
)
# Behind an hour, an estimate, the year of a case: "(1430 GMT)", "Coroner for Harth (1974) v Moss"
_NO_DAY = re.compile(r" ?(?:GMT|UTC|Zulu|hrs|hours)\b| est\.?\)|\) v\.? (?=[A-Z])")
# Authors of papers with the year in brackets.
_AUTHOR = re.compile(r"(?:\b[A-Z]\.|\bet al\.?|\b[Ss]ee [A-Z][\w’-]+)\s?\($")
# The work or the case that a text relies on: "laid down in Harbison (2007)", "the method of Vance (2009)".
_RELIED_ON = re.compile(
    r"\b(?:(?:laid down|held|decided|set out|established|shown|found|described|reported|proposed|stated"
    r"|affirmed"
    r"|applied|developed|introduced|discussed|defined|used|cited|quoted|overruled|followed|see) (?:in|by)"
    r"|(?:method|model|approach|work|study|analysis|theory|findings|definition|rule|test|principle|reasoning"
    r"|decision|judgment|framework|estimates?|results?) (?:of|in|from|by)) "
    r"[A-Z][\w’'-]+(?:(?: and| &| v) [A-Z][\w’'-]+)? \($"
)
_TWO_AUTHORS = re.compile(
    r"(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bto )\b[A-Z][\w’'-]+ (?:and|&) [A-Z][\w’'-]+ \($"
)
_RELIED_SUBJECT = re.compile(r"^\W*[A-Z][\w’'-]+(?: (?:and|&) [A-Z][\w’'-]+)? \($")
_FINDS = re.compile(
    r"\) (?:find|found|h[eo]ld|show|argue|report|suggest|propose|note|conclude|describe|estimate|use"
    r"|observe|claim)"
    r"(?:e?s|e?d)?\b"
)
# The year that ages are counted from: "9,100 ± 40 years before 1950".
_DATED = re.compile(r"± ?\d+ (?:calendar |radiocarbon )?years before $")
# As in "the 2022 facility", "a 2019 base"
_MARKS = re.compile(r" ([a-z]{3,})")
_MARKED = re.compile(r"\b(?i:the|a|an|this|that|our|its|their|his|her|my|under|from|using|for) $")
_PAPER_BEFORE = re.compile(r"\b[A-Z][a-z]{3,} $")  # "Public Notice 2025-11"
_MIDDLE = re.compile(r"\b(?:mi|mid)-$", re.IGNORECASE)  # "la mi-juillet"
# "VG 4 L 2019/26": the number of a case
_FILE = re.compile(r"\d{1,4} [A-Z]{1,3} $")
_QUOTES = tuple("“«„‘\"'")
_QUOTED = re.compile(r"(?:[“«„‘]|(?<!\S)[\"'])(?P<inner>[^“”«»„\"‘’.!?;]{0,60})$")
_UNQUOTED = re.compile(r"(?P<inner>[^“”«»„\"‘’.,!?;]{0,60})[”»“\"’']")
# The show “Outbreak 1918-1920: What the papers said”
_TITLED = re.compile(r"[“„«‘\"](?:[A-Z][\w’-]* ){1,4}$")
_LONGEST_TITLE = 6  # words
_TWO_YEARS = 2 * 366  # days
_LIFETIME = range(20 * 365, 120 * 366)  # days


def no_event(text: str, sentence: Span, date: Span, timex: Timex, phrases: Phrases | None = None) -> bool:
    """Whether the date only names a document, a product or a case, or brackets a life.

    Where `phrases` are those of German, nouns have capitals and a year alone tells when.
    """
    before = _plain(text[max(sentence.start, date.start - _REACH) : date.start])
    after = text[date.end : min(sentence.end, date.end + _REACH)]
    if (("(" in before or "," in before) and _BORN.search(before)) or _is_lifetime(before, after, timex):
        return True
    said = date.of(text)
    if (
        _is_feast(before, said, after, timex)
        or _is_number(before, after, timex)
        or shelf.is_printed(before, after)
    ):
        return True
    if papers.is_of_paper(before, said, after) or proper.is_name(before, said, after):
        return True
    if (
        cited.is_cited(before, said, after)
        or noted.only_noted(before, said, after)
        or _is_file_number(before, said, timex)
        or _is_version(before, said, after, timex)
    ):
        return True
    if timex.rule in YEAR_RANGES and any(p.search(before) for p in (_PERIOD_NAME, _PAGES, _TITLED)):
        return True
    if (
        _sets_value(before)
        or _in_title(before, said, after)
        or (has_any(before, _CLASSING) and _CLASS.search(before))
    ):
        return True
    if _TAIL.fullmatch(said) and (
        _SEASON.match(after) or _BEFORE_NAME.match(after) or proper.labels_noun(before, after)
    ):
        return True  # "the 2003-04 side"
    if timex.rule in YEAR_RANGES and (_SEASON.match(after) or proper.labels_noun(before, after)):
        return True
    year = not timex.anchored and timex.edtf is not None and timex.edtf.precision == Precision.YEAR
    if not year or (said[:1].islower() and before.endswith(_AT)):
        return False  # no name: "abrirá a finales de 2026 una fábrica"
    german = phrases is not None and phrases.verb_last
    return _is_of_law(text, sentence, date) or _names(before, after, german=german)


def _plain(before: str) -> str:
    """The words before a date without the short form of a name."""
    return _SHORT_FORM.sub(" ", before) if before.endswith(") ") else before


def _is_feast(before: str, said: str, after: str, timex: Timex) -> bool:
    if not timex.rule.startswith("holiday"):
        return False
    return feasts.only_named(before, said, after) if timex.anchored else feasts.is_longer(before)


def _is_of_law(text: str, sentence: Span, date: Span) -> bool:
    """Whether it is the number of a section that stands in a list of such numbers."""
    if text[date.start - 2 : date.start] not in _LISTS:
        return False
    return _OF_LAW.search(text, max(sentence.start, date.start - _LIST), date.start) is not None


def _sets_value(before: str) -> bool:
    """Whether it is the value of an option or a parameter: "--since 2024", "?year=2024"."""
    return ("-" in before or "=" in before) and _OPTION.search(before) is not None


def _in_title(before: str, said: str, after: str) -> bool:
    """Whether quotation marks make it part of the title of a work: the play «November in May»."""
    opening = _QUOTED.search(before) if has_any(before, _QUOTES) else None
    if opening is None or (closing := _UNQUOTED.match(after)) is None:
        return False
    inner = f"{opening['inner']}{said}{closing['inner']}"
    return (inner[:1].isupper() or inner[:1].isdigit()) and len(inner.split()) <= _LONGEST_TITLE


def _is_version(before: str, said: str, after: str, timex: Timex) -> bool:
    """Whether it is "4.2.2021" behind "Version", or the month of "GridSync 5.0 (2026-09)"."""
    if _DOTTED.fullmatch(said) and _VERSION.search(before):
        return True
    if timex.edtf is None or timex.edtf.precision >= Precision.DAY:
        return False
    return after.startswith(")") and _NUMBERED_VERSION.search(before) is not None


def _has_digit(text: str) -> bool:
    """Whether the first word can end a number: not in "appealed the decision last month"."""
    return any(character.isdigit() for character in text.split(None, 1)[0])


def _is_number(before: str, after: str, timex: Timex) -> bool:
    """Whether it is part of a document number, an address or a version ("PR 03/2026", "A-03/2026/KH")."""
    if timex.edtf is not None and timex.edtf.precision >= Precision.DAY:
        return False
    if before.endswith("-") and _MIDDLE.search(before):
        return False
    if timex.rule == "iso_month" and _PAPER_BEFORE.search(before):
        return True
    numbered = (
        (_ends_number(before) and _TELEPHONE.search(before))
        or (_has_digit(timex.text) and _NUMBER_BEFORE.search(before))
        or (before.endswith(_GLUE) and _GLUED_BEFORE.search(before))
        or _GLUED_AFTER.match(after)
    )
    return numbered is not None


def _ends_number(before: str) -> bool:
    last = before.rstrip()[-1:]
    return last.isdigit() or last in ("(", ")", "+", "/", "-")


def _is_file_number(before: str, said: str, timex: Timex) -> bool:
    """Whether it is "2019/77": with a stroke, years are those of a season or a financial year."""
    edtf = timex.edtf
    if (
        timex.rule not in YEAR_RANGES
        or "/" not in said
        or edtf is None
        or edtf.lower is None
        or edtf.upper is None
    ):
        return False
    return edtf.upper - edtf.lower > _TWO_YEARS or _FILE.search(before) is not None


def _names(before: str, after: str, *, german: bool) -> bool:
    if (
        proper.year_in_name(before, after)
        or feasts.names_thing(after)
        or before.endswith("War of ")
        or _PEOPLE_OF.search(before)
    ):
        return True
    if _BEFORE_NAME.match(after) or (_AFTER_LAW.search(before) and not _A_PACT.search(before)):
        return True
    if _NO_DAY.match(after):
        return True
    if after.startswith(")") and (
        _CASE.search(before)
        or _AUTHOR.search(before)
        or _RELIED_ON.search(before)
        or _TWO_AUTHORS.search(before)
    ):
        return True
    if before.endswith(" before ") and _DATED.search(before):
        return True
    if _FINDS.match(after) and _RELIED_SUBJECT.search(before):
        return True
    if (
        _PAGES.search(before)
        or (before.endswith(_JOINTS) and _PERIOD_TAIL.search(before))
        or _marks(before, after)
    ):
        return True
    if after.startswith(")") and (
        _NUMBERED.search(before) or _CITATION.search(before) or _AUTHOR_YEAR.search(before)
    ):
        return True
    named = _AFTER_NAME.search(before)
    if named is None or "," in named[0] or " of" in named[0] or named["name"] in _NO_NAME:
        return False
    return not (german and bare_years.dates(before, after))


def _marks(before: str, after: str) -> bool:
    """Whether the year is the mark of a thing: "the 2022 facility"; "the 2020 floods" happened then."""
    noun = _MARKS.match(after)
    if noun is None or _MARKED.search(before) is None or _NO_MARK.match(after):
        return False
    following = re.findall(r"[a-z-]+", after[:40])[:3]
    return not any(happens(word) for word in following)


def _is_lifetime(before: str, after: str, timex: Timex) -> bool:
    """Whether it is "Jane Roe (1926-2016)"."""
    edtf = timex.edtf
    if edtf is None or edtf.lower is None or edtf.upper is None or edtf.upper - edtf.lower not in _LIFETIME:
        return False
    if after.startswith(")") and _NAME_BRACKET.search(before):
        return True
    if _HEADED_NAME.match(before) and not after.strip():
        return True
    return _AFTER_NAME.search(before) is not None  # a caption: "Jane Roe 1926-2016"
