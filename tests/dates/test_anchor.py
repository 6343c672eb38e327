"""Dates that lean on something: the document date, the tense, an earlier date."""

import datetime as dt

import pytest

from timeline.dates import tag, timex3

WEDNESDAY = dt.date(2026, 2, 18)


def _values(text, published=WEDNESDAY, **options):
    return [timex.value for timex in tag(text, published, **options)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke on Friday.", "XXXX-WXX-5"),
        ("He spoke on 3 March.", "XXXX-03-03"),
        ("He spoke in March.", "XXXX-03"),
        ("He spoke yesterday.", "PAST_REF"),
        ("He speaks today.", "PRESENT_REF"),
        ("He speaks next week.", "FUTURE_REF"),
        ("He spoke two years ago.", "PAST_REF"),
        ("He spoke last summer.", "XXXX-SU"),
    ],
)
def test_without_a_document_date_values_stay_open(text, value):
    (timex,) = tag(text, None)
    assert (timex.value, timex.edtf, timex.anchored) == (value, None, True)


@pytest.mark.parametrize(
    ("day", "value"), [(11, "2023-W10-WE"), (12, "2023-W10-WE"), (13, "2023-W10-WE"), (10, "2023-W09-WE")]
)
def test_who_writes_at_a_weekend_means_this_one(day, value):
    assert _values("Four were hurt over the weekend.", dt.date(2023, 3, day)) == [value]


def test_a_whole_date_needs_no_document_date():
    (timex,) = tag("He spoke on 3 March 2024.", None)
    assert (timex.value, str(timex.edtf), timex.anchored) == ("2024-03-03", "2024-03-03", False)


@pytest.mark.parametrize(
    ("text", "told", "open_"),
    [
        (
            "Strike from Wednesday 10 February 2027. More on 24 February. Branch meeting: Wednesday 3 March. Fair: 13-14 March.",
            ["2027-02-10", "2027-02-24", "2027-03-03", "2027-03-13/2027-03-14"],
            [],
        ),
        ("February and March 2027\nSat 6 Feb Harl v Mole\nTue 9 Feb Sker v Harl",
         ["2027-02", "2027-03", "2027-02-06", "2027-02-09"], []),
        ("The last match is on Sunday 20 December 2026. The next: Saturday 2 January.", ["2026-12-20", "2027-01-02"], []),
        # Nothing tells that the fair is of the year of the mill.
        ("The mill was built on 10 May 1950. The fair is on 3 June.", ["1950-05-10"], ["1950-06-03"]),
        ("The mill was built on 10 May 1950. The fair is on Sunday 4 June 2028.", ["1950-05-10", "2028-06-04"], []),
        ("The mill was built on 10 May 1950. The fair is on Monday 5 July.", ["1950-05-10"], ["1950-07-05"]),
    ],
)  # fmt: skip
def test_a_text_without_a_date_tells_the_year_of_days_with_their_names(text, told, open_):
    found = tag(text, None)
    assert [timex.value for timex in found if not timex.anchored] == told
    assert [timex.value for timex in found if timex.anchored] == open_


@pytest.mark.parametrize("text", ["31 February 2026", "February 29, 2026", "31.04.2026", "2026-02-30"])
def test_a_day_that_does_not_exist_has_no_date(text):
    assert all(timex.edtf is None for timex in tag(f"It was signed on {text}.", WEDNESDAY))


def test_the_tense_decides_between_last_and_next_friday():
    assert _values("The court ruled on Friday.") == ["2026-02-13"]
    assert _values("The court will rule on Friday.") == ["2026-02-20"]
    assert _values("The ruling, expected Friday, may be final.") == ["2026-02-20"]
    assert _values("The ruling will be announced on Friday.") == ["2026-02-20"]


def test_a_month_far_off_is_past_unless_the_text_looks_ahead():
    assert _values("The dam was opened in August.") == ["2025-08"]
    assert _values("The dam will be opened in August.") == ["2026-08"]


