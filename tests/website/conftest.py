"""Sites that several tests read: the sample's and the odd world's, each built once."""

from pathlib import Path

import pytest

from netcrm.website.builder import build
from tests.website.world import odd_ask, sample_ask, tree


@pytest.fixture(scope="session", params=["sample", "odd"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a built site."""
    folder = tmp_path_factory.mktemp("site") / "build"
    ask = sample_ask() if request.param == "sample" else odd_ask()
    assert build(ask, folder).problems == ()
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """Return the text of every page by its path."""
    return {name: data.decode() for name, data in tree(site).items() if name.endswith(".html")}
