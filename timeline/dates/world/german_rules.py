"""What German says in ways of its own."""

from collections.abc import Mapping

from timeline.dates.world import german_feasts as feasts
from timeline.dates.world import german_read as read
from timeline.dates.world.own import Own, after
from timeline.dates.world.read import that_year

_E = "(?:e|er|en|es|em)"
# Before a day that names no month ("am 13.", "in der Nacht zum 13."), and what makes it one of a list.
_LONE = "am,bis zum,ab dem,seit dem,nacht zum,nacht auf den,abend des,morgen des,nachmittag des"
_GOES_ON = (
    r"(?!(?:,| ?[-/])? ?[0-9]|,? ?(?:<month>)|,? (?:und|oder|sowie|bis)(?: zum| den| dem)? [0-9]"
    r"|,? (?:und|oder|bis) (?:am|zum) [0-9]{1,2}\. ?(?:[0-9]|<month2:month>))"
)
_ENDS_LIST = r"(?! ?[0-9]|,? ?(?:<month>)|(?:,| und| oder) [0-9])"
_SHORT_DAY = rf"(?:{'|'.join(read.SHORT_DAYS)})"
_M = r"(?P<m>0?[1-9]|1[0-2])\.(?: <year>|(?![0-9]))"
_DAY = "(?P<day>3[01]|[12][0-9]|0?[1-9])"
_MONTH = rf"(?:\. ?<month>(?:(?:,? |,)<year2:year>)?|\. ?{_M})"
_EDGE = "(?P<mod>(?:<edge> (?:de[rs] )?))?"
_THIS_YEAR = r" (?:(?P<before>des vorjahr(?:e?s)?)|(?P<this>d\. ?j\.)|(?:des )?<turn> jahr(?:e?s))(?!\w)"
_HOUR = r"(?P<hour>[01]?[0-9]|2[0-4])(?:[.:](?P<minute>[0-5][0-9]))?"
_SECOND_HOUR = (
    r"(?:(?: uhr)?(?: ?(?:-|/) ?| bis |,? und (?:von )?| oder | sowie |, )"
    r"(?:[01]?[0-9]|2[0-4])(?:[.:][0-5][0-9])?){1,4} ?uhr\b"
)
_WHEN = r"(?: (?P<when>abends|morgens|früh|nachts|nachmittags|vormittags|mittags)\b)?"
_NOT_AGE = r"(?! (?:alt|jung|jünger|älter)\w{0,2}\b)"
# "einigten sich am Montag darauf", "hat am Montag darauf gewartet": the verbs that go with the word
_ON_IT = (
    r"(?:ge)?(?:einig|wart|hoff|acht|reagier|poch|dräng|setz|beharr|verzicht|antwort|verständig|bestand|besteh|baut"
    r"|konzentrier|stoß|lege?n|richt|deut)|hin|aufmerksam|verlass|vorbereit|angewies|angesproch|bezog|bezieh"
)
_BEHIND = r"(?P<way>später|danach|darauf|zuvor|davor|vorher|darauffolgend)\b"
_HEDGES = (
    "mehr als,weniger als,fast,etwa,rund,knapp,gut,circa,ca.,ungefähr,genau,über,gerade einmal,gerade mal"
)
_HEDGES += ",nur,erst,schon,bereits,spätestens,nicht einmal"


def _hedged(word: str) -> tuple[str, ...]:
    return (word, *(f"{word} {hedge}" for hedge in _HEDGES.split(",")))


_DAYTIME = (
    "am,gegen,in der,bis zum,vom,ab dem,an diesem,über,bis in die,dieser,seit dem,bis in den,während der"
    ",mitten in der,noch am,im laufe des,in den"
).split(",")
_DAY_BEFORE = "am vom zum bis ab den dem seit beim und auf".split()
_BARE = "seit,vor,nach,über,während,binnen,um,für,innerhalb von,innert,zwei".split(",")
_PER = r"(?:(?:ein|zwei|drei|vier|fünf|sechs|mehr)mal|[0-9]{1,2}(?: ?-?|\s)mal|(?:ein|zwei|drei) mal)"
_YEARLY = "frühjahr|frühling|sommer|herbst|winter"
_DAY_PARTS = "morgen vormittag mittag nachmittag abend".split()
_HOURS_OF = [f"{part}stunden" for part in "früh morgen vormittags mittags nachmittags abend nacht".split()]
_PARTS = "früh|morgen|vormittag|mittag|nachmittag|abend|nacht"