def test_a_day_near_the_document_date_is_that_day_whatever_the_tense():
    assert _values("The dam opens on 3 March.") == ["2026-03-03"]
    assert _values("The dam was to open on 31 January.") == ["2026-01-31"]
    assert _values("They met on 31 December.", dt.date(2026, 1, 4)) == ["2025-12-31"]
    assert _values("They meet on 4 January.", dt.date(2025, 12, 30)) == ["2026-01-04"]


def test_the_month_is_this_one_unless_another_was_just_spoken_of():
    assert _values("The law of 2006 must change before the end of the month.") == ["2006", "2026-02"]
    assert _values("They met on 3 May 2024. By the end of the month they were married.")[-1] == "2024-05"


def test_the_same_day_is_the_day_spoken_of():
    assert _values("On 3 May 2024 he left. He returned the same day.")[-1] == "2024-05-03"
    assert _values("She sits from 3 May 2024 with Karst, who won the same day as she did.") == ["2024-05-03"]
    assert _values("On 3 May 2024 he left. He returned the next day.")[-1] == "2024-05-04"
    assert _values("In 2019 he left. He returned the following year.")[-1] == "2020"
    assert _values("On 3 May 2024 he left. He returned two days later.")[-1] == "2024-05-05"


def test_quarters_are_compared_with_the_same_quarter():
    text = "Profit fell in the third quarter of 2025. A year earlier it had risen."
    assert _values(text) == ["2025-Q3", "2024-Q3"]


def test_a_comparison_does_not_move_what_is_compared():
    text = "Profit fell in the third quarter of 2025 from a year earlier. In the quarter, sales rose from a year ago."
    assert _values(text) == ["2025-Q3", "2024-Q3", "2025-Q3", "2024-Q3"]


def test_a_story_keeps_its_year():
    text = (
        "In June 1941 the war reached the east. By September 8 the city was cut off. In January it starved."
    )
    assert _values(text, genre="narrative") == ["1941-06", "1941-09-08", "1942-01"]


def test_a_story_goes_on_after_a_glance_at_the_present():
    text = "On 3 May 1789 they met. Today it is a holiday. On 5 May they met again."
    assert _values(text, genre="narrative") == ["1789-05-03", "PRESENT_REF", "1789-05-05"]


def test_a_time_belongs_to_the_day_just_spoken_of():
    assert _values("They met on 3 May 2024. At 10:30 they left.") == ["2024-05-03", "2024-05-03T10:30"]
    assert _values("At 10:30 they left.") == ["2026-02-18T10:30"]


def test_both_ends_of_a_worded_range_are_marked():
    first, second = tag("open from 28 February to 2 March 2027.", WEDNESDAY)
    assert (first.value, str(first.edtf), first.rule) == ("2027-02-28", "2027-02-28/2027-03-02", "dmy")
    assert (second.value, second.edtf, second.rule) == ("2027-03-02", None, "dmy.end")


def test_a_compact_range_is_one_expression_and_two_in_timex3():
    (timex,) = tag("open 3-5 March 2027.", WEDNESDAY)
    assert (timex.value, str(timex.edtf)) == ("2027-03-03/2027-03-05", "2027-03-03/2027-03-05")
    first, second = timex3(timex)
    assert (first.text, first.value, str(first.edtf)) == ("3", "2027-03-03", "2027-03-03/2027-03-05")
    assert (second.text, second.value, second.edtf) == ("5 March 2027", "2027-03-05", None)


