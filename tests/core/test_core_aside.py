"""What a title tells only as what came before its deed."""

import pytest

from timeline.content import folded_words
from timeline.same.aside import foremost
from timeline.same.statement import statement

TITLES = [
    ("Drivers were arrested following a collision", "Drivers were arrested   following a collision.", "arrest"),
    ("Drivers were arrested after the collision", "On   the drivers were arrested after the collision.", "arrest"),
    ("Der Chef trat nach der Niederlage zurück", "Der Chef trat am   nach der Niederlage zurück.", "resign"),
    ("Tras la colisión fueron detenidos", "Tras la colisión fueron detenidos   dos hombres.", "arrest"),
    ("Nach dem Raub sind zwei Männer festgenommen worden",
     "Nach dem Raub sind   zwei Männer festgenommen worden.", "arrest"),
    # The date may be that of what came before.
    ("The museum reopened after a robbery", "The museum reopened after a robbery on   .",
     "begin open resume steal"),
    ("Nach dem Raub wurde ein Mann festgenommen", "Nach dem Raub am   wurde ein Mann festgenommen.",
     "arrest steal"),
    # Where nothing else is told it is what the title tells.
    ("Tears after the collision", "Tears on   after the collision.", "accident"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "told"), TITLES, ids=[one[0] for one in TITLES])
def test_a_deed_is_not_what_it_came_after(title, sentence, told):
    assert statement(title, sentence).deed == frozenset(told.split())


@pytest.mark.parametrize(
    "title", ["After", "Nach", " after x", "tras ,", "after after after after", "", "x nach "]
)
def test_any_text_is_read(title):
    assert foremost(title, folded_words(title), title) in title or not title


def test_a_long_title_is_read_in_no_time():
    title = "after " * 5_000
    foremost(title, folded_words(title), title)


@pytest.mark.parametrize(
    ("title", "deed"),
    [
        ("Le scrutin a lieu en fin de journée", "elect"),
        ("El accidente se registró en Altamora", "accident"),
        ("El accidente registrado", "accident"),
        ("Am Ende der Woche wird gewählt", "elect"),
        ("La policía registró el piso", "measure register search"),
    ],
)
def test_the_end_of_a_day_ends_nothing_and_what_happens_is_not_searched(title, deed):
    assert statement(title, title).deed == frozenset(deed.split())
