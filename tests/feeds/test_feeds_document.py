import os
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.document import read_document, read_documents
from feeds.front_matter import front_matter
from feeds.model import Entry, Failed, Fault, Snapshot, Source
from feeds.plain import Document, read_markdown, read_plain

PARAGRAPH = "The ferry company said that the new line will open as soon as the pier has been repaired. " * 3
DAY = datetime(2026, 5, 3, tzinfo=UTC)


def read(path, **options):
    return read_documents(Source("s", str(path), "files"), **options)


def snapshot(path, **options) -> Snapshot:
    found = read(path, **options)
    assert isinstance(found, Snapshot)
    return found


def plain(text: str) -> Entry:
    document = read_plain(text, id="a.txt", name="a")
    assert isinstance(document, Document)
    return document.entry


def markdown(text: str) -> Entry:
    document = read_markdown(text, id="a.md", name="a")
    assert isinstance(document, Document)
    return document.entry


def test_a_folder(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "Note.TXT").write_text("Ferry\n\n" + PARAGRAPH)
    (tmp_path / "a.md").write_text("# Pier\n\n" + PARAGRAPH)
    (tmp_path / "c.html").write_text(f"<title>Harbour</title><h1>Harbour</h1><p>{PARAGRAPH}</p>")
    for name in (".hidden.txt", "image.png", "notes"):
        (tmp_path / name).write_text("no document")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("hidden")
    found = snapshot(tmp_path)
    assert (found.kind, found.complete, found.notes, found.unread) == ("files", True, (), ())
    assert [(entry.id, entry.title) for entry in found.entries] == [
        ("a.md", "Pier"),
        ("b/Note.TXT", "Ferry"),
        ("c.html", "Harbour"),
    ]
    assert all(entry.published is None for entry in found.entries)
    assert found == snapshot(tmp_path)


def test_one_file(tmp_path):
    (tmp_path / "a.txt").write_text("Ferry\n\n" + PARAGRAPH)
    (tmp_path / "latest.txt").symlink_to(tmp_path / "a.txt")
    assert [entry.id for entry in snapshot(tmp_path / "a.txt").entries] == ["a.txt"]
    assert [entry.id for entry in snapshot(tmp_path / "latest.txt").entries] == ["latest.txt"]


def test_what_cannot_be_read_is_not_gone(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    root = tmp_path / "root"
    root.mkdir()
    (root / "good.txt").write_text(PARAGRAPH)
    (root / "large.txt").write_bytes(b"x" * 5000)
    (root / "empty.txt").write_text("")
    (root / "blank.md").write_text(" \n\n ")
    (root / "out.txt").symlink_to(outside)
    (root / "dangling.txt").symlink_to(root / "nothing")
    (root / "binary.txt").write_bytes(b"\x7fELF\x00\x01\x02\x00\x00")
    (root / "folder.txt").mkdir()
    os.mkfifo(root / "fifo.txt")
    found = snapshot(root, limit=1000)
    assert [entry.id for entry in found.entries] == ["good.txt"]
    assert found.unread == (
        "binary.txt", "blank.md", "dangling.txt", "empty.txt", "fifo.txt", "large.txt", "out.txt",
    )  # fmt: skip
    assert len(found.notes) == len(found.unread)
    assert "secret" not in str(found)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_not_gone(tmp_path):
    (tmp_path / "a.txt").write_text(PARAGRAPH)
    (tmp_path / "b.txt").write_text(PARAGRAPH)
    (tmp_path / "b.txt").chmod(0)
    assert snapshot(tmp_path).unread == ("b.txt",)


def test_folders_behind_links_are_not_entered(tmp_path):
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "a.txt").write_text(PARAGRAPH)
    (tmp_path / "root" / "loop").symlink_to(tmp_path / "root")
    assert [entry.id for entry in snapshot(tmp_path / "root").entries] == ["a.txt"]


@pytest.mark.parametrize(
    ("names", "fault"),
    [((), Fault.EMPTY), (("image.png",), Fault.EMPTY), (("empty.txt",), Fault.UNREADABLE)],
)
def test_a_folder_without_documents_is_a_failure(tmp_path, names, fault):
    for name in names:
        (tmp_path / name).write_text("")
    result = read(tmp_path)
    assert isinstance(result, Failed)
    assert result.fault is fault


@pytest.mark.parametrize("name", ["nowhere", "nowhere/a.txt"])
def test_a_missing_folder_is_a_failure(tmp_path, name):
    result = read(tmp_path / name)
    assert isinstance(result, Failed)
    assert result.fault is Fault.UNREADABLE


