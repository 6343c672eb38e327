"""Whether the first sentence of a German, French or Spanish report says that something has just happened.

The verb of its main clause decides, as in English: a perfect, a passive, a past tense or, of verbs of single
acts only, the present in which news is told ("Die Bahn kündigt den Vertrag").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.world.phrases import phrase

DATE = "§"
_MARK = re.compile(r"[,;:](?=\s)|\s[-–—]\s|[()\"„“”«»]")
_NO_STOP = re.compile(r"(?<=\w)[.!?…]+$")

_WHOEVER = re.compile(r"(?:Wer|Quien|Quienes|Quiconque|Ceux qui|Celui qui|Ce qui|Lo que)\b")
_ANNOUNCES = re.compile(
    r"\b(?:anunci|inform|annonc|indiqu|confirm|convoc|advert|présent|prevé|prévoi|avert)\w+"
    r"|\b(?:angekündigt|mitgeteilt|bekanntgegeben|gegeben|vorgestellt|eingeladen|bestätigt)\b"
    r"|\bkündig\w+ .*\ban\b"
)
# What opens a clause before the main one, in any of the three languages.
_BACKWARDS = re.compile(
    r"(?:Nachdem|Weil|Wenn|Als|Während|Obwohl|Bevor|Seitdem|Falls|Sofern|Da|Lorsque?|Quand|Alors que"
    r"|Après que|Si|Cuando|Mientras|Aunque|Como)\b"
)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What a language says of news; all are looked for in the parts between marks of the lead."""

    aside: re.Pattern[str]  # starts a part that is no main clause
    finite: re.Pattern[str]  # the first finite verb of a clause, with what it may be taken for by itself
    perfect: re.Pattern[str]  # from such a verb on: has done, has been done, was done
    past: re.Pattern[str]  # such a verb that tells by itself
    acts: re.Pattern[str]  # such a verb in the present, of what is done once
    said: re.Pattern[str]  # a last part that says who said it
    told: re.Pattern[str]  # opens a clause without a mark
    vague: re.Pattern[str]  # in the main clause: no day, many days, a state, whoever speaks of himself


_GERMAN_STEM = r"(?:ge|be|ver|er|ent|emp|zer|miss|über|unter|wider|hinter|durch|voll)"
_GERMAN_DONE = (
    rf"(?:(?:ab|an|auf|aus|bei|dar|durch|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|statt|teil|um|vor"
    rf"|weg|weiter"
    rf"|wieder|zu|zurück|zusammen|bekannt|bereit|heraus|hinaus|herein|voran|vorbei|kennen|still|tot|gut"
    rf"|hoch|her"
    rf"|runter|hinzu|vorher|wahr|fehl|außer|dazu|davon|ums leben)*{_GERMAN_STEM}[a-zäöüß]{{2,}}(?:t|en)"
    rf"|[a-zäöüß]{{2,}}iert)"
)
# With "sein" they tell a change; of others "ist gesperrt" tells a state.
_GERMAN_CHANGES = (
    r"\w*(?:gestorben|verstorben|zurückgetreten|gestürzt|gekommen|getroffen|gebrochen|verunglückt|gescheitert"
    r"|explodiert|entgleist|gelandet|gestartet|gestiegen|gesunken|gefallen|gegangen|gezogen|erschienen"
    r"|entkommen"
    r"|geflohen|geflüchtet|gekehrt|gelungen|gefahren|geflogen|gesunken|gekentert|gestrandet|erlegen"
    r"|kollidiert"
    r"|zusammengestoßen|abgereist|eingereist|ertrunken|erstickt|verschwunden|gewachsen|getreten|angelaufen"
    r"|angebrochen|worden)"
)

