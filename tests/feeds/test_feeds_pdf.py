"""PDF files as entries: paragraphs, title, date; what cannot be read is told."""

import logging
from datetime import UTC, datetime

import pytest
from pdf_documents import pdf

from feeds import pdf as reading
from feeds.document import read_documents
from feeds.model import Failed, Fault, Response, Snapshot, Source
from feeds.parse import parse
from feeds.pdf import paragraphs, read_pdf

URL = "https://court.example/papers/ruling.pdf"

PAGE_1 = [
    "Court of Appeal - Case 17",
    "",
    "Ruling on the land of Koh Kong",
    "",
    "The Court of Appeal has joined the two complaints of the villagers from Koh",
    "Kong and asked both sides for a statement on the bound-",
    "aries of the fields, which the province has never drawn on a map that both",
    "sides accept.",
    "The court will hear the villagers on 20 March 2026, and their lawyers have",
    "named nine witnesses from three communes who will speak about the harvest",
    "1",
]
PAGE_2 = [
    "Court of Appeal - Case 17",
    "",
    "of the last ten years.",
    "",
    "The company rejects the claims:",
    "- it holds a contract with the province;",
    "- it has paid the villagers.",
    "2",
]
PAGE_3 = ["Court of Appeal - Case 17", "", "The ruling is open to appeal for thirty days.", "3"]


def read(*pages, **options):
    document = read_pdf(pdf(*pages, **options), id="x", name="ruling.pdf")
    assert not isinstance(document, Failed), document
    return document.entry


def test_lines_become_paragraphs_without_the_edges_of_pages():
    assert read(PAGE_1, PAGE_2, PAGE_3).text.split("\n\n") == [
        "Ruling on the land of Koh Kong",
        "The Court of Appeal has joined the two complaints of the villagers from Koh Kong and asked both sides for a statement on the boundaries of the fields, which the province has never drawn on a map that both sides accept.",
        "The court will hear the villagers on 20 March 2026, and their lawyers have named nine witnesses from three communes who will speak about the harvest of the last ten years.",
        "The company rejects the claims:",
        "- it holds a contract with the province;",
        "- it has paid the villagers.",
        "The ruling is open to appeal for thirty days.",
    ]


WIDE = "The ministers of both countries met in the capital and spoke about the ferry."
LONG = "It was their third meeting, and the first one that ended with a signed paper."


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([["One line"]], ["One line"]),
        ([["3"]], ["3"]),
        ([[WIDE, WIDE]], [f"{WIDE} {WIDE}"]),
        ([[WIDE, "", WIDE]], [WIDE, WIDE]),
        ([[WIDE, "It sails.", WIDE]], [f"{WIDE} It sails.", WIDE]),
        ([[WIDE, "and it sails", "today."]], [f"{WIDE} and it sails today."]),
        ([["A heading", WIDE]], ["A heading", WIDE]),
        ([[WIDE, "1. first", "2. second"]], [WIDE, "1. first", "2. second"]),
        ([[WIDE, "Page 1 of 2"], [LONG, "Page 2 of 2"]], [f"{WIDE} {LONG}"]),
        ([[WIDE, "- 1 -"], [LONG, "- 2 -"]], [f"{WIDE} {LONG}"]),
        ([["Report 1", WIDE], ["Report 2", LONG]], [f"{WIDE} {LONG}"]),
        ([["Monthly report", WIDE], ["Other words", LONG]], ["Monthly report", f"{WIDE} Other words", LONG]),
        ([[WIDE[:-8] + "fer-", "ry sails."]], [WIDE[:-8] + "ferry sails."]),
        ([["May 12", WIDE]], ["May 12", WIDE]),
        ([], []),
        ([[]], []),
        ([[""]], []),
    ],
)
def test_paragraphs(pages, expected):
    assert paragraphs(pages) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Annual report", "Annual report"),
        ("", "Ruling on the land of Koh Kong"),
        ("Microsoft Word - final2.docx", "Ruling on the land of Koh Kong"),
        ("ruling_v3.indd", "Ruling on the land of Koh Kong"),
        ("Untitled document", "Ruling on the land of Koh Kong"),
    ],
)
def test_titles(title, expected):
    assert read(PAGE_1, PAGE_2, PAGE_3, information={"/Title": title}).title == expected


