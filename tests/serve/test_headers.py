"""A page's policy while it is served, and the script it is given."""

from pathlib import Path

import pytest

from netcrm.serve.headers import POLICY, guarded, without_policy
from netcrm.serve.inject import with_script

ROOT = Path(__file__).parents[2]


def policy_of(policy: str) -> dict[str, list[str]]:
    meta = f'<head>\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n<title>'
    page, sent = without_policy(meta.encode())
    assert page == b"<head>\n<title>"
    return {words[0]: words[1:] for words in map(str.split, sent.split(";"))}


def test_our_own_pages_are_opened_for_the_script_alone() -> None:
    base = (ROOT / "templates" / "base.html").read_bytes()
    page, sent = without_policy(base)
    assert b"http-equiv" not in page
    assert {part.strip() for part in sent.split(";")} == {
        *(part.strip() for part in POLICY.split(";"))
    }


@pytest.mark.parametrize(
    ("policy", "scripts"),
    [
        ("default-src 'none'", ["'self'"]),
        ("default-src 'self'", ["'self'"]),
        ("default-src https://a.example", ["'self'", "https://a.example"]),
        ("script-src 'none'", ["'self'"]),
        ("script-src 'sha256-x'; script-src 'unsafe-inline'", ["'self'", "'sha256-x'"]),
        ("img-src *", ["'self'"]),
    ],
)
def test_a_workspaces_own_policy_is_kept_as_far_as_can_be(policy: str, scripts: list[str]) -> None:
    rules = policy_of(policy)
    assert rules["script-src"] == scripts
    assert rules["frame-ancestors"] == ["'none'"]


def test_a_page_cannot_take_the_frame_out() -> None:
    assert policy_of("frame-ancestors *")["frame-ancestors"] == ["'none'"]


@pytest.mark.parametrize(
    "page",
    [
        b"<p>no policy",
        b'<meta http-equiv="Content-Security-Policy" content="x\r\nset-cookie: a=b">',
        b" " * 5000 + b'<meta http-equiv="Content-Security-Policy" content="img-src *">',
    ],
)
def test_what_names_no_policy_in_its_head_has_ours(page: bytes) -> None:
    assert without_policy(page) == (page, POLICY)


def test_an_answers_own_policy_stands_alone() -> None:
    own = (b"content-security-policy", b"default-src 'none'")
    assert [value for name, value in guarded([own]) if name == own[0]] == [own[1]]


def test_the_script_stands_at_the_end_of_the_body() -> None:
    made = with_script(b"<body>a</body>b</body>\n</html>", 'a"b.html', "x.1", updating=True)
    assert made == (
        b'<body>a</body>b<script src="/.netcrm/live.js" data-page="a&quot;b.html"'
        b' data-state="x.1" data-updating></script>\n</body>\n</html>'
    )
    assert with_script(b"a", "a", "x.1", updating=False).endswith(b'data-state="x.1"></script>\n')