_GERMAN = _Lead(
    aside=phrase(
        r"nachdem|weil|wenn|als|während|obwohl|damit|bevor|seit(?:dem)?|falls|sofern|da|um|wie|ohne|dass|ob"
        r"|indem"
        r"|(?:in |an |auf |bei |mit |für |von |aus |über |unter |nach |zu |durch |gegen )?(?-i:der|die|das"
        r"|den|dem|deren"
        r"|dessen|denen|wo|welche[rsnm]?)"
    ),
    finite=phrase(
        r"(?-i:hat|haben|hatten?|ist|sind|war(?:en)?|wird|werden|wurden?|soll(?:t?en?)?|will|wollen"
        r"|wollten?|kann|können"
        r"|könnten?|konnten?|muss|müssen|mussten?|darf|dürfen|durften?|möchten?|gibt|gilt|gelten|bleibt"
        r"|bleiben|steht"
        r"|liegt|geht|kommt|macht|zeigt|braucht|hält|findet|finden|heißt|gehört|gehören|bietet|bieten|lädt"
        r"|laden)"
    ),
    perfect=re.compile(
        rf"(?:hat|haben)\b.*\b{_GERMAN_DONE}\W*$|(?:ist|sind)\b.*\b{_GERMAN_CHANGES}\W*$"
        rf"|wurden?\b.*\b{_GERMAN_DONE}\W*$"
    ),
    past=re.compile(
        r"\b(?!(?:hatte|konnte|sollte|wollte|musste|durfte|möchte|dürfte|könnte|müsste|heute|heise|kannte"
        r"|wusste|kostete"
        r"|lebte|wohnte|dauerte|gehörte|fühlte|seite|mitte|leute|weite|zweite|dritte|erste|letzte|beste"
        r"|bitte|karte|kette"
        r"|achte|sechste|siebte|fünfte|vierte|nächste|größte|meiste|alte|rote|gute|späte|bunte|laute|breite"
        r"|harte|kalte"
        r"|satte|echte|rechte|schlechte|leichte|dichte|feste|nackte|exakte|direkte|konkrete|private"
        r"|aktuelle)n?\b)"
        r"(?!ge(?!nehmig|währ|statt|lang)\w)(?<!\bdie )(?<!\bder )(?<!\bdas )(?<!\beine )(?<!\bden )"
        r"[a-zäöüß]{2,}(?:[^aeiou\W\d_]|[aeiou]|i?er)ten?\b"
        r"|\b(?:nahm|gab|traf|trat|fiel|schloss|gewann|verlor|starb|brach|verließ|übernahm|begann|beschloss"
        r"|entschied"
        r"|hob|wies|verwarf|stieß|stieg|sank|rief|erhielt|ging|kam|fuhr|schlug|unterschrieb|erließ|sprach"
        r"|erschoss"
        r"|überwies|verwies|vergab|erwarb|bekam|fand|betrat|verstarb|ertrank|entließ|verbot|stahl|bestahl"
        r"|warf|zog)"
        r"(?:en)?\b"
    ),
    acts=re.compile(
        r"\b(?:kündigt|kündigen|beschließt|beschließen|verkauft|verkaufen|kauft|kaufen|übernimmt|übernehmen"
        r"|verurteilt"
        r"|entlässt|entlassen|stoppt|stoppen|gewinnt|gewinnen|stirbt|sterben|verhängt|verhängen|genehmigt"
        r"|genehmigen"
        r"|billigt|billigen|ernennt|ernennen|wählt|wählen|verhaftet|verhaften|streicht|streichen|verklagt"
        r"|verklagen"
        r"|siegt|siegen|kippt|einigt|einigen|unterzeichnet|unterzeichnen|meldet insolvenz"
        r"|stellt [^,.]* (?:ein|vor)|nimmt [^,.]* fest|nehmen [^,.]* fest|tritt [^,.]*zurück"
        r"|weist [^,.]* (?:ab|zurück)"
        r"|hebt [^,.]* auf|lehnt [^,.]* ab|lehnen [^,.]* ab|stimmt [^,.]* zu|stimmen [^,.]* zu"
        r"|gibt [^,.]* (?:auf|bekannt|ab)"
        r"|schließt [^,.]* ab|legt [^,.]* (?:vor|nieder|ein))\b"
    ),
    said=phrase(
        r"(?:sagte|teilte|erklärte|gab|meldete|bestätigte|berichtete|hieß es)n? .*|wie [^,]*\b(?:mitteilte"
        r"|bekanntgab"
        r"|bekannt gab|meldete|bestätigte|berichtete|sagte|erklärte)n?\b.*|hat .*(?:gesagt|mitgeteilt"
        r"|bestätigt)"
    ),
    told=phrase(r"dass|ob"),
    vague=phrase(
        r"immer|nie|niemals|oft|häufig|jede[rnsm]?|jährlich|täglich|manche|viele|mehrfach|mehrmals|seit"
        r"|bisher|bislang"
        r"|einst|früher|damals|kürzlich|neulich|jüngst|unlängst|vor (?:kurzem|einigen?|wenigen|ein paar"
        r"|mehreren|vielen)"
        r"|in den (?:vergangenen|letzten|zurückliegenden) (?:\w+ )?(?:jahren|monaten|wochen|jahrzehnten)"
        r"|im laufe der|über (?:die )?jahre|jahrelang|jahrzehntelang|lange|längst|ich|wir|uns|mich|mein\w*"
        r"|man|du|ihr|sie haben"
        r"|geworden|gewesen|gelebt|gewohnt|gekostet|gedauert|gehört|gehabt|entwickelt|gewandelt|verändert"
        r"|geblieben"
        r"|gewachsen|wäre|hätte\w*|würde\w*"
    ),
)