def test_the_time_of_the_file_is_no_date(tmp_path):
    (tmp_path / "2026-05-03.txt").write_text(PARAGRAPH)
    os.utime(tmp_path / "2026-05-03.txt", (0, 0))
    assert snapshot(tmp_path).entries[0].published is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("Fähre – 5 °C\n\nZweiter Absatz".encode(encoding))
    assert snapshot(tmp_path).entries[0].text == "Fähre – 5 °C\n\nZweiter Absatz"


def test_the_language_of_the_user_wins(tmp_path):
    (tmp_path / "a.md").write_text("---\nlanguage: fr\n---\nTexte")
    assert snapshot(tmp_path).entries[0].language == "fr"
    named = read_documents(Source("s", str(tmp_path), "files", language="de"))
    assert isinstance(named, Snapshot)
    assert named.entries[0].language == "de"


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("Ferry line opens", "Ferry line opens"),
        ("Friday, February 20, 2026\n\nTop stories\n\nRelated\n\nFerry line opens", "Ferry line opens"),
        ("Ferry line opens\n\n20 February 2026", "Ferry line opens"),
        ("**PORT AUTHORITY**\n\n**PRESS RELEASE**\n\n**Ferry line  \nopens**", "Ferry line opens"),
        ("# Ferry line opens\n\n-----", "Ferry line opens"),
        (
            "Tickets cost 2 * 3 euros, not _any_ snake_case_name",
            "Tickets cost 2 * 3 euros, not any snake_case_name",
        ),
        ("Ferry line opens\n\nBy Ann Lee, 3 May 2026\n\nShare on Facebook\n\n3 min read", "Ferry line opens"),
        ("Ferry line opens\n\nRIVERTON, 3 May 2026 --", "Ferry line opens"),
        ("By the river", "By the river"),
        ("Photography show opens", "Photography show opens"),
        ("", "a"),
    ],
)
def test_the_title_stands_above_the_first_paragraph(before, title):
    assert plain(f"{before}\n\n{PARAGRAPH}\n\nContact\n\nMore words").title == title


def test_a_short_note_has_its_first_line_as_title():
    assert plain("Ferry\n\nOpens on 3 May.").title == "Ferry"
    assert plain("Opens on 3 May.").title == "a"


@pytest.mark.parametrize(
    "text",
    [
        f"Date: 3 May 2026\n\nFerry\n\n{PARAGRAPH}",
        f"Ferry\n\nPublished: Sunday, May 3, 2026\n\n{PARAGRAPH}",
        f"Ferry\n\n*Published on 3 May 2026*\n\n{PARAGRAPH}",
        f"Ferry\n\nRIVERTON, 3 May 2026 — {PARAGRAPH}",
        f"RIVERTON (May 3, 2026) - {PARAGRAPH}",
        f"Ferry\n\nBy Ann Lee | May 3, 2026\n\n{PARAGRAPH}",
    ],
)
def test_datelines(text):
    entry = plain(text)
    assert (entry.published, entry.published_basis, entry.published_day) == (DAY, "dateline", True)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("# Minutes of the parish council held on Sunday 3 May 2026", None),
        (
            "ASSEMBLY OF LORNE\nTHIRD SESSION\nOfficial Report of the 14th sitting, Sunday, 3 May 2026",
            "Official Report of the 14th sitting, Sunday, 3 May 2026",
        ),
        ("Protokoll der Sitzung vom 3. Mai 2026", None),
        ("Compte rendu de la séance du 3 mai 2026", None),
    ],
)
def test_a_record_is_of_the_day_that_its_head_says(head, line):
    entry = plain(f"{head}\n\nThe chair opened the meeting.\n\n1. FENCES\nThe fence was mended on 20 April.")
    assert (entry.published, entry.published_basis, entry.published_day) == (DAY, "dateline", True)
    assert entry.title == (line or head.removeprefix("# "))


def test_what_only_names_a_record_is_none():
    head = "The minutes of the meeting of 3 May 2026 were approved."
    assert plain(f"{head}\n\nThe chair opened the meeting.").published is None


@pytest.mark.parametrize(
    "text",
    [
        f"Sunday, May 3, 2026\n\nFerry\n\n{PARAGRAPH}",
        f"3 May 2026\n\nFerry\n\n{PARAGRAPH}",
        f"Ferry\n\nOn 3 May 2026, the company met. {PARAGRAPH}",
        f"Ferry\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nDate: 3 May 2026",
        f"Date: May 2026\n\n{PARAGRAPH}",
        f"Ferry opens on 3 May 2026\n\n{PARAGRAPH}",
    ],
)
def test_no_date_is_invented(text):
    assert plain(text).published is None


