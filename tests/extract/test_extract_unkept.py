"""What was promised and not done, what a year is only a measure of, and the days that words of a text settle."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import extract

DAY = dt.date(2026, 2, 18)  # a Wednesday


def told(language, text):
    entry = Entry(id="x", title="", text=text, language=language)
    found = extract(entry, anchor=DAY, anchor_basis="published")
    return [str(mention.when) for mention in found if mention.basis != "published"]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        # promised and not done
        ("fr", "Son remplaçant, promis pour 2024, n'a jamais été commandé.", []),
        ("fr", "L'ouverture, prévue pour 2020, n'a pas eu lieu.", []),
        ("fr", "L'ouverture, prévue pour 2020, a eu lieu en 2022.", ["2022"]),
        ("fr", "Le pont, annoncé en 2019, n'a jamais été construit.", ["2019"]),
        ("es", "El puente prometido para 2024 nunca se construyó.", []),
        ("es", "Del museo que el municipio anunció para 2020 no se ha puesto ni una piedra.", []),
        ("es", "El museo anunciado en 2020 se abrió en 2023.", ["2020", "2023"]),
        ("de", "Die Brücke, die für 2024 versprochen war, wurde nie gebaut.", []),
        # a measure, a likeness, a state
        ("fr", "Le théâtre retrouve son niveau d'avant 2020.", []),
        ("fr", "Avant 2020, la salle a été refaite.", ["2020"]),
        ("es", "Los precios vuelven al nivel de antes de 2020.", []),
        ("de", "Die Preise sind wieder auf dem Niveau von vor 2020.", []),
        ("es", "«Una guitarra al mes, como mi tío en 1950», solía decir.", []),
        ("de", "Was sie 1991 lehrte, steht heute in jedem Lehrbuch.", ["1991"]),
        ("de", "Der 2015 gewählte Bürgermeister steht heute vor Gericht.", ["2015", "2026-02-18"]),
        ("es", "Se podrá pescar de lunes a jueves.", []),
        ("fr", "En 2022, une avarie le retint tout l'été.", ["2022"]),
        # decades and years that are begun or ended
        ("fr", "La pompe a été posée à la fin des années 80.", ["198X"]),
        ("fr", "Au début de l'année 2019, le café a fermé.", ["2019"]),
        ("es", "La bomba se instaló a principios de los años noventa.", ["199X"]),
        ("es", "A principios de 2019 cerró el café.", ["2019"]),
        ("es", "A finales del año 2027 cerrará el café.", ["2027"]),
        ("it", "La pompa fu installata alla fine degli anni Novanta.", ["199X"]),
        ("de", "Anfang des Jahres 2019 schloss das Café.", ["2019"]),
        # what lasted until a day, and what will
        ("de", "Die Löscharbeiten zogen sich bis Montagmittag hin.", ["2026-02-16"]),
        ("de", "Die Löscharbeiten dauerten bis Montag.", ["2026-02-16"]),
        ("de", "Die Straße bleibt bis Montag gesperrt.", ["2026-02-23"]),
        ("fr", "La grève a duré jusqu'à lundi.", ["2026-02-16"]),
        ("fr", "La route est fermée jusqu'à lundi.", ["2026-02-23"]),
        ("es", "La huelga duró hasta el lunes.", ["2026-02-16"]),
        ("es", "La huelga sigue hasta el lunes.", ["2026-02-23"]),
        ("en", "The work dragged on until Monday noon.", ["2026-02-16T12:00"]),
        # days counted from what was told, and moved
        (
            "de",
            "Der Sturm kam am 6. Januar. Am Samstag darauf zersägte Rolf die Birken.",
            ["2026-01-06", "2026-01-10"],
        ),
        (
            "de",
            "Der Streit begann am 6. Januar. Sie haben sich am Samstag darauf geeinigt.",
            ["2026-01-06", "2026-02-14"],
        ),
        ("de", "Das Sommerfest legen wir vom 20. auf den 27. Juni.", ["2026-06-27"]),
        ("de", "In der Nacht vom 3. auf den 4. Februar brannte eine Scheune.", ["2026-02-03/2026-02-04"]),
        # hours of the whole day, and what was said
        ("en", "The funeral takes place on Saturday at 14 o'clock.", ["2026-02-21T14:00"]),
        ("en", "The doors open on Saturday at 12 o'clock.", ["2026-02-21T12:00"]),
        ("en", "The doors open on Saturday at 8 o'clock in the evening.", ["2026-02-21T20:00"]),
        # a year before those who did it, and a number of them
        ("en", "In 2019 lawmakers passed the bill.", ["2019"]),
        ("en", "In 1947 prisoners of war erected it anew.", ["1947"]),
        ("en", "The drug was tested in 1800 patients treated for asthma.", []),
        ("en", "In 2000 homes the power failed.", []),
    ],
)
def test_what_holds_nothing_and_what_settles_a_day(language, text, days):
    assert told(language, text) == days
