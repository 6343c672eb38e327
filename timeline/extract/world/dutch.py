"""Dutch."""

import re

from timeline.extract.world.phrases import Phrases, leading, phrase

_DAYS = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"

DUTCH = Phrases(
    joints=phrase(
        r"(?<!niet uit )dat|omdat|als(?! (?:in|op)\b)|toen|terwijl|nadat|voordat|zodat|hoewel|waar(?:\w+)?"
        r"|wanneer|indien"
        r"|tenzij|of"
        r"|maar|want"
    ),
    supposing=phrase(r"als|indien|wanneer|mocht(?:en)?|tenzij|mits|of"),
    conditional=phrase(
        r"mocht(?:en)?|indien|tenzij|mits|zal|zullen|zou(?:den)?|dan|kan|kunnen|moet(?:en)?|wordt|worden"
        r"|gaat|gaan"
        r"|krijg(?:t|en)|volgt|blijft|blijven|komt|komen|begint|vervalt"
    ),
    unreal=phrase(
        r"(?:had|hadden)(?= [^.;]*\b(?:moeten|kunnen|willen)\b)"
        r"|(?:zou|zouden)(?= [^.;]*\b(?:zijn|hebben) (?:ge|be|ver)\w+(?:d|t|en)\b[^.;]* als\b)"
    ),
    unsure=phrase(
        r"sluit(?:en)? (?:\w+ ){0,3}niet uit|misschien|mogelijk(?:erwijs)?|wellicht|eventueel|overwe(?:egt"
        r"|gen)"
        r"|zou(?:den)? (?:\w+ ){0,5}kunnen|onderzoek(?:t|en) of|bekijk(?:t|en) of|hoop(?:t)? nog"
    ),
    contrasted=phrase(r"(?:was|waren) (?:het|dat|er|ze) (?:nog )?|waren er nog|nog \d|bleven? geldig"),
    started=leading(r"van [\d., ]+(?: \w+){0,3}? (?:in|op)"),
    reached=phrase(r"(?:naar|tot)"),
    formerly=phrase(r"oorspronkelijk|aanvankelijk|eerder|eerst|in eerste instantie"),
    planned=phrase(
        r"geplande?|voorziene?|aangekondigde?|vastgesteld|bepaald|verwacht|zou(?:den)?|moest(?:en)?"
        r"|stond(?:en)? gepland"
    ),
    attributed=phrase(
        r"(?:geplande|aangekondigde|voorziene|verwachte)|zou(?:den)? (?:plaatsvinden|beginnen|spelen|worden"
        r"|openen|verschijnen)|gepland|(?:plaats)?vinden zou(?:den)?"
    ),
    moved=phrase(
        r"(?:verplaatst|verschoven|uitgesteld|verzet|opgeschoven|vervroegd|afgelast|geschrapt|afgezegd)|nooit"
        r"|gaat niet door|gaan niet door|(?:begint|start|opent|volgt|gaat) (?:nu |pas )"
    ),
    unmet=phrase(
        r"zou(?:den)?(?! [^.;]*\b(?:hebben|zijn) (?:ge|be|ver|aan|op|uit)\w+)|moest(?:en)?|was de bedoeling"
        r"|wilde[n]?|hoopte[n]?|rekende[n]? op|stond(?:en)? gepland"
    ),
    compared=leading(
        r"(?:net )?(?:zo)?als(?: al)?(?: in| op)?"
        r"|(?:tegenover|vergeleken met|in vergelijking met|ten opzichte van|in tegenstelling tot"
        r"|in plaats van|versus"
        r"|tegen)(?= )(?: (?!\w+te )[\w%.,€-]+){0,7}?(?: (?:in|van|op))?"
        r"|\b(?:meer|minder|vaker|hoger|lager|beter|slechter|groter|kleiner|eerder|later|sneller"
        r"|\w{3,}er)\b[^;,]*\bdan"
        r"(?: (?:in|op|van|die|dat|het|de|vorig))*"
        r"|(?:even|net zo|evenveel)\b[^;]*\bals(?: (?:in|op|van))*"
        r"|(?:dezelfde|zelfde|overeenkomstige) (?:periode|maand|kwartaal|tijd|dag) (?:van|in|uit)"
    ),
    measured=leading(r"(?:niveau|peil|record|cijfers?|waarden?|aantal|piek) (?:van|uit)"),
    ranking=phrase(
        r"eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|(?:de|het"
        r"|een) (?:\w+ )?\w{3,}ste"
        r"|nooit|niet|geen|niemand|zo'n|record\w*"
    ),
    since=leading(r"(?:sinds|sedert|vanaf)(?: (?:de|het))?"),
    documents=leading(
        r"(?:\w*wet|\w*besluit|richtlijn|verordening|\w*regeling|circulaire|grondwet|\w*decreet|reglement"
        r"|convenant"
        r"|arrest|beschikking)"
        r"(?: (?:op|over|inzake|betreffende|van|de|het|(?-i:[A-Z])\w+|nr\.?|[\d/]+)){0,5}? (?:van|uit|d\.d\.)"
        r"|(?:volgens|krachtens|op grond van|overeenkomstig|ingevolge) (?:de |het )?\w+ van"
        r"|(?:rapport|verslag|nummer|editie|persbericht|brief) van|versie(?: van)?|in de editie van"
    ),
    named=leading(
        r"(?:komedie|standbeeld|beeld|huis|kerk|brug|molen|schilderij|gebouw|foto|film|roman|album|lied"
        r"|model|kaart"
        r"|wijn|begroting|jaarrekening|jaarverslag|boekjaar|rapport|editie|resultaten|volkstelling|agenda"
        r"|plan|visie"
        r"|strategie|programma|seizoen|schooljaar|studiejaar|academiejaar|kampioenschap|wk|ek"
        r"|olympische spelen|spelen"
        r"|wereldbeker|kampioen|winnaar|akkoord|contract|doel(?:en)?|cijfers|archief|lichting|jaargang"
        r"|verkiezingen)"
        r"(?: (?:van|uit|voor))?"
    ),
    repeated=leading(r"(?:elke|iedere?|elk)(?: (?:eerste|tweede|derde|laatste))?|alle"),
    daily=phrase(
        rf"dagelijks|(?:elke|iedere) (?:dag|avond|ochtend|middag|week|{_DAYS})|{_DAYS}en|op werkdagen"
        rf"|werkdagen"
        r"|doordeweeks|'s (?:ochtends|middags|avonds|maandags|zaterdags|zondags)|openingstijden|het hele jaar"
    ),
    week=phrase(rf"(?:van )?{_DAYS}\s*(?:tot en met|t/m|tot|-|–|—)\s*{_DAYS}"),
    today=phrase(r"vandaag|heden|vandaag de dag|tegenwoordig"),
    lasting=phrase(
        r"(?:de dag|,?\s*(?:is|zijn|heeft|hebben|telt|tellen|woont|wonen|bestaat|bestaan|leeft|leven|werken"
        r"|werkt)(?! (?:[^.;]*\b)?(?:ge|be|ver)\w+(?:d|t|en)\b))"
    ),
    lasted=leading(
        r"(?:is|zijn|heeft|hebben|telt|tellen|woont|wonen|bestaat|leeft|leven|werken|werkt|biedt)"
    ),
    saying=phrase(
        r"zegt|zeggen|zei|zeiden|verklaart|verklaarden?|vertelt|vertelden?|stelt|stelde dat|benadrukt(?:e"
        r"|en)?|meldt"
        r"|meldden?|meldde|laat weten|liet(?:en)? weten|schreef|aldus|voegde (?:\w+ )?toe"
        r"|lichtte (?:\w+ )?toe"
        r"|reageerde|waarschuwde|erkende|heeft (?:\w+ ){0,3}(?:gezegd|verklaard|gemeld|laten weten)"
    ),
    announcing=phrase(
        r"maakt(?:e|en)? [^.;,]*bekend|kondigt? [^.;,]*aan|kondigden? [^.;,]*aan|bevestigt|bevestigden?"
        r"|belooft|beloofden?"
        r"|onthulden?|deel(?:t|de|den) [^.;,]*mee"
    ),
    told=phrase(r"dat|hoe|wat"),
    verbs=phrase(
        r"\w{3,}(?:eert|igt)|her(?:open|start|neem|bouw|vat)t|is|zijn|was|waren|heeft|hebben|had|hadden"
        r"|wordt|worden|werd|werden|zal|zullen|zou|zouden|kan"
        r"|kunnen|kon"
        r"|konden|moet|moeten|moest|moesten|mag|mogen|mocht|wil|willen|wilde|wilden|gaat|gaan|ging|gingen"
        r"|komt|komen"
        r"|kwam|kwamen|krijgt|krijgen|kreeg|kregen|blijft|blijven|bleef|bleven|staat|staan|stond|stonden"
        r"|ligt|liggen"
        r"|lag|lagen|geldt|gelden|gold|begint|beginnen|begon|begonnen|opent|openen|opende|openden|sluit"
        r"|sluiten|sloot"
        r"|eindigt|eindigde|start|starten|startte|treedt|treden|trad|traden|rijdt|rijden|reed|reden|vindt"
        r"|vinden|vond"
        r"|vonden|geeft|geven|gaf|gaven|doet|deed|deden|neemt|nemen|nam|namen|zei|zegt|meldt|meldde|brak"
        r"|braken|viel"
        r"|vielen|won|wonnen|verloor|verloren|stierf|overleed|overleden|bleek|bleken|trok|trokken|steeg"
        r"|stegen|daalde"
        r"|daalden|ontstond|ontstonden|verscheen|verschenen|verschijnt|verschijnen|zoekt|zoeken|zocht|koopt"
        r"|kopen"
        r"|kocht|kochten|verkocht|verkochten|bracht|brachten|besloot|besloten|schreef|liet|lieten|sprak"
        r"|spraken|hield"
        r"|hielden|liep|liepen|sloeg|reisde|woonde|vertrekt|vertrekken|vertrok|vertrokken|ontsloeg|ontving"
        r"|ontvingen"
        r"|dient|dienen|maakt|maken|maakte|maakten|toont|tonen|speelt|spelen|speelde|speelden|kost|duurt"
        r"|duren|volgt"
        r"|volgen|volgde|telt|luidt|leidt|leidde|vertelt|boekt|boekte|rukte|rukten|sluit|loopt|lopen|houdt"
        r"|houden"
        r"|(?!beide|einde|aarde|waarde|mede|vrede|zijde|orde|rede|methode|periode|gemeente|ruimte|grootte"
        r"|hoogte|route"
        r"|lente|tweede|vierde|gehele|site|elite|note|lengte|breedte|diepte|ziekte|gemiddelde|goede|oude"
        r"|harde|beste"
        r"|laatste|eerste|derde|achtste|helfte|gedeelte|eenheid)(?:\w{2,}(?:el|er|en|ig)de"
        r"|\w{2,}[gklmnrvz]de[n]?"
        r"|\w{2,}[kpfs]te[n]?)"
    ),
    relatives=phrase(r"die|dat|waar(?:\w+)?|wie|wat|welke"),
    denied=phrase(
        r"geen (?:enkele? )?\w+|niemand|niet (?:plaatsgevonden|doorgegaan)|nooit|(?:gaat|gaan|ging"
        r"|gingen) niet door"
    ),
    telling=phrase(
        r"(?:film|roman|boek|opera|serie|verhaal|tentoonstelling|documentaire|voorstelling|toneelstuk)"
        r"\b[^.;]*\b(?:vertelt|speelt zich af|gaat over|beschrijft|verhaalt|toont)"
    ),
    classed=leading(
        r"(?:geboren|gebouwd|gekocht|verkocht|afgegeven|geproduceerd|ingeschreven) (?:voor|na|tussen|vóór)"
        r"|(?<![\w,] )wie [^.;,]*"
        r"|(?:zoekt|zoeken|roept|roepen|vraagt|verzoekt)\b[^.;]*\b(?:getuigen|iedereen|mensen|klanten"
        r"|reizigers|bewoners),?"
        r" (?:die|dat)(?: \w+){0,2}?"
    ),
    classing=re.compile(""),
    often=phrase(r"elk jaar|ieder jaar|jaarlijks|om de \w+ jaar|gewoonlijk|doorgaans|meestal|in de regel"),
    company=frozenset(
        "de het een in op van tot en met aan om bij voor na tussen vanaf sinds tegen rond naar per uit"
        " uiterlijk"
        " tijdens afgelopen komende begin eind half medio dit deze dat die dag pas al nog tijdens t/m met"
        " ingang".split()
    )
    - {"een", "dat", "die", "en"},
    coordinators=frozenset({"en", "of", "maar", "want"}),
    dangling=frozenset(
        "de het een in van aan bij voor na tussen vanaf sinds tegen rond naar per uit tot met en of zijn"
        " haar hun dit"
        " deze die dat om te".split()
    ),
    until=phrase(r"tot|t/m|uiterlijk|pas"),
    alone=True,
    verb_last=True,
)