def test_front_matter():
    entry = markdown(
        "---\ntitle: 'The *ferry*'\ndate: 2026-05-03\nsource: https://port.example/1\nlanguage: en_GB\n"
        "---\n\n"
        "# Heading\n\nText with [a link](https://port.example) and **emphasis**.\n\n"
        "* one\n* two\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert (entry.title, entry.url, entry.language) == ("The *ferry*", "https://port.example/1", "en-GB")
    assert (entry.published, entry.published_basis, entry.published_day) == (DAY, "front matter", True)
    assert entry.text == "Heading\n\nText with a link and emphasis.\n\none\n\ntwo\n\na\u2003b\n\nc\u2003d"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("### Mai\n\n2. Konzert\n16. Probe", "Mai\n\n2. Konzert\n\n16. Probe"),
        ("### Mai\n\n2. Konzert", "Mai\n\n2. Konzert"),
        ("1. Mail\n2. Wait\n3. Go", "Mail\n\nWait\n\nGo"),
        ("1. Mail\n1. Wait", "Mail\n\nWait"),
        ("6. Sixth\n7. Seventh", "Sixth\n\nSeventh"),
        ("1992. A siege.\n\n1995. *Peace*.", "1992. A siege.\n\n1995. Peace."),
        ("1992. War\n1993. Peace\n1994. A vote", "1992. War\n\n1993. Peace\n\n1994. A vote"),
        ("1992.\n   - May: war\n\n1995. Peace", "1992.\n\nMay: war\n\n1995. Peace"),
        ("- a\n  1. b\n  5. c\n- d", "a\n\n1. b\n\n5. c\n\nd"),
        ("The fair ~~opens~~ is off.", "The fair is off."),
    ],
)
def test_numbers_that_do_not_count_are_words_and_what_is_struck_out_is_none(text, shown):
    assert markdown(text).text == shown


@pytest.mark.parametrize(
    ("block", "moment", "day"),
    [
        ("date: 2026-05-03T10:00:00Z", datetime(2026, 5, 3, 10, tzinfo=UTC), False),
        ("date: 2026-05-03 10:00:00 +02:00", datetime(2026, 5, 3, 8, tzinfo=UTC), False),
        ("Date: May 3, 2026", DAY, True),
        ("published: '2026-05-03'", DAY, True),
        ("date: soon", None, False),
        ("date: 2026", None, False),
        ("date: 20/11/2026", datetime(2026, 11, 20, tzinfo=UTC), True),
        ("date: 11/20/2026", datetime(2026, 11, 20, tzinfo=UTC), True),
        ("date: 20-11-2026", datetime(2026, 11, 20, tzinfo=UTC), True),
        ("date: 20.11.2026", datetime(2026, 11, 20, tzinfo=UTC), True),
        ("date: 05/05/2026", datetime(2026, 5, 5, tzinfo=UTC), True),
        ("date: 03/04/2026", None, False),
        ("date: 31/31/2026", None, False),
        ("title: Ferry: a new line\ndate: 2026-05-03", DAY, True),
        ("date: [2026, 5, 3]", None, False),
    ],
)
def test_dates_of_front_matter(block, moment, day):
    entry = markdown(f"---\n{block}\n---\nText")
    assert (entry.published, entry.published_day) == (moment, day)


@pytest.mark.parametrize(
    "text",
    [
        "---\nnot a mapping\n---\nText",
        "---\nThe minister: [unclosed\n---\nText",
        "---\na: &a [x, x]\nb: *a\n---\nText",
        "---\na: !!python/object/apply:os.system [exit]\n---\nText",
        "---\ntitle: x\nText",
        "Text\n---\ntitle: x\n---\n",
    ],
)
def test_what_is_no_front_matter_is_text(text):
    assert front_matter(text)[1] == text


