"""From a template and a frozen context to HTML: the one room that knows Jinja.

The built-in theme is trusted and runs plain. A workspace's own templates override single files of
it by name and run in a sandbox; where one fails, that page falls back to the built-in theme and
the failure is a problem. ``{% extends "netcrm/contact.html" %}`` names the built-in file.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any, cast

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from netcrm.model import Problem
from netcrm.website.compiled import Compiled
from netcrm.website.overrides import ANY, OVERRIDES, built_in

STYLE = "style.css"


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that the sanitiser has passed: the only text that enters a page unescaped."""

    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The templates of a build: the built-in ones, and ``own`` ones by name over them."""

    plain: Environment
    sandbox: Environment | None
    own: Mapping[str, str]
    closures: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def render(self, template: str, **context: object) -> tuple[str, Problem | None]:
        """The page, and what is wrong with the workspace's own templates for it, if anything."""
        if self.sandbox is None:
            return self.plain.get_template(template).render(context), None
        try:
            return self.sandbox.get_template(template).render(context), None
        except Exception as error:  # noqa: BLE001  the user's template may raise anything
            page = self.plain.get_template(template).render(context)
            return page, _problem(error, self.reads(template), self.own)

    def reads(self, template: str) -> tuple[str, ...]:
        """The names of all files of the theme that a page of this template is made from."""
        known = self.closures.get(template)
        if known is None:
            known = self.closures[template] = tuple(_closure(self.sandbox or self.plain, template))
        return known

    def warm(self, templates: Iterable[str]) -> None:
        """Read and compile templates ahead of their use: what is forked then need not."""
        for template in templates:
            self.reads(template)
            if self.sandbox is None:
                self.plain.get_template(template)

    def style(self) -> str:
        """The style sheet."""
        own = self.own.get(STYLE)
        return (built_in() / STYLE).read_text("utf-8") if own is None else own


def load_theme(own: Mapping[str, str]) -> Theme:
    """The theme with a workspace's own files, given as texts by name."""
    theirs = FileSystemLoader(built_in())
    plain = _environment(Environment, theirs)
    plain.bytecode_cache = Compiled(built_in(), Path(__file__).read_bytes())
    if not own.keys() - {STYLE}:
        return Theme(plain, None, own)
    ours = FunctionLoader(lambda name: _source(own, name))
    both = ChoiceLoader([ours, theirs, PrefixLoader({"netcrm": theirs})])
    return Theme(plain, _environment(ImmutableSandboxedEnvironment, both), own)


def _source(own: Mapping[str, str], name: str) -> tuple[str, str, None] | None:
    """A workspace's own template as Jinja wants it, with the file name that problems show."""
    return (own[name], f"{OVERRIDES}/{name}", None) if name in own else None


class _Template(Template):
    """A template of which every ``{{ }}`` escapes by :func:`_escaped`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 (Jinja's name)
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Called by Jinja, whose compiled templates look for ``escape`` in their own module."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


class _Context(Context):
    """A template's variables, which call its macros without asking what else these might be."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  as Jinja has it
        if type(obj) is not Macro:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return obj(self.eval_ctx, *args, **kwargs)


def _escaped(value: object) -> str:
    """What ``escape`` gives, without wrapping what needs no escaping: a third of a page's time."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return escape(value)
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


def _environment(kind: type[Environment], loader: BaseLoader) -> Environment:
    """An environment in which everything is escaped and nothing may be missing."""
    made = kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.template_class = _Template
    made.context_class = _Context
    quicker: dict[str, object] = {"make_globals": lambda own: {**made.globals, **(own or {})}}
    if kind is Environment:  # Jinja's own looks on where there is no such attribute: nothing is
        quicker["getattr"] = getattr
    vars(made).update(quicker)
    made.filters["as_html"] = _as_html
    made.filters["linked"] = _linked
    made.filters["names"] = _names
    made.filters["each"] = _each
    made.globals["once"] = cache(_call)
    return made


def _closure(environment: Environment, template: str) -> Iterator[str]:
    """The template and all that it extends, imports or includes, each once.

    One that cannot be read or parsed is named too: it may be mended.
    """
    waiting, seen = [template], {template}
    while waiting:
        name = waiting.pop()
        yield name
        for other in sorted(_referenced(environment, name) - seen):
            seen.add(other)
            waiting.append(other)


def _referenced(environment: Environment, name: str) -> set[str]:
    """What one template names; a name worked out while it runs is any of the workspace's own."""
    try:
        source, _, _ = cast("BaseLoader", environment.loader).get_source(environment, name)
        named = set(meta.find_referenced_templates(environment.parse(source)))
    except (TemplateNotFound, TemplateSyntaxError):
        return set()
    return {ANY if other is None else other for other in named}


