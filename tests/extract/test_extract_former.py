"""The date that a sentence says its own was before, found in what the sentence says, and nowhere else."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Entry
from timeline.extract import extract

DAY = dt.date(2026, 2, 12)

MOVED = {
    "en": [
        ("The hearing was postponed from 3 May to 9 May 2026.", "2026-05-09", "2026-05-03"),
        ("The league has decided to postpone the final of its cup from 3 May to 9 May 2026.", "2026-05-09", "2026-05-03"),
        ("The walkout announced for 12 and 13 May is put back to 19 and 20 May 2026.",
         "2026-05-19/2026-05-20", "2026-05-12/2026-05-13"),
        ("The report, which was due on 31 March, will now be delivered on 24 April.", "2026-04-24", "2026-03-31"),
        ("The figures will be published on 12 November 2026 instead of 29 October 2026.", "2026-11-12", "2026-10-29"),
        ("Veska has put off the opening of its yard, planned for 20 June, to 12 September.", "2026-09-12", "2026-06-20"),
        ("The trial will begin on 8 June, not 1 June.", "2026-06-08", "2026-06-01"),
        ("The trial was to have begun on 2 March; it has been put back to 7 May.", "2026-05-07", "2026-03-02"),
        ("The match, rescheduled from 2 April, takes place on 16 April.", "2026-04-16", "2026-04-02"),
        ("The launch has been put off until June 6 because of a leak.", "2026-06-06", "2026-02-12/2026-06-05"),
        ("The vote was brought forward to 6 June.", "2026-06-06", "2026-06-07/2026-10-04"),
        ("The rocket lifted off on 6 January 2026, three days late.", "2026-01-06", "2026-01-03"),
        ("Work begins on 15 September, ten weeks later than planned.", "2026-09-15", "2026-06-29/2026-07-15"),
        ("The final was rescheduled for 9 May.", "2026-05-09", "2026-02-12/2026-05-08"),
        ("Instead of 3 May, the ship will sail on 9 May.", "2026-05-09", "2026-05-03"),
        ("The bridge, due to open in November 2027, will now open in March 2028.", "2028-03", "2027-11"),
        ("The judgment was given on 20 January 2026, six days later than announced.", "2026-01-20", "2026-01-14"),
        ("The annual meeting has been moved by a fortnight, to 4 December 2026.",
         "2026-12-04", "2026-11-17/2026-11-23"),
        ("The treaty, due to be signed in Port Vesna on 3 May, will now be signed there on 9 May.",
         "2026-05-09", "2026-05-03"),
        ("The launch was pushed back a week to 9 May 2026.", "2026-05-09", "2026-04-29/2026-05-05"),
        ("The bridge opened on 9 January 2026 after a delay of three days.", "2026-01-09", "2026-01-06"),
        ("The vote takes place on 9 May, and not on 3 May.", "2026-05-09", "2026-05-03"),
        ("Halde has put back its annual figures by a week, from 4 March to 11 March, as it buys a rival.",
         "2026-03-11", "2026-03-04"),
        ("Halde has put its annual figures back a week, from 4 to 11 March.", "2026-03-11", "2026-03-04"),
        ("The concert takes place on 9 May (originally 3 May).", "2026-05-09", "2026-05-03"),
        ("The vote, originally set for 3 May, takes place on 9 May.", "2026-05-09", "2026-05-03"),
        ("The treaty, due to be signed on Monday, will now be signed on 16 February.", "2026-02-16", "2026-02-09"),
        ("The committee will now decide on 12 March.", "2026-03-12", "2026-02-12/2026-03-11"),
        ("We now plan to sail for the station on 9 March 2026.", "2026-03-09", "2026-02-12/2026-03-08"),
        ("The bridge is now expected to open on 3 March 2026.", "2026-03-03", "2026-02-12/2026-03-02"),
        ("The opening of the library has slipped to March 2028.", "2028-03", "2027-03-02/2028-02-29"),
    ],
    "de": [
        ("Das Spiel wurde vom 3. auf den 10. Mai verlegt.", "2026-05-10", "2026-05-03"),
        ("Der für den 3. Mai geplante Prozess wird auf den 10. Mai verschoben.", "2026-05-10", "2026-05-03"),
        ("Die Eröffnung, die für den 3. Mai geplant war, findet nun am 10. Mai statt.", "2026-05-10", "2026-05-03"),
        ("Der Start verschiebt sich um drei Tage auf den 12. März.", "2026-03-12", "2026-03-09"),
        ("Das Spiel wurde um drei Tage auf den 9. Mai verschoben.", "2026-05-09", "2026-05-06"),
        ("Der Prozess beginnt am 9. Mai und nicht wie geplant am 3. Mai.", "2026-05-09", "2026-05-03"),
        ("Ursprünglich sollte die Messe am 3. Mai beginnen, nun öffnet sie am 9. Mai.", "2026-05-09", "2026-05-03"),
        ("Die Frist läuft nun bis 9. Mai statt bis 3. Mai.", "2026-05-09", "2026-05-03"),
        ("Statt im November 2026 liegt der Bericht am 20. Januar 2027 vor.", "2027-01-20", "2026-11"),
        ("Die Messe beginnt nun am 12. März.", "2026-03-12", "2026-02-12/2026-03-11"),
        ("Der Bericht soll jetzt am 12. März erscheinen.", "2026-03-12", "2026-02-12/2026-03-11"),
        ("Die Frist wurde bis zum 12. März verlängert.", "2026-03-12", "2026-02-12/2026-03-11"),
        ("Der Bau des Hafens verzögert sich bis März 2028.", "2028-03", "2027-03-02/2028-02-29"),
    ],
    "fr": [
        ("Le début des travaux, prévu le 1er juillet, est reporté au 15 septembre.", "2026-09-15", "2026-07-01"),
        ("L'audience est repoussée du 3 au 10 mai.", "2026-05-10", "2026-05-03"),
        ("Le procès est renvoyé au 12 mars.", "2026-03-12", "2026-02-12/2026-03-11"),
        ("Le match, initialement programmé le 3 mai, se jouera le 12 mai.", "2026-05-12", "2026-05-03"),
        ("La mise en service, prévue en novembre 2027, est reportée à mars 2028.", "2028-03", "2027-11"),
        ("Le scrutin aura lieu le 9 mai au lieu du 3 mai.", "2026-05-09", "2026-05-03"),
        ("Le concert, qui devait avoir lieu le 3 mai, se tiendra le 9 mai.", "2026-05-09", "2026-05-03"),
        ("L'ouverture aura lieu le 9 mai et non le 3 mai.", "2026-05-09", "2026-05-03"),
        ("Le procès est décalé de deux jours, au 12 mars.", "2026-03-12", "2026-03-10"),
        ("L'ouverture est désormais prévue le 12 mars.", "2026-03-12", "2026-02-12/2026-03-11"),
        ("Le délai est prolongé jusqu'au 12 mars.", "2026-03-12", "2026-02-12/2026-03-11"),
    ],
    "es": [
        ("El concierto previsto para el 3 de mayo se aplaza al 10 de mayo.", "2026-05-10", "2026-05-03"),
        ("La audiencia se pospuso del 3 al 10 de mayo.", "2026-05-10", "2026-05-03"),
        ("La votación será el 9 de mayo en lugar del 3 de mayo.", "2026-05-09", "2026-05-03"),
        ("El concierto, que iba a celebrarse el 3 de mayo, será el 9 de mayo.", "2026-05-09", "2026-05-03"),
        ("La boda se celebrará el 9 de mayo y no el 3 de mayo.", "2026-05-09", "2026-05-03"),
        ("El juicio fue aplazado al 12 de marzo.", "2026-03-12", "2026-02-12/2026-03-11"),
        ("La apertura está ahora prevista para el 12 de marzo.", "2026-03-12", "2026-02-12/2026-03-11"),
        ("El plazo se amplió hasta el 12 de marzo.", "2026-03-12", "2026-02-12/2026-03-11"),
    ],
}  # fmt: skip
STAYED = [
    "The hearing is on 3 May and the verdict on 9 May.",
    "The fair runs from 3 May to 9 May 2026.",
    "The report that was published on 31 March will now be discussed on 24 April.",
    "Abstracts were due on 3 January 2026, and authors will hear from us by 9 March 2026.",
    "From 3 March 2026 the library closes at 5 pm instead of 7 pm.",
    "The ship arrived late on 3 January 2026.",
    "Moved by the letter, he wrote back on 3 January 2026.",
    "The fair is due to open in May 2026 and the pavilion in July 2026.",
    "The club, originally founded on 3 May 1990, plays on 9 May 2026.",
    "Delayed by nobody, the ship arrived on 3 January 2026.",
    "The bill will now go to the senate on 3 May 2026.",
    "Lurin will now play Osk in the final on 9 May 2026.",
    "He is now a judge and was sworn in on 3 January 2026.",
    "The museum has extended a welcome for 3 May 2026.",
]


def told(text, language="en"):
    entry = Entry("a", "", text, language=language)
    return extract(entry, anchor=DAY, anchor_basis="published")


@pytest.mark.parametrize(
    ("language", "text", "when", "former"),
    [(language, *case) for language, cases in MOVED.items() for case in cases],
)
def test_what_was_moved_knows_its_former_date_and_has_no_event_there(language, text, when, former):
    (found,) = [one for one in told(text, language) if one.when.text[:10] > DAY.isoformat() or one.former]
    assert (found.when.text, found.former and found.former.text) == (when, former)


@pytest.mark.parametrize("text", STAYED)
def test_what_stays_has_none(text):
    found = told(text)
    assert found
    assert [one.former for one in found] == [None] * len(found)


def test_without_a_day_to_count_from_nothing_is_guessed():
    (found,) = extract(
        Entry("a", "", "The launch was put off to 6 June 2026.", language="en"),
        anchor=None,
        anchor_basis=None,
    )
    assert (found.when.text, found.former) == ("2026-06-06", None)


STAYED_ELSEWHERE = [
    ("de", "Die Bibliothek ist bis zum 12. März geschlossen."),
    ("de", "Die Sitzung dauerte bis zum Morgen des 12. Februar 2026."),
    ("de", "Nun wird das Gesetz am 12. März im Senat beraten."),
    ("de", "Die Bank gehört jetzt dem Land, das sie am 12. Januar 2026 gekauft hat."),
    ("fr", "Le texte passera désormais au Sénat le 12 mars."),
    ("fr", "Le musée est ouvert jusqu'au 12 mars."),
    ("fr", "Le prix est renvoyé à l'expéditeur le 12 mars 2026."),
    ("es", "La muestra sigue abierta hasta el 12 de marzo."),
]


@pytest.mark.parametrize(("language", "text"), STAYED_ELSEWHERE)
def test_what_only_lasts_until_a_day_has_none(language, text):
    assert [one.former for one in told(text, language)] in ([], [None])


words = st.sampled_from(
    "postponed from to 3 9 29 February 30 May 2026 not instead of planned for due on two weeks late , verschoben "
    "auf den vom reporté au 31".split()
)


@given(st.lists(words, max_size=14))
def test_any_words_are_read(found):
    for one in told(" ".join(found)):
        assert one.former is None or one.former.lower is not None
