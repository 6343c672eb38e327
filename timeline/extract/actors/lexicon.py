"""Words around names: titles, heads of organisations and places, given names, words that are no names.

Everything is casefolded and without a full stop at its end.
"""

from timeline import months
from timeline.extract import words

# Before a name and no part of it. A name may be one word after these.
HONORIFICS = frozenset(
    "mr mrs ms miss mx messrs dr dra prof professor sir dame lord lady h.e h.h h.m h.r.h hrh hon "
    "honourable honorable excellency excellencies majesty highness holiness lt gen lieutenant maj col "
    "capt cmdr sgt adm rev reverend fr monsignor imam sheikh samdech lok chumteav neak oknha herr frau m "
    "mme mlle monsieur madame señor señora sr sra don doña doctor doctora docteur professeur "
    "doktor saint".split()
)
# What stands between "Samdech" and the name.
STYLES = frozenset(
    "moha borvor thipadei akka sena padei techo kitti preah pongnea chakrei sangha ponhea krola hom vibol "
    "his her their your h.e the".split()
)
# Offices; with a capital they stand directly before a name ("Foreign Minister Wang Yi").
TITLES = frozenset(
    "president minister pm president-elect vice-president vice-chairman vice-minister administrator "
    "chancellor king queen prince princess emperor empress sultan emir pope cardinal "
    "bishop archbishop patriarch general admiral colonel major captain commander brigadier marshal "
    "sergeant officer senator governor mayor ambassador envoy secretary secretary-general director "
    "director-general chairman chairwoman chairperson chair chief judge justice prosecutor attorney "
    "counsel speaker premier deputy commissioner congressman congresswoman representative rep sen gov "
    "pres councillor councilor spokesman spokeswoman spokesperson coach inspector superintendent "
    "counterpart ayatollah bundeskanzler bundeskanzlerin kanzler kanzlerin bundespräsident "
    "bundespräsidentin präsident präsidentin ministerpräsident ministerpräsidentin minister ministerin "
    "aussenminister aussenministerin innenminister innenministerin finanzminister finanzministerin "
    "verteidigungsminister verteidigungsministerin wirtschaftsminister gesundheitsminister justizminister "
    "bürgermeister oberbürgermeister botschafter general könig königin papst prinz professorin richter "
    "richterin président présidente ministre chancelier roi reine prince maire ambassadeur général juge "
    "sénateur pape presidente presidenta ministro ministra canciller rey reina príncipe alcalde alcaldesa "
    "embajador embajadora gobernador gobernadora senador senadora jueza papa secretario".split()
)
# Before a title, or between its words.
RANKS = frozenset(
    "deputy vice first second senior permanent acting former interim prime foreign chief lord attorney "
    "crown lieutenant major brigadier rear grand under assistant associate special high executive "
    "managing finance defence defense interior home health trade commerce education justice state labour "
    "labor energy transport environment agriculture economy culture tourism information planning premier "
    "première outgoing incoming secretary undersecretary then bank central supreme".split()
)
# After "Minister of": what an office is for, never a name.
PORTFOLIO = frozenset(
    "of for and the de des du la foreign affairs international cooperation co-operation health state "
    "education youth sport sports defence defense interior justice finance economy commerce trade "
    "agriculture forestry fisheries labour labor vocational training transport transports public works "
    "tourism culture fine arts environment information energy mines industry science technology "
    "innovation planning rural development land management urban construction social veterans "
    "rehabilitation women women's cults religion home security national water resources meteorology posts "
    "telecommunications treasury republic kingdom senate parliament assembly council board bank committee "
    "commission union party court employment welfare housing immigration integration digital climate "
    "higher research family civil service royal palace affaires étrangères relaciones exteriores "
    "investment external relations exchequer naturalization east west south north asian pacific "
    "european african american "
    "near eastern "
    "western hemisphere arms control cabinet prime general police staff inspection people's peoples armed "
    "forces army navy air force protocol department ministry minister secretary".split()
)
# These join the words of one name.
PARTICLES = frozenset(
    "de del della di da do dos das du van von der den ter bin ibn bint al el la le y abu".split()
)

