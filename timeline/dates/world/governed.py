"""What a date tells by the words that govern it: a mishap that is over, what somebody bound himself to.

Regular expressions on folded text: `HAPPENED` ends before the date of a mishap that others follow ("nach
einem Unfall am"), `BOUND` lies between a verb of the past and the date of what is yet to be done
("versprach, die Brücke im"), `RELATIVE` starts at the comma of a clause about who or what was named.
"""

_GERMAN = (
    "brand|feuer|unfall|überfall|einbruch|anschlag|angriff|explosion|absturz|beben|zusammenstoß|raub|mord|diebstahl"
    "|schießerei|festnahme|unglück"
)
_FRENCH = (
    "incendie|accident|attaque|attentat|fusillade|explosion|vol|braquage|séisme|agression|naufrage|incident|meurtre"
    "|drame|cambriolage|collision|éboulement"
)
_SPANISH = (
    "incendio|accidente|ataque|atentado|tiroteo|explosión|robo|atraco|terremoto|sismo|agresión|naufragio|incidente"
    "|asesinato|asalto|choque|derrumbe"
)
HAPPENED = {
    "de": (
        r"\b(?:nach|seit|über) (?:dem|der|den|einem|einer) (?:[a-zäöüß]+ )?"
        rf"[a-zäöüß-]*(?:{_GERMAN})(?:e?s|en|n|e)?"
        r"(?: (?:in|im|an|auf|bei|nahe)(?: [a-zäöüß-]+){1,4}?)? (?:am|im|vom|von) $"
        # what was said in writing: "heißt es in einer Mitteilung vom Mittwoch"
        r"|\bin (?:einer|einem|der|dem|ihrer|seiner) (?:[a-zäöüß]+ )?[a-zäöüß-]*(?:mitteilung|erklärung"
        r"|meldung|schreiben|stellungnahme|bericht|brief)(?: [a-zäöüß]+){0,4} vom $"
        # what is of a day has been done: "nach dem Beschluss des Rats vom Dienstag"
        r"|\b(?:beschluss|entscheidung|urteil|mitteilung|meldung|bericht|ankündigung|antrag|erklärung|spiel"
        r"|auftritt|sitzung|treffen|vorfall|niederlage|sieg)(?:e?s|e)?"
        r"(?: de[rsm](?: [a-zäöüß-]+){1,3})? vom $"
    ),
    "fr": (
        rf"\b(?:après|depuis|suite à) (?:l'|la |le |un |une |cet |cette )(?:{_FRENCH})"
        r"(?: (?:à|dans|sur|de|du|près)(?: [\w'-]+){1,5}?)? (?:de |du |le |en )?$"
        r"|\baprès (?:avoir|être|s'être) [^,;:.]{0,50}? (?:en |le )?$"
    ),
    "es": (
        rf"\b(?:tras|después de|desde) (?:el|la|un|una) (?:{_SPANISH})"
        r"(?: (?:en|de|cerca)(?: [\w'-]+){1,5}?)? (?:de |en )?$"
        r"|\btras (?:haber )?[a-zñ]{2,14}(?:[aei]r(?:se|l[oa]s?)?|[ai]do) [^,;:.]{0,50}?(?:en )?$"
    ),
}
BOUND = {
    "de": (
        r"\b(?:versprach(?:en)?|beschloss(?:en)?|kündigten?|entschied(?:en)?|einigten?|vereinbarten?|boten?"
        r"|verpflichteten?|sicherten?|schlug(?:en)?)\b[^,.;:]{0,40}"
        r", (?!dass|weil|nachdem|als|wie|wenn|ob\b|so\b|wo\b|die (?:am|im)\b)[^,.;:]*$"
    ),
    "fr": (
        r"\b(?:promis|décidé|proposé|accepté|convenue?s?|choisi|engagée?s?) (?:de |d'|à )"
        r"(?:se |s'|y |l[ae]s? |l')?[a-zéèê]+(?:er|ir|re|oir)\b[^,;:.]*$"
    ),
    "es": (
        r"\b(?:prometi(?:ó|eron)|decidi(?:ó|eron)|acord(?:ó|aron)|ofreci(?:ó|eron)|pact(?:ó|aron)|propus(?:o|ieron)"
        r"|aprob(?:ó|aron)|acept(?:ó|aron)|comprometi(?:ó|eron)) (?:a |en )?"
        r"[a-zñ]+[aei]r(?:se|l[oa]s?)?\b[^,;:.]*$"
    ),
}
RELATIVE = {"fr": r", (?:qui|dont)\b", "es": r", (?:que|quien|cuy[oa]s?)\b"}
# A participle before its date tells what is over, but for those of what is arranged or where it is.
SPANISH_DONE = (
    r"(?<!será )(?<!serán )(?<!sea )(?<!sean )(?<!ser )(?<!estará )(?<!estarán )(?<!quedará )"
    r"(?!previst|programad|fijad|convocad|anunciad|esperad|organizad|invitad|citad|llamad|abiert|planead"
    r"|planificad|dedicad|señalad|situad|limitad|acordad|pactad|aplazad|trasladad|pasad|agendad|activid|fechad|datad)"
    r"[a-zñáéíóú]{3,}[ai]d[oa]s?(?= $)"
)
