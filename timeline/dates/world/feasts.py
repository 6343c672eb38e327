"""Movable feasts of French and Spanish, in days after Easter Sunday."""

FRENCH = {
    "mardi gras": -47,
    "mercredi des cendres": -46,
    "dimanche des rameaux": -7,
    "jeudi saint": -3,
    "vendredi saint": -2,
    "samedi saint": -1,
    "dimanche de pâques": 0,
    "lundi de pâques": 1,
    "jeudi de l'ascension": 39,
    "dimanche de (?:la )?pentecôte": 49,
    "lundi de (?:la )?pentecôte": 50,
}
SPANISH = {
    "martes de carnaval": -47,
    "miércoles de ceniza": -46,
    "domingo de ramos": -7,
    "jueves santo": -3,
    "viernes santo": -2,
    "sábado santo": -1,
    "domingo de (?:resurrección|pascua)": 0,
    "lunes de pascua": 1,
    "corpus christi": 60,
}
