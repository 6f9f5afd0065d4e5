"""What can happen to a workspace between two builds: its files and what is in them."""

import os
from collections.abc import Callable
from datetime import timedelta

from tests.incremental.people import DAYS, EVENTS, IDS, NAMES, NEEDS, PROMISES, TEXTS, VALUES
from tests.incremental.workspace import Workspace

Operation = Callable[[Workspace], None]

FOLDERS = ("contacts", "contacts/work", "contacts/old", "contacts/new/deep")
FEWEST = 6


def add(space: Workspace) -> None:
    """Make someone a file: often someone who was named before there was one."""
    file = f"{space.choose.choice(FOLDERS)}/{space.choose.choice(IDS)}.md"
    if file in space.people:
        file = f"contacts/new-{len(space.people)}-{space.choose.randrange(99)}.md"
    space.people[file] = {"name": space.choose.choice(NAMES), "via": space.choose.choice(IDS)}
    space.save(file)


def delete(space: Workspace) -> None:
    """Delete a file, broken or not; a handful stays."""
    if len(space.people) > FEWEST:
        space.remove(space.choose.choice(list(space.people)))


def edit_note(space: Workspace) -> None:
    """Write something into the note."""
    file = space.person()
    before = str(space.people[file].get("body", ""))[-60:]
    space.people[file]["body"] = f"{before} {space.choose.choice(TEXTS)}"
    space.save(file)


def edit_in_place(space: Workspace) -> None:
    """Change one character of a note: the file keeps its size and its inode."""
    file = space.person()
    body = str(space.people[file].get("body", "")) or "."
    letter = "abcdefgh"[("abcdefgh".find(body[-1]) + 1 + space.choose.randrange(6)) % 8]
    space.people[file]["body"] = f"{body[:-1]}{letter}"
    space.save(file)


def set_field(space: Workspace) -> None:
    """Give a field another value."""
    file = space.person()
    key = space.choose.choice(list(VALUES))
    now = space.people[file].get(key)
    others = [value for value in VALUES[key] if value != now]
    space.people[file][key] = space.choose.choice(others or [*VALUES[key]])
    space.save(file)


def drop_field(space: Workspace) -> None:
    """Take a field out, the name too."""
    file = space.person()
    keys = list(space.people[file])
    if len(keys) > 1:
        del space.people[file][space.choose.choice(keys)]
    space.save(file)


def add_line(space: Workspace) -> None:
    """Write a line of history, a need or a promise."""
    file = space.person()
    key, lines = space.choose.choice(
        (("history", EVENTS), ("history", EVENTS), ("needs", NEEDS), ("promises", PROMISES))
    )
    people = {"one": space.choose.choice(IDS), "other": space.choose.choice(NAMES)}
    line = space.choose.choice(lines).format(text=space.choose.choice(TEXTS), **people)
    before = space.people[file].get(key, ())
    kept = before[:3] if isinstance(before, tuple) else ()
    space.people[file][key] = (f"{space.choose.choice(DAYS)} {line}", *kept)
    space.save(file)


def rename(space: Workspace) -> None:
    """Rename a file: others' links may come to lead to it, or no longer."""
    file = space.choose.choice([file for file in space.people if file != "me.md"])
    folder = file.rpartition("/")[0]
    new = [f"{folder}/{name}.md" for name in (*IDS, "kim", "lou")]
    space.move(file, space.choose.choice([name for name in new if name not in space.people]))


def move(space: Workspace) -> None:
    """Move a file to another folder, where its id may be used twice."""
    file = space.choose.choice([file for file in space.people if file != "me.md"])
    new = [f"{folder}/{file.rpartition('/')[2]}" for folder in FOLDERS]
    space.move(file, space.choose.choice([name for name in new if name not in space.people]))


def change_case(space: Workspace) -> None:
    """Rename a file so that only its case differs."""
    file = space.choose.choice([file for file in space.people if file != "me.md"])
    folder, _, name = file.rpartition("/")
    new = f"{folder}/{name.removesuffix('.md').swapcase()}.md"
    if new not in space.people:
        space.move(file, new)


def swap_files(space: Workspace) -> None:
    """Swap the file names of two people."""
    one, other = space.choose.sample([file for file in space.people if file != "me.md"], 2)
    space.move(one, "contacts/between.md")
    space.move(other, one)
    space.move("contacts/between.md", other)


def swap_names(space: Workspace) -> None:
    """Swap the names of two people, both files at once."""
    one, other = space.person(), space.person()
    name = {file: space.people[file].get("name", "") for file in (one, other)}
    space.people[one]["name"], space.people[other]["name"] = name[other], name[one]
    space.save(one)
    space.save(other)


def damage_front_matter(space: Workspace) -> None:
    """Break a file so that its fence, one of its lines or all of it cannot be read."""
    file = space.choose.choice(list(space.people))
    space.save(file)
    text = (space.root / file).read_bytes()
    broken = space.choose.choice(
        (
            text.replace(b"---\n", b"--\n", 1),
            text.replace(b"\n---\n", b"\n", 1),
            text.replace(b"name:", b"name: [", 1),
            text + b"Andr\xe9\n",
            b"",
        )
    )
    (space.root / file).write_bytes(broken)
    space.broken.add(file)


def copy_conflict(space: Workspace) -> None:
    """Let a sync tool leave a copy of a file that was changed twice, or clear one away."""
    path = space.root / "contacts" / f"{space.choose.choice(IDS)} (conflicted copy).md"
    if path.exists():
        path.unlink()
    else:
        path.write_text("---\nname: Twice\n---\n", "utf-8")


def unreadable(space: Workspace) -> None:
    """Put what cannot be read where a contact is."""
    file = space.choose.choice(list(space.people))
    path = space.root / file
    path.unlink()
    if space.choose.randrange(2):
        path.symlink_to("nowhere")
    else:
        os.mkfifo(path)
    space.broken.add(file)


def mend(space: Workspace) -> None:
    """Mend a broken file, by putting a new one in its place; where none is, edit one so."""
    if not space.broken:
        edit_note(space)
    file = space.choose.choice(sorted(space.broken) or list(space.people))
    path = space.root / file
    beside = path.with_name(".beside")
    space.save(file)
    path.rename(beside)
    beside.rename(path)


def several(space: Workspace) -> None:
    """Do several of these at once."""
    for _ in range(space.choose.randrange(2, 6)):
        space.choose.choice(SINGLE)(space)


def next_day(space: Workspace) -> None:
    """Wait until tomorrow."""
    space.today += timedelta(days=1)


def later(space: Workspace) -> None:
    """Wait for weeks, months or a year."""
    space.today += timedelta(days=space.choose.choice((7, 30, 90, 366)))


def clock_backwards(space: Workspace) -> None:
    """Set the clock back."""
    space.today -= timedelta(days=space.choose.choice((1, 2, 30, 400)))


SINGLE: tuple[Operation, ...] = (
    add,
    delete,
    edit_note,
    edit_in_place,
    set_field,
    set_field,
    set_field,
    drop_field,
    add_line,
    add_line,
    rename,
    move,
    change_case,
    swap_files,
    swap_names,
    damage_front_matter,
    copy_conflict,
    unreadable,
    mend,
)
FILES: tuple[Operation, ...] = (*SINGLE, several, several)
DAYS_GO_BY: tuple[Operation, ...] = (next_day, later, clock_backwards)