def _call(macro: Callable[..., object], *values: object) -> object:
    """What a macro makes of hashable values (the function ``once``, which remembers it)."""
    return macro(*values)


def _as_html(value: Html) -> Markup:
    """The one place where prose enters a page unescaped (the filter ``as_html``)."""
    if not isinstance(value, Html):
        raise TypeError("as_html takes a note's HTML and nothing else")
    return Markup(value.text)  # noqa: S704  the prose room sanitised it


def _linked(pieces: Iterable[tuple[str, str, str]], root: str) -> Markup:
    """A run of text with its links (the filter ``linked``); ``root`` is the way to the top."""
    return _markup("".join(_pieces(pieces, _escaped(root))))


def _names(pieces: Iterable[tuple[str, str, str]], root: str) -> Markup:
    """Several names: "Ana, Lee and Marcus" (the filter ``names``)."""
    made = _pieces(pieces, _escaped(root))
    if len(made) > 1:
        made[-2:] = [f"{made[-2]} and {made[-1]}"]
    return _markup(", ".join(made))


def _pieces(pieces: Iterable[tuple[str, str, str]], root: str) -> list[str]:
    """Words that lead somewhere within the site, or to nobody, or are just words."""
    made = []
    for words, url, lost in pieces:
        shown = _escaped(words)
        if url:
            shown = f'<a href="{root}{_escaped(url)}">{shown}</a>'
        elif lost:
            shown = f'<span class="lost" title="{_escaped(lost)}">{shown}</span>'
        made.append(shown)
    return made


def _each(rows: Iterable[tuple[int | str, ...]], form: str) -> Markup:
    """Each row in its turn put into a form, whose ``%s`` they fill (the filter ``each``)."""
    made = [form % tuple([v if type(v) is int else _escaped(v) for v in row]) for row in rows]
    return _markup("".join(made))


def _markup(text: str) -> Markup:
    """What was escaped piece by piece; Markup's own way takes three times as long."""
    return str.__new__(Markup, text)


def _problem(error: Exception, read: tuple[str, ...], own: Mapping[str, str]) -> Problem:
    """Where a workspace's template failed, of those that a page is made from, as a problem."""
    name, line = _position(error, own) or (_suspect(read, own), 1)
    lines = own[name].splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    said = str(error).strip() or type(error).__name__
    return Problem(
        file=f"{OVERRIDES}/{name}",
        line=line,
        column=1,
        code="NC502",
        message=f"this template fails: {said}",
        hint="mend it, or remove it to have the built-in one; until then its pages use that",
        excerpt=excerpt,
        width=len(excerpt),
    )


def _position(error: Exception, own: Mapping[str, str]) -> tuple[str, int] | None:
    """The innermost line of one of the workspace's own templates that led to the error."""
    if isinstance(error, TemplateSyntaxError) and error.name and error.name in own:
        return error.name, error.lineno
    files = {f"{OVERRIDES}/{name}": name for name in own}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in files:
            return files[frame.filename], frame.lineno or 1
    return None


def _suspect(read: tuple[str, ...], own: Mapping[str, str]) -> str:
    """The template to name where a built-in one fails on what an own one lacks."""
    return next((name for name in read if name in own), min(own))
