"""Contact files as people and programs leave them: every one reads, no two look alike."""

from dataclasses import dataclass

from hypothesis import strategies as st

from netcrm.text.write import flow_list, quote, scalar

WORDS = (
    *("Rehab. He misses the shop", "it's #2", "Zoe\u0308 (NFD) at the cafe\u0301", "a\tb"),
    *("He said: come", "[[lee|Lee]] was there", "--- not a fence", "two  spaces", "x", "100%"),
    *("Müller & Söhne 🎂", '"Yes," he said', "'tis", "| x", "- dash", "No", "007", "a, b and c"),
)
words = st.sampled_from(WORDS)
days = st.dates().map(
    lambda day: f"{2000 + day.year % 30:04d}-{day.month:02d}-{day.day % 28 + 1:02d}"
)
COMMENTS = ("# on its own", "#tight", "# history: no", "# - 2026-01-01 call: no")


@dataclass(frozen=True)
class Layout:
    """How one file is set: how deep its lists stand, what follows a dash, where blank lines are."""

    lead: str
    gap: str
    blank: bool
    commented: bool
    rising: bool


layouts = st.builds(
    Layout,
    st.sampled_from(["", "  ", "    ", " "]),
    st.sampled_from([" ", "  ", "   "]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@st.composite
def value(draw: st.DrawFn, name: str) -> list[str]:
    """A field with one text, in one of the ways to write it."""
    text = draw(words)
    one = text.replace("\t", " ")
    end = draw(st.sampled_from(["", "  # why", " "]))
    ways = (
        [f"{name}: {scalar(one)}{end}"],
        ["{}: '{}'".format(name, one.replace("'", "''"))],
        [f"{name}: {quote(text)} # said"],
        [f"{name}: |", f"    {one}", "", "    # no comment", "    ---"],
        [f"{name}: >-", f"  {one}", "  and on"],
        [f'{name}: "Carpenter', '  and # joiner"'],
        [f"{name}:", "  # what they do", "  Carpenter and joiner"],
    )
    return draw(st.sampled_from(ways))


@st.composite
def listed(draw: st.DrawFn, name: str, layout: Layout) -> list[str]:
    """A field with a list of texts, in one of the ways to write it."""
    items = draw(st.lists(words, min_size=1, max_size=4, unique=True))
    ways = ["flow", "flows", "block", "one", "empty", "brackets"]
    match draw(st.sampled_from(ways)):
        case "flow":
            return [f"{name}: {flow_list(tuple(items))}  # all"]
        case "flows":
            return [f"{name}: [", *(f"    {flow_list((it,))[1:-1]}," for it in items), "  ]"]
        case "block":
            rows = [f"{layout.lead}-{layout.gap}{scalar(it)}" for it in items]
            return [f"{name}:", *between(rows, [], layout)]
        case "one":
            return [f"{name}: {scalar(items[0])}"]
        case "empty":
            return [draw(st.sampled_from([f"{name}:", f"{name}: # none yet", f"{name}:  "]))]
        case _:
            return [f"{name}: []"]


def between(rows: list[str], parts: list[list[str]], layout: Layout) -> list[str]:
    """Rows, with a comment or blank line between them where the layout has it."""
    found: list[str] = []
    for row in [*([row] for row in rows), *parts]:
        if found and layout.blank:
            found.append("")
        if layout.commented and len(found) % 3 == 0:
            found.append(f"{layout.lead}# about this one")
        found += row
    return found


@st.composite
def entry(draw: st.DrawFn, day: str, kinds: tuple[str, ...], layout: Layout) -> list[str]:
    """A dated line, in one of the ways to write it."""
    word, text = draw(st.sampled_from(kinds)), draw(words)
    one = text.replace("\t", " ")
    head, deep = f"{layout.lead}-{layout.gap}", " " * len(f"{layout.lead}-{layout.gap}")
    below = [f"{deep}x-mood: {scalar(one)}"] if draw(st.booleans()) else []
    if draw(st.booleans()):
        below.append(f"{deep}at: the café")
    match draw(st.sampled_from(["typed"] * 4 + ["literal", "map", "braces", "block", "lines"])):
        case "typed":
            return [f"{head}{day} {word}: {scalar(text)}", *below]
        case "literal":
            return [f"{head}{day} {word}: {text}", *below]
        case "map":
            key = {"open": "state", "me": "who", "them": "who"}.get(word, "kind")
            pairs = [f"date: {day}", f"{key}: {word}", f"text: {scalar(one)}"]
            return [f"{head}{pairs[0]}", *(f"{deep}{pair}" for pair in pairs[1:]), *below]
        case "braces":
            return [f"{head}{{{day} {word}: {flow_list((one,))[1:-1]}, at: here}}"]
        case "block":
            return [f"{head}{day} {word}: |", f"{deep}  {one}", f"{deep}  ---", *below]
        case _:
            return [f'{head}{day} {word}: "Lasagne', f'{deep}  # 2"', *below]


@st.composite
def dated(draw: st.DrawFn, name: str, kinds: tuple[str, ...], layout: Layout) -> list[str]:
    """A list of dated lines."""
    found = draw(st.lists(days, max_size=5, unique=True))
    found.sort(reverse=not layout.rising)
    if not found:
        return [draw(st.sampled_from([f"{name}:", f"{name}: []", f"{name}: # soon"]))]
    if draw(st.integers(0, 5)) == 0:
        items = [f"{{date: {day}, kind: {kinds[0]}, text: {i}}}" for i, day in enumerate(found)]
        return [f"{name}: [{', '.join(items)}]"]
    entries = [draw(entry(day, kinds, layout)) for day in found]
    if name == "needs" and draw(st.booleans()):
        deep = " " * len(f"{layout.lead}-{layout.gap}")
        slots = [f"{deep}slots:", *(f"{deep}  - {day} open: Curry" for day in found)]
        entries = [[f"{layout.lead}-{layout.gap}{found[0]} open: Dinners", *slots], *entries[1:]]
    return [f"{name}:", *between([], entries, layout)]


@st.composite
def fields(draw: st.DrawFn) -> list[str]:
    """Front matter, without its fences."""
    layout = draw(layouts)
    parts = [draw(value("name"))] if draw(st.integers(0, 9)) else []
    parts += [draw(value(name)) for name in draw(some("work", "place", "x-own", "met_at"))]
    parts += [draw(listed(name, layout)) for name in draw(some("likes", "tags", "aka", "groups"))]
    plain = {"snooze": "2026-05-05", "circle": "close  # for now", "private": "no"}
    parts += [[f"{name}: {plain[name]}"] for name in draw(some(*plain))]
    sections = {
        "history": ("call", "visit", "note"),
        "needs": ("open",),
        "promises": ("me", "them"),
    }
    parts += [draw(dated(name, sections[name], layout)) for name in draw(some(*sections))]
    parts = draw(st.permutations(parts))
    rows: list[str] = []
    for part in parts:
        rows += part
        if draw(st.integers(0, 5)) == 0:
            rows += [draw(st.sampled_from(COMMENTS)), ""]
    return rows


def some(*names: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True)


BODIES = ("", "\n", "He asked twice.\n\n---\n\n- 2026: no\n", "# Title\n\thistory:\n", "big")


@st.composite
def made(draw: st.DrawFn) -> bytes:
    """A whole file."""
    rows = ["---", *draw(fields()), draw(st.sampled_from(["---", "---", "---  "]))]
    body = draw(st.sampled_from(BODIES))
    long = draw(st.sampled_from([4_000] * 7 + [65_536])) if body == "big" else 0  # up to 1 MB
    rows += ("Text of a note. " * long or body).split("\n")
    ends = draw(st.sampled_from([("\n",), ("\r\n",), ("\n", "\r\n", "\n")]))
    text = "".join(row + ends[i % len(ends)] for i, row in enumerate(rows[:-1])) + rows[-1]
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return (mark + text).encode()