_FRENCH_DONE = r"(?:\w{2,}(?:é|i|u|is|it|ert|ort|int|os|aint|eint)e?s?|\w{2,}û|eu|mis|pris)"
_FRENCH_BETWEEN = (
    r"(?:(?:\w+ment|aussi|également|ainsi|enfin|encore|déjà|donc|bien|tous|toutes|tout|désormais|de nouveau"
    r"|elle-même|lui-même) ){0,2}"
)
_FRENCH_CHANGES = (
    r"(?:mort|décédé|parti|arrivé|entré|tombé|sorti|revenu|intervenu|parvenu|survenu|descendu|monté|rentré"
    r"|passé|reparti"
    r"|disparu)e?s?"
)

_FRENCH = _Lead(
    aside=phrase(
        r"qui|que|qu'\w+|dont|où|lequel\w*|laquelle|lorsque?|lorsqu'\w+|quand|si|s'il\w*|alors|après|avant"
        r"|depuis|comme"
        r"|tandis|pendant|parce|puisque|bien que|afin|pour|selon|à|en|dans|de|d'\w+|avec|sans|sur|par|au"
        r"|aux|du|des"
    ),
    finite=phrase(
        r"a|ont|est|sont|n'a|n'ont|n'est|s'est|se sont|avait|avaient|était|étaient|aura|auront|sera|seront"
        r"|va|vont|fut"
        r"|furent|peut|peuvent|doit|doivent|veut|veulent|fait|font|reste|restent|devrait|pourrait|serait"
        r"|aurait"
    ),
    perfect=re.compile(
        rf"(?:l')?(?:a|ont) {_FRENCH_BETWEEN}(?:été {_FRENCH_BETWEEN})?(?!été\b|eu\b|su\b|pu\b|dû\b|voulu\b"
        rf"|vécu\b|suffi\b|fallu\b|permis\b){_FRENCH_DONE}\b"
        rf"|(?:est|sont) {_FRENCH_BETWEEN}{_FRENCH_CHANGES}\b|(?:s'est"
        rf"|se sont) {_FRENCH_BETWEEN}{_FRENCH_DONE}\b"
        rf"|(?:fut|furent) {_FRENCH_BETWEEN}{_FRENCH_DONE}\b"
    ),
    past=re.compile(r"\b[a-zéèç]{3,}(?:èrent|irent|urent)\b"),
    acts=re.compile(
        r"\b(?:lance|rachète|acquiert|vend|condamne|adopte|vote|nomme|remporte|signe|démissionne|meurt"
        r"|rejette"
        r"|suspend|supprime|dévoile|finalise|relaxe|approuve|valide|cède|licencie|interpelle|arrête|inculpe"
        r"|inaugure"
        r"|renonce|annule|saisit|déboute|bat|s'impose|élit|décroche)(?:nt)?\b"
    ),
    said=phrase(
        r"(?:a|ont)(?:-t-\w+)? (?:\w+ )?(?:annoncé|indiqué|déclaré|confirmé|affirmé|fait savoir|rapporté"
        r"|appris|précisé)"
        r"\b.*|(?:annonce|indique|rapporte|selon) .*|(?:a-t-on|on) appris\b.*"
    ),
    told=phrase(r"qu[ei]|qu'\w+|dont|où|lorsque?|quand|si"),
    vague=phrase(
        r"toujours|jamais|souvent|chaque|tous les (?:ans|jours|mois)|toutes les|beaucoup|de nombreu\w+"
        r"|plusieurs fois|depuis"
        r"|autrefois|récemment|dernièrement|naguère|jadis|à l'époque|il y a|longtemps|au fil d\w+"
        r"|ces derni\w+|les derni\w+"
        r"|pendant des|je|j'\w+|nous|mon|mes|notre|nos|on|vous|devenu\w*|évolué|changé|serait|aurait|auraient"
        r"|régulièrement|parfois|habituellement|saison[^,]* commencé|permis"
    ),
)

