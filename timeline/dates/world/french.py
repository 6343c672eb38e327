"""French."""

from timeline.dates import notices
from timeline.dates.grammar import any_of
from timeline.dates.world import feasts
from timeline.dates.world.lexicon import OPENS, Lexicon

_UNDER_TEN = {
    "une?": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
}
_TEENS = {
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    **{f"dix-{word}": n for n, word in enumerate(("sept", "huit", "neuf"), 17)},
    "vingt": 20,
    "vingt et une?": 21,
    **{f"vingt-{word}": 20 + n for word, n in _UNDER_TEN.items() if n > 1},
    "trente": 30,
}
# Days of the month as minutes write them: "le dix-sept septembre", "le dix sept septembre".
_DAY_WORDS = {
    "premier": 1,
    **{word.replace("-", "[ -]"): n for word, n in {**_UNDER_TEN, **_TEENS}.items() if n > 1},
    "trente et un": 31,
}
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DECADES = {
    "vingt": 192,
    "trente": 193,
    "quarante": 194,
    "cinquante": 195,
    "soixante": 196,
    "soixante-dix": 197,
    "quatre-vingt": 198,
    "quatre-vingts": 198,
    "quatre-vingt-dix": 199,
}
_NEVER = (
    (
        r"(?i:\b(?:vacances|jeux|olympiques|sports?|stations?|heure|horaires?|université|pneus"
        r"|soldes) d')\[(?:hiver|été)"
    ),
    (
        r"(?i:\b(?:rue|avenue|(?<!en )place|boulevard|pont|stade|collège|lycée|école|station|quai)"
        r"(?: du| de la| des?)? )\["
    ),
    r"(?i:\w (?:(?<!fin )(?<!début )(?<!partir )(?:de |d')))\[(?:printemps|été|automne|hiver)\]",
    (
        r"(?i:\b(?:fête|marché|foire|salon|festival|concert|bal|carnaval|exposition)s? (?:de )?)"
        r"\[(?:l'été|du printemps|l'automne|l'hiver)\]"
    ),
    r"[a-zéè]{3}[éiu]e?s en \[(?:été|hiver)\]",
    (
        r"(?i:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|demain|hier|[0-9]|bre|ier|mars|ril|mai|juin"
        r"|llet|oût)"
        r",? (?:en |à la )?\[(?:fin|début|milieu) de (?:la )?journée"
    ),
    r"\[(?i:le printemps|l'(?:été|hiver|automne))\] (?:est (?:là|de retour)|approche|arrive)",
    r"\[Mars\]|\[(?:Mai|Avril|Août)\] [A-Z]",
    r"(?:[Ââ]g|\bAg)ée?s? (?:de |d'|d’|seulement de )?\[|\bâge de \[",
    r"\[[0-9]{1,3} ans\] (?:et|à|est|a été|avait|était)\b",
    r"(?:, |\()\[[0-9]{1,3} ans\](?:,|\))",
    r"\[(?:[Uu]ne |la )?minute\] de (?:silence|vérité)",
    r"\bJournal \[du dimanche\]|\[(?:l')?hebdomadaire\] [A-Z]",
    r"\[l'heure\]|\[[Ll]es? (?:petit )?jours?\] (?:férié|ouvr)",
    r"\[[Ll]e [0-9]+ heures\] de (?:France|TF1)",
    r"\b(?:de|du) \[passée?s?\]",
    r"\[(?:vingt|[0-9]+)[ -]quatre\] heures sur",
    r"(?i:\b(?:un|le|du|au|grand|petit) )\[quotidien",
    r"\[(?:un|le|au) moment\] où",
)

# What takes one day is moved from one day to another, whatever takes several ("l'exposition du 3 au 9 mai").
_MOVED = (
    r"(?:report|repouss|décal|déplac|avanc)(?:er|é|e|ent|a|era) (?:le |la |l'|cette? |cet |son |sa |leur )"
    r"(?:réunion|séance|match|audience|scrutin|vote|rencontre|assemblée(?: générale)?"
    r"|examen|concert|débat|élection"
    r"|départ|rentrée|lancement|ouverture|coup d'envoi|référendum|verdict|décision|cérémonie)"
)

