"""What templates print is escaped as Jinja would, and text with links is put together right."""

import pytest
from markupsafe import Markup, escape

from netcrm.website.render import load_theme

VALUES = (
    "plain",
    "",
    "a & b",
    "<b>",
    "x > y",
    'say "so"',
    "it's",
    7,
    True,
    None,
    1.5,
    Markup("<i>"),
)


def made(template: str, **context: object) -> str:
    """What a template of the built-in theme would make of these values."""
    return load_theme({}).plain.from_string(template).render(context)


@pytest.mark.parametrize("value", VALUES)
def test_every_value_is_escaped(value: object) -> None:
    assert made("{{ x }}", x=value) == escape(value)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ((), ""),
        (("Ana",), "Ana"),
        (("Ana", "Lee"), "Ana and Lee"),
        (("Ana", "Lee", "Marcus & <Co>"), "Ana, Lee and Marcus &amp; &lt;Co&gt;"),
    ],
)
def test_names_stand_in_a_row(names: tuple[str, ...], shown: str) -> None:
    assert made("{{ x|names('') }}", x=[(name, "", "") for name in names]) == shown


def test_a_run_of_text_has_its_links() -> None:
    run = (("By ", "", ""), ("<Ana>", "a%26b.html?'", ""), ("Lee & co", "", 'no "file"'))
    assert made("{{ x|linked('../') }}", x=run) == (
        'By <a href="../a%26b.html?&#39;">&lt;Ana&gt;</a>'
        '<span class="lost" title="no &#34;file&#34;">Lee &amp; co</span>'
    )


def test_rows_put_into_a_form_are_escaped() -> None:
    form = "{{ rows|each('<i id=\"%s\">%s</i>') }}"
    assert made(form, rows=[('"><b>', 1), ("a", 2)]) == (
        '<i id="&#34;&gt;&lt;b&gt;">1</i><i id="a">2</i>'
    )
