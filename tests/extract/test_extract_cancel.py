"""What calls an event off, and what only looks like it."""

import datetime as dt

import pytest

from feeds.model import Entry
from timeline.extract import cancels, extract

OFF = [
    "The meeting scheduled for 5 December 2026 has been postponed indefinitely.",
    "The city museum has cancelled the opening of its new wing on 4 March 2027.",
    "The concert on 3 May 2027 was canceled.",
    "The concert on 3 May 2027 is not going ahead.",
    "The walk planned for 3 May 2027 will no longer take place.",
    "The trip on 3 May 2027 has been shelved.",
    "The concert of 3 May 2027 has been called off.",
    "The club called its summer fair on 3 May 2027 off.",
    "The vote of 3 May 2027 is suspended.",
    "The summit will not take place on 3 May 2027.",
    "The bridge won't open on 3 May 2027.",
    "The council scrapped the vote of 3 May 2027.",
    "The council has dropped plans for a parade on 3 May 2027.",
    "Cancelled: Harbour fair, 3 May 2027",
    "The library will not reopen on 3 May 2027 and stays closed until further notice.",
    "The concert on 3 May 2027 cannot take place because the soloist is ill.",
    "The match on 3 May 2027 can't be played.",
    "The hearing, listed for 3 May 2027, was called off.",
    "The visit of the king, scheduled for 3 May 2027, has been postponed until further notice.",
    "The talks on the river, due on 3 May 2027, have been put off indefinitely.",
    "The court of Kessen has called off the hearing on 3 May 2027.",
    "A strike called for 3 May 2027 has been averted.",
    "The union withdrew its call for a strike on 3 May 2027.",
]
ELSEWHERE = [
    ("Das Konzert am 3. Mai 2027 wurde abgesagt.", "de"),
    ("Das Konzert am 3. Mai 2027 fällt aus.", "de"),
    ("Das Treffen am 3. Mai 2027 findet nicht statt.", "de"),
    ("Le concert du 3 mai 2027 est annulé.", "fr"),
    ("Le sommet n’aura pas lieu le 3 mai 2027.", "fr"),
    ("Le marché du 3 mai 2027 n’a pas lieu.", "fr"),
    ("La feria del 3 de mayo de 2027 queda suspendida.", "es"),
    ("El concierto del 3 de mayo de 2027 ha sido cancelado.", "es"),
    ("La cumbre no se celebrará el 3 de mayo de 2027.", "es"),
    ("Le concert du 3 mai 2027 ne pourra pas avoir lieu.", "fr"),
    ("El concierto del 3 de mayo de 2027 no podrá celebrarse.", "es"),
    ("El sindicato desconvocó la huelga del 3 de mayo de 2027.", "es"),
]
ON = [
    "Production at Harl has been suspended and we expect it to resume on 3 May 2027.",
    "The concert will take place on 3 May 2027.",
    "The concert on 3 May 2027 has not been cancelled.",
    "The library will not reopen until 3 May 2027.",
    "The fair was moved from 3 May 2027 to 10 May 2027.",
    "The bridge will not open on 4 March 2027 but on 11 March 2027.",
    "The airline resumes cancelled flights on 3 May 2027.",
    "The cancelled concert will now take place on 3 May 2027.",
    "Prices dropped on 3 May 2027.",
    "The sentence was suspended until 3 May 2027.",
    "The hearing was put off until 3 May 2027.",
    "The talks, due on 3 May 2027, have been postponed until 10 May 2027.",
    "The parade was cancelled, but the fair opens on 3 May 2027.",
]


def last(text, language=None):
    entry = Entry(id="x", title="", text=text, language=language)
    mention = extract(entry, anchor=dt.date(2026, 11, 20), anchor_basis="published")[-1]
    return mention.sentence, mention.title


@pytest.mark.parametrize("text", OFF)
def test_called_off(text):
    assert cancels(*last(text))


@pytest.mark.parametrize(("text", "language"), ELSEWHERE)
def test_called_off_in_other_languages(text, language):
    assert cancels(*last(text, language))


@pytest.mark.parametrize("text", ON)
def test_not_called_off(text):
    assert not cancels(*last(text))


def test_each_statement_of_a_sentence_is_told_apart():
    text = "The concert was cancelled on 3 May 2027 and the fair was opened on 5 May 2027."
    first, second = extract(Entry(id="x", title="", text=text), anchor=None, anchor_basis=None)
    assert cancels(first.sentence, first.title)
    assert not cancels(second.sentence, second.title)