_SPANISH_DONE = (
    r"(?:\w{2,}(?:ado|ido|ído)(?:s|se)?|\w*(?:dicho|hecho|puesto|visto|muerto|roto|escrito|abierto|vuelto"
    r"|cubierto|suelto"
    r"|resuelto|impreso)s?)"
)
_SPANISH_BETWEEN = r"(?:(?:\w+mente|también|ya|asimismo|además|por fin|finalmente|hoy) ){0,2}"

_SPANISH = _Lead(
    aside=phrase(
        r"que|quien(?:es)?|cuy[oa]s?|donde|cuando|si|mientras|tras|después|antes|desde|como|porque|aunque"
        r"|para|según|a|en|de"
        r"|del|con|sin|sobre|por|al|lo que|el cual|la cual|los cuales|las cuales|el que|la que"
    ),
    finite=phrase(
        r"ha|han|es|son|está|están|había|habían|habrá|será|serán|era|eran|estaba|estaban|va|van|puede"
        r"|pueden|podrá|podría"
        r"|debe|deben|tiene|tienen|quiere|quieren|hay|sería|sigue|siguen|hace|hacen|fue|fueron|tendrá"
        r"|cuenta|permite"
    ),
    perfect=re.compile(
        rf"(?:ha|han) {_SPANISH_BETWEEN}(?:sido {_SPANISH_BETWEEN})?(?!sido\b|estado\b|tenido\b"
        rf"|habido\b){_SPANISH_DONE}\b"
        rf"|(?:fue|fueron) {_SPANISH_BETWEEN}\w{{2,}}(?:ad|id)[oa]s?\b|(?:fue|fueron) (?:\w+ )?(?:muert"
        rf"|puest|hech|abiert)[oa]s?\b"
    ),
    past=re.compile(
        r"\b(?!(?:vivió|estudió|trabajó|duró|costó|nació|necesitó|existió)\b)"
        r"(?:[a-záéíóúüñ]{2,}(?:ó|aron|ieron|yeron)|dijo|hizo|puso|detuvo|obtuvo|pidió|mantuvo|supo|vino"
        r"|dieron|dio|hicieron"
        r"|pusieron|detuvieron|dijeron|condujo|redujo|produjo|cayó)\b"
    ),
    acts=re.compile(
        r"\b(?:aprueba|aprueban|detiene|detienen|condena|condenan|vende|venden|compra|compran|gana|ganan"
        r"|dimite|dimiten|muere|mueren|firma|firman|rechaza|rechazan|nombra|nombran|lanza|lanzan|denuncia"
        r"|denuncian|absuelve|absuelven|suspende|suspenden|anula|anulan|adjudica|destituye|arresta|arrestan"
        r"|desarticula"
        r"|desmantela|inaugura|inauguran|logra|logran|vence|vencen|derrota|fallece|ordena|acuerda|acuerdan)\b"
    ),
    said=phrase(
        r"(?:según )?(?:ha|han)? ?(?:informó|informaron|anunció|anunciaron|dijo|dijeron|confirmó"
        r"|confirmaron|señaló|indicó"
        r"|aseguró|afirmó|explicó|informado|anunciado|confirmado|señalado|indicado|asegurado|explicado"
        r"|comunicado)\b.*"
    ),
    told=phrase(r"que|quien(?:es)?|cómo|donde|cuando|si|cuy[oa]s?|porque"),
    vague=phrase(
        r"siempre|nunca|jamás|a menudo|cada|todos los (?:años|días|meses)|muchos|muchas|numeros[oa]s"
        r"|varias veces|desde"
        r"|antiguamente|recientemente|últimamente|hace|en su día|en los últimos|en las últimas"
        r"|a lo largo de|durante años"
        r"|yo|mi|mis|nosotros|nuestr[oa]s?|hemos|he|se ha convertido|se han convertido|habría|sería|suele"
        r"|suelen|a veces"
        r"|habitualmente"
    ),
)
_LEADS = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