# Tried in this order, before the rules that all languages share.
RULES: Mapping[str, Own] = {
    "short_day": Own(
        rf"(?P<short>{_SHORT_DAY})(?:(?:\.,?|,) ?|(?= [0-9]{{1,2}}\. ?(?:[0-9]{{1,2}}\.|<in_month:month>)))"
        rf" ?(?:den |d\. )?{_DAY}{_MONTH}",
        read.day_of_month,
    ),
    "short_day_of_list": Own(
        rf"(?P<short>{_SHORT_DAY})\.?,? (?:den )?{_DAY}\.(?=(?:(?:,? (?:und|sowie|oder|bis) |, )"
        rf"{_SHORT_DAY}\.?,? (?:den )?[0-9]{{1,2}}\.){{1,6}} ?"
        r"(?:<month>|(?P<m>0?[1-9]|1[0-2])\.)(?: ?<year>)?)",
        read.day_of_month,
    ),
    "day_of_list": Own(
        r"(?:<weekday>,? )?(?:de[nm] )?<day>\.(?=,? (?:und|bis|sowie|oder)(?: zum)? <w2:weekday>,? "
        r"(?:de[nm] )?<d2:day>\. ?<month>(?: <year>)?)",
        read.day_of_month,
    ),
    "day_range": Own(
        rf"{after(_DAY_BEFORE)}<d1:day>\.? ?(?P<to>-|/|bis(?: zum)?|und) ?(?P<d2>[0-9]{{1,2}})\. ?{_M}",
        read.day_range,
    ),
    "weekday_day": Own(
        rf"<weekday>,? (?:de[nm] )?{_DAY}\. ?(?P<m>0?[1-9]|1[0-2])\.<year>", read.day_of_month
    ),
    "bracketed_day": Own(
        rf"(?<=\(){_DAY}\. ?(?P<m>0?[1-9]|1[0-2])\.(?=\)|, ?[0-2]?[0-9](?:[.:][0-5][0-9])? ?uhr)",
        read.day_of_month,
    ),
    "day_month": Own(
        rf"(?:<weekday>,? (?:de[nm] |d\. )?|{after(_DAY_BEFORE)}){_DAY}\. ?{_M}",
        read.day_of_month,
    ),
    "listed_day": Own(
        rf"{_DAY}\. ?(?P<m>0?[1-9]|1[0-2])\.(?=:? [a-zäöüß|\"„–-]|,? [0-9]|[|\n]|$)",
        read.day_of_month,
    ),
    "listed_range": Own(
        r"<d1:day>\. ?[-/] ?(?P<d2>3[01]|[12][0-9]|0?[1-9])\. ?(?P<m>0?[1-9]|1[0-2])\."
        r"(?=:? [a-zäöüß|\"„–-]|[|\n]|$)",
        read.day_range,
    ),
    "calendar_week": Own(
        r"(?:kw|kalenderwoche)\.? ?(?P<n>5[0-3]|[1-4][0-9]|0?[1-9])(?:(?: |/| / )<year>)?(?!\w)",
        read.calendar_week,
    ),
    "worded_day": Own(
        rf"(?P<worded>(?:{'|'.join(read.ORDINALS)}){_E}) <full_month>(?: <year>)?", read.worded_day
    ),
    "that_year": Own(
        rf"(?:(?:<weekday>,? (?:de[nm] )?)?{_DAY}\. ?)?<month>"
        r"(?:(?P<same> (?:desselben|des(?: selben| gleichen)|jenes) jahres)"
        r"| des (?:darauf ?|nächst)?folgenden jahres)(?!\w)",
        that_year,
    ),
    "month_after": Own(
        rf"{after(('im',))}(?:(?:darauf)?folgenden <month>|<month2:month> (?:darauf|danach)(?! fo))(?!\w)",
        read.month_after,
    ),
    "day_of_year": Own(rf"(?:<weekday>,? )?<day>\. ?<month>{_THIS_YEAR}", read.of_year),
    "month_of_year": Own(rf"{_EDGE}<month>{_THIS_YEAR}", read.of_year),
    "season_of_year": Own(rf"{_EDGE}<season>{_THIS_YEAR}", read.of_year),
    "week_of_feast": Own(
        r"woche (?P<way>vor|nach) (?P<feast>ostern|pfingsten)(?![\w-])"
        rf"|(?P<week>{'|'.join(feasts.WEEKS)})(?![\w-])(?: <year>)?",
        feasts.week_of_feast,
    ),
    "today_week": Own(
        r"heute in (?:(?P<one>einer woche|acht tagen)|zwei wochen|14 tagen|vierzehn tagen)(?!\w)",
        read.today_ahead,
    ),
    "week_after_next": Own(r"übernächste[nr]? woche(?!\w)", read.week_after_next),
    "holiday": Own(rf"(?P<holiday>{'|'.join(feasts.HOLIDAYS)})(?![\w-])(?: <year>)?", feasts.holiday),
    "beside_feast": Own(
        rf"<weekday> (?P<way>vor|nach) (?:dem )?(?P<feast>{'|'.join(feasts.FEASTS)}|himmelfahrt)(?![\w-])"
        r"(?: <year>)?",
        feasts.beside_feast,
    ),
    "feast": Own(rf"(?P<feast>{'|'.join(feasts.FEASTS)})(?![\w-])(?: <year>)?", feasts.feast),
    "weekday_set": Own(
        r"(?<!\bdes\s)(?P<habit>(?:mon|diens|donners|frei|sams|sonn)tag(?:s|en)|sonnabends|mittwochs)(?!\w)"
        rf"|{after(('jeweils', 'immer', 'jeweils am', 'immer am'))}<weekday>s?(?!\w)",
        read.weekday_set,
    ),
    "weekdays_set": Own(
        rf"(?P<weekday>montag|dienstag)(?= ?(?:bis|-) ?(?:freitag|samstag|sonntag)(?![\w,]))"
        rf"|{after(('montag bis', 'dienstag bis'))}(?P<habit>freitag|samstag|sonntag)(?![\w,])"
        rf"|(?:(?<=montag-)|(?<=dienstag-))(?P<habit2>freitag|samstag|sonntag)(?![\w,])",
        read.weekday_set,
    ),
    "weekday_genitive": Own(  # "am Morgen des Montags", "in den Abendstunden des Sonntags"
        rf"{after(f'{part} des' for part in (*_DAY_PARTS, *_HOURS_OF))}<weekday>s?(?!\w)",
        read.that_weekday,
    ),
    "nth_of_each": Own(
        r"jede[nrsm] (?:erste|zweite|dritte|vierte|letzte)[nrs] <weekday>(?:(?: im| des) monats?)?(?!\w)",
        read.weekday_set,
    ),
    "every_other": Own(r"jede[nrsm]? zweite[nrsm]? <unit>", read.every_other),
    "month_span": Own(r"<m1:full_month> ?(?P<to>bis|und|-|/) ?<m2:full_month>(?: <year>)?", read.month_span),
    "weekday_then": Own(
        r"<weekday> (?P<way>davor|zuvor|danach|darauf)"
        r"(?= ?(?:[.,;:)\n]|$)| (?:ist|sind|war|waren|wird|werden|wurden?|hatten?|muss|müssen|kam|begann|fand"
        r"|ging|folgte|gab)\b"
        rf"| (?!{_ON_IT})[a-zäöüß]{{3,}}(?:te[nt]?|t|en)\b)",  # nor "wies am Montag darauf hin"
        read.weekday_then,
    ),
    "weekday_of_week": Own(
        r"<weekday>,? (?:der )?<turn> woche(?!\w)|<turn2:turn> woche <weekday2:weekday>(?!\w)",
        read.weekday_of_week,
    ),
    "years_ago_today": Own(r"heute vor <count> jahren(?!\w)", read.years_ago_today),
    "weekday_week": Own(
        r"<weekday> in (?:(?P<one>einer woche|acht tagen)|zwei wochen|14 tagen|vierzehn tagen)(?!\w)",
        read.weekday_ahead,
    ),
    "night_to": Own(r"nacht (?:auf|zu[mr]?) (?:(?:den|dem) )?(?:<turn> )?<weekday>(?!\w)", read.night),
    "next_part": Own(
        r"(?:nächst|folgend|darauffolgend)en <part>(?!\w)",
        read.next_part,
    ),
    "part": Own(
        rf"{after(_DAYTIME)}(?:(?P<stage>(?:früh|spät)en) )?<part>(?!\w)(?! (?:zum|auf den) [0-9])", read.part
    ),
    "day_hours": Own(
        rf"{after(_DAYTIME)}(?:(?P<stage>(?:früh|spät)en) )?(?P<part>{_PARTS})s?stunden", read.part
    ),
    "each_part": Own(rf"jede[nrs] (?:(?P<part>{_PARTS})|(?:{_YEARLY}))(?!\w)", read.each),
    "per": Own(
        rf"(?:{_PER} )?(?:pro (?!(?:stunde|minute|sekunde))|(?<=mal\s)(?:im|am|in der) )<unit>", read.per
    ),
    "times": Own(rf"{_PER} (?:am|in der|im) <unit>", read.per),
    "weekend": Own(
        r"(?:(?<=\bam\s)|(?<=\bdas\s)|(?<=\bfürs\s)|(?<=\bzum\s)|<turn> )wochenende[ns]?(?!\w)",
        read.weekend,
    ),
    "edge_of": Own(
        rf"(?P<span>{'|'.join(read.SPANS)})(?P<end>{'|'.join(read.ENDS)})(?:s|es)?(?!\w)(?: <year>)?",
        read.edge_of,
    ),
    "half_of_month": Own(
        r"(?:erste|zweite)[nr]? (?P<halved_month>(?:jänner|januar|februar|feber|märz|april|mai|juni|juli"
        r"|august|september|oktober|november|dezember))hälfte(?!\w)(?: <year>)?",
        read.half_of_month,
    ),
    "neighbour": Own(r"(?P<side>vor|folge)(?P<of>tag|woche|monat|jahr)(?:e?[sn])?(?!\w)", read.neighbour),
    "same": Own(
        r"(?P<way>(?:der|dem|die|das)?(?:selb|gleich|folgend|darauffolgend|nächstfolgend|jen)e[nmrs]?) "
        r"(?P<unit>tag|woche|monat|jahr|wochenende)(?:e?s)?(?!\w)"
        rf"|{after(('an',))}(?P<way4>diesem) (?P<unit4>tag)(?!\w)"
        r"|(?P<way2>nächst)en (?P<unit2>tag)(?:e?s)?(?!\w)"
        r"|(?P<unit3>tags?|woche|monat|jahr) (?P<way3>darauf|danach|zuvor|davor)(?!\w)",
        read.same,
    ),
    "apart": Own(rf"<count> <unit> {_BEHIND}(?! als\b)", read.apart),
    "moved": Own(
        rf"(?:{after(_hedged('vor'))}(?P<ago>)|{after(_hedged('in'))})<count> <unit>(?! folge){_NOT_AGE}",
        read.moved,
    ),
    "lasting": Own(rf"(?P<lasting>{'|'.join(read.LASTING)})lang(?:e[nmrs]?)?(?!\w)", read.lasting),
    "adjective": Own(
        rf"(?P<number>[0-9]{{1,3}}-?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|vierzehn|mehr)"
        rf"(?P<stem>{'|'.join(read.STEMS)})ige[nmrs]?(?!\w)",
        read.adjective,
    ),
    "whole": Own(r"ganze[nrsm]? <unit>", read.whole),
    "counted": Own(rf"<count>(?= (?:bis|oder|statt|und|-) (?:<n2:count>) <unit>{_NOT_AGE})", read.count),
    "bare_units": Own(
        rf"{after(_BARE)}(?P<unit>tagen?|wochen|monaten?|jahren?|stunden|jahrzehnten?|jahrhunderten?)(?!\w)",
        read.plural,
    ),
    "decade_of": Own(
        rf"{_EDGE}(?:(?P<digits>(?:1[0-9]|20)[0-9]0|[1-9]0)er(?:-| )?jahren?"
        rf"|(?P<tens>{'|'.join(read.TENS)})er(?:-| )?jahren?)(?!\w)",
        read.decade,
    ),
    "decade_alone": Own(
        rf"(?:{_EDGE}(?:(?<=\bden\s)|(?<=\bdie\s)|(?<=\bder\s)))(?P<digits>(?:1[0-9]|20)[0-9]0|[1-9]0)er(?![\w-])"
        rf"|(?P<mod2><edge2:edge> (?:der )?)(?P<tens>{'|'.join(read.TENS)})er(?!\w)",
        read.decade,
    ),
    "adjective_weekday": Own(
        rf"(?:{after(('gestrigen',))}|{after(('heutigen',))}(?P<today>)|{after(('morgigen',))}(?P<on>))<weekday>(?!\w)",
        read.of_weekday,
    ),
    "adjective_day": Own(
        r"(?P<of_day>vorgestrig|gestrig|heutig|morgig)e[nrsm]?(?! <weekday>)(?: tag(?:e?s)?)?(?!\w)",
        read.of_day,
    ),
    "adjective_year": Own(r"(?P<of_year>(?:dies|vor|letzt|nächst)jährig)e[nrsm]?(?!\w)", read.year_adjective),
    # "am 21.6.22", which a number of a version has no such word before
    "short_year": Own(
        rf"{after(('am', 'vom', 'zum', 'dem'))}(?P<a>0?[1-9]|[12][0-9]|3[01])\.(?P<b>0?[1-9]|1[0-2])"
        r"\.(?P<y>[0-3][0-9])(?![\w-])(?!\.[0-9])",
        read.short_year,
    ),
    "year_named": Own(r"jahr(?:e?s)? <year>", read.year_named),
    "fraction": Own(rf"(?:eine[rnms]? )?(?P<fraction>{'|'.join(read.FRACTIONS)})(?!\w)", read.fraction),
    "stage_of_season": Own(
        rf"(?P<stage>{'|'.join(read.STAGES)})<season>(?: <year>(?:/[0-9]{{2}}(?![-\w]))?)?", read.stage
    ),
    "century_of": Own(rf"{_EDGE}(?P<digits>[12]?[0-9])\. jahrhunderts?(?!\w)", read.century),
    "time_from": Own(rf"(?<![0-9][.,:]){_HOUR}(?={_SECOND_HOUR})", read.clock),
    "time_on": Own(rf"{_HOUR} uhr am <weekday>(?:{_PARTS})?(?!\w)(?!,? (?:dem |den )?[0-9])", read.clock_on),
    "time": Own(rf"{_HOUR}(?: uhr\b|(?<=[.:][0-9][0-9]) ?h\b){_WHEN}", read.clock),
    "time_in_words": Own(
        rf"(?P<hours>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) uhr\b{_WHEN}", read.clock
    ),
    "half_hour": Own(
        rf"{after(('um', 'gegen', 'ab', 'bis', 'vor', 'nach', 'von'))}halb "
        r"(?P<halved>eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)(?: uhr)?(?!\w)",
        read.clock,
    ),
    "lone_days": Own(
        rf"{after(('am', 'vom', 'zwischen dem'))}<d1:day>\.? (?P<to>bis|und|oder)(?: zum| dem| am)? "
        rf"<d2:day>\.{_ENDS_LIST}",
        read.lone_days,
    ),
    "lone_day": Own(rf"{after(_LONE.split(','))}<day>\.{_GOES_ON}", read.lone_day),
    "midnight": Own(r"(?P<midnight>mitternacht)(?!\w)", read.clock),
}