def test_the_date_of_the_document_is_that_of_its_making():
    entry = read(PAGE_1, PAGE_2, PAGE_3, information={"/CreationDate": "D:20260213101500+07'00'"})
    assert (entry.published, entry.published_basis) == (datetime(2026, 2, 13, 3, 15, tzinfo=UTC), "pdf")
    assert read(PAGE_1, information={"/CreationDate": "yesterday"}).published is None


def test_a_dateline_counts_before_the_making_of_the_file():
    page = [
        "PHNOM PENH, 2 February 2026 - The court has ruled that the land of the villagers is theirs.",
        *PAGE_1[4:],
    ]
    entry = read(page, information={"/CreationDate": "D:20260213101500Z"})
    assert (entry.published, entry.published_basis) == (datetime(2026, 2, 2, tzinfo=UTC), "dateline")


def test_the_language_that_the_document_names():
    assert read(PAGE_1, language="km-KH").language == "km-KH"
    assert read(PAGE_1).language is None


def failure(body):
    result = read_pdf(body, id="x", name="x.pdf")
    assert isinstance(result, Failed), result
    return result.fault, result.message


def test_what_cannot_be_read_is_told():
    whole = pdf(PAGE_1)
    assert failure(pdf(PAGE_1, password="secret")) == (Fault.UNREADABLE, "is a PDF that asks for a password")
    assert failure(pdf([], [])) == (Fault.EMPTY, "is a PDF without text: its pages are pictures")
    for body in (
        b"%PDF-1.7",
        whole[:80],
        b"%PDF-1.4\n" + bytes(range(256)) * 40,
        b"",
        whole.replace(b"/Pages 2 0 R", b"/Pages 9 0 R"),
    ):
        fault, message = failure(body)
        assert fault is Fault.UNREADABLE
        assert message.startswith("is a PDF that cannot be read (")
        assert len(message) < 200


def test_a_file_that_is_cut_is_not_read_in_part():
    assert failure(pdf(PAGE_1)[:-6])[0] is Fault.UNREADABLE


def test_pages_that_lead_in_a_circle_end():
    assert failure(pdf(PAGE_1).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"))[0] is Fault.UNREADABLE


def test_pages_and_characters_are_bounded(monkeypatch):
    monkeypatch.setattr(reading, "MOST_PAGES", 2)
    document = read_pdf(pdf(PAGE_1, PAGE_2, PAGE_3), id="x", name="x.pdf")
    assert document.notes == ("only 2 of its 3 pages are read",)
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 100)
    document = read_pdf(pdf(PAGE_1, PAGE_2, PAGE_3), id="x", name="x.pdf")
    assert document.notes == ("only 1 of its 3 pages are read",)
    assert len(document.entry.text) <= 100


def test_nothing_is_printed(capsys):
    logging.getLogger("pypdf").setLevel(logging.NOTSET)
    read_pdf(b"%PDF-1.4 rubbish", id="x", name="x.pdf")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("lead", "media_type"),
    [(b"", "application/pdf"), (b"", "application/octet-stream"), (b"\n", "text/html")],
)
def test_an_answer_that_is_a_pdf_is_a_page(lead, media_type):
    answer = Response(URL, lead + pdf(PAGE_1, PAGE_2, PAGE_3), {"content-type": media_type})
    result = parse(Source("s", URL), answer)
    assert isinstance(result, Snapshot)
    assert (result.kind, result.complete, result.entries[0].id, result.entries[0].url) == (
        "page",
        True,
        URL,
        URL,
    )
    assert parse(Source("s", URL, "feed"), answer) == Failed(
        Fault.NOT_A_FEED, "the answer is no feed but a PDF"
    )


def test_a_page_that_talks_of_pdf_is_none():
    page = b"<html><body><p>%PDF-1.4 is how such a file begins, which the manual explains in detail.</p></body></html>"
    assert (
        parse(Source("s", URL), Response(URL, page, {"content-type": "text/html"}))
        .entries[0]
        .text.startswith("%PDF")
    )


def test_pdf_files_of_a_folder(tmp_path):
    (tmp_path / "ruling.pdf").write_bytes(pdf(PAGE_1, PAGE_2, PAGE_3))
    (tmp_path / "secret.PDF").write_bytes(pdf(PAGE_1, password="x"))
    (tmp_path / "fake.pdf").write_text("This is plain text.")
    snapshot = read_documents(Source("s", str(tmp_path), "files"))
    assert [entry.id for entry in snapshot.entries] == ["ruling.pdf"]
    assert snapshot.unread == ("fake.pdf", "secret.PDF")