# Behind a day that names no month: what goes on with the sentence rather than naming a thing of that number.
_BEHIND_DAY = (
    "à|au|aux|aur(?:a|ont)|a|ont|sera|seront|il|elle|ils|elles|on|nous|vous|je|la|le|les|un|une|des|ce"
    "|cette|par"
    "|est|sont|était|étaient|se|avait|avaient|fut|furent|dès|avant|après|suivant|dernier|prochain"
)
_NO_NOUN = "".join(
    rf"(?<!\b{word}\s)"
    for word in "faire fait fais font prend prendre prennent pris la une autre de à toute quelque".split()
)
FRENCH = Lexicon(
    code="fr",
    # as capitals are often written: "SEANCE DU 12 DECEMBRE 2019"
    also={"fevrier": 2, "aout": 8, "decembre": 12},
    of_year=" (?:de )?",
    article="(?:(?:le|ce) )?",
    determiner="(?:(?:le|la|les|l'|du|au|aux|des) ?)?",
    ordinal="(?:er|e)?",
    day_words=_DAY_WORDS,
    worded=True,
    # "le 13 aura lieu", no rooms, players or channels
    day_alone=(
        r"(?<!dans\s)(?<!sur\s)(?<!avec\s)(?<!pour\s)(?<!contre\s)(?<!\bde\s)(?<!\bet\s)"
        r"(?:(?:le|jusqu'au) <day>(?:er)?"
        r"|du <d1:day>(?:er)? au <d2:day>)"
        r"(?![.,:/]?[0-9]|,? (?:et |ou |puis )?(?:le )?[0-9])"
        rf"(?=\n|[.;)]|$|,? (?:{_BEHIND_DAY})\b|, )"
    ),
    to="(?:-|(?:jusqu')?au|et(?: le)?|à)",
    joint=r"(?:,? (?:au|(?:et (?:ce )?)?jusqu(?:'au|'en|'à))| à) ",
    opening=r"(?:du|de|d'|(?:depuis|dès)(?: le)?)",
    contracted="du |au ",
    moving=rf"report[ée]\w*|repouss\w+|décal\w+|déplac\w+|avanc\w+|prolong\w+|{_MOVED}",
    moving_to=" (?:au|à|en|jusqu'(?:au|à|en))",
    pair="entre(?: les? années| les? jours| les?)?",
    pair_and=" et (?:le )?",
    # The deed tells a number from a year: "la loi de 1998 impose", "les élections de 2022 organisées".
    done_to=(
        r"\b(?:remplacement|renouvellement|achat|acquisition|vente|livraison|fourniture|installation|pose"
        r"|plantation|abattage|construction|démolition|rénovation|création|suppression|perte|recrutement"
        r"|embauche|distribution|production|réparation|commande|don|location|évacuation|arrestation|envoi"
        r"|formation|ajout|retrait|école|crèche|salle|places|logements|stade) (?:de|d'environ|pour) "
    ),
    things=r" (?!(?:dans|sous|mais|puis|depuis|après|très|plus|moins|sans|dès|les|des|ses|leurs|nous"
    r"|vous|ils|elles|tous|toutes)\b)[a-zà-ÿœ-]{3,}[sx]\b",
    year_before=(
        r"\b(?:en|depuis|de|d'|dès|avant|après|jusqu'en|jusqu'à|entre|et|à|ou|l'année|année|années|été"
        r"|hiver|printemps"
        r"|automne|pour|d'ici|d'ici à|fin|début|vers|horizon|l'horizon|courant|mi|saison|millésime"
        r"|exercice|promotion"
        r"|que|par rapport à|sur)[ -]?|[(-]$|[0-9], "
    ),
    month_before=(
        r"\b(?:en|à|de|d'|depuis|dès|fin|début|mi|jusqu'en|jusqu'à|et|ou|entre|mois de|mois d'"
        r"|à partir de|courant|avant"
        r"|après|d'ici|d'ici à|pour|chaque)[ -]?"
    ),
    edges={
        "(?:au |le |du |dès le |tout )?(?:début|commencement)(?: du mois)?": "START",
        "(?:au |le |du |dès le )?premier week-?end|(?:la )?première semaine": "START",
        "(?:au |le |du )?dernier week-?end|(?:la )?dernière semaine": "END",
        "(?:au |le |du )?(?:deuxième|troisième|second) week-?end|(?:la )?(?:deuxième|troisième"
        "|seconde) semaine": "MID",
        "(?:à la |la )?(?:toute )?fin(?: du mois)?": "END",
        "(?:à la |la |au |le )?(?:mi|milieu)(?: du mois)?": "MID",
    },
    turns={
        "derni(?:er|ère)s?|passée?s?(?! \\w+ (?:an|mois|jour|sem|heure))|précédente?s?|écoulée?s?": -1,
        "cette|cet|ce|ces|en cours|courante?": 0,
        "prochaine?s?|suivante?s?|à venir|qui vient": 1,
    },
    turn_behind=True,
    plural="(?!mois$).*s",
    half="moitié",
    that_year=" de (?:la|cette) même année| de cette année-là| cette (?:même année|année-là)",
    year_after=" de l'année (?:suivante|d'après)",
    units={
        "secondes?": "TS",
        "minutes?": "TM",
        "heures?": "TH",
        "jours?|journées?": "D",
        "semaines?": "W",
        "quinzaines?": "F",
        "week-?ends?|fins? de semaine": "WE",
        "mois": "M",
        "trimestres?": "Q",
        "semestres?": "H",
        "ans?|années?": "Y",
        "décennies?": "DE",
        "siècles?": "CE",
        "millénaires?": "ML",
    },
    numbers={
        **_UNDER_TEN,
        **_TEENS,
        "trente-cinq": 35,
        "trente-six": 36,
        "quarante": 40,
        "quarante-cinq": 45,
        "quarante-huit": 48,
        "cinquante": 50,
        "soixante": 60,
        "soixante-douze": 72,
        "cent": 100,
        "(?:une )?demi-?": 0.5,
        "une dizaine de|une dizaine d'": 10,
        "une quinzaine de": 15,
        "une vingtaine d[e']": 20,
        "une trentaine d[e']": 30,
    },
    vague="quelques|plusieurs|de nombreux|de nombreuses|de longs|de longues|des|certains|certaines",
    and_amount=" et ",
    and_half=" et demie?",
    bare_amount=r"\b(?:pendant|durant|depuis|après) (?:des |de longues |de longs )",
    then_before={"(?:le |la )?même|cette même|ce même": 0},
    then_behind={
        "suivante?|d'après": 1,
        "précédente?|d'avant": -1,
        "même": 0,
    },
    after=" (?:plus tard|après)(?! l[ea']| que| son| sa| avoir| être)",
    before=" (?:plus tôt|auparavant|avant)(?! l[ea']| que| son| sa| d')",
    hedge=(
        "plus de|moins de|près de|environ|presque|au moins|à peine|quelque|au bout de|pas moins de|à peu près"
    ),
    last="dernier",
    of_nth=" (?:(?:de|du mois de|en) |d'|du mois d')",
    nth={
        "premi(?:er|ère)|1er|1re": 1,
        "deuxième|seconde?|2e|2nde?|2ème": 2,
        "troisième|3e|3ème": 3,
        "quatrième|4e|4ème": 4,
    },
    until=r"(?<=\bjusqu')",
    day_turn=" (?:<behind:turn>)",
    ago=("il y a <hedge><count> <unit>", "voici <hedge><count> <unit>", "voilà <hedge><count> <unit>"),
    later=("dans <hedge><count> <unit>", "d'ici <hedge><count> <unit>", "sous <count> <unit>"),
    every="chaque|tous les|toutes les",
    weeks={
        "la semaine (?:dernière|passée)": -1,
        "cette semaine": 0,
        "la semaine (?:prochaine|qui vient)": 1,
    },
    feasts=feasts.FRENCH,
    more=(
        "(?:le |du |au )?<weekday> de <wk>",
        r"(?:le |du |au )?<weekday> en (?P<ahead>huit|quinze)(?!\w)",
        "(?:le |du |au )?<feast>(?: <year>)?",
        r"(?P<quarter>t)(?P<n>[1-4])(?: |/|-)<year>(?!\w)",
        (
            r"(?:le |ce |du |au )?<weekday> <day>(?:er(?!\w)|(?!er))(?! ?(?:%|h\b|heures?|min|ou\b|-"
            r"|euros|ans\b|personnes)| (?:et|au|à)(?: le)? (?:<w2:weekday> )?[0-9])"
            r"(?! <mm:month>)(?![.,:/]?[0-9])"
        ),
        r"(?P<same>ce|cet|cette) (?:<unit>|<part>)-là",
        r"(?P<week_of>(?:la |cette )?semaine du) <day>(?:er)? <month>(?: <year>)?",
        "(?:le |du |au )(?:<weekday> )?<day:worded> <month>(?: <year>)?",
        r"(?:le |du |au )<day>/(?P<m>0[1-9]|1[0-2])(?![/0-9%])(?! de )",
    ),
    fixed={
        "avant-hier": (-2, "D"),
        "hier": (-1, "D"),
        "aujourd'hui(?: même)?": (0, "D"),
        "demain": (1, "D"),
        "après-demain": (2, "D"),
        "cette nuit": (0, "NI"),
        "(?:l'an|l'année) (?:dernière?|passée?)": (-1, "Y"),
        "l'an prochain": (1, "Y"),
        "maintenant|actuellement|en ce moment|à présent": "PRESENT_REF",
        "à l'heure actuelle|de nos jours|pour l'heure": "PRESENT_REF",
        "ces jours-ci|ces derniers temps": "PRESENT_REF",
        "récemment|naguère|autrefois|jadis|à l'époque|dernièrement|il y a (?:longtemps|peu)": "PAST_REF",
        "bientôt|prochainement|à l'avenir|d'ici peu|sous peu|à terme": "FUTURE_REF",
    },
    told={
        "(?:le |du |au )?lendemain(?: matin| soir)?(?! d[eu'])": (1, "D"),
        "(?:le |du |au )?surlendemain(?! d[eu'])": (2, "D"),
        "(?:la )?veille(?: au soir)?(?! d[eu'])": (-1, "D"),
        "l'avant-veille": (-2, "D"),
        "ce jour-là|le jour même|(?:le (?:matin|soir)|l'après-midi|la nuit) même": (0, "D"),
    },
    sets={
        "quotidien(?:ne)?s?|quotidiennement|par jour": "P1D",
        "hebdomadaires?|par semaine": "P1W",
        "mensuels?|mensuelles?|par mois": "P1M",
        "annuels?|annuelles?|chaque année|par an": "P1Y",
        "trimestriels?|trimestrielles?": "P3M",
        **{f"(?:tous les|les) {day}s": f"XXXX-WXX-{n}" for n, day in enumerate(_WEEKDAYS, 1)},
    },
    seasons={"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"},
    parts={
        "matin|matinée": "TMO",
        "midi": "T12:00",
        "après[- ]midi": "TAF",
        "soir|soirée": "TEV",
        "nuit": "TNI",
        "minuit": "T24:00",
    },
    clock_before=(
        r"(?:\b(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
        r"|\bà|entre|vers|dès|de|jusqu'à|avant|après|d'ici|et|-|,|\() ?"
    ),
    clock=(
        r"(?:(?P<hour>[01]?[0-9]|2[0-4]) ?(?:h(?:eures?)?(?: ?(?P<minute>[0-5][0-9]))?"
        r"|:(?P<minute2>[0-5][0-9]))"
        # "le samedi 16 mai de 10 à 14 h"
        r"|(?:(?<=\bde\s)|(?<=\bentre\s))(?P<hour3>[01]?[0-9]|2[0-4])"
        r"(?= (?:à|et) (?:[01]?[0-9]|2[0-4]) ?h(?:eures?)?\b))(?!\w)"
        r"(?: (?:heure de \w{3,12}|heure locale|locales?))?(?: ?(?P<zone>gmt|utc)\b)?"
        r"(?! ?[0-5][0-9](?!\w)| (?:de \w+ing|d'affilée|par (?:jour|semaine|mois|an|personne)"
        r"|sur 24|supplémentaires))"
    ),
    clock_between="(?:,? |,? (?:à|vers|dès|de|entre|à partir de|du|dans la|au|en|le) )",
    by_day="(?: (?:dans la |au |en )?)?",
    decade=(
        r"(?:les |des |aux )?années (?:(?:19|20|18)?[0-9]0(?!\w)"
        rf"|(?P<tens>{any_of(_DECADES)})(?!\w))"
        r"|(?:la )?décennie (?:19|20|18)?[0-9]0(?!\w)"
    ),
    decades=_DECADES,
    century=r"(?:(?:le|au|du|les) )?<roman>(?:e|ème)(?: siècles?)",
    never="|".join(_NEVER),
    also_days={"lun": 1, "mer": 3, "jeu": 4, "ven": 5, "sam": 6, "dim": 7},
    weekday_glue=r"\.?",
    lone_weekday=r"\w{5,}",
    since="depuis",
    lasted=(
        r"dur(?:a|èrent)|(?:a|ont) (?:duré|continué|brûlé|travaillé|tenu)|resta|restèrent"
        r"|s(?:'est|e sont) (?:prolongée?s?|poursuivie?s?|étendue?s?|battue?s?)|se prolongea"
    ),
    leading=(
        r"[a-zéè]{2,12}(?:er|ir|re)\b[^.;,]{0,44} avant(?: le)?|jusqu'(?:au|à|en)(?: la fin de| fin| début)?"
        r"|(?:renvoy|ajourn)ée?s? (?:au|à)"
    ),
    about=("vers", "environ", "circa", "autour de"),
    past=(
        r"\b(?:a|ont|était|étaient|avait|avaient|fut|furent|dura|commença|débuta|resta|tua|devint|vint"
        r"|tint|prit|reprit"
        r"|mit|fit|vit|naquit|mourut|ouvrit|rouvrit|partit|quitta|ferma|gagna|perdit|reçut|parut|obtint"
        r"|rejoignit|s'est|se sont|est (?:mort|né|arrivé|venu|resté|tombé|parti|entré"
        r"|décédé|devenu|revenu|intervenu|survenu)e?s?"
        r"|[a-zéèêç]{3,14}(?:èrent|aient|(?<!\bdev)(?<!\ball)(?<!\bpouv)(?<!\bfall)(?<!\bsouh)(?<![rf])ait)"
        r"|(?<=, )(?:mort|mis|pris|surpris|remis|atteint|détruit|acquis)e?s?(?= |$)"
        r"|(?<=, )(?!puis|(?:qu|lu|celu|auss|ains)i)[a-zéèêâî]{2,14}[éiu](?:e?s|e)?(?= en | le | au | à la "
        r"| par | $)"
        r"|(?<!sera )(?<!seront )(?<!être )(?<!\best )(?<!\bsont )"
        r"(?:adopté|signé|publié|voté|annoncé|approuvé|présenté|diffusé|arrêté|condamné|survenu|commis|rapporté"
        r"|communiqué|transmis|fourni|révélé|tenu|rendu|disputé|établi|perpétré|retrouvé|célébré)e?s?"
        r"(?= (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le|ce)\b| (?:en )?$)"
        rf"|{OPENS}(?:signé|adopté|conclu|approuvé|ratifié|promulgué|voté|publié|lancé|créé"
        r"|battu|vaincu|éliminé|blessé|opéré|arrêté|interpellé|hospitalisé|entendu|interrogé|jugé"
        r"|fondé|inauguré|élu|nommé|né|paru|condamné|construit)e?s?)\b"
    ),
    future=(
        r"\b(?:devrait|devraient|serait|seraient|sera|seront|aura|auront|prévue?s?|prévoi(?:s|t|ent)"
        r"|prévoy(?:ons|ez)|pour(?= $)|doit"
        r"|doivent|va|vont"
        r"|dès|(?:est|sont|reste|restent) à [a-zéèê]{2,14}(?:er|ir|re)"
        r"|d'ici|attendue?s?"
        r"|(?:anticipe|escompte|projette)(?:nt)?|table(?:nt)? sur|vise(?:nt)?"
        r"|compte(?:nt)?|espère(?:nt)?|envisage(?:nt)?|entend(?:ent)?|à partir|programmée?s?"
        r"|fixée?s?(?= (?:au|à|aux|pour|le)\b)"
        r"|convoquée?s?|appel(?:lent|le|é)"
        r"|s'ouvre|s'ouvrent|s'achève|s'achèvent|se termine|se terminent|débute(?:nt)?|commence(?:nt)?"
        r"|prend fin|a lieu"
        # the verb, no noun: "faire part", "prendre part", "d'autre part"
        rf"|se tient|se tiennent|{_NO_NOUN}part"
        r"|joue(?:nt)?|affronte(?:nt)?|reçoit|reçoivent|se réuni(?:t|ssent)"
        r"|examine(?:nt)?|expire"
        r"|se rend|se rendent|vote(?:nt)?|entre en vigueur|accueille(?:nt)?|(?<!prison )ferme|ouvre|dispute"
        r"|rendez-vous"
        r"|nous [a-zéèê]{2,15}rons|vous [a-zéèê]{2,15}rez"
        r"|[a-zéèê]{2,15}(?:era|eront|ira|iront|dra|dront|vra|vront)"
        r"|[a-zéè]{0,12}(?:aî|oî|et|at)tr(?:a|ont))\b|\best $"
    ),
    opens=r"qu(?:e |')(?:(?:à|en|dès|pour|à partir de) )?",
    notice=notices.line(
        "(?:vente|réunion|concert|manifestation|grève|marche|fête|foire|marché|brocante|loto|bal|conférence"
        "|atelier|visite|messe|scrutin|élection|exposition|vernissage|spectacle|représentation|assemblée"
        "|débat|randonnée|kermesse|braderie|collecte|rassemblement)s?|vide-greniers?|obsèques"
        "|portes ouvertes",
        before="à|au|aux|en|de|du|des|d'|après|pour|par|dans|sur|lors|photo|compte|la|le|les|un|une",
        between="à|au|aux|en|de|du|des|d'|pour|dans|sur|contre|avec|entre|chez|générale?|publique",
        day="le |ce |ce |du ",
    ),
    arranged=(
        r"\b(?:(?:est|sont) (?:aussi |ensuite |de nouveau )?"
        r"(?!mort|né|arrivé|venu|allé|parti|entré|sorti|devenu|revenu|resté|tombé|monté|décédé|retourné"
        r"|rentré|paru"
        r"|intervenu|survenu|situé|connu|considéré|basé|composé)"
        r"[a-zéèêâîû-]{2,14}(?:é|i|u|is|it|ert)e?s?(?= |[,.;]|$)"
        r"|paraît|paraissent|sort|sortent|rouvre(?:nt)?|ferment|ouvrent|closent|clôt|prennent fin|finit"
        r"|finissent"
        r"|(?:organise|continue|démarre|anime|clôture|retrouve|aborde)(?:nt)?|se poursui(?:t|vent)"
        r"|s'arrête(?:nt)?|revient|reviennent|donne(?:nt)?|enseigne(?:nt)?|chante(?:nt)?|quitte(?:nt)?"
        r"|rejoint"
        r"|déménage(?:nt)?|emménage(?:nt)?|présente(?:nt)?|expose(?:nt)?|dévoile(?:nt)?|remet|remettent"
        r"|publie(?:nt)?"
        r"|effectue(?:nt)?|assiste(?:nt)?|participe(?:nt)?|rencontre(?:nt)?|préside(?:nt)?|défie(?:nt)?"
        r"|fête(?:nt)?|célèbre(?:nt)?|lance(?:nt)?|inaugure(?:nt)?|siège(?:nt)?|plaide(?:nt)?|comparaît"
        r"|comparaissent"
        r"|tranche(?:nt)?|statue(?:nt)?|tient|tiennent|quitte(?:nt)?|prend|prennent|passe(?:nt)?|reprend"
        r"|reprennent"
        r"|arrive(?:nt)?|arrête(?:nt)?|rendent?|rend|décide(?:nt)?|élit|élisent|entre(?:nt)? en)\b"
    ),
)
