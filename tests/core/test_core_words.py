"""What words have in common: what happens, in verbs and their nouns, and places, in four languages."""

from itertools import combinations

import pytest

from timeline.same.acts import ACTS
from timeline.same.places import PLACES
from timeline.same.terms import term_of
from timeline.same.things import THINGS

DEEDS = [
    "left flown departed abgelegt salido partir",
    "fell gestürzt décrochée chute cayó",
    "approved approval genehmigt Genehmigung approuvé aprobó aprobación",
    "sentenced sentence verurteilt Verurteilung condamné condamnation condenó condena",
    "blackout outage Stromausfall panne apagón",
    "hackers cyberattack Hackerangriff piratage ciberataque",
    "bankruptcy insolvent Insolvenz Konkurs faillite quiebra",
    "outbreak infected Infektion épidémie epidemia",
    "cancelled cancellation abgesagt Absage annulé",
    "resumed resumption wiederaufgenommen reprise reanudó",
    "lifted aufgehoben Aufhebung levée levantó",
    "extradited deported ausgeliefert abgeschoben extradé expulsó",
    "kidnapped entführt Entführung enlèvement secuestro",
    "fled Flucht geflohen fuite huyó",
    "lost defeat verloren Niederlage défaite derrota",
    "wedding heiratete Hochzeit noces boda",
    "demolished demolition abgerissen Abriss démolition demolición",
    "loan Kredit prêt préstamo",
    "dissolved aufgelöst Auflösung dissolution disolución",
    "withdrew withdrawal zurückgezogen Rückzug retrait retirada",
    "investigation ermittelt Ermittlungen enquête investigación",
    "extended verlängert Verlängerung prolongé prórroga",
    "slaughtered culled geschlachtet abattage sacrificó",
    "deployed entsandt déploiement desplegó",
    "murder murdered ermordet assassiné asesinato",
    "postponed verschiebt Verschiebung reporté aplazó",
    "oath sworn vereidigt serment juramento",
    "disappeared verschwand vermisst disparue desapareció",
    "seized beschlagnahmt confisqué incautó",
    "imposed verhängt imposé impuso",
    "trapped eingeschlossen verschüttet coincés atrapados",
    "shot erschossen tiroteo",
    "approved enacted promulguée promulgada",
    "crashed gerast",
    "evicted geräumt Räumung desalojó",
    "boycott boykottiert boycotté boicot",
    "summoned vorgeladen convoqué citado",
    "promoted aufgestiegen promu ascendió",
    "relegated abgestiegen relégué descenso",
    "Auslosung tirage sorteo",
    "crossed überquerte franchi cruzó",
    "hospitalised eingeliefert soigné operado",
    "freed befreit libéré",
    "toppled entmachtet derrocado",
]
APART = [
    "opened closed",
    "arrested released",
    "won lost",
    "extended cancelled",
    "born married",
    "raised lowered",
]
SAME_PLACE = [
    "Finland Finnish Finns finnisch Finnland finlandais Finlande finlandés Finlandia",
    "Czech Czechia tschechisch Tschechien tchèque checa Chequia",
    "Switzerland Swiss Schweiz Schweizer suisse Suiza",
    "Netherlands Dutch niederländisch néerlandais neerlandés",
    "Geneva Genf Genève Ginebra",
    "Prague Prag Praga",
    "Tbilisi Tiflis Tbilissi",
    "Vienna Wien Viena",
    "Danube Donau Danubio",
    "Beijing Peking Pékin Pekín",
]
OTHERS = [
    *("Indiana Turku sued check Tunes argent islands genes hay malas Georgetown Serbitz Malt paises".split()),
]


@pytest.mark.parametrize("words", DEEDS, ids=lambda words: words.split()[0])
def test_a_verb_and_its_noun_tell_one_deed_in_four_languages(words):
    first, *others = (term_of(word).acts for word in words.split())
    assert first.intersection(*others)


@pytest.mark.parametrize("pair", APART)
def test_deeds_that_are_others_share_no_class(pair):
    left, right = pair.split()
    assert term_of(left).acts.isdisjoint(term_of(right).acts)


@pytest.mark.parametrize("words", SAME_PLACE, ids=lambda words: words.split()[0])
def test_a_place_is_one_word_whatever_it_is_called(words):
    assert len({term_of(word).stem for word in words.split()}) == 1


@pytest.mark.parametrize("word", OTHERS)
def test_a_word_that_only_looks_like_a_place_is_none(word):
    term = term_of(word)
    assert term is None or term.stem not in PLACES


def test_places_are_told_apart():
    stems = [{term_of(word.removesuffix("*")).stem for word in words.split()} for words in PLACES.values()]
    assert [(left, right) for left, right in combinations(stems, 2) if left & right] == []


@pytest.mark.parametrize("table", [ACTS, THINGS, PLACES], ids=["acts", "things", "places"])
def test_the_tables_are_written_as_words_are_folded(table):
    for words in table.values():
        assert words.isascii()
        assert words == words.casefold()