@pytest.mark.parametrize(
    ("block", "note"),
    [
        ("date: soon", "the date in its front matter cannot be read: soon"),
        ("date: 2026", "the date in its front matter cannot be read: 2026"),
        ("date: [2026, 5, 3]", "the date in its front matter cannot be read: [2026, 5, 3]"),
        ("date: 2026-13-45", "the date in its front matter cannot be read: 2026-13-45"),
        ("date: 03/04/2026", "the date in its front matter may be two days, or none: 03/04/2026"),
        ("title: [broken", "its front matter cannot be read: "),
        ("title: Ferry: a new line", "its front matter cannot be read: "),
        ("title: x\n\tdate: 2026-05-03", "its front matter cannot be read: "),
    ],
)
@pytest.mark.parametrize("name", ["notes.md", "notes.txt"])
def test_front_matter_that_cannot_be_read_is_noted(tmp_path, block, note, name):
    (tmp_path / name).write_text(f"---\n{block}\n---\n\nThe ferry opens.")
    found = snapshot(tmp_path)
    (told,) = found.notes
    assert told.startswith(f"{name}: {note}")
    assert "\n" not in told
    assert (found.entries[0].text, found.unread) == ("The ferry opens.", ())


@pytest.mark.parametrize(
    "block", ["date: 2026-05-03", "date:", "title: x", "date: soon\npublished: 2026-05-03"]
)
def test_front_matter_that_can_be_read_needs_no_note(block):
    assert front_matter(f"---\n{block}\n---\nText")[0].notes == ()


def test_what_a_broken_block_plainly_says_counts():
    front, rest = front_matter("---\ntitle: Ferry: 'a' line\ntags: [a\ndate: 2026-05-03\n---\nText")
    assert (front.title, rest) == ("Ferry: 'a' line", "Text")
    assert front.date is not None
    assert front.date.at == DAY


@pytest.mark.parametrize(
    "line", ["14. Juni 2008: Einweihung", "3. okt. 2021 åbner broen", "14. 6. 2008 Fest", "1. Mai: Feier"]
)
@pytest.mark.parametrize("mark", ["", "- ", "* - ", "> ", "- [x] "])
def test_a_day_with_a_full_stop_in_markdown_is_no_number_of_a_list(mark, line):
    assert markdown(f"{mark}{line}").text.endswith(line)


def test_a_numbered_list_in_markdown_is_one():
    assert markdown("1. Mail the form\n2. Set the date\n3. 12 May").text == (
        "Mail the form\n\nSet the date\n\n12 May"
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("**Date:** 4 May\n**Place:** the hut\nin Ashby", "Date: 4 May\nPlace: the hut in Ashby"),
        ("4 May: gate painted\n11 May: gate shut", "4 May: gate painted\n11 May: gate shut"),
        ("2026-05-04 Gate\n2026-05-11 Lock", "2026-05-04 Gate\n2026-05-11 Lock"),
        ("1888 Gründung\n1921 Brand", "1888 Gründung\n1921 Brand"),
        ("The gate was painted on\n4 May and is", "The gate was painted on 4 May and is"),
    ],
)
def test_entries_of_a_list_without_its_marks_stay_lines_in_markdown(text, read):
    assert markdown(text).text == read


def test_code_in_markdown_is_no_text():
    code = "```yaml\ndate: 12 May 2026\n```\n\n    indented on 12 May 2026\n\n~~~\n12 May 2026\n~~~\n"
    assert markdown(f"Before `word`\n\n{code}\nAfter").text == "Before word\n\nAfter"
    assert markdown(f"- item\n\n  ```\n  12 May 2026\n  ```\n\n{code}").text == "item"
    assert isinstance(read_markdown(code, id="a.md", name="a.md"), Failed)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minis-\nter left for Bonn.", "The minister left for Bonn."),
        ("The minis- \r\n  ter left", "The minister left"),
        ("Мини-\nстр уехал", "Министр уехал"),
        ("The minis\u00ad\nter left", "The minister left"),
        ("From Kuala-\nLumpur", "From Kuala-\nLumpur"),
        ("Из Санкт-\nПетербурга", "Из Санкт-\nПетербурга"),
        ("Vor-\nund Nachteile", "Vor-\nund Nachteile"),
        ("from 2025-\nto 2026-\n27", "from 2025-\nto 2026-\n27"),
        ("an e-\nmail", "an e-\nmail"),
        ("a list -\nof things", "a list -\nof things"),
        ("one-\n\ntwo", "one-\n\ntwo"),
    ],
)
def test_words_broken_at_the_end_of_a_line(text, words):
    assert plain(text).text == words


