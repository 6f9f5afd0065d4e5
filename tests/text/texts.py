"""Texts that YAML readers disagree about, and any others."""

from hypothesis import strategies as st

TYPED = (
    *("yes", "No", "on", "OFF", "y", "N", "true", "False", "null", "~", "Null", "NULL", "", "="),
    *(
        "0",
        "007",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "-1",
        "+1",
        "1.5",
        ".5",
        "1e3",
        "1E+3",
        "5.",
        "-0",
    ),
    *(
        ".inf",
        "-.INF",
        ".nan",
        ".NaN",
        "12:30",
        "190:20:30",
        "1:2",
        "12:30:45.6",
        "<<",
        "---",
        "...",
        "--- x",
    ),
    *(
        "2026-02-20",
        "2026-2-3",
        "2026-02-20 10:30",
        "2026-02-20T10:30:00Z",
        "2026",
        "05-14",
        "--05-14",
    ),
)
MARKS = (
    "-?:,[]{}#&*!|>'\"%@`\\ =~<.aé0"
    "\t\n\r\x00\x07\x1b\x7f\x85\u00a0\u2028\u2029\ufeff\ufffe\U0001f382"
)

texts = st.one_of(
    st.sampled_from(TYPED),
    st.text(),
    st.text(alphabet=MARKS, max_size=12),
    st.lists(
        st.sampled_from([*TYPED, *MARKS, ": ", " #", "- ", "word", "word word word"]), max_size=12
    ).map("".join),
)
"""Any text that can be written in UTF-8."""