def test_two_days_that_do_not_touch_are_two_dates():
    first, second = tag("Hearings on 10 and 17 March 2027.", WEDNESDAY)
    assert (str(first.edtf), str(second.edtf)) == ("2027-03-10", "2027-03-17")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Concerts are on 4, 6 and 9 March 2027."),
        ("en", "Concerts are on March 4, 6, and 9, 2027."),
        ("de", "Die Konzerte sind am 4., 6. und 9. März 2027."),
        ("es", "El concierto es los días 4, 6 y 9 de marzo de 2027."),
        ("fr", "Les concerts ont lieu les 4, 6 et 9 mars 2027."),
    ],
)
def test_a_list_of_days_is_as_many_dates(language, text):
    dates = [str(timex.edtf) for timex in tag(text, WEDNESDAY, language=language)]
    assert dates == ["2027-03-04", "2027-03-06", "2027-03-09"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On 2 and 9 March and on 4 April 2028.", ["2028-03-02", "2028-03-09", "2028-04-04"]),
        (
            "From 10 to 12 March and from 20 to 22 March 2028.",
            ["2028-03-10/2028-03-12", "2028-03-20/2028-03-22"],
        ),
        ("On 30 December and 2 January 2028.", ["2027-12-30", "2028-01-02"]),
        ("On 3 May 2024 and 9 June.", ["2024-05-03", "2024-06-09"]),
    ],
)
def test_the_year_is_said_once_for_a_list(text, dates):
    assert [str(timex.edtf) for timex in tag(text, WEDNESDAY)] == dates


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The trial was moved from 5 November to 3 December 2026."),
        ("en", "They rescheduled the trial from 5 November to 3 December 2026."),
        ("en", "The trial was brought forward from 5 November to 3 December 2026."),
        ("nl", "De zitting is verplaatst van 5 november naar 3 december 2026."),
        ("es", "El juicio fue aplazado del 5 de noviembre al 3 de diciembre de 2026."),
        ("fr", "Le match a été reporté du 5 novembre au 3 décembre 2026."),
        ("it", "La fiera è stata rinviata dal 5 novembre al 3 dicembre 2026."),
        ("pt", "O jogo foi adiado de 5 de novembro a 3 de dezembro de 2026."),
    ],
)
def test_what_is_moved_has_an_old_date_and_a_new_one(language, text):
    old, new = tag(text, WEDNESDAY, language=language)
    assert (str(old.edtf), old.rule) == ("2026-11-05", "dmy.old")
    assert (str(new.edtf), new.rule) == ("2026-12-03", "dmy")


def test_an_old_date_may_share_its_month_or_come_second():
    old, new = tag("The deadline was extended from 4 to 11 March 2027.", WEDNESDAY)
    assert (str(old.edtf), old.rule, old.text) == ("2027-03-04", "day_range_dmy.old", "4")
    assert (str(new.edtf), new.rule, new.text) == ("2027-03-11", "day_range_dmy", "11 March 2027")
    new, old = tag("The trial was moved to 3 December 2026 from 5 November 2026.", WEDNESDAY)
    assert (str(new.edtf), new.rule, old.rule) == ("2026-12-03", "dmy", "dmy.old")


@pytest.mark.parametrize(
    "text",
    [
        "The match, originally scheduled for 5 November 2026, is on 3 December 2026.",
        "The match is on 3 December 2026 instead of 5 November 2026.",
        "The match was moved to 3 December 2026 (from 5 November 2026).",
    ],
)
def test_what_a_date_was_before_is_old(text):
    rules = {str(timex.edtf): timex.rule for timex in tag(text, WEDNESDAY)}
    assert rules == {"2026-11-05": "dmy.old", "2026-12-03": "dmy"}


def test_in_german_the_verb_behind_tells_an_old_date_from_a_night():
    old, new = tag("Das Spiel wurde vom 5. auf den 12. März 2027 verlegt.", WEDNESDAY, language="de")
    assert (str(old.edtf), old.rule) == ("2027-03-05", "range_days.old")
    assert (str(new.edtf), new.rule) == ("2027-03-12", "range_days")
    old, new = tag("Es wurde vom 5. November auf den 3. Dezember 2026 verlegt.", WEDNESDAY, language="de")
    assert (str(old.edtf), old.rule) == ("2026-11-05", "dmy.old")
    (night,) = tag("In der Nacht vom 13. auf den 14. März 1944 brannte es.", WEDNESDAY, language="de")
    assert str(night.edtf) == "1944-03-13/1944-03-14"


