"""The page in a real browser, from a folder on disk, where its script changes nothing until it is used."""

import os
import shutil
import subprocess

import pytest
from output_samples import build, many, page
from selectolax.lexbor import LexborHTMLParser

from output.deliver import write_site
from output.files import ready
from output.mail import digest_html

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium; name one in $CHROMIUM")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --enable-logging=stderr --v=0 --window-size=390,844"
).split()


def browse(tmp_path, path):
    """The document as the browser has it, and what it wrote to its console."""
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()]
    run = subprocess.run(command, capture_output=True, timeout=120, check=True)
    console = [line for line in run.stderr.decode(errors="replace").splitlines() if ":CONSOLE" in line]
    return run.stdout.decode(), console


def test_page_opens_from_disk_without_a_complaint(tmp_path):
    files = build(page())
    write_site(tmp_path / "site", ready(files))
    document, console = browse(tmp_path, tmp_path / "site" / "index.html")
    assert console == []
    written = LexborHTMLParser(files["index.html"].decode())
    shown = LexborHTMLParser(document)
    for added in shown.css(".finds, [role=status], .range, .plot input, g.found"):
        added.decompose()
    assert shown.body.text().split() == written.body.text().split()
    assert len(shown.css("*")) == len(written.css("*"))


def test_console_of_the_browser_is_heard(tmp_path):
    bad = (
        build(page())["index.html"]
        .replace(b"<main", b'<main style="color:red"')
        .replace(b"</main>", b"</main><script>1</script>")
    )
    write_site(tmp_path / "site", ready({"index.html": bad}))
    _, console = browse(tmp_path, tmp_path / "site" / "index.html")
    assert any("Content Security Policy" in line for line in console)


def test_month_page_opens_from_disk(tmp_path):
    write_site(tmp_path / "site", ready(build(many(310))))
    document, console = browse(tmp_path, tmp_path / "site" / "2026-11.html")
    assert console == []
    assert len(LexborHTMLParser(document).css("article")) == 30


def test_digest_opens_without_a_complaint(tmp_path):
    from output_samples import message  # noqa: PLC0415

    (tmp_path / "digest.html").write_text(digest_html(message()))
    document, console = browse(tmp_path, tmp_path / "digest.html")
    assert console == []
    assert "3 December 2026" in document
