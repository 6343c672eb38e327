"""What a message says of the days it keeps though nothing happens: "Today we renew our resolve".

Who honours somebody on a day does so on that day; a will that is renewed, a month in which somebody is
remembered and what holds "today and every day" are no more than words. English, German, French, Spanish.
"""

import re

_HERE = re.compile(
    r"(?:to(?:day|night)|this |heute|diese|in diese|aujourd|ce |cette |hoy|est[ea] )", re.IGNORECASE
)
# "In honouring that day of sorrow"
_THAT = re.compile(r"that (?:\w+ )?(?:day|night|morning|evening|summer|winter|year)$", re.IGNORECASE)
_THOUGHT_OF = re.compile(r"\b(?:honou?r|remember|recall|forget|relive)(?:s|ed|ing)? $", re.IGNORECASE)
# "I greet all who celebrate 8 December as a holy day", "in this season of grace"
_KEPT = re.compile(r"\b(?:celebrat|observ|know|recogni[sz])(?:e|es|ed|ing|n|s)? $", re.IGNORECASE)
_AS = re.compile(r" (?:of each year |of every year )?as (?:an?|the|their|our|his|her|its)\b")
_SEASON = re.compile(r"this (?:holiday )?season(?: of)?", re.IGNORECASE)
# "Today and every day", "aujourd'hui et chaque jour"
_ALWAYS = re.compile(
    r",? (?:and|und|et|y) (?:every|each|always|forever|any|jede[nrsm]?|immer|chaque|tous les|toujours"
    r"|todos los|cada|siempre)\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"[^.;:?!]{0,60}?(?:"
    r"(?:renew|reaffirm)s? (?:our|my|its|their|the) (?:\w+ )?(?:commitments?|resolve|pledge|vows?|promise"
    r"|devotion|dedication|determination|efforts?|support|call|faith|spirit|belief)\b"
    r"|\b(?:we|i|our nation)(?: \w+ly| also| again| now)? (?:recommits? |rededicates? "
    r"|reaffirms? that |stands? (?:united|together|firm|ready|tall)\b)"
    r"|\b(?:erneuer[en]+|bekräftigen?|bekennen?) (?:wir|ich) (?:\w+ )?(?:unser|mein|uns|mich)"
    r"|\bnous (?:renouvelons|réaffirmons|réitérons) (?:notre|nos)\b"
    r"|\b(?:renovamos|reafirmamos|reiteramos) nuestr[oa]s?\b)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?:this (?:\w+ )?(?:month|year|season)|diese[nms] (?:Monat|Jahr)|in diesem (?:Monat|Jahr)"
    r"|ce mois(?:-ci)?|cette année|est[ea] (?:mes|año))",
    re.IGNORECASE,
)
_HONOURS = re.compile(
    r",? (?:(?:we|i)(?: \w+ly| also)? (?:honou?r|celebrate|remember|recogni[sz]e|salute|thank|commemorate"
    r"|pray|continue (?:our|to)|acknowledge|pay tribute|reflect|give thanks)\b"
    r"|(?:ehren|feiern|gedenken|danken|erinnern) (?:wir|ich)\b"
    r"|nous (?:honorons|célébrons|commémorons|remercions|saluons|rendons hommage)\b"
    r"|(?:honramos|celebramos|conmemoramos|recordamos|agradecemos|rendimos homenaje)\b)",
    re.IGNORECASE,
)
# The titles of what a message keeps: said of one day again and again, it is one thing.
_CEREMONY = re.compile(
    r"(?:I|We|Our Nation|(?:The )?[A-Z]\w+(?: \w+)? and I)(?: \w+ly| also| all| now)?(?: honou?r| celebrate"
    r"| remember| recogni[sz]e| salute| thank| commemorate| pay (?:tribute|respect|homage)| give thanks| send"
    r"| join| mourn| offer| extend| acknowledge| applaud| commend| observe| mark| wish)s?\b"
    r"|(?:Ehren|Feiern|Gedenken|Danken|Erinnern) wir\b|Wir (?:ehren|feiern|gedenken|danken|erinnern)\b"
    r"|Nous (?:honorons|célébrons|commémorons|remercions|saluons|rendons hommage)\b"
    r"|(?:Honramos|Celebramos|Conmemoramos|Recordamos|Agradecemos|Rendimos homenaje)\b"
)


def only_words(before: str, said: str, after: str) -> bool:
    """Whether what is said of a date, with the words round it, is a will or an honour without a day."""
    if _THAT.match(said) is not None:
        return _THOUGHT_OF.search(before) is not None
    if _AS.match(after) and _KEPT.search(before):
        return True
    if _HERE.match(said) is None:
        return False
    if _SEASON.fullmatch(said) and (said.endswith("of") or after.startswith(" of ")):
        return True
    if _ALWAYS.match(after) or _WILL.match(after):
        return True
    return _SPAN.fullmatch(said) is not None and _HONOURS.match(after) is not None


def is_ceremony(title: str) -> bool:
    """Whether somebody keeps a day by saying so: "We honour the dead of the mine"."""
    return _CEREMONY.match(title) is not None