def knows(language: str) -> bool:
    """Whether leads in the language with this BCP 47 tag are read here."""
    return _tag(language) in _LEADS


def tells(sentence: str, language: str) -> bool:
    """Whether the sentence says that something has just happened; `DATE` stands where it dates something.

    What only an aside dates leaves the main clause for the day: "hat die Mühle gekauft, die 2019 abbrannte".
    """
    known = _LEADS[_tag(language)]
    parts = _parts(sentence)
    if len(parts) > 1 and known.said.fullmatch(parts[-1]):
        return DATE not in sentence
    if _WHOEVER.match(parts[0] if parts else ""):
        return False
    if len(parts) > 1 and _BACKWARDS.match(parts[0]):
        parts = parts[1:]
    main = [part for number, part in enumerate(parts) if not (number and known.aside.match(part))]
    for number, part in enumerate(main):
        told = known.told.search(part)
        clause = part[: told.start()] if told else part
        verb, past, acts = (kind.search(clause) for kind in (known.finite, known.past, known.acts))
        if verb is None and past is None and acts is None:
            continue
        if known.vague.search(clause) or any(DATE in before for before in (*main[:number], clause)):
            return False
        if DATE in sentence and _ANNOUNCES.search(" ".join([clause, *main[number + 1 :]])):
            return False  # "ha anunciado que las fiestas serán del 18 al 22"
        if verb is None or any(found and found.start() < verb.start() for found in (past, acts)):
            return True
        perfect = _perfect(main[number:], verb.start(), known)
        return perfect is not None and DATE not in perfect
    return False


def _perfect(main: Sequence[str], verb: int, known: _Lead) -> str | None:
    """The perfect that begins with the verb in the first part, which what stands between marks may part."""
    ends = (" ".join(main[:end]) for end in range(1, len(main) + 1))
    found = (known.perfect.match(clause, verb) for clause in ends)
    return next((told[0] for told in found if told), None)


def _parts(sentence: str) -> list[str]:
    parts = _MARK.split(_NO_STOP.sub("", sentence.replace("’", "'").strip()))
    return [part.strip() for part in parts if part.strip()]


def _tag(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]
