"""Pages of history have a day of publication and are read on from what they tell; reports are not."""

import datetime as dt

import pytest

from timeline import dates

PUBLISHED = dt.date(2019, 11, 20)

CANAL = """The canal company was founded in 1788. Digging began in March 1789 below Orrin, and in the autumn of 1790 \
nine miles were open. In May the bank gave way at Selby's Farm and forty men were dismissed. A second lock was \
finished in June 1792.

The war of 1793 stopped the work. The directors met again on 4 February 1796 and borrowed in London. On 3 March they \
let the last contract. The basin at Tull was filled on 12 August 1797; the first coal reached the town in September.

Trade grew until 1825, when the railway was surveyed. The company fought the bill in 1826 and lost it in 1828. Boats \
still carried lime in 1840, and stone until 1862. The last toll was taken on 30 November 1871. In December the gates \
were chained. The line was sold in 1874 and filled in by 1880."""

KANAL = """Die Gesellschaft wurde im Jahr 1788 gegründet. Die Arbeiten begannen im März 1789 unterhalb von Orrin, im \
Herbst 1790 waren neun Meilen offen. Im Mai brach der Damm, vierzig Mann wurden entlassen. Die zweite Schleuse war im \
Juni 1792 fertig. Der Krieg von 1793 hielt alles auf. Am 4. Februar 1796 trat der Vorstand wieder zusammen. Am \
3. März wurde das letzte Los vergeben. Das Becken wurde am 12. August 1797 gefüllt. Bis 1825 wuchs der Handel, seit \
1826 bekämpfte die Gesellschaft die Bahn, die 1828 genehmigt wurde. Boote fuhren noch 1840 und 1862. Am \
30. November 1871 wurde der letzte Zoll erhoben."""

TODAY = """ The bridge reopened on Monday. A guided walk is on 24 November, a second on 1 December. The trust was \
given the land in 2018 and raised two million in 2019."""


def values(text: str, language: str) -> dict[str, str]:
    return {timex.text: timex.value for timex in dates.tag(text, PUBLISHED, language=language)}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("May", "1790-05"),
        ("3 March", "1796-03-03"),
        ("September", "1797-09"),
        ("December", "1871-12"),
        ("12 August 1797", "1797-08-12"),
    ],
)
def test_history_goes_on_from_what_it_tells(said: str, value: str) -> None:
    assert values(CANAL, "en")[said] == value


@pytest.mark.parametrize(("said", "value"), [("Mai", "1790-05"), ("3. März", "1796-03-03")])
def test_so_it_does_in_german(said: str, value: str) -> None:
    assert values(KANAL, "de")[said] == value


def test_a_report_with_much_background_is_of_its_own_days() -> None:
    found = values(CANAL + TODAY, "en")
    assert (found["Monday"], found["24 November"]) == ("2019-11-18", "2019-11-24")


def test_what_genre_is_given_is_kept() -> None:
    found = {timex.text: timex.value for timex in dates.tag(CANAL, PUBLISHED, language="en", genre="news")}
    assert found["May"] == "2019-05"


def test_a_few_years_are_background() -> None:
    said = "The mill was built in 1780, burnt in 1802 and was sold in 1850. In May the council bought it."
    assert values(said, "en")["May"] == "2019-05"


def test_a_chronicle_whose_dates_head_its_lines_is_no_story() -> None:
    lines = "".join(
        f"May {year}\nThe fair was held. On 17 June it was over.\n\n" for year in range(1880, 1900)
    )
    found = [timex.value for timex in dates.tag(lines, PUBLISHED, language="en")]
    assert found == [timex.value for timex in dates.tag(lines, PUBLISHED, language="en", genre="news")]


LIFE = """Ines Holm was born on 3 June 1931 in Tarn, the daughter of a ferryman. She left school in 1945, trained as a \
nurse until 1950 and went to sea in 1953. In 1958 she married; a son was born in 1960, a daughter in 1963. She was \
elected in 1970, became mayor in 1978 and lost her seat in 1986. In 1990 she returned, and in 1998 she stood down. Her \
memoirs came out in 2003, her last poems in 2010. Her father had built boats until 1948, her mother taught until 1955; both died in 1967. The school in Tarn has borne her name since 2012.

She fell ill in the summer and died at home on 2 November. She will be buried on 23 November."""


def test_a_life_that_ends_these_days_is_a_report() -> None:
    found = values(LIFE, "en")
    assert (found["2 November"], found["23 November"]) == ("2019-11-02", "2019-11-23")


def test_figures_in_brackets_are_no_story():
    text = f"{',(1910),' * 40} In May the board met."
    assert [timex.value for timex in dates.tag(text, PUBLISHED, language="en")][-1] == "2019-05"