# The last word of an organisation's name ("Green Party"), or the first one before "of" ("Bank of England").
HEADS = frozenset(
    "academy administration agency airlines airways alliance army assembly association authority bank "
    "board broadcaster brigade bureau cabinet center centre chamber chambers church club coalition "
    "college command commission commissioner's committee community company confederation conference "
    "congress consortium corporation corps council court department directorate embassy exchange "
    "federation fire-brigade force forces forum foundation front fund government group guard holdings "
    "hospital house institute institution league legislature library mission ministry movement museum "
    "navy network observatory office orchestra organisation organization parliament party "
    "police press secretariat senate service services society squad subcommittee syndicate taskforce team "
    "tribunal trust union university ministère ministerio ministerium universität université "
    "universidad banco banque tribunal comisión commission comité partido parti gericht institut "
    "instituto stiftung fundación fondation verband partei asociación gobierno gouvernement conseil "
    "consejo duma airline media daily times".split()
)
# Of these, one alone before "of" names nothing by itself ("the forces of nature", "a team of doctors").
WEAK_HEADS = frozenset(
    "exchange force forces front group guard house league mission movement office team times daily trust "
    "union united community company conference partnership press service services network media church "
    "club command alliance forum".split()
)
LEGAL_FORMS = frozenset(
    "inc ltd llc plc corp co gmbh ag se sa s.a sas srl spa bv nv oy ab pty bhd pte limited incorporated "
    "kg mbh kgaa".split()
)
# A body of a state: who names it names the state as well.
OF_STATE = frozenset(
    "army navy police government embassy ministry department parliament force forces cabinet senate "
    "assembly ministère ministerio ministerium gouvernement gobierno mission".split()
)
# Their names may hold "and" and commas: "Ministry of Education, Youth and Sport".
JOINING = frozenset(
    "ministry department committee commission faculty office agency institute ministère ministerio "
    "ministerium centre center council association organisation organization school".split()
)

# The last word of a place's name, part of it; also in lower case behind the name.
PLACE_LAST = frozenset(
    "province city district county prefecture region island islands river airport commune "
    "municipality".split()
)
PLACE_LAST_CAPITAL = PLACE_LAST | frozenset(
    "lake bay sea ocean strait canal bridge mountains mountain peninsula valley desert forest park "
    "stadium square street avenue road boulevard highway port harbour harbor beach falls dam arena "
    "station checkpoint crossing palace temple basin delta gulf channel village town territory autonomous "
    "zone hill hills coast cape".split()
)
# Behind a place in lower case, and no part of its name.
PLACE_BEHIND = frozenset(
    "checkpoint crossing gate town village area temple peninsula valley mountains coast".split()
)
PLACE_FIRST = frozenset(
    "lake mount gulf bay strait straits sea cape isle port fort camp ban phum khum".split()
)
PLACE_FIRST_OF = frozenset(
    "gulf bay strait straits sea cape isle city province port state town republic".split()
)
# "the town of Kratie": what stands before "of" and a place.
PLACE_BEFORE_OF = frozenset(
    "coast city cities town towns village villages port island islands province provinces district "
    "districts north south east west shores shore region regions state states outskirts streets suburb "
    "suburbs centre center county airport waters commune municipality part parts area areas outside "
    "inside stadt provinz ville province ciudad".split()
)