def test_extended_hours_are_a_range():
    (timex,) = tag("Extended hours from 24 to 31 December 2026.", WEDNESDAY)
    assert str(timex.edtf) == "2026-12-24/2026-12-31"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hearings between 3 and 17 March 2027."),
        ("es", "La gira será entre el 3 y el 17 de marzo de 2027."),
        ("de", "Das ist zwischen dem 3. und dem 17. März 2027."),
    ],
)
def test_between_two_days_is_a_range(language, text):
    first, second = tag(text, WEDNESDAY, language=language)
    assert (str(first.edtf), second.edtf) == ("2027-03-03/2027-03-17", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les réunions ont lieu les 3 et 17 mars 2027."),
        ("de", "Treffen am 3. und 17. März 2027."),
        ("es", "Se reúnen el 3 y 17 de marzo de 2027."),
    ],
)
def test_two_days_in_other_languages(language, text):
    assert [str(timex.edtf) for timex in tag(text, WEDNESDAY, language=language)] == [
        "2027-03-03",
        "2027-03-17",
    ]


@pytest.mark.parametrize(
    ("language", "value"),
    [("en-US", ["2024-10-12"]), ("en-GB", ["2024-12-10"]), ("en", []), ("de", ["2024-12-10"])],
)
def test_the_country_settles_the_order_of_digits(language, value):
    assert _values("signed 10/12/2024 here", language=language) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Der Vertrag wurde am 10. Dezember 2024 von den beiden Seiten in der Stadt unterzeichnet.",
            "2024-12-10",
        ),
        ("El acuerdo se firmó el 10 de diciembre de 2024 en la ciudad de Madrid por los dos.", "2024-12-10"),
        ("Договор подписан 10 декабря 2024 года.", "2024-12-10"),
        ("協定は2024年12月10日に署名された。", "2024-12-10"),
        ("ลงนามเมื่อวันที่ 10 ธันวาคม 2567", "2024-12-10"),
        ("The treaty was signed on 10 December 2024 in the city.", "2024-12-10"),
        ("Der Prozess beginnt am 3. März 2027 in Köln.", "2027-03-03"),
        ("Am 3. Mai 2024 kam er.", "2024-05-03"),
        ("Konzert: 12. Dezember 2026, Stadthalle", "2026-12-12"),
        ("El juicio empieza el 3 de mayo de 2027 en Roma.", "2027-05-03"),
        ("Le pont a été inauguré le 3 mai 2024.", "2024-05-03"),
        ("Inauguration en mars 2027", "2027-03"),
        ("Il processo inizia il 3 maggio 2027 a Roma.", "2027-05-03"),
        ("O julgamento começa em 3 de maio de 2027 em Lisboa.", "2027-05-03"),
        ("Paris, 12 mai 2027", "2027-05-12"),
        ("Berlin, 12. Mai 2027", "2027-05-12"),
        ("De zitting is van 5 november 2026.", "2026-11-05"),
        ("Het proces begint op 3 mei 2027 in Gent.", "2027-05-03"),
        ("Sidang dimulai pada 3 Mei 2027 di Jakarta.", "2027-05-03"),
        ("Applications must arrive no later than 15 March 2027.", "2027-03-15"),
    ],
)
def test_the_language_is_guessed(text, value):
    assert _values(text) == [value]


@pytest.mark.parametrize("text", ["Le procès a été inauguré.", "NASA plans a Mars 2027 mission."])
def test_a_word_that_another_language_dates_with_is_no_date(text):
    assert _values(text) == []


def test_modifiers():
    (timex,) = tag("in late 2024", WEDNESDAY)
    assert timex.mod == "END"
    (timex,) = tag("about 10 December 2024", WEDNESDAY)
    assert (timex.mod, str(timex.edtf)) == ("APPROX", "2024-12-10~")
    (timex,) = tag("It took more than two years.", WEDNESDAY)
    assert timex.mod == "MORE_THAN"


