"""A text in one of the languages is known from a sentence or two."""

import pytest

from timeline.dates.languages import guess

SENTENCES = {
    "ar": "أعلنت وزارة الصحة يوم الثلاثاء إطلاق الحملة في مارس المقبل.",
    "id": "Presiden melantik menteri baru pada Selasa (17/2/2026) di Jakarta.",
    "ja": "気象庁は18日午前10時に発表した。",
    "km": "ក្រសួងបានប្រកាសនៅថ្ងៃទី៣ ខែមីនា ឆ្នាំ២០២៦",
    "nl": "De rechtbank doet vrijdag 27 februari uitspraak in de zaak.",
    "ru": "Заседание состоится в пятницу, 20 февраля.",
    "th": "ครม.อนุมัติงบประมาณเมื่อวันที่ 3 มีนาคม 2569",
    "uk": "Вистава запланована на суботу, 21 лютого.",
    "vi": "Theo kế hoạch, cầu tạm đóng từ ngày 1/3 đến hết ngày 30/4.",
    "zh": "国务院2026年3月3日发布通知，公司名为カナ。",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_sentence_tells_its_language(language, sentence):
    assert guess(sentence) == language


@pytest.mark.parametrize("name", ["北京大学", "Москва", "กรุงเทพ"])
def test_a_foreign_name_leaves_english_english(name):
    sentence = (
        f"The delegation from {name} is to arrive in the capital on Tuesday for talks with the minister."
    )
    assert guess(sentence * 3) == "en"


def test_ukrainian_words_outweigh_letters_that_russian_has_too():
    assert guess("Роботи завершать до 1 вересня, а та частина року мине.") == "uk"
