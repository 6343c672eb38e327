"""What is brought up without being claimed, in German, French and Spanish: "Das heißt nicht, dass ..."."""

import re

from timeline.extract.world.place import Place

# "bedeutet nicht, dass", "ne veut pas dire que", "no significa que", "es gibt keine Garantie, dass"
_NOT_ENTAILED = re.compile(
    r"\b(?:(?:heißt|heisst|bedeutet|besagt|garantiert) (?:\w+ ){0,2}nicht, dass"
    r"|(?:nichts|niemand) (?:\w+ )?(?:garantiert|beweist|verspricht)\w*(?: \w+)?, dass"
    r"|keine? (?:garantie|gewähr|anzeichen|hinweise?|beleg|grund|zusage|versprechen)(?: dafür)?, dass"
    r"|n(?:e |')(?:\w+ )?(?:signifie|veut|garantit|implique|prouve|dit) (?:pas|nullement)(?: dire)? qu"
    r"|rien ne (?:garantit|prouve|dit|assure) qu|(?:aucune?|sans) (?:garantie|preuve|signe|raison) qu"
    r"|no (?:\w+ )?(?:significa|quiere decir|implica|garantiza|prueba|supone) que"
    r"|nada (?:garantiza|prueba|asegura|indica) que"
    r"|(?:no hay|sin) (?:ninguna )?(?:garantía|señal|prueba|motivo|indicio)s?(?: de)? que)",
    re.IGNORECASE,
)
# "Entweder ... bis Freitag ..., oder ...", "soit ..., soit ...", "o ... o ..."
_EITHER = re.compile(r"\bentweder\b|\bsoit\b|^\W*o (?:bien )?\w", re.IGNORECASE)
_OR = re.compile(r"[^.;,]{0,40},? (?:oder|soit|o bien|o) ", re.IGNORECASE)
# "Es ist der dritte Rohrbruch in diesem Jahr": counted so far
_COUNTED = re.compile(
    r"\b(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte)[rsn]? [^.,;]{2,40}$"
    r"|\b(?:première?|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|dixième|seconde?)"
    r" [^.,;]{2,40}$"
    r"|\b(?:primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao]|sext[ao]|séptim[ao]|octav[ao]"
    r"|novena|décim[ao]) [^.,;]{2,40}$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:ist|war|sei|wäre|handelt|est|c'est|était|s'agit|es|fue|era|sería|trata)\b", re.IGNORECASE
)
_THIS_SPAN = re.compile(
    r"(?:in )?diesem (?:jahr|monat|winter|sommer)|(?:cette |de l')année|ce mois(?:-ci)?|(?:cet|cette)"
    r" (?:hiver|été|saison)"
    r"|(?:en |de )?(?:este|el) (?:año|mes|invierno|verano)|esta temporada"
    r"|(?:depuis le )?début de (?:l'année|l'an)",
    re.IGNORECASE,
)
# "La convocatoria para la feria de 2026 se abrirá en marzo": which of the fairs
_EDITION = re.compile(
    r"\b(?:para|por|pour|für) (?:(?:el|la|los|las|le|les|die|das|den|der) |l')?[\w-]+(?: [\w-]+)?"
    r"(?: (?:de|du|del|des|der))? $",
    re.IGNORECASE,
)
_OTHER_DATE = re.compile(
    r"^[^.;]*\b(?:en|el|im|am|ab|in|le|dès|desde|bis|hasta|jusqu'au) [\w ]*\w", re.IGNORECASE
)
_YEAR = re.compile(r"[12]\d{3}")
_SO_FAR = re.compile(r"lo que va\b", re.IGNORECASE)
# "sucht Zeugen, die am Montag", "Toute personne ayant vu le", "testigos que hayan visto"
_ADDRESSED = re.compile(
    r"\b(?:zeug(?:en|innen)|personen|fahrgäste|anwohner(?:innen)?|alle|kunden|gäste|autofahrer|hinweise"
    r" von \w+), "
    r"(?:die|welche)\b[^.;,]*$"
    r"|\b(?:toutes?|les?|des|aux|tous|aux) (?:personnes?|témoins?|clients?|usagers?|voyageurs?|automobilistes"
    r"|riverains) (?:ayant|qui|ayant été)\b[^.;,]*$|\b(?:quiconque|ceux qui|celles qui)\b[^.;,]*$"
    r"|\b(?:testigos|personas|clientes|usuarios|pasajeros|vecinos|conductores) que\b[^.;,]*$"
    r"|\b(?:quien(?:es)?|cualquiera que|todo aquel que)\b[^.;,]*$",
    re.IGNORECASE,
)
_APPEALING = re.compile(
    r"\b(?:such(?:t|en)|bitte[nt]?|gebeten|aufgerufen|melden|wendet|ruft|cherche\w*|recherche\w*|prie"
    r"|priée?s?|invite\w*"
    r"|invitée?s?|appel\w*|demande\w*|busca[n]?|pide[n]?|piden|ruega[n]?|llama[n]?|solicita[n]?|invita[n]?"
    r"|ruego)\b",
    re.IGNORECASE,
)


def leaves_open(place: Place) -> bool:
    """Whether nothing is claimed of the date: it is denied, one of two ways, counted, or says for whom."""
    before = place.before
    if _NOT_ENTAILED.search(before) or _SO_FAR.match(place.date):
        return True
    if _OR.match(place.after) and _EITHER.search(before):
        return True
    if _THIS_SPAN.fullmatch(place.date) and _COUNTED.search(place.left) and _IS.search(place.left):
        return True
    if _YEAR.fullmatch(place.date) and _EDITION.search(before) and _OTHER_DATE.match(place.after):
        return True
    if _ADDRESSED.search(before) is None:
        return False
    return _APPEALING.search(before) is not None or _APPEALING.search(place.after) is not None