def test_a_story_stays_where_it_is_when_it_glances_elsewhere() -> None:
    text = (
        "The Siege (1871-1873)\nThe fleet sailed on 4 May 1871. Papers released in 1998 show that it carried no"
        " guns. On 9 May it reached the bay.\nThe town held out until 1873. A relief force set out on 2 June, led"
        " by the victor of the battle of August 1869. On 5 July it was beaten."
    )
    assert _values(text, genre="narrative") == [
        "1871/1873", "1871-05-04", "1998", "1871-05-09", "1873", "1871-06-02", "1869-08", "1871-07-05",
    ]  # fmt: skip


def test_a_story_that_opens_a_paragraph_earlier_goes_on_from_there() -> None:
    text = "The army crossed on 4 May 1871.\nIn the north the war had begun in March 1869. On 7 April a bridge fell."
    assert _values(text, genre="narrative") == ["1871-05-04", "1869-03", "1869-04-07"]


def test_no_value_lies_beyond_the_last_year():
    (this_week,) = tag("It opens this week.", dt.date(9999, 12, 31), language="en")
    assert this_week.edtf is None
    values = [t.value for t in tag("It will open in March.", dt.date(9999, 12, 1), language="en")]
    assert values == ["XXXX-03"]
    (first, last) = tag("It is open from January to March.", dt.date(1, 1, 1), language="en")
    assert (first.value, last.value) == ("0001-01", "0001-03")


def test_months_that_are_added_up_are_compared_with_a_year():
    text = "Third-quarter net rose to $3 million, from $2 million a year earlier. "
    assert _values(text) == ["2025-Q3", "2024-Q3"]
    assert _values(text + "For the nine months it was $9 million, against $8 million a year earlier.")[
        2:
    ] == [
        "P9M",
        "2025",
    ]


def test_the_quarter_that_is_compared_with_is_not_what_a_report_is_about():
    text = "It lost $2 million in the third quarter. In the 2023 period it earned $1 million. Sales fell in the quarter."
    assert _values(text) == ["2025-Q3", "2023-Q3", "2025-Q3"]


def test_a_story_tells_of_former_and_future_things():
    text = "The former allies prepared for future wars."
    assert _values(text, genre="narrative") == ["PAST_REF", "FUTURE_REF"]
    assert _values(text) == []


def test_a_date_that_was_is_marked():
    first, second = tag("New date: 22 May (was: 15 May).", WEDNESDAY)
    assert (first.rule, second.rule) == ("dmy", "dmy.old")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Signé à Quito le 11 mars par deux ministres, il prévoit un pont.", "fr"),
        ("Firmado en Quito el 11 de marzo por dos ministros, prevé un puente.", "es"),
        ("Firmato a Quito l'11 marzo da due ministri, prevede un ponte.", "it"),
        ("Assinado em Quito em 11 de março por dois ministros, prevê uma ponte.", "pt"),
    ],
)
def test_a_participle_that_opens_a_sentence_tells_what_was_done(text, language):
    assert _values(text, dt.date(2026, 5, 20), language=language) == ["2026-03-11"]


def test_what_a_day_is_named_for_is_no_verb():
    assert _values("Sunday's vote was close. Sunday's visit failed.") == ["2026-02-15", "2026-02-15"]
    assert _values("A Monday deadline looms.") == ["2026-02-23"]


def test_ranges_of_a_list_are_read_alike_wherever_they_stand():
    assert len(set(_values("from Monday to Wednesday, " * 12))) == 2


def test_a_weekday_goes_on_from_the_day_before_it():
    days = _values("It is open on Friday 20 February 2026, Saturday and Monday to Wednesday.")
    assert days == ["2026-02-20", "2026-02-21", "2026-02-23", "2026-02-25"]


@pytest.mark.parametrize(("day", "found"), [(11, 11), (12, 11), (13, 11), (17, 11)])
def test_the_weekend_is_the_one_that_a_text_was_published_on(day, found):
    (weekend,) = tag("Two men were rescued over the weekend.", dt.date(2020, 1, day), language="en")
    assert str(weekend.edtf) == f"2020-01-{found}/2020-01-{found + 1}"
