"""A first update that puts away what it worked out, layer by layer, and then goes on with that."""

import json
import os
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcrm.memo.packed import Packed, packed
from netcrm.memo.pairs import Pairs
from netcrm.memo.reader import Reader
from netcrm.memo.vault import Vault, VaultError
from tests.memo.sheet import FIRST, NAMES, Inputs, Sheet
from tests.memo.test_any_changes import Before, all_formulas, an_update, check_what_ran

ONE = {("cells", ""): NAMES[:2]}


def spilling(vault: Vault) -> Sheet:
    """A sheet that puts each layer away."""
    sheet = Sheet(vault)
    begun: list[bool] = []

    def spill() -> None:
        if not begun:
            vault.begin()
            begun.append(True)
        vault.put(sheet.memo.changes())
        sheet.memo.forget()

    sheet.memo.spill = spill
    return sheet


def keep(vault: Vault, sheet: Sheet) -> None:
    vault.put(sheet.memo.changes())
    sheet.memo.kept()
    vault.end({}, {})


@settings(max_examples=30, deadline=None)
@given(all_formulas, st.lists(an_update, max_size=5))
def test_all_comes_out_as_if_it_were_new(formulas: Any, updates: Any) -> None:  # noqa: ANN401
    now = {**formulas, ("cells", ""): NAMES[:4], ("number", "a"): 1}
    with TemporaryDirectory() as folder:
        vault = Vault(Path(folder) / "vault.db", "stamp", "netcrm")
        kept = spilling(vault)
        kept.update(there(now), FIRST)
        assert kept.state() == anew(now, FIRST)
        keep(vault, kept)
        for changes, days in updates:
            before = Before(kept.cells(), dict(kept.told))
            today = FIRST + timedelta(days=days)
            now |= changes
            vault.begin()
            check_what_ran(kept, before, kept.update(changes, today))
            assert kept.state() == anew(now, today)
            keep(vault, kept)
        vault.close()


def there(inputs: Inputs) -> Inputs:
    return {what: version for what, version in inputs.items() if version is not None}


def anew(inputs: Inputs, today: date) -> object:
    sheet = Sheet()
    sheet.update(there(inputs), today)
    return sheet.state()


def test_what_was_put_away_is_read_from_there(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault.db", "stamp", "netcrm")
    kept = spilling(vault)
    kept.update(ONE, FIRST)
    vault._db.execute("UPDATE bucket SET entries = replace(entries, '0', '7')")  # noqa: SLF001
    assert "7" in json.dumps([kept.memo.bucket("of low", str(number)) for number in range(5)])
    vault.close()


def test_nobody_takes_what_was_cut_short_for_whole(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    vault = Vault(path, "stamp", "netcrm")
    spilling(vault).update(ONE, FIRST)
    with pytest.raises(VaultError, match="another version"):
        Reader(path, "stamp", "netcrm")
    vault.close()
    with pytest.raises(VaultError, match="another version"):
        Vault(path, "stamp", "netcrm")


def test_what_is_laid_on_the_disk_is_had_again_in_a_child_too(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault.db", "stamp", "netcrm")
    parts = vault.laid({"some": packed(("text", FIRST)), "other": "as it is"})
    assert parts["other"] == "as it is"
    assert not isinstance(parts["some"], Packed)
    assert parts["some"].value() == ("text", date(2026, 1, 1))
    child = os.fork()
    if child == 0:
        os._exit(parts["some"].value() != ("text", FIRST))
    assert os.waitpid(child, 0)[1] == 0
    vault.close()


def test_a_disk_without_room_leaves_it_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault(tmp_path / "vault.db", "stamp", "netcrm")
    one = packed("text")
    for full in (lambda *_: 3, refuse):
        monkeypatch.setattr("os.pwrite", full)
        assert vault.laid({"some": one}) == {"some": one}
    vault.close()


def refuse(*_: object) -> int:
    raise OSError(28, "No space left on device")


@given(st.lists(st.tuples(st.integers(-(1 << 63), (1 << 63) - 1), st.integers(0, 9))))
def test_pairs_come_out_by_facet_in_order(pairs: list[tuple[int, int]]) -> None:
    held = Pairs()
    for facet, reader in pairs:
        held.add(facet, reader)
    found = [(facet, list(readers)) for facet, readers in held]
    facets = sorted({facet for facet, _ in pairs})
    assert found == [(facet, [r for f, r in pairs if f == facet]) for facet in facets]