LOCATIVE = {
    "en": frozenset(
        "in at near from outside around inside across throughout off via within toward towards along".split()
    ),
    "de": frozenset("in aus bei nach im am um".split()),
    "fr": frozenset("à en au aux dans vers près depuis".split()),
    "es": frozenset("en desde hacia".split()),
    "it": frozenset("a in da".split()),
    "pt": frozenset("em no na desde".split()),
    "nl": frozenset("in uit naar te bij".split()),
}
# In these an unknown name behind such a word is a place; German writes every noun with a capital.
GUESSED = frozenset({"en", "fr", "es", "it", "pt"})
# Before "to" and a place.
MOTION = frozenset(
    "travel travels travelled traveled travelling traveling visit visits trip trips fly flies flew flown "
    "went go goes going moves move moved moving return returns returned returning come comes came journey "
    "tour flight flights head heads headed ship ships way road ferry ferries train trains route sail "
    "sails sailed bus buses arrive drive drove pilgrimage brought transferred relocated deported "
    "extradited evacuated bound closer".split()
)
# The object of these is a place.
REACHED = frozenset(
    "visit visits visited visiting toured touring tour left leave leaves reach reached entered enter hit "
    "struck leaving fled outside links connects".split()
)
TOWARDS = frozenset("left leave leaves departed departs leaving bound".split())  # "left for Laos"

# What people and states do, not what happens at a place.
ACTING = frozenset(
    "said says say told tells announced announces accused accuses agreed agrees denied denies warned "
    "warns rejected rejects condemned urged urges wants insists insisted signed imposed recalled expelled "
    "protested lodged summoned claims claimed confirmed confirms withdrew withdraws responded demanded "
    "demands pledged vowed sent proposed proposes refused refuses ordered blamed thanked".split()
)
HUMAN = frozenset(
    "said says told tells resigned resigns died dies retired met wrote writes was-born won married "
    "thanked explained added joined argued recalled apologised apologized testified spoke visited "
    "sang".split()
)
# Before a capital that speaks for its state.
ACTING_BEFORE = frozenset("between with by against".split())

# Small words, months and the like: with a capital no part of any name.
CALENDAR = words.WEEKDAYS.union(
    months.ALL,
    "jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter fall christmas easter eve "
    "ramadan montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi "
    "samedi dimanche lunes martes miércoles jueves viernes sábado domingo".split(),
)
SMALL = (
    words.DETERMINERS | words.PREPOSITIONS | words.COORDINATORS | words.RELATIVES | words.SUBORDINATORS
    | words.PRONOUNS | words.ADVERBS | words.AUXILIARIES | words.ADVERBIAL_HEADS
    | frozenset(
        "yesterday today tomorrow two three four five six seven eight nine ten how why what when where "
        "new according dear article phase quarter chapter section annex der die das den dem des ein eine "
        "einen am im in an auf mit von nach und für le la les un une l' en au aux du des dans mardi el "
        "los las una del al y e et mais si more heavy officials police residents earlier later last next "
        "former late early".split()
    )
) - {"new", "former"}  # fmt: skip
# These, capitalised inside a sentence, show that a heading is in title case.
HEADING = (
    (
        words.PREPOSITIONS
        | words.SUBORDINATORS
        | words.PRONOUNS
        | words.AUXILIARIES
        | words.FINITE_PAST
        | words.PRESENT
        | words.SAYING
        | words.EITHER_PAST
    )
    - frozenset(  # these are nouns or parts of names as well
        "us may it who up bid will off march set cut i state states report reports note notes claim "
        "claims comment comments remark remarks start open close hold begin need needs plans votes falls "
        "rises drops strikes hits hit shot shows ends sets wins names run runs cast read put spread split "
        "broadcast like round down over past near union lead left post letter".split()
    )
    | frozenset("visits arrested reopen after to for about".split())
)  # fmt: skip
# Behind "in" and with a capital, yet no place; nor a person, nor anything that acts.
NO_PLACE = CALENDAR | SMALL | TITLES | HONORIFICS | frozenset(
    "conclusion summary detail short total brief particular view light fact addition return response "
    "english french german parliament congress court phase quarter article chapter section annex appendix "
    "part figure table level stage group world war internet twitter facebook christianity islam buddhism "
    "god heaven earth brexit covid python class grade season round game act title schedule day week year "
    "member members minister ministers general friends mandarin latin arabic hebrew hindi urdu "
    "khmer sanskrit bible quran hollywood zone line route gate room hall building block tower "
    "stadium park order memory honour honor operation project program programme treaty "
    "agreement convention protocol bill law code constitution championship championships cup olympics "
    "games festival summit conference forum expo fair".split()
)  # fmt: skip
# A people's name before one of these names no people.
NOT_OF_PEOPLE = frozenset(
    "new open grand cup league super revolution civil flu guiana polynesia language riviera premier "
    "quarter idol airlines dream football music".split()
)
LANGUAGE_BEFORE = frozenset(
    "in into speak speaks speaking spoke spoken learn learns learned study taught".split()
)

