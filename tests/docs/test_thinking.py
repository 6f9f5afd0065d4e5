"""How it thinks: every number there is the setting's, and no setting of the model is left out."""

import re
from pathlib import Path

import pytest

from netcrm.settings_file import rows
from netcrm.views.asking.sizes import MEANING, number

ROOT = Path(__file__).parents[2]
TEXT = " ".join((ROOT / "docs" / "thinking.md").read_text("utf-8").split())
NUMBERED = re.compile(r"(\d+(?:\.\d+)?)(?: [a-z]+){0,3} \(`([a-z_.]+)`\)")
DEFAULTS = {row.path: row.value for row in rows()}
LISTS = {"dates_ahead", "hard_after", "life_after"}
ELSEWHERE = ("paths.",)
"""Those explained in exchange.md."""
MODEL = {
    row.path
    for row in rows()
    if row.doc.startswith(("[D]", "[S "))
    and row.name != "keep"
    and row.path not in LISTS
    and not row.path.startswith(ELSEWHERE)
}


@pytest.mark.parametrize("found", NUMBERED.findall(TEXT), ids=lambda found: found[1])
def test_a_number_is_what_its_setting_says(found: tuple[str, str]) -> None:
    value, name = found
    assert float(value) == DEFAULTS[name]


def test_every_setting_of_the_model_is_explained_once() -> None:
    named = [name for _, name in NUMBERED.findall(TEXT)]
    assert sorted(named) == sorted(MODEL)
    assert all(f"`{name}`" in TEXT for name in LISTS)


def test_the_sizes_are_those_of_the_program() -> None:
    for size, meaning in MEANING.items():
        said = f"money, {meaning}" if size == "money" else meaning
        assert f"| {number(size)} | `{size}` | {said} |" in TEXT
