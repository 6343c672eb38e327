"""Accessible: axe-core finds nothing on any kind of page, in light, dark and forced colours, small and large."""

import pytest
import sites
from browsing import LAPTOP, PHONE, view, violations

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
    with view(chromium, size, color_scheme=scheme) as seen:
        seen.open((folders[site] / path).as_uri())
        seen.open_details()
        assert violations(seen.page) == []
        seen.page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
        assert violations(seen.page, "color-contrast") == []
        assert seen.complaints == []