def test_a_text_without_title_is_named_by_its_file(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/c.md", "d.html"):
        (tmp_path / name).write_text("<p>" * (name == "d.html"))
        with (tmp_path / name).open("a") as file:
            file.write("It opens on 3 May.")
    assert [entry.title for entry in snapshot(tmp_path).entries][:2] == ["a.txt", "c.md"]


def message(path, **options) -> str:
    result = read(path, **options)
    assert isinstance(result, Failed)
    return result.message


def test_messages_name_what_is_wrong_once(tmp_path):
    assert message(tmp_path / "nowhere") == f"there is no file or folder {tmp_path / 'nowhere'}"
    assert message(tmp_path).startswith(f"the folder {tmp_path} holds no file that ends in .htm, .html,")
    (tmp_path / "c2.txt").write_text(" ")
    assert message(tmp_path) == "c2.txt: holds no text"
    (tmp_path / "bin.txt").write_bytes(b"\x7fELF\x00\x01")
    assert message(tmp_path) == "none of its 2 files gives a text (bin.txt: is no text)"
    (tmp_path / "long.txt").write_text("x" * 2000)
    (tmp_path / "page.html").write_text("<p></p>")
    (tmp_path / "paper.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "note.txt").write_text("Words")
    assert snapshot(tmp_path, limit=1000).notes == (
        "bin.txt: is no text",
        "c2.txt: holds no text",
        "long.txt: is larger than 1,000 bytes",
        "page.html: holds no text",
        "paper.txt: is a PDF that cannot be read (Stream has ended unexpectedly)",
    )


def test_one_document_is_read_by_its_suffix(tmp_path):
    texts = {
        "a.md": ("# Ferry\n\n*Opens* on 3 May.", "Ferry\n\nOpens on 3 May."),
        "b.txt": ("Ferry\n\nThe minis-\nter spoke.", "Ferry\n\nThe minister spoke."),
        "c.html": ("<title>Ferry</title><p>Opens on 3 May.</p>", "Opens on 3 May."),
        "d": ("<!doctype html><title>Ferry</title><p>Opens on 3 May.</p>", "Opens on 3 May."),
        "e": ("Ferry\n\nOpens on 3 May.", "Ferry\n\nOpens on 3 May."),
    }
    for name, (body, text) in texts.items():
        (tmp_path / name).write_text(body)
        document = read_document(tmp_path / name)
        assert isinstance(document, Document)
        assert (document.entry.id, document.entry.title, document.entry.text) == (name, "Ferry", text)


@pytest.mark.parametrize(
    ("name", "told"),
    [("none.md", "no such file or directory"), ("x.pdf", "is a PDF that cannot be read (Stream has ended unexpectedly)"), ("y.md", "holds no text")],
)  # fmt: skip
def test_one_document_that_cannot_be_read(tmp_path, name, told):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "y.md").write_text("")
    assert getattr(read_document(tmp_path / name), "message", None) == told


def test_markup_in_markdown_is_text_only():
    assert markdown("<script>alert(1)</script>\n\nWords <b>here</b> &amp; there").text == "Words here & there"


@given(st.text() | st.text("-\n: &*[]{}'\"#>abc!|0"))
def test_reading_text_never_raises(text):
    for read_text in (read_plain, read_markdown):
        first = read_text("---\n" + text + "\n---\nx", id="a", name="a")
        assert first == read_text("---\n" + text + "\n---\nx", id="a", name="a")
        read_text(text, id="a", name="a")


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("|---|---|\n| 25 May | Fair |\n| 6 June | Race |", "25 May\u2003Fair\n\n6 June\u2003Race"),
        ("| 25 May | Fair |\n| 6 June | Race |", "25 May\u2003Fair\n\n6 June\u2003Race"),
        ("| Day | What |\n|---|---|\n| 6 June | Race |", "Day\u2003What\n\n6 June\u2003Race"),
        ("|x| is the amount of x.", "|x| is the amount of x."),
    ],
)
def test_a_table_without_heads_is_one(rows, shown):
    assert markdown(f"Dates\n\n{rows}\n\nMore.").text == f"Dates\n\n{shown}\n\nMore."


def test_the_lines_of_a_chronicle_are_apart():
    document = read_plain(
        "Lorne\n\n1809 Lorne burns\nc. 1818 A mill is built\n1872 The Earl sells it\n", id="a", name="a"
    )
    assert isinstance(document, Document)
    assert (
        document.entry.text
        == "Lorne\n\n1809 Lorne burns\n\nc. 1818 A mill is built\n\n1872 The Earl sells it"
    )


def test_lines_that_happen_to_begin_with_a_year_stay_together():
    text = "The mill burnt in\n1818 and again in\n1872 when the\n1900 hands had gone."
    document = read_plain(text, id="a", name="a")
    assert isinstance(document, Document)
    assert document.entry.text == text
