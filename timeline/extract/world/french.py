"""French."""

from timeline.extract.world.phrases import Phrases, leading, phrase

_DAYS = r"(?:lun|mar|mercre|jeu|vendre|same)(?:di)?s?|dimanches?"

FRENCH = Phrases(
    joints=phrase(
        r"si(?= (?:les?|la|l'|un|une|des|aucun|elles?|ils?|on|ce|cette)\b)|s'ils?|sauf si|que"
        r"|qu'(?!(?:en|au|il y a)\b)|qui|dont|où|quand|lorsqu\w*|puisque|alors que|tandis que"
    ),
    supposing=phrase(r"si|s'ils?|en cas d\w*|à moins|sauf(?: si| accord)?|à condition|faute d\w*"),
    conditional=phrase(r"\w+(?:rait|raient|ra|ront|rons|rez)|sauf si|à moins|en cas|faute"),
    unreal=phrase(
        r"(?:auri|seri|devri)ons \w+|(?:aurai|serai)s \w+|(?:aurai|serai|devrai)(?:t|ent) (?:dû|été"
        r"|pu|eu)|(?:aurai|serai)(?:t|ent) \w+[éi]\w{0,2}"
    ),
    unsure=phrase(
        r"(?:étudie|envisage|projette)(?:nt)? d[e']|(?:étudie|examine|évoque|évalue|envisage)(?:nt)?"
        r" (?:la possibilité|l'(?:hypothèse|idée|éventualité|option)) d[e']|pas question|n'exclu(?:t"
        r"|ent) pas|n'écarte(?:nt)? pas"
        r"|pourrai(?:t|ent)|peut-être|éventuellement"
    ),
    contrasted=phrase(
        r"(?:le|la|les) (?:plus|moins) \w+ depuis|(?:il|elle|ils|elles|ce|c')n?'?(?:étaient|était) encore"
        r"|,? ?à (?:pareille|la même) (?:date|époque|période)"
        r"|,? ?(?:ils|elles) étaient \d|,? ?il y en avait \d"
        r"|restent valables|demeurent valables"
    ),
    started=leading(r"(?:de|d'environ) [\d., ]+(?: \w+){0,3}? (?:en|à|au)"),
    reached=phrase(r"(?:à|au)"),
    formerly=phrase(r"initialement|d'abord|à l'origine|originellement|primitivement|auparavant"),
    planned=phrase(r"prévue?s?|programmée?s?|fixée?s?|annoncée?s?|attendue?s?|inscrite?s?|devai(?:t|ent)"),
    attributed=phrase(r"(?!)"),
    moved=phrase(
        r"n'(?:a|ont) jamais vu le jour|(?:a|ont) finalement (?!été (?:suspend|annul|levé))\w+"
        r"|n'(?:a|ont) (?:toujours |encore )?pas (?:commencé|débuté|démarré|été)"
        r"|(?:a|ont|avait) été (?:retirée?s?|abandonnée?s?)"
        r"|pris du retard|retardée?s?|reportée?s?|repoussée?s?|décalée?s?|avancée?s?|déplacée?s?"
        r"|(?:se tiendr(?:a|ont)|aur(?:a|ont) (?:finalement )?lieu)"
        r"(?=[^.;]*(?:\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain))"
    ),
    unmet=phrase(
        r"(?:avai(?:t|ent) prévu|projetai(?:t|ent)|comptai(?:t|ent)) d|devai(?:t|ent)|était prévue?"
        r"|étaient prévue?s"
    ),
    compared=leading(
        r"(?:comparables?|similaires?|à (?:comparer|rapporter)) (?:à|au|aux|avec)(?: [\d., ]*(?:%|[^\W\d]+))?"
        r"(?: en| de| d'| du)?|contrairement|à la différence"
        r"|à (?:pareille|la même) (?:date|époque|période)(?: en| de| du| d')?"
        r"|comme(?: déjà| en| au| à| lors)*|"
        r"(?:contre|après|au lieu d\w*|face à|et non)\s+(?:environ |près d\w+ )?[-+]?\d[^;]{0,40}"
        r"|plutôt qu\w+"
        r"|(?:par rapport|comparée?s?|comparativement|comparaison)(?: (?:à|avec|au|aux)(?: [\w']+){0,4})?"
        r"|(?:supérieure?s?|inférieure?s?|identiques?|équivalente?s?)(?: de [\d.,]+ ?(?:%|points?))?"
        r"(?: (?:à|au)(?: (?:celui|celle|ceux|celles))?(?: d[eu']| enregistrée?s?)?)?"
        r"|(?:supérieure?s?|inférieure?s?|comparée?s?|rapport) aux? (?=\d)(?!.* et )[^;]{0,70}"
        r"|(?:plus|moins|mieux|aussi|(?<!d')autant|meilleur\w*|pire\w*|supérieure?s?"
        r"|inférieure?s?)\b[^;]*\bqu(?:e |')"
        r"(?:(?:en|au|à|celle|celui|ceux|lors|la|le|l'|de|du)\b[ ']?)*"
    ),
    measured=leading(
        r"(?:ceux|celles?|celui|niveaux?|chiffres?|valeurs?|seuils?|records?|statistiques|données)"
        r" (?:de|d'|du)(?: l'| mois d[e'])?"
    ),
    ranking=phrase(
        r"(?:la|le|les) (?:plus|moins|premi\w+|pires?|meilleur\w*)|premi(?:er|ère)s?"
        r"|n'(?:a|ont|avait|avaient) (?:plus|pas|jamais)|n[e'] ?[^.;]*\b(?:aussi|autant|tels?|telles?"
        r"|pareil\w*|semblable\w*|vue?s?)|jamais|aussi|record"
        r"|(?:plus|moins) (?:bas|haut|élevé|faible|fort)\w*"
        # "a doublé depuis 2021": how far it has come, not what began then
        r"|(?:a|ont|avait|avaient) (?:plus que |presque |quasiment )?(?:doublé|triplé|quadruplé|quintuplé"
        r"|augmenté|progressé|bondi|grimpé|chuté|baissé|reculé|diminué|fondu|perdu|gagné)"
    ),
    since=leading(r"depuis(?: (?:la|le|l'))?"),
    documents=leading(
        r"(?:lois?|décrets?|arrêtés?|circulaires?|ordonnances?|directives?|règlements?|code)"
        r"(?: (?:sur|de|du|des|la|le|les|relati\w+|à|n°|\w+-\w+|(?-i:[A-ZÉ])\w+|\w+(?:al|el|éen|ien|le|ne)"
        r"|l'\w+"
        r"|d'\w+)){0,5}?"
        r" (?:du|de|d')"
        r"|(?:conformément à|en vertu de|aux termes de|selon|en application de) (?:la |le |l')?\w+ (?:du"
        r"|de|d')"
        r"|(?:dans l'|l')édition du|(?:bilan|rapport|bulletin|communiqué) précédent,? (?:du|de)"
        r"|(?:procès-verbal|compte[ -]rendu)(?: de (?:la |l')?\w+)? du"
        r"|(?<!un )(?<!le )(?<!son )communiqué(?: de presse)? du"
        r"|(?:version|numéro) (?:du|de|d')|(?:née?s?|construite?s?)"
        r" (?:avant|après|entre|depuis)(?: (?:le|la))?"
    ),
    named=leading(
        r"(?:comédies?|tragédies?|documentaires?|opéras?|pièces?|statues?|sculptures?|affiches?|maisons?"
        r"|églises?|gares?"
        r"|ponts?|usines?|moulins?|orgues?|clochers?|écoles?|voitures?|locomotives?|vins?|l'actuel(?:le)?"
        r"|saisons?(?: (?:culturelle|sportive|estivale|théâtrale))?"
        r"|toiles?|tableaux?|bâtiments?|immeubles?|photos?|photographies?|films?|romans?|albums?"
        r"|chansons?|modèles?|cartes?|exercices?|année (?:scolaire|universitaire)|budgets?"
        r"|rapports?|bilan|éditions?"
        r"|résultats"
        r"|recensement|repêchages?|études?|enquêtes?|sondages?|thèses?"
        r"|constitution|conventions?|charte|agenda|horizon|plan(?: [a-zé]+)?"
        r"|stratégie|programme|millésime|promotion|coupe du monde"
        r"|mondial|jeux|euro|champion(?:ne)?s?|vainqueurs?|médaillée?s?)"
        r"(?: [a-zé]+(?:aux|els?|ues?)| (?:de |d')[a-zé]+)?(?: (?:de|du|d'|pour))?"
    ),
    repeated=leading(
        r"chaque(?: (?:premier|dernier|deuxième|troisième|second))?|tous les|toutes les|chacun\w*(?: \w+)?"
    ),
    daily=phrase(
        r"tous les (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s|tous les jours"
        r"|chaque (?:jour|soir|matin|midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
        r"|tous les (?:soirs|matins"
        r"|midis)|jours ouvrables|en semaine|toutes? l'année|quotidiennement|chaque semaine|horaires"
    ),
    week=phrase(rf"(?:du )?(?:{_DAYS})\s*(?:au|à|-|–|—)\s*(?:{_DAYS})"),
    today=phrase(r"aujourd['’]hui"),
    lasting=phrase(
        r",?\s*(?:est|sont|a|ont|abrite|accueille|compte|emploie|vivent|vit|existe|reste|il emploie"
        r"|elle emploie)"
    ),
    lasted=leading(
        r"(?:vit|vivent|habite(?:nt)?|travaille(?:nt)?|dirige(?:nt)?|possède(?:nt)?|appartien(?:t|nent)"
        r"|compte(?:nt)?|emploie(?:nt)?|sommes)"
    ),
    saying=phrase(
        # "a déclaré la requête irrecevable" is a deed
        r"(?:a|ont|avait)(?:-(?:t-)?(?:ils?|elles?|on))?"
        r" (?:déclaré(?!\s+(?:\w+(?:able|ible)|coupables?|null?e?s?|ouvert\w*|forfait)\b)"
        r"(?!(?<=\w a déclaré)\s+(?:(?:la|les?|une?|son|sa)\b|l'))|(?:promis|menacé|démenti|nié)(?=\s{2,}"
        r"(?:de |d'|\w+(?:er|ir|oir|re)\b))|dit|affirmé|indiqué|précisé|expliqué|assuré|souligné|rappelé"
        r"|estimé|confié|ajouté"
        r"|insisté|raconté|réagi|commenté|répondu|prévenu|martelé"
        r"|plaisanté|ironisé|soupiré|fait savoir|jugé)(?!e)(?! (?:avoir|être)\b)"
        r"|s'est (?:félicitée?|réjouie?|exprimée?|indignée?)|(?:déclar|indiqu|affirm|expliqu|précis"
        r"|assur|soulign|regrett|résum|racont|confi|estim|préven|rappel|insist|comment|déplor|plaid|martel"
        r"|conclu)ait"
        r"|se (?:félicit|réjouiss|désol|inquiét|souven)ait|s'(?:inquiét|indign|exclam|interroge|étonn)ait"
        r"|a-t-on appris|(?<![\w'] )a appris(?= [^.;]*(?:auprès|source))|apprenions"
        r"|(?:déclare|affirme|indique|précise|explique|assure|souligne|dit)(?! (?:avoir|être)\b)"
    ),
    announcing=phrase(
        r"(?:a|ont|avait)(?:-(?:t-)?(?:ils?|elles?|on))?"
        r" (?:annoncé|confirmé|promis|averti|informé|reconnu|signalé|démenti|nié|admis"
        r"|menacé|déploré|dénoncé|concédé|regretté|soutenu|prétendu|avoué|fait (?:valoir|remarquer)"
        r"|laissé entendre|répété|réitéré|considéré|détaillé|suggéré|témoigné|lancé|argué"
        r"|allégué"
        r"|argumenté|certifié|rétorqué|critiqué|spécifié|noté|rapporté|clamé|tranché"
        r"|avancé)(?!e)"
        r"|s(?:'est|e sont) (?:plaint|défendu|justifié|ému|lamenté|inquiété|agacé|insurgé)e?s?"
    ),
    told=phrase(r"que|qu'\w+"),
    verbs=phrase(
        r"(?:[sn]')?(?:a|ont|est|sont|sera|seront|avaient|avait|était|étaient|aura|auront)|fut|furent"
        r"|va|vont|doit|doivent|peut"
        r"|peuvent|ouvre|ferme|entre|débute|commence|prend|reprend|tient|dure|impose|reste|devient"
        r"|publie|quitte|prévoit|prévoient|permet|concerne|accueille|organise|lance|compte|vient"
        r"|viennent|fait|font|reçoit|affronte|examine"
        r"|(?:reçoiv|affront|examin|jou|ouvr|ferm|début|commenc|prenn|reprenn|tienn|dur|impos|rest|devienn"
        r"|publi|quitt|permett|concern|accueill|organis|lanc|compt|rencontr|disput)ent"
        # the past of stories
        r"|(?!opéra|caméra|cinéma|agenda|schéma|panorama|visa\b|villa|delta|extra)[a-zéèêçâ]{3,}(?:i|n|t"
        r"|d|r|l|s|ç|ge|ch|v|p|m)a"
        r"|(?:de|re|ob|sur|par|main|sou|con)?(?:vint|tint)|(?:ap|com|sur|re)?prit|naquit|mourut|reçut"
        r"|vécut|fit|eut|vit|partit"
        r"|sortit|écrivit|ouvrit|perdit|rendit|battit|bâtit|construisit|finit|choisit|réussit|suivit|mit"
        r"|devint"
        r"|(?:s')?[a-zéèêç]{3,}(?:era|eront|ira|iront|dra|dront|vra|vront|rra|rront|ait|aient|èrent|ettra"
        r"|ettront|aîtra|aîtront)"
    ),
    relatives=phrase(r"qui|dont|où|que|qu'\w+|laquelle|lequel|quand|lorsqu\w*"),
    denied=phrase(
        r"n'(?:a|ont|avait|avaient|y a|y avait) (?:pas|jamais|aucun\w*) (?:eu|été|vu|circulé|ouvert)"
        r"|n'(?:a|ont|avait) jamais \w+|aucune? \w+ n'\w+"
        r"|n'(?:a|ont|avait) (?:rien \w+|\w+[éits] personne)(?!.*\bmais\b)"
    ),
    telling=phrase(
        r"(?:film|roman|livre|pièce|opéra|série|récit|exposition|nouvelle|ouvrage|histoire)"
        r"\b[^.;]*\b(?:se déroule|se passe|raconte|retrace|évoque|relate|décrit|montre)"
    ),
    classed=leading(
        r"(?:valables?|immatriculée?s|nées|nés|construite?s|achetée?s|délivrée?s|datant"
        r"|fabriquée?s|commercialisée?s|mis(?:es)? en circulation) (?:d')?(?:avant|après"
        r"|entre)(?: (?:le|l'|la))?"
    ),
    classing=phrase(r"|\w+"),
    often=phrase(
        r"tous les \w+ ans|chaque année|d'habitude|de coutume|d'ordinaire|habituellement|en général"
        r"|généralement"
    ),
    company=frozenset(
        "qu'en qu'au qu'à le la les l en au aux du de des d à dès depuis jusqu'au jusqu'en jusqu'à vers"
        " pour dans environ avant après partir compter entre"
        " ' fin début dit ce cette d'ici courant mois année années".split()
    ),
    coordinators=frozenset({"et", "ou", "mais", "puis", "ni"}),
    dangling=frozenset(
        "à au aux de du des d en dans par pour sur avec sans sous chez vers entre contre le la les l un"
        " une et ou que qui ce"
        " cette son sa ses leur leurs plus après avant depuis".split()
    ),
    until=phrase(r"(?:jus)?qu'\w+|pas avant"),
)
