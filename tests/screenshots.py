"""Pictures of the page, to look at and for the documentation: `python tests/screenshots.py [FOLDER]`.

The sample documents are read, a meeting in them is moved as the README says, and they are read again. The pages
that come of it are pictured on a phone and a laptop, light and dark, and as printed.
"""

import struct
import subprocess
import sys
import tempfile
import zlib
from array import array
from base64 import b64decode, b64encode
from collections import Counter
from pathlib import Path
from shutil import copytree

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from browsing import LAPTOP, PHONE, view  # noqa: E402
from conftest import QUIET, chromium_path  # noqa: E402

PAPER = (794, 1123)  # A4 at 96 dots an inch
FIRST, SECOND = "2026-11-20T07:00:00+00:00", "2026-11-22T07:00:00+00:00"
MOVED = ("dates-for-the-diary.md", "5 March 2027", "12 March 2027")
CONFIG = """
title: Cambodia and its partners
timezone: Asia/Phnom_Penh
sources: [{id: examples, url: examples}]
"""
LOOKS = {
    "phone-light": (PHONE, "light", "screen"),
    "phone-dark": (PHONE, "dark", "screen"),
    "laptop-light": (LAPTOP, "light", "screen"),
    "laptop-dark": (LAPTOP, "dark", "screen"),
    "print": (PAPER, "light", "print"),
}


def site(folder: Path) -> Path:
    """The site after two readings of the sample documents."""
    copytree(ROOT / "docs" / "examples" / "cambodia", folder / "examples")
    (folder / "config.yaml").write_text(CONFIG)
    timeline(folder, FIRST)
    name, before, after = MOVED
    text = (folder / "examples" / name).read_text(encoding="utf-8")
    (folder / "examples" / name).write_text(text.replace(before, after), encoding="utf-8")
    timeline(folder, SECOND)
    return folder / "var" / "site"


def timeline(folder: Path, now: str) -> None:
    command = [sys.executable, "-m", "timeline", "run", "--all", "--now", now]
    subprocess.run(
        [*command, "--config", str(folder / "config.yaml")], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )


def pages(folder: Path) -> dict[str, Path]:
    """One page of each kind that is worth a picture."""
    kinds = {"index": "index.html", "month": "????-??.html", "event": "event-*.html", "list": "actor-*.html"}
    found = {kind: sorted(folder.glob(pattern), key=telling) for kind, pattern in kinds.items()}
    return {kind: paths[0] for kind, paths in found.items() if paths}


def telling(path: Path) -> tuple[bool, int]:
    """What was moved first, then the longest."""
    text = path.read_text(encoding="utf-8")
    return "Rescheduled:" not in text, -len(text)


def picture(browser: Browser, page: Path, look: str) -> bytes:
    size, scheme, media = LOOKS[look]
    with view(browser, size, color_scheme=scheme, reduced_motion="reduce") as seen:
        seen.page.emulate_media(media=media, color_scheme=scheme)
        seen.open(page.as_uri())
        return seen.page.screenshot()


# The points of a picture, four bytes each, as the browser's canvas has them.
POINTS = """async data => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const bytes = context.getImageData(0, 0, image.width, image.height).data;
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return [image.width, image.height, btoa(text)];
}"""


def small(browser: Browser, png: bytes) -> bytes:
    """The picture in its 256 most frequent colours: half as large, and text looks the same."""
    page = browser.new_page()
    width, height, data = page.evaluate(POINTS, b64encode(png).decode())
    page.close()
    points = array("I", b64decode(data))
    counted = Counter(points)
    colours = [colour for colour, _ in counted.most_common(256)]
    channels = [colour.to_bytes(4, sys.byteorder)[:3] for colour in colours]
    place = {colour: nearest(colour.to_bytes(4, sys.byteorder), channels) for colour in counted}
    rows = bytes(map(place.__getitem__, points))
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, len(rows), width))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)), (b"PLTE", b"".join(channels))]
    parts += [(b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def nearest(colour: bytes, channels: list[bytes]) -> int:
    def distance(at: int) -> int:
        return sum((a - b) ** 2 for a, b in zip(colour, channels[at], strict=False))

    return min(range(len(channels)), key=distance)


def chunk(kind: bytes, content: bytes) -> bytes:
    """PNG specification, 5.3."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    path = chromium_path()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, "--disable-lcd-text"])
        for kind, page in pages(site(Path(folder))).items():
            for look in LOOKS:
                (target / f"{kind}-{look}.png").write_bytes(small(browser, picture(browser, page, look)))
        browser.close()


if __name__ == "__main__":
    main()
