"""How to reach someone: links only where they surely are what they seem."""

from typing import NamedTuple

from netcrm.model import Contact

_REACH = (("email", "E-mail"), ("phone", "Phone"), ("url", "On the web"), ("address", "Address"))


class Reach(NamedTuple):
    """A way to reach someone: ``href`` is complete, and empty where it is only text."""

    text: str
    href: str


def reaches(contact: Contact) -> tuple[tuple[str, tuple[Reach, ...]], ...]:
    """How to reach someone: e-mail, telephone, web and address."""
    found = ((label, name, getattr(contact, name)) for name, label in _REACH)
    return tuple(
        (label, tuple(_reach(name, v) for v in values)) for label, name, values in found if values
    )


def _reach(name: str, value: str) -> Reach:
    """A link only where it is surely one: a web address must say http or https."""
    if name == "url":
        web = value.casefold().startswith(("http://", "https://"))
        return Reach(value, value if web else "")
    if name == "phone":
        digits = "".join(c for c in value if c.isascii() and (c.isdigit() or c == "+"))
        return Reach(value, f"tel:{digits}" if digits else "")
    if name == "email" and value.count("@") == 1 and not set(value) & set(" <>\"'?&"):
        return Reach(value, f"mailto:{value}")
    return Reach(value, "")
