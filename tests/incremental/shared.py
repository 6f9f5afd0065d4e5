"""What all builds of these tests share, so that thousands of them take minutes and not hours.

Pure functions of their arguments are run once for equal ones, and nothing else is shared: what
Jinja makes of a template's text, what a file's bytes are read as, and, for clean builds alone,
the HTML that a theme makes of a page's context.
"""

from collections import defaultdict
from functools import cache
from typing import ClassVar

import pytest
from jinja2 import BaseLoader, BytecodeCache, Environment, meta
from jinja2.bccache import Bucket

from netcrm.model import Problem
from netcrm.queries import kept
from netcrm.store import read as store_read
from netcrm.text.contact import read_contact
from netcrm.website import builder, keeper, render
from netcrm.website.render import Theme, load_theme


class Compiled(BytecodeCache):
    """Templates that were compiled, by their text."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key + bucket.checksum in self.known:
            bucket.bytecode_from_string(self.known[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


class Remembering(Theme):
    """A theme that makes each page of the same templates and context once."""

    pages: ClassVar[dict[object, tuple[str, Problem | None]]] = {}

    def render(self, template: str, **context: object) -> tuple[str, Problem | None]:
        key = (template, tuple(sorted(self.own.items())), *context.values())
        if key not in self.pages:
            self.pages[key] = super().render(template, **context)
        return self.pages[key]


def share(patch: pytest.MonkeyPatch) -> None:
    """Share what can be shared."""
    compiled: defaultdict[type[Environment], Compiled] = defaultdict(Compiled)
    environment = render._environment  # noqa: SLF001

    def made(kind: type[Environment], loader: BaseLoader) -> Environment:
        new = environment(kind, loader)
        new.bytecode_cache = compiled[kind]
        return new

    patch.setattr(render, "_environment", made)
    parse = cache(Environment(autoescape=True).parse)
    patch.setattr(Environment, "parse", lambda _, source: parse(source))
    named = cache(lambda tree: tuple(find(tree)))
    find = meta.find_referenced_templates
    patch.setattr(meta, "find_referenced_templates", named)
    contact = cache(lambda file, data, kinds: read_contact(file, data, dict(kinds)))
    patch.setattr(
        store_read, "read_contact", lambda f, data, kinds: contact(f, data, tuple(kinds.items()))
    )

    patch.setattr(keeper, "stamp", cache(kept.stamp))

    def remembering(own: dict[str, str]) -> Theme:
        theme = load_theme(own)
        return Remembering(theme.plain, theme.sandbox, theme.own)

    patch.setattr(builder, "load_theme", remembering)
