"""A real browser: the system's Chromium, driven by Playwright, one for all tests of a module."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium's own errands stay at home; what the page asks for is recorded by the tests.
QUIET = ("--disable-quic", "--disable-background-networking", "--disable-component-update", "--no-first-run")


def chromium_path():
    """Where Chromium is, None where there is none. A wrong $CHROMIUM is a failure and no reason to skip."""
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
    if named and not found:
        pytest.fail(f"$CHROMIUM names no program: {named}")
    return found


@pytest.fixture(scope="module")
def chromium():
    """The browser. For a module, not longer: Playwright keeps a loop running that asyncio tests cannot share."""
    path = chromium_path()
    if path is None:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} is on the PATH, and $CHROMIUM names none")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()
