"""Accessible: axe-core finds nothing on any kind of page, in light, dark and forced colours, small and large."""

from dataclasses import replace

import pytest
import sites
from browsing import LAPTOP, PHONE, view, violations
from output_samples import page

PAGES = [("small", path) for path in sites.paths(sites.small()).values()]
PAGES += [
    ("large", path)
    for kind, path in sites.paths(sites.large()).items()
    if kind in {"month", "year of a source"}
]
PAGES += [("digest", "digest.html")]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    base = tmp_path_factory.mktemp("sites")
    return {name: sites.write(base / name, getattr(sites, name)()) for name in ("small", "large", "digest")}


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (LAPTOP, "dark")], ids=["phone", "laptop"])
@pytest.mark.parametrize(("site", "path"), PAGES)
def test_axe_finds_nothing(chromium, folders, site, path, size, scheme):
    """All rules for a size and a scheme, then the colours of the other one."""
    # Without motion, as a button is between the colours of two schemes for a while.
    with view(chromium, size, color_scheme=scheme, reduced_motion="reduce") as seen:
        seen.open((folders[site] / path).as_uri())
        seen.open_details()
        assert violations(seen.page) == []
        seen.page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
        assert violations(seen.page, "color-contrast") == []
        assert seen.complaints == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (LAPTOP, "light")], ids=["phone", "laptop"])
def test_axe_finds_nothing_in_what_the_script_adds(chromium, folders, size, scheme):
    with view(chromium, size, color_scheme=scheme) as seen:
        seen.open((folders["small"] / "index.html").as_uri())
        seen.page.locator("input[type=search]").fill("the")
        seen.page.locator(".finds li a").first.wait_for()
        seen.open_details()
        assert violations(seen.page) == []
        seen.page.locator("[data-view=axis]").click()
        seen.page.locator("canvas").wait_for()
        assert violations(seen.page) == []
        seen.page.keyboard.press("Escape")
        seen.page.evaluate("document.activeElement.blur()")
        seen.page.keyboard.press("?")
        seen.page.locator("dialog[open]").wait_for()
        assert violations(seen.page) == []
        assert seen.complaints == []
        assert seen.overflow() == []


@pytest.mark.parametrize("path", ["index.html", "event-e-defdialogue.html"])
def test_forced_colours_leave_nothing_unreadable(chromium, folders, path):
    with view(chromium, LAPTOP, forced_colors="active") as seen:
        seen.open((folders["small"] / path).as_uri())
        assert violations(seen.page) == []


def test_a_language_that_runs_from_right_to_left_is_laid_out_within_the_page(chromium, tmp_path):
    files = sites.build(replace(page(), language="ar"))
    sites.write(tmp_path, files)
    with view(chromium, PHONE) as seen:
        for path in sites.paths(files).values():
            seen.open((tmp_path / path).as_uri())
            assert seen.page.evaluate("document.documentElement.lang") == "ar"
            assert violations(seen.page) == []
            seen.open_details()
            assert seen.overflow() == []


def test_axe_is_heard(chromium, tmp_path):
    """Without this the tests above could not fail."""
    bad = sites.small()["index.html"].replace(b"</h1>", b"</h1><h4></h4><a href='#x'></a>")
    sites.write(tmp_path, sites.small() | {"index.html": bad})
    with view(chromium, PHONE) as seen:
        seen.open((tmp_path / "index.html").as_uri())
        rules = {line.partition(":")[0] for line in violations(seen.page)}
    assert {"empty-heading", "link-name"} <= rules
