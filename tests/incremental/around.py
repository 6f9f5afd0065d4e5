"""What can happen around the contacts: to templates, settings, and the folder of the site."""

import shutil
from pathlib import Path

from netcrm.website.publish import MANIFEST, read_manifest
from tests.incremental.operations import DAYS_GO_BY, FILES, Operation
from tests.incremental.workspace import Workspace

TEMPLATES = {
    "menu.html": "{% macro links(items, root) %}{{ items | length }} links{% endmacro %}",
    "rows.html": '{% extends "base.html" %}{% block main %}{{ page.rows | length }}{% endblock %}',
    "contact.html": '{% extends "netcrm/contact.html" %}{% block main %}<i>{{ super() }}</i>'
    "{% set name = 'mo' + 're.html' %}{% include [name, 'style.css'] %}{% endblock %}",
    "index.html": "{{ page.title }}: {{ page.count }}",
    "needs.html": "{{ page.title }}{% include 'more.html' ignore missing %}",
    "problems.html": "{% include 'more.html' %}{{ page.problems | length }}",
    "more.html": "More of {{ page.title }}",
    "aside.html": "used by nobody",
    "style.css": "body { color: teal }",
}
OFTEN = ("contact.html", "more.html") * 4
BROKEN = ("{% block main %}", "{{ page.nothing.more }}", "{{ 1 / 0 }}", "{{ page.title[0].x }}\n\n")
SETTINGS = {
    "title": ('"Ours"', '"Our <people>"', "3"),
    "front": ("0", "2", "-1"),
    "season": ('"looking"', '"resting until 2026-04-01"', '"asleep"'),
    "soon": ("0.5", "0.9"),
    "wrote_rest": ("3", "40"),
    "dates_ahead": ("[40, 1]", "[]"),
    "promise_week": ("0", "13"),
    "today": ("2026-03-20", "2027-01-01"),
    "circles": ("{ close = 5 }", "{ active = 300, inner = 1 }"),
    "no_setting": ("1",),
    "front ": ("= 1", '"\\ud800"'),
}


def override(space: Workspace) -> None:
    """Override a template, or write something else into one that is overridden."""
    name = space.choose.choice([*TEMPLATES, *OFTEN])
    path, mark = space.template(name), space.choose.choice(("a", "b"))
    same = path.exists() and path.read_bytes() == TEMPLATES[name].encode()
    path.write_text(TEMPLATES[name] + (mark if same else ""), "utf-8")


def break_template(space: Workspace) -> None:
    """Write nonsense into a template, or what is not text."""
    name = space.choose.choice(list(TEMPLATES))
    text = space.choose.choice(BROKEN).encode()
    space.template(name).write_bytes(space.choose.choice((text, text, text, b"\xff")))


def remove_templates(space: Workspace) -> None:
    """Remove a template of the workspace, or all of them."""
    found = sorted(space.template("").iterdir())
    for path in found if space.choose.randrange(2) else found[-1:]:
        path.unlink()
    if not found:
        override(space)


def change_setting(space: Workspace) -> None:
    """Change a setting, or take it out."""
    name = space.choose.choice(list(SETTINGS))
    if name in space.settings and space.choose.randrange(3):
        del space.settings[name]
    else:
        space.settings[name] = space.choose.choice(SETTINGS[name])
    space.save_settings()


def change_kind(space: Workspace) -> None:
    """Add a kind of line that is used already, rename one, or put them in another order."""
    name = space.choose.choice(("walk", "hum", "hymn"))
    if name in space.kinds and space.choose.randrange(2):
        del space.kinds[name]
    else:
        space.kinds[name] = space.choose.choice(("Walk", "A hum", "Out and about"))
    space.save_settings()


def pages_of(out: Path) -> list[str]:
    """The files of a site that netcrm wrote."""
    return sorted(name for name in read_manifest(out) if (out / name).is_file())


def damage_site(space: Workspace) -> None:
    """Damage what was published: single files, the manifest, or all of it."""
    how = space.choose.choice(DAMAGE)
    part = space.choose.random()
    for out in space.outs:
        pages = pages_of(out)
        if pages:
            how(out, out / pages[int(part * len(pages))])


def _delete(_: Path, page: Path) -> None:
    page.unlink()


def _empty(_: Path, page: Path) -> None:
    page.write_bytes(b"")


def _alter(_: Path, page: Path) -> None:
    data = page.read_bytes()
    with page.open("r+b") as file:
        file.write(bytes([data[0] ^ 1]) if data else b"!")


def _to_folder(_: Path, page: Path) -> None:
    page.unlink()
    page.mkdir()
    (page / "note.txt").write_text("mine")


def _to_link(out: Path, page: Path) -> None:
    page.unlink()
    page.symlink_to("nowhere" if page.name < "m" else out / "index.html")


def _section_to_file(out: Path, page: Path) -> None:
    if page.parent != out:
        shutil.rmtree(page.parent)
        page.parent.write_text("mine")


def _no_section(out: Path, page: Path) -> None:
    if page.parent != out:
        shutil.rmtree(page.parent)


def _no_manifest(out: Path, _: Path) -> None:
    (out / MANIFEST).unlink()


def _no_site(out: Path, _: Path) -> None:
    shutil.rmtree(out)


def _odd_manifest(out: Path, _: Path) -> None:
    with (out / MANIFEST).open("a") as file:
        file.write("../people.md\n/etc/passwd\n%00\ntags/none.html\n")


DAMAGE = (
    *(_delete, _delete, _empty, _alter, _alter, _to_folder, _to_link),
    *(_section_to_file, _no_section, _no_manifest, _no_site, _odd_manifest),
)


def own_file(space: Workspace) -> None:
    """Put a file of one's own where a page may come, or where none will."""
    name = space.choose.choice(
        ("contacts/zoe.html", "contacts/max.html", "places/oslo.html", "tags/new.html", "my.txt")
    )
    for out in space.outs:
        path = out / name
        if path.parent.is_dir() and not path.exists() and not path.is_symlink():
            path.write_text("mine")


def tidy(space: Workspace) -> None:
    """Take away everything in the site that netcrm did not write."""
    for out in space.outs:
        ours = read_manifest(out) if out.is_dir() else frozenset()
        for path in sorted(out.rglob("*"), reverse=True):
            mine = path.relative_to(out).as_posix() not in {*ours, MANIFEST}
            if path.is_symlink() or (path.is_file() and mine):
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def nothing(_: Workspace) -> None:
    """Let nothing happen."""


AROUND: tuple[Operation, ...] = (
    *(DAYS_GO_BY * 2),
    *(override, override, override, override, break_template, remove_templates),
    *(change_setting, change_setting, change_kind),
    *(damage_site, damage_site, damage_site, own_file, tidy, nothing),
)
OPERATIONS: tuple[Operation, ...] = (*(FILES * 3), *AROUND)
