"""English words by the part they play around a date; closed classes and the verbs that news is made of.

Everything is casefolded with straight apostrophes. Words of other languages belong to no class, except the
prepositions and articles that stand directly before a date.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline import months

DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your each every all both another any "
    "some no such several many most last next".split()
)
ARTICLES = frozenset({"a", "an", "the"})
PREPOSITIONS = frozenset(
    "of in on at by for from with to into onto upon between among during until till since before "
    "after over under about against through throughout within without toward towards across along "
    "around near behind beyond despite per via following regarding concerning including alongside "
    "amid amidst ahead as like than off up down out pursuant according due".split()
)
# A noun after these happened at the date itself; the main clause then says more.
DURING = frozenset({"during", "at", "in", "on"})
# The name of an event after these does not take the date from the verb.
NO_HOOK = frozenset("of to into with for by between among from up down off out".split())
# These open an adverbial, not an attribute of the noun before them.
NO_ATTRIBUTE = frozenset("as after before since until during at following".split())
INDEFINITE = frozenset({"a", "an", "any", "one", "some"})
POSSESSIVES = frozenset("his her its their our my your".split())
ADVERBIAL_HEADS = frozenset(
    "according rather instead based given compared following speaking asked along together aside "
    "apart except earlier later previously recently formerly meanwhile separately".split()
)
# Verbs whose clause alone does not say what happened.
ANNOUNCING = frozenset(
    "announce announces announced declare declares declared confirm confirms confirmed reveal reveals "
    "revealed warn warns warned promise promises promised predict predicts predicted stressed "
    "emphasized emphasised expected".split()
)
COORDINATORS = frozenset({"and", "but", "or", "nor", "yet", "plus"})
RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})
SUBORDINATORS = frozenset(
    "while whereas because although though unless if when whenever once that whether as after before "
    "since until so".split()
)
# Also prepositions: they open a clause only when a finite verb follows before the date.
EITHER = frozenset({"as", "after", "before", "since", "until"})
PRONOUNS = frozenset(
    "i you he she it we they me him us them one who which that this there these those what everyone "
    "nobody".split()
)
ADVERBS = frozenset(
    "also not never already still just only then now further formally officially jointly successfully "
    "recently later earlier soon again first even both subsequently currently previously finally "
    "initially always often n't so too very quite yet here there however moreover meanwhile "
    "furthermore additionally".split()
)
BE = frozenset(
    "be am is are was were been being 's 're 'm isn't aren't wasn't weren't it's he's she's".split()
)
AUXILIARIES = (
    BE
    | frozenset(
        "has have had having does do did hasn't haven't hadn't doesn't don't didn't 've 'd i've we've "
        "they've".split()
    )
    | frozenset(
        "will would shall should can could may might must won't wouldn't can't couldn't cannot ll 'll".split()
    )
)
MODALS = frozenset(
    "will would shall should can could may might must won't wouldn't can't couldn't cannot 'll".split()
)

# Past forms that need no auxiliary, so they are finite wherever they stand.
FINITE_PAST = frozenset(
    "went took gave came became began broke chose drew drove fell flew grew knew rose ran saw spoke "
    "swore wrote threw wore rode sang sank shook stole arose awoke forgot froze hid lay overthrew "
    "undertook withdrew underwent foresaw oversaw ate slept wept woke swam crept knelt strode tore overtook "
    "forbade showed".split()
)
# Verbs of which nothing can be left out behind: "the news that he died".
NO_OBJECT = frozenset("died arrived resigned departed fell rose sank went came".split())
# Finite or participle: the words around decide.
EITHER_PAST = frozenset(
    "held met made led won lost left sent built bought brought taught caught fought found got kept "
    "laid paid put set cut hit let read shot sold struck stood spent said told thought understood "
    "upheld sought began bound dealt fled fed felt heard hung hurt lent lit meant quit shed shut "
    "slid split spread stuck swept swung wound rebuilt overcame cast become come run broadcast "
    "burst bid sued died".split()
)
PARTICIPLES = frozenset(
    "taken given gone begun broken chosen drawn driven fallen flown grown known risen seen spoken "
    "sworn written thrown worn born done been overthrown undertaken withdrawn undergone shown "
    "forgotten frozen hidden shaken stolen beaten bitten due set".split()
)
# Never passive: ", met with" and ", arrived in" are no attributes of a noun.
INTRANSITIVE = frozenset(
    "met arrived travelled traveled participated departed resigned died appeared agreed decided returned "
    "apologised apologized voted".split()
)
# Of these, what does not decide either: "after the chairman resigned", but "after the terms agreed".
ACTIVE = INTRANSITIVE - {"met", "agreed", "decided", "voted"}
# Behind "was arrested and" these are passive as well, where no object follows them.
TRANSITIVE = PARTICIPLES | frozenset(
    "released charged arrested detained freed jailed fined convicted sentenced acquitted deported "
    "extradited mended repaired restored rebuilt renovated built found sold bought sent brought held kept "
    "taught caught made paid laid led lost shot hit approved adopted ratified signed published enacted "
    "repealed revived scrapped shelved abolished banned suspended lifted removed replaced renamed "
    "extended demolished destroyed damaged evacuated rescued treated discharged hospitalised hospitalized "
    "vaccinated buried killed injured wounded executed exiled expelled dismissed sacked fired appointed "
    "elected nominated promoted reinstated upheld overturned quashed rejected dissolved cancelled "
    "canceled postponed delayed rescheduled abandoned founded established launched completed unveiled "
    "inaugurated dedicated consecrated installed displayed exhibited auctioned donated seized confiscated "
    "recovered identified named awarded honoured honored recalled withdrawn tested contained extinguished "
    "towed shipped delivered transferred promulgated proclaimed gazetted published printed".split()
)
NOT_PAST = frozenset(
    "need speed indeed united hundred red bed feed seed deed embed exceed proceed succeed wed breed "
    "greed sacred naked wicked kindred shed sped sled bled led fed fled med ted fred ahmed mohammed "
    "muhammed so-called".split()
)
PRESENT = frozenset(
    "is are was were has have does do takes begins starts opens closes expires runs becomes comes "
    "goes meets holds says remains includes marks celebrates falls kicks hosts welcomes announces "
    "launches signs wins loses joins arrives departs leaves returns visits receives attends addresses "
    "expects intends aims seeks agrees approves adopts rejects confirms denies warns urges calls "
    "condemns praises thanks congratulates reaffirms reiterates emphasizes emphasises underscores "
    "highlights follows precedes features presents provides offers continues resumes reopens kills "
    "injures strikes hits publishes releases unveils introduces inaugurates ends elects appoints "
    "names resigns dies enters exits lifts imposes extends suspends cancels postpones gathers brings "
    "makes gives gets sends sees shows sets wants needs requires allows enables rises grows "
    "drops cuts votes plans begin start open take meet hold expire close".split()
)

SAYING = frozenset(
    "say says said tell tells told state states stated add adds added note notes noted remark remarks "
    "remarked comment comments commented explain explains explained claim claims claimed report "
    "reports reported tweet tweets tweeted write writes wrote argue argues argued insist insists "
    "insisted reply replies replied respond responds responded quote quoted acknowledge acknowledges "
    "acknowledged reckon reckons reckoned saying telling adding stating noting".split()
)
# Of these, what follows must show that they say something ("added that", "reported:").
TELLING = SAYING | ANNOUNCING
# What may close a sentence whose news comes first: ", the two governments agreed on Friday".
RESOLVING = frozenset({"agreed", "decided", "ruled"})
CLOSING = ANNOUNCING | RESOLVING
DECIDING = frozenset(
    "government governments council councils court courts judge judges jury tribunal parliament cabinet "
    "commission committee board panel assembly senate side sides parties ministers ministries ministry "
    "leaders lawmakers members voters countries states nations neighbours neighbors companies firms unions "
    "union clubs club league association".split()
)
ALWAYS_SAYING = frozenset("say says said tell tells told saying telling".split())
# "In a statement on Friday, she said": the phrase dates the saying.
UTTERANCES = frozenset(
    "statement interview release briefing conference report speech remarks comments tweet post letter "
    "message email memo announcement address note communique communiqué communication testimony".split()
)

EVENT_NOUNS = frozenset(
    "accident accord acquisition exit farewell address adoption agreement airstrike airstrikes anniversary "
    "announcement appearance appointment approval arrest arrival assassination assault assembly "
    "assistance attack attacks auction audit award awards ban battle birth blast bombing bombings "
    "breach briefing broadcast call campaign celebration celebrations census ceremony championship "
    "championships clash clashes closing closure collapse commemoration completion conclusion concert "
    "conference congress consultation consultations contest contract convention conviction coronation "
    "coup crash crisis cruise cup cyclone deadline deal death deaths debate debut decision decline "
    "declaration decree defeat delivery demonstration demonstrations departure derailment dialogue "
    "dinner disaster discussion discussions dismissal drill drills earthquake eclipse election "
    "elections emergency entry eruption escape establishment evacuation event events examination "
    "exchange execution exercise exercises exhibition expiry explosion expo fair fall festival "
    "fighting final fire fires flight flood flooding floods forum foundation founding funeral game "
    "games gathering genocide general-election hack handover hearing holiday hurricane implementation "
    "inauguration incident independence inspection interview invasion investigation ipo keynote killing "
    "killings landing landslide launch launches lecture liberation lockdown march massacre match "
    "meeting meetings merger mission murder negotiation negotiations nomination offensive opening "
    "operation outage outbreak overthrow pandemic parade pardon partnership patch performance poll "
    "polls premiere presentation privatisation privatization proclamation protest protests "
    "publication purchase race raid raids rally reception referendum reform registration release "
    "renewal reopening resignation resolution resumption retirement retreat return reunion revolution "
    "riot riots rollout round ruling run-off runoff sale scandal season seminar session sessions "
    "shooting shootings shutdown siege signing speech start statement storm strike strikes summit "
    "surrender survey suspension symposium takeover talks tariff tariffs tender testimony tornado "
    "tour tournament trial truce tsunami typhoon unification unveiling update uprising "
    "verdict victory visit visits vote walkout war webinar wedding week weekend withdrawal workshop "
    "ceasefire cease-fire armistice treaty memorandum mou protocol communique communiqué pact peace".split()
)

NEGATIONS = frozenset(
    "not never no nor neither cannot none nobody nicht kein keine keinen keiner keinem nie niemals ne pas "
    "jamais aucun aucune nunca ni niet geen non não".split()
)
# With a date after one of these, something ends or goes on to it: the date belongs to what is said.
UNTIL = frozenset("until till bis jusqu'au jusqu'en hasta tot até fino".split())
# Plans by the word before their date ("the meeting scheduled for May").
PLANNED = frozenset(
    "announced called due planned scheduled expected set slated intended hoped supposed meant "
    "anticipated".split()
)
# What puts something on another day.
MOVING = frozenset(
    "adjourned deferred relisted transferred extended moved postponed delayed rescheduled shifted pushed "
    "put brought".split()
)
# What is agreed upon until a date ends on it.
TERMS = frozenset(
    "agreement ban contract deal extension lease leases licence license loan mandate term visa vertrag "
    "contrat contrato".split()
)
# These say nothing without their dates.
LASTING = frozenset("run runs ran last lasts lasted".split())
# No verbs elsewhere: "Terms and conditions apply; valid until 3 May" tells nothing.
HOLDING = frozenset("apply applies".split())
# The second word of a verb ("sworn in", "took over"), where another preposition follows it.
PARTICLES = frozenset("in on off up down out over through by about around".split())

# What may stand between a clause and its date; also in the languages that the date tagger reads literally.
DATE_PREPOSITIONS = frozenset(
    "on in at by from of since until till during for between to before after around about as through "
    "dated am im vom zum seit ab bis vor nach den dem der le en du au depuis jusqu'au dès el del al "
    "desde hasta para pour für de em no na até dia il dal nel op sinds jahr jahre année año ano anno".split()
)
PLACES = frozenset("capital city town village port island suburb district region province resort".split())
OPENERS = frozenset(
    "and but or so yet that however moreover meanwhile furthermore additionally also then thus "
    "therefore overall nonetheless nevertheless consequently elsewhere lastly sadly unfortunately "
    "fortunately interestingly importantly notably while whereas because although though "
    "if when where which who whose as".split()
)
# No title ends with one of these.
DANGLING = (
    ARTICLES
    | COORDINATORS
    | RELATIVES
    | (PREPOSITIONS - {"off", "up", "down", "out", "over"})
    | frozenset(
        "that this these those his her its their our my your while whereas because although though if "
        "when is are was were be will would shall has have had to not also both including such very "
        "just what more most early late über mit von für ein eine einen einem einer un une de d par una con "
        "por para o os as um uma "
        "am im vom zum seit ab bis vor den dem der die das le la les du des au "
        "el los las del al y und et d'un d'une d'autres qu'un qu'une qu'il qu'elle qu'en en su sus dans "
        "sur avec chez sous ses leur leurs cette lors della dello degli delle nel nella sul sulla "
        "dem ins zur unter zwischen gegen durch sein seine seinen seiner ihre ihren ihrer".split()
    )
)
MONTHS = frozenset(months.ENGLISH)
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat "
    "sun".split()
)


@lru_cache(maxsize=20_000)
def may_be_past(word: str) -> bool:
    """Whether it has the form of a past or a participle."""
    if word in EITHER_PAST or word in PARTICIPLES:
        return True
    return word.endswith("ed") and len(word) > 4 and word not in NOT_PAST


@lru_cache(maxsize=20_000)
def may_be_verb(word: str) -> bool:
    """Whether its place in the sentence can make it more than a noun."""
    return word in PRESENT or word in SAYING or may_be_past(word)


def decide(speaker: Sequence[str]) -> bool:
    """Whether these words name who decides: "a court in Oslo", not "a step the court"."""
    noun = next((i for i, word in enumerate(speaker) if word in PREPOSITIONS), len(speaker)) - 1
    known = len([word for word in speaker[:noun] if word in DETERMINERS])
    return noun >= 0 and speaker[noun] in DECIDING and known <= 1 + ("and" in speaker)


# An amount with its currency before it: "N27.9 billion", "Rs1,200", "KSh400".
_CURRENCY = re.compile(r"(?:NGN|N|Rs\.?|K[Ss]h|KES|USh|TSh|RM|US\$|USD|EUR|GBP|INR)(?=\d{2}|\d[.,]\d)")


def without_currency(word: str) -> str:
    """The figure of an amount, any other word as it is."""
    sign = _CURRENCY.match(word)
    return word if sign is None else word[sign.end() :]
