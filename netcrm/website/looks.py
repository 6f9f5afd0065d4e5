"""How the published pages looked, so that one that was altered since is found without reading."""

from collections.abc import Callable, Iterable, Mapping

from netcrm.website.publish import TICK, Look, Published, look_at


class Looks:
    """The looks of all pages, taken down as they are published.

    Files as young as the youngest may change again and look the same. So it is for ``is_ours``,
    given a path and a page, to read these.
    """

    def __init__(self, kept: Mapping[str, Look], is_ours: Callable[[str, str], bool]) -> None:
        """Begin with those that were kept."""
        self.all = dict(kept)
        self._is_ours = is_ours
        self._youngest = 0
        self._young = frozenset(kept)
        self._unsaved: dict[str, None] = {}
        self._age(())

    def stand(self, path: str, name: str) -> bool:
        """Whether a page is what was published."""
        seen = look_at(path)
        if seen is None or seen != self.all.get(name):
            return False
        return name not in self._young or self._is_ours(path, name)

    def take_down(self, done: Published, gone: Iterable[str]) -> None:
        """Note how files look now; those that are ``gone`` or in the way are not ours."""
        lost = {*gone, *done.blocked}
        fresh = {name: look for name, look in done.looks.items() if name not in lost}
        self._unsaved |= dict.fromkeys(lost & self.all.keys())
        self._unsaved |= {n: None for n, look in fresh.items() if look != self.all.get(n)}
        self.all = {**self.all, **fresh}  # who holds the ones before keeps them
        for name in lost:
            self.all.pop(name, None)
        self._age(fresh)

    @property
    def young(self) -> frozenset[str]:
        """The pages that may change once more and look the same."""
        return self._young

    def unsaved(self) -> dict[str, Look | None]:
        """The looks that are others than when this was asked last; None for what is gone."""
        found = {name: self.all.get(name) for name in self._unsaved}
        self._unsaved = {}
        return found

    def _age(self, fresh: Iterable[str]) -> None:
        """See which pages are the youngest, now that some are fresh."""
        some = {name: self.all[name].changed for name in (*self._young, *fresh) if name in self.all}
        self._youngest = max((self._youngest, *some.values()))
        self._young = frozenset(n for n, when in some.items() if when > self._youngest - TICK)
