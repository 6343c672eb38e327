"""The lead of a German, French or Spanish report that dates other things, but not its own news."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import extract
from timeline.model import Basis

DAY = dt.date(2026, 3, 12)  # a Thursday
BACKGROUND = {
    "de": "Das Bad wurde 1972 eröffnet.",
    "fr": "La salle a été construite en 1972.",
    "es": "La sala se construyó en 1972.",
}


def told(language, lead, title=""):
    entry = Entry(id="x", title=title, text=f"{lead} {BACKGROUND[language]}", language=language)
    mentions = extract(entry, anchor=DAY, anchor_basis="published")
    assert any(str(mention.when) == "1972" for mention in mentions)
    return [(str(m.when), m.title) for m in mentions if m.basis is Basis.PUBLISHED]


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("de", "Die Stadt hat den Vertrag mit dem Betreiber gekündigt."),
        ("de", "Der Rat hat den Antrag, den die Opposition stellte, nicht genehmigt."),
        ("de", "Ein Mann ist in Altmoor festgenommen worden."),
        ("de", "In Altmoor wurde ein Mann festgenommen."),
        ("de", "Der Trainer ist zurückgetreten: Er nannte keine Gründe."),
        ("de", "Die Bahn kündigt den Vertrag mit dem Betreiber."),
        ("de", "Der Stadtrat lehnt den Neubau ab."),
        ("de", "Das Werk soll schließen, teilte die Firma mit."),
        ("de", "Nachdem der Betreiber nicht zahlte, verkaufte die Stadt das Bad."),
        ("fr", "Le conseil a adopté le budget de la ville."),
        ("fr", "Un homme a été arrêté à Lormeval."),
        ("fr", "Le maire, qui est aussi médecin, est mort à son domicile."),
        ("fr", "Le tribunal a également condamné son frère."),
        ("fr", "Le groupe Tarnac rachète son concurrent Ferval."),
        ("fr", "L'usine va fermer, a annoncé la direction."),
        ("es", "El gobierno ha aprobado la ley de vivienda."),
        ("es", "El pleno aprobó la ordenanza con los votos del alcalde."),
        ("es", "Dos hombres fueron detenidos en Villaseca."),
        ("es", "El Ayuntamiento, que preside Ana Ríos, ha decidido que no venderá el solar."),
        ("es", "La policía detiene a dos hombres en Villaseca."),
        ("es", "La fábrica cerrará, informó la empresa."),
    ],
)
def test_the_lead_is_news_of_the_day_of_publication(language, lead):
    ((when, title),) = told(language, lead)
    assert when == "2026-03-12"
    assert title


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("de", "Das Bad ist 50 Meter lang und hat drei Becken."),
        ("de", "Die Straße ist wegen Kabelarbeiten gesperrt."),
        ("de", "Ich habe den Vertrag immer für falsch gehalten."),
        ("de", "Viele Städte haben ihre Bäder verkauft."),
        ("de", "In den vergangenen Jahren hat die Stadt drei Bäder geschlossen."),
        ("de", "Wer baden will, sollte früh kommen."),
        ("de", "Wer hier badete, kam an ihm nicht vorbei."),
        ("de", "Als die Bagger kamen, war das Becken leer."),
        ("de", "Die Stadt hat den Vertrag 2019 gekündigt."),
        ("de", "Familien konnten dort billig wohnen."),
        ("fr", "La salle a toujours été ouverte à tous."),
        ("fr", "Nous avons visité le village de Lormeval."),
        ("fr", "La saison a commencé sous le soleil."),
        ("fr", "La maire annonce une réunion publique."),
        ("fr", "L'entreprise a su rebondir."),
        ("fr", "Le conseil avait adopté le budget en 2019."),
        ("es", "El barrio ha sido siempre tranquilo."),
        ("es", "Dos vecinos resultaron heridos en el incendio que se declaró el 1 de marzo."),
        ("es", "La plaza se ha convertido en un lugar de encuentro."),
        ("es", "Hemos visitado el pueblo de Villaseca."),
        ("es", "Conocer el pueblo supone saber cómo ha cambiado."),
        ("es", "El grupo quiere comprar una distribuidora de agua."),
    ],
)
def test_a_state_a_habit_an_opinion_or_what_is_dated_is_none(language, lead):
    assert told(language, lead) == []


def test_a_perfect_is_the_news_whatever_else_has_a_date():
    assert told("de", "Die Firma hat eine Mühle gekauft, die 2019 abgebrannt war.", "Firma kauft Mühle") == [
        ("2026-03-12", "Firma kauft Mühle")
    ]
    assert told("es", "La firma ha comprado un molino que ardió en 2019.", "La firma compra un molino") == [
        ("2026-03-12", "La firma compra un molino")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hill nationalism began to emerge in the late 19th century. In 1947 the assembly voted to leave.",
        "ADA ORR (1934-2021)\n\nOrr spent most of her career at Lorne. She won the league in 1977.",
    ],
)
def test_a_century_and_a_life_are_no_news(text):
    entry = Entry(id="x", title="", text=text, language="en")
    found = extract(entry, anchor=DAY, anchor_basis="published")
    assert len(found) == 1
    assert found[0].basis is Basis.STATED