GIVEN = frozenset(
    "aaron abdul abdullah adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alexei "
    "alfred ali alice alison amanda amina amy ana anastasia andre andrea andreas andrei andrew angela "
    "anita ann anna anne annie anthony antoine anton antonio arnold arthur barbara ben benjamin bernard "
    "bernd betty bill björn bob boris brian bruce bruno camille carl carla carlos carmen carol caroline "
    "catherine charles charlotte chris christian christina christine christopher claire clara claude "
    "claudia colin craig cristina daniel daniela daniele david deborah denis dennis derek diana diego "
    "dmitri dmitry dominic dominique donald dorothy douglas duncan edith eduardo edward elena elisabeth "
    "elizabeth ella ellen elon emily emma emmanuel enrique eric erik erika ernst esther eva evelyn fatima "
    "felipe felix fernando florian frances francis francisco françois frank franz fred frederick "
    "friedrich gabriel gabriela gary george georges gerald gerard giorgia giovanni giuseppe gloria gordon "
    "graham greg gregory guido gustavo hannah hans harold harry hassan heather heinrich helen helena "
    "helga henri henry herbert howard hugo hussein ibrahim ian igor ingrid irene isabel isabelle ivan "
    "jack jacob jacqueline jacques jaime james jan jane janet jason javier jean jeffrey jennifer jens "
    "jeremy jessica jim joan joe johan johann johannes john jonas jonathan jordi jorge josé josef joseph "
    "joshua juan juana judith julia julian julie jürgen justin karen karin karl katharina kate katherine "
    "kathleen katie keith kelly ken kenneth kevin kim klaus kristina kurt lars laura lauren laurent "
    "lawrence lea leo leon leonard leonardo lewis lila linda lisa lorenzo louis louise lucas lucia lucy "
    "luis luisa lukas lula magdalena manfred manuel marc marcel marco marcos margaret maria maría marie "
    "marina mario marion mark marta martha martin martina mary mateo matteo matthew matthias maurice max "
    "maya megan mehmet michael michel michelle miguel mike mikhail mohamed mohammed monica monika moritz "
    "muhammad mustafa nadia nancy natalia natalie nathan neil nicholas nick nicola nicolas nicole nikolai "
    "nina noah nora norbert olaf oleg olga oliver olivia omar oscar otto pablo pamela pascal patricia "
    "patrick paul paula pauline pedro peter petra phil philip philippe pierre rachel rafael ralf ralph "
    "ramón raúl ray raymond rebecca regina renate rené ricardo richard rita rob robert roberto robin "
    "roger roland ronald rosa rose roy rudolf russell ruth ryan sabine sally salma sam samantha samuel "
    "sandra sara sarah scott sean sebastian sergei sergey sergio sharon silvia simon simone sofia sonia "
    "sophia sophie stefan stefanie stephan stephanie stephen steve steven stuart susan susanne suzanne "
    "sven sylvia tanja teresa terry theresa thomas tim timothy tina tobias tom tomás tony tyler ursula "
    "uwe valentina valeria vanessa vera veronica vicente victor victoria viktor vincent virginia vladimir "
    "volodymyr walter wendy werner wilhelm william wolfgang xavier xi yusuf yves yvonne zoe".split()
)  # fmt: skip
# Given names that are as often something else at the head of a longer name.
GIVEN = GIVEN - frozenset(
    "will may grace hope rose regina virginia georgia sofia victoria carolina max".split()
)
