"""What is done for speed changes nothing: not the HTML, and not who has to wait for libraries."""

import subprocess
import sys

from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.text.prose import Prose, render, render_prose
from netcrm.text.prose.short import short_html
from netcrm.text.prose.tokens import neutral, tokenise

WORDS = st.sampled_from(
    (
        *("word", "12", "a.b", "it's", '"so"', "—", "é", "漢", "\u3000", "\xa0", "\u2028", "www"),
        *(" ", "  ", "\n", "\n\n", "\r\n", "\n \n", "\t", ".", ",", "(x)", "!", "?", "%", "@", "$"),
        *("-", "=", "1.", "2)", "+", "#", ":", "http://x", "&", "<", "*", "[["),
        *("\n- ", "\n* ", "\n3. ", "\n  - ", "\n- [x] ", "\n\n- ", "\n## ", "\n---", "\n    "),
        *("**b**", "_u_", "`c`", "[[x]]", "[^1]", "|", "\n|-|\n", "<b>x</b>", "> q", "\n```\n"),
    )
)


def long_way(text: str) -> Prose:
    """What the library makes of a note."""
    tokens = tokenise(neutral(text))
    return render._finished(render._long_html(tokens, ""), tokens)  # noqa: SLF001 (the long way)


@given(st.lists(WORDS, max_size=30).map("".join))
@example("a\n\n\u3000b")
@example("\u3000")
@example("\x0b")
@example("- a\n-     b\n- c")
@example("- a\n\n  b")
@example("- a\n\n- b\n\n* c")
@example("a\n3) [[b]]\n4) `c`\n\n## d #\ne\n===")
def test_short_ways_make_what_the_long_one_does(text: str) -> None:
    assert render_prose(text) == long_way(text)


def test_simple_notes_take_the_short_way() -> None:
    note = "# Head\n\nAnd **b**:\n- one\n- [[two]]\n\n7. `three`"
    assert short_html(tokenise(note)) == (
        "<h3>Head</h3>\n<p>And <strong>b</strong>:</p>\n"
        "<ul>\n<li>one</li>\n<li>\ufdd00\ufdd1</li>\n</ul>\n"
        '<ol start="7">\n<li><code>three</code></li>\n</ol>'
    )


def test_plain_paragraphs_take_the_short_way() -> None:
    assert render._paragraphs("He asked, twice.\n\nNo nuts.") == (  # noqa: SLF001 (the short way)
        "<p>He asked, twice.</p>\n<p>No nuts.</p>"
    )


def test_footnotes_of_two_notes_do_not_meet() -> None:
    html = render_prose("a[^1]\n\n[^1]: b", "n2-").html
    assert 'href="#n2-fn-1" id="n2-fnref-1"' in html
    assert '<li id="n2-fn-1">' in html


def test_one_note_leaves_nothing_to_the_next() -> None:
    render_prose("a[^1] [x]\n\n[^1]: b\n\n[x]: http://x")
    assert render_prose("a[^1] [x] *b*").html == "<p>a[^1] [x] <em>b</em></p>"


def test_the_libraries_wait_until_prose_is_rendered() -> None:
    program = (
        "import sys; from netcrm.text.prose import check_prose, render_line, render_prose;"
        "render_prose('plain'); render_line('*x* [[y]]'); check_prose('*' * 99);"
        "assert not {'markdown', 'nh3'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
