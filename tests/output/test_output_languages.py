"""The catalogs: complete, nothing more, and as their languages want them. UPDATE_CATALOGS=1 writes what is new."""

import os
import re
import subprocess
import sys
from dataclasses import replace

import catalogs
import pytest
from hostile import TEXTS, assert_inert, poison
from jinja2 import nodes
from output_samples import build, page
from selectolax.lexbor import LexborHTMLParser

from output.languages import available, lookup, tongue
from output.render import environment
from output.scriptwords import WORDS, script_words
from output.tongue import ENGLISH

NAMES = catalogs.names()
# What a translation may say in place of the value that the English message names.
INSTEAD = {"ordinal": {"number", "roman"}, "date": {"year"}}
PROGRAM = catalogs.extracted()


def messages(catalog):
    return {(one.context, one.id): one for one in catalog if one.id}


def forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.skipif("UPDATE_CATALOGS" not in os.environ, reason="only when asked for")
@pytest.mark.parametrize("name", NAMES)
def test_update(name):
    catalogs.update(name)


def test_the_languages_that_there_are():
    assert available() == ("ar", "de", "en", "es", "fr", "km")


@pytest.mark.parametrize("name", NAMES)
def test_every_message_of_the_program_is_translated_and_no_other(name):
    found, wanted = messages(catalogs.read(name)), messages(PROGRAM)
    assert {key for key in wanted if key not in found} == set(), "UPDATE_CATALOGS=1 pytest, then translate"
    assert {key for key in found if key not in wanted} == set(), "UPDATE_CATALOGS=1 pytest removes them"
    assert [key for key, one in found.items() if one.fuzzy or not all(forms(one))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_language_has_all_its_plural_forms(name):
    catalog = catalogs.read(name)
    several = [one for one in messages(catalog).values() if one.pluralizable]
    assert several
    assert {len(one.string) for one in several} == {catalog.num_plurals}


@pytest.mark.parametrize("name", NAMES)
def test_translations_hold_the_same_values(name):
    catalog = catalogs.read(name)
    for (_, identity), one in messages(catalog).items():
        wanted = catalogs.fields(identity[-1] if isinstance(identity, tuple) else identity)
        for text in forms(one):
            found = catalogs.fields(text)
            allowed = wanted | {field for name in wanted for field in INSTEAD.get(name, ())}
            assert found <= allowed, (identity, text)
            # "ein Ereignis", "حدثان": a form for one number need not hold it.
            missing = wanted - found - ({"number"} if one.pluralizable else set())
            assert all(INSTEAD.get(name, set()) & found for name in missing), (identity, text)


@pytest.mark.parametrize("name", NAMES)
def test_a_number_is_said_wherever_a_form_serves_several(name):
    language = tongue(name)
    for key, one in messages(PROGRAM).items():
        if one.pluralizable and "number" in catalogs.fields(one.id[1]):
            values = dict.fromkeys(catalogs.fields(one.id[1]) - {"number"}, "")
            for number in (5, 11, 28, 100, 1234):
                told = language.plural(*one.id, number, **values)
                assert language.number(number) in told, (key, number)


@pytest.mark.parametrize("name", NAMES)
def test_spaces_at_the_ends_stay(name):
    for (_, identity), one in messages(catalogs.read(name)).items():
        text = identity[0] if isinstance(identity, tuple) else identity
        for told in forms(one):
            assert told.endswith(" ") == text.endswith(" "), (text, told)


@pytest.mark.parametrize("name", NAMES)
def test_catalogs_are_kept_in_the_form_in_which_they_are_written(name):
    kept = (catalogs.LOCALE / f"{name}.po").read_text(encoding="utf-8")
    assert catalogs.written(catalogs.read(name)) == kept


def test_numbers_of_things():
    def told(name):
        return [
            tongue(name).plural("{number} event", "{number} events", number)
            for number in (0, 1, 2, 3, 11, 100)
        ]

    assert told("en") == ["0 events", "1 event", "2 events", "3 events", "11 events", "100 events"]
    assert told("fr")[:3] == ["0 événement", "1 événement", "2 événements"]
    assert told("ar") == ["لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "11 حدثًا", "100 حدث"]
    assert told("km")[:2] == ["0 ព្រឹត្តិការណ៍", "1 ព្រឹត្តិការណ៍"]
    assert [tongue(name).number(1204567) for name in ("en", "de", "fr", "ar-EG", "km-u-nu-khmr")] == [
        "1,204,567", "1.204.567", "1\u202f204\u202f567", "١٬٢٠٤٬٥٦٧", "១.២០៤.៥៦៧",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "found"),
    [("de", "de"), ("de-AT", "de"), ("DE-at", "de"), ("km-u-nu-khmr", "km"), ("en-GB", "en"), ("ar-EG", "ar"),
     ("xx", None), ("pt-BR", None), ("dee", None)],
)  # fmt: skip
def test_a_region_is_served_by_its_language(tag, found):
    assert lookup(tag) == found


def test_direction():
    assert [tongue(tag).direction for tag in ("en", "de", "km", "ar", "ar-EG")] == ["ltr"] * 3 + ["rtl"] * 2


def test_what_is_not_known_is_written_in_english():
    assert tongue("") is tongue("en") is ENGLISH
    assert tongue("xx").say("New") == "New"
    assert tongue("de-XX").day(2024, 1, 10) == "10. Januar 2024"
    assert tongue("de-u-nu-none").day(2024, 1, 10) == "10. Januar 2024"


def test_english_loads_no_library():
    code = (
        "import sys; from output.languages import tongue; from output.words import day_words;"
        "assert day_words('2024-01-10', tongue('en')) == '10 January 2024';"
        "assert not {'babel', 'gettext'} & set(sys.modules), 'loaded'"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=catalogs.ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


TEMPLATES = sorted((catalogs.ROOT / "output" / "templates").glob("*.html"))


def data_of(template):
    """What a template holds besides what it computes."""
    tree = environment().parse(template.read_text(encoding="utf-8"))
    return "\0".join(node.data for node in tree.find_all(nodes.TemplateData))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_words_of_their_own(template):
    text = re.sub(
        r"<(style|pre|title)\b.*?</\1>|<!doctype html>|<kbd>.*?</kbd>",
        " ",
        data_of(template),
        flags=re.DOTALL,
    )
    said = re.findall(r'(?:aria-label|title|placeholder|alt)="[^"\0]*[A-Za-z]{2}', text)
    left = re.sub(r'<(?:[^<>"]|"[^"]*")*>', " ", text)
    assert said + re.findall(r"[A-Za-z]{2,}", left.replace("\0", " ")) == []


def test_values_in_messages_are_escaped_as_any_other():
    made = environment("de").from_string(
        '{{ _("published {date}", date=when) }}|{{ when | said }}|{{ _("Next") }}'
    )
    told = made.render(when="<b>\x07\udc80 {name}")
    assert told == "veröffentlicht &lt;b&gt;\ufffd\ufffd {name}|&lt;b&gt;\ufffd\ufffd {name}|Als Nächstes"
    number = environment("ar-EG").from_string(
        '{{ ngettext("{number} text", "{number} texts", n) }} {{ n | digits }}'
    )
    assert number.render(n=1204) == "١٢٠٤ نصوص ١٢٠٤"


def visible(html):
    page = LexborHTMLParser(html)
    for node in page.css("script, style, svg"):
        node.decompose()
    lines = (
        " ".join((node.text_content or "").split())
        for node in page.root.traverse(include_text=True)
        if node.is_text_node
    )
    return "".join(f"{line}\n" for line in lines if line)


@pytest.mark.parametrize("name", available())
def test_pages_read_as_before(name, snapshot):
    made = build(replace(page(), language=name))
    snapshot(f"page-{name}.txt", visible(made["index.html"].decode()).encode())


@pytest.mark.parametrize("name", NAMES)
def test_the_script_asks_for_no_word_that_it_is_not_given(name):
    script = catalogs.ROOT / "output" / "static" / "timeline.js"
    if not script.exists():
        pytest.skip("no script yet")
    asked = set(re.findall(r'\bword\("([^"]+)"', script.read_text(encoding="utf-8")))
    assert asked <= set(WORDS)
    assert script_words(tongue(name)).keys() <= set(WORDS)
    assert script_words(ENGLISH) == {}


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_inert_in_every_language(text):
    made = build(replace(poison(page(), text), language="ar"))
    for path, content in made.items():
        if path.endswith(".html"):
            assert_inert(content.decode())