# What four digits count rather than being a year.
_COUNTED = (
    r"Euro|Dollar|Franken|Lire|Menschen|Personen|Stück|Meter|Kilo\w*|Einwohner|Besucher|Zuschauer|Stimmen|Mal"
    r"|Unterschriften|Tonnen|Liter|Hektar|Quadrat\w+|Mitglieder|Teilnehmer|Arbeitsplätze|Wohnungen|Betriebe"
    r"|Schüler|Bürger|Gäste|Höhenmeter|Frauen|Männer|Kinder|Mitarbeiter|Beschäftigte|Autos|Fahrzeuge|Kubik\w+"
    r"|Prozent|Betten|Seiten|Flüchtlinge|Soldaten|Fans|Leute|Tote|Schafe|Kühe|Plätze|Exemplare|Watt|Volt"
    r"|Punkte|Zähler"
)
_NUMBERED = (
    r"(?:Haus)?[nN]ummer|Größe|mal|Kapitel|Kanal|Artikel|Paragraph|Telefon|PLZ|Konto|Seite|Raum|Typ|Modell"
)
_NUMBERED += r"|(?:Nr|Art|Tel|S)\.?|§"
# What may begin the sentence behind "am 13.", which is no day before any other noun ("am 3. Spieltag").
_OPENS = (
    r"(?:A[mnub]|Auch|Auf|Als|Ab|Aber|Aus|Bei|Beim|Bis|Da(?:s|nn|nach|bei|für)?|Dort|De[rmn]|Die|Doch|Dies\w+"
    r"|Ein\w{0,2}|Er|Es|Für|I[mn]|Ich|Jetzt|Kurz|Man|Mit|Nach|Noch|Nun|Schon|Seit|Sie|So|Und|Um|Vo[rnm]|Von|Wann|Was|Wenn|Wer"
    r"|Wie|Wir|Wo|Z[uw]\w{1,4})"
)
_ADJECTIVES = "isch|lich|ig|al|ell|iv|haft|bar|sam|deutsch|offen|groß|klein|neu"
NEVER = "|".join((
    rf"\[(?:[0-9]{{1,2}}\.? (?:bis|und|oder) (?:\w+ )?)?[0-9]{{1,2}}\.\] (?!{_OPENS}\b)[A-ZÄÖÜ]",
    # "am 3. internationalen Treffen"
    rf"\[[0-9]{{1,2}}\.\] [a-zäöüß-]{{0,20}}(?:{_ADJECTIVES})en\b",
    r"\[[12][0-9]{3}\] im (?:(?:vergangenen|vorigen|letzten) )?Jahr\b",  # "davon 2000 im Jahr 2011" counts
    rf"\[[0-9]{{4}}\] (?:{_COUNTED})(?:e?n|s|e)?\b",
    r"\[[0-9]{4}\] ?(?:m|km|kg|g|l|ha|m²|qm|€|%|cm|mm|kW|kWh|MW|PS|ccm)\b",
    r"(?<!seit )(?<!Seit )\[[12][0-9](?:00|50)\] [A-ZÄÖÜ]",  # round numbers count more often than others
    rf"\b(?:{_NUMBERED}) ?\[",
    r"\b[AID]-\[[0-9]{4}\]|[0-9] ?[/+]\[[0-9]{4}|[0-9]{2} \[[0-9]{4}\]",  # postcodes, telephone numbers
    r"(?<=[\w,])(?<![aA]m)(?<![gG]egen)(?<!vom)(?<!zum)(?<!dem) \[Morgen\]|[Gg]uten \[",
    r"[A-ZÄÖÜ]\w{1,20}-\[|\[[^\]]{1,30}\](?:-[a-zäöüA-ZÄÖÜ]|er\b)",  # parts of a compound
    # ages
    r"\b(?:Alter von|ab|mit|unter|bis|(?<![Vv]or )(?<![Ss]eit )(?<!nach )über) \[[0-9a-zü]{1,12} Jahren?\]",
    r"\((?:\d\d )?\[[0-9]{1,3} Jahre\]\)|\[[^\]]{2,20} Jahren?\](?: alt| jung| jünger| älter)",
    r"\bvon \[[0-9]{1,2}\] bis (?:zu )?[0-9]{1,2} Jahr",
    r"(?:[Ss]traße|[Pp]latz|[Bb]rücke|[Aa]llee) des \[|\b(?:Bild|Welt|Presse|Kurier) am \[Sonntag\]",
    r"[\"„“»«]\[(?:Weihnachten|Silvester|Neujahr)",  # titles
    r"\[[Ee]ines (?:Tage?s|Abends|Nachts|Morgens)\]",
))  # fmt: skip
