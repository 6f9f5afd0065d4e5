"""The headers of every answer, and the policy that a page is shown under.

A page names its own policy in a ``<meta>``, which holds from the disk. While it is served the same
policy comes as a header, opened for the one script that keeps the page up to date, and closed for
frames, which a ``<meta>`` cannot do.
"""

import re

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The policy of what names none itself."""

HEADERS = (
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
)
"""On every answer, beside its policy. There is none that would let another origin read it."""

_POLICY_NAME = b"content-security-policy"
_HEAD = 4096
_META = re.compile(
    rb'<meta http-equiv="content-security-policy" content="([ -!#-;=?-~]*)">\n?', re.IGNORECASE
)

Headers = list[tuple[bytes, bytes]]


def guarded(headers: Headers) -> Headers:
    """An answer's headers with those of every answer."""
    named = {name.lower() for name, _ in headers}
    policy = () if _POLICY_NAME in named else ((_POLICY_NAME, POLICY.encode()),)
    return [*headers, *HEADERS, *policy]


def without_policy(page: bytes) -> tuple[bytes, str]:
    """A page without the policy in its head, and the policy to send as a header with it."""
    found = _META.search(page, 0, _HEAD)
    if found is None:
        return page, POLICY
    return page[: found.start()] + page[found.end() :], _opened(found[1].decode("ascii"))


def _opened(policy: str) -> str:
    """A page's policy, opened for our script and what it asks, and closed for frames."""
    parts = (part.split() for part in policy.split(";"))
    rules = {words[0].lower(): words[1:] for words in reversed([*parts]) if words}
    rules = dict(reversed(rules.items()))  # the first of two counts, as in a browser
    for name in ("script-src", "connect-src"):
        sources = rules.get(name, rules.get("default-src", []))
        kept = [source for source in sources if source not in ("'none'", "'self'")]
        rules[name] = ["'self'", *kept]
    rules["frame-ancestors"] = ["'none'"]
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())
