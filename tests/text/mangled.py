"""Bytes as accidents leave them: the hand-typed cases, cut, pasted and spoilt at random."""

from hypothesis import strategies as st

from tests.text.cases import CASES

SPECKS = (
    *(
        b"\n",
        b"\r\n",
        b"\r",
        b"\t",
        b" ",
        b"  ",
        b"    ",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\x1b[2J",
    ),
    *("\u00a0", "\u2028", "\u0085", "\uff1a", "\u3000", "\u0301", "\u202e", "\U0001f382"),
    *(
        "---",
        "---\n",
        "\n---\n",
        "—-",
        "- ",
        "-",
        "* ",
        "? ",
        ": ",
        ":",
        "# ",
        " #",
        "#",
        ", ",
        " and ",
    ),
    *(
        "'",
        '"',
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "|",
        ">",
        "|-\n",
        ">2+\n",
        "&a ",
        "*a",
        "!t ",
        "@",
        "`",
        "%",
    ),
    *("\\", "\\u", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "<<: *a\n", "...\n", "%YAML 1.2\n"),
    *("name: ", "history:\n", "slots:", "with: ", "met: ", "2026-02-30", "2026-3-4", "9999-99-99"),
    *(
        "- 2026-02-20 visit 90m: ",
        "- me: ",
        "status: died ",
        "cadence: 9999999999 weeks",
        "birthday: ",
    ),
)
PIECES = tuple(piece if isinstance(piece, bytes) else piece.encode() for piece in SPECKS)

corpus = st.sampled_from([case.data for case in CASES])
pieces = st.sampled_from(PIECES)


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A case with one to six accidents."""
    data = draw(corpus)
    for _ in range(draw(st.integers(1, 6))):
        data = draw(accident(data))
    return data


def accident(data: bytes) -> st.SearchStrategy[bytes]:
    """One accident: among bytes or among lines, something is put in, taken out or repeated."""
    lines = tuple(data.splitlines(keepends=True))
    among_lines = st.builds(
        b"".join, changed(lines, corpus.map(lambda other: other.splitlines(keepends=True)))
    )
    letters = tuple(data[at : at + 1] for at in range(len(data)))
    among_bytes = st.builds(
        b"".join,
        changed(letters, st.one_of(pieces, st.binary(max_size=4)).map(lambda piece: [piece])),
    )
    return among_lines | among_bytes


@st.composite
def changed(
    draw: st.DrawFn, parts: tuple[bytes, ...], others: st.SearchStrategy[list[bytes]]
) -> list[bytes]:
    """The parts with a stretch of them replaced, repeated, or moved."""
    ends = st.integers(0, len(parts))
    start, end = sorted((draw(ends), draw(ends)))
    stretch = list(parts[start:end])
    rest = [*parts[:start], *parts[end:]]
    to = draw(st.integers(0, len(rest)))
    match draw(st.sampled_from(["out", "in", "twice", "elsewhere", "instead"])):
        case "out":
            return rest
        case "in":
            return [*parts[:start], *draw(others), *parts[start:]]
        case "twice":
            return [*parts[:end], *stretch, *parts[end:]]
        case "elsewhere":
            return [*rest[:to], *stretch, *rest[to:]]
        case _:
            return [*parts[:start], *draw(others), *parts[end:]]
