"""Work that is done by several processes at once: the same results, whatever becomes of one.

These are run by test_crew.py, in a process of their own: nothing is forked beside the threads and
children that a browser brings with it.
"""

import ctypes
import faulthandler
import fcntl
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from netcrm.errors import NetcrmError, OutputError
from netcrm.memo import Memo, Outcome, Row, Stratum, children, crew
from netcrm.memo.children import Done
from netcrm.memo.crew import Crew
from netcrm.memo.vault import Vault
from netcrm.model import PartialDate

ROOT = Path(__file__).parents[2]
HOME = os.getpid()
MANY = tuple(f"key-{number}" for number in range(60))
WAYS = [Crew(2), Crew(3), Crew(2, apart=True), Crew(1, apart=True)]
Work = Callable[[str], Any]


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few keys be enough for a crew, in handfuls of four."""
    monkeypatch.setattr(crew, "_LEAST", 8)
    monkeypatch.setattr(crew, "_HANDFUL", 4)


def open_files() -> list[int]:
    found = (int(path.name) for path in Path("/proc/self/fd").iterdir())
    return sorted(number for number in found if Path(f"/proc/self/fd/{number}").exists())


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """See after each test that no child and no open file is left."""
    before = open_files()
    yield
    assert open_files() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def nothing() -> None:
    pass


def run(hands: Crew, work: Work, keys: tuple[str, ...] = MANY) -> dict[str, Done]:
    made = list(hands.run("key", keys, work, nothing))
    assert len(made) == len({done.key for done in made}) == len(keys)
    return {done.key: done for done in made}


def in_a_child() -> bool:
    return os.getpid() != HOME


def only_in_a_child() -> None:
    """Refuse to do what would end the tests too."""
    assert in_a_child(), "this would have ended the whole program"


def die_by_a_signal() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_by_leaving() -> None:
    os._exit(0)


def die_by_a_wild_read() -> None:
    faulthandler.disable()  # pytest would tell of it at length
    ctypes.string_at(8)


def hang() -> None:
    select.select([], [], [])


DEATHS = [die_by_a_signal, die_by_leaving, die_by_a_wild_read]


@pytest.mark.parametrize("hands", [Crew(1), *WAYS])
def test_many_hands_do_what_one_does(hands: Crew) -> None:
    assert run(hands, str.upper) == {key: Done(key, key.upper()) for key in MANY}


@pytest.mark.parametrize("hands", WAYS)
def test_others_do_the_work(hands: Crew) -> None:
    reader, writer = os.pipe()

    def work(key: str) -> int:
        if in_a_child():
            os.write(writer, b"!")
        else:
            os.read(reader, 1)  # only once a child has begun does the parent go on
            os.write(writer, b"!")
        return os.getpid()

    found = {done.value for done in run(hands, work).values()}
    os.close(reader)
    os.close(writer)
    assert found - {HOME}
    assert HOME not in found or not hands.apart


def test_fewer_are_done_here() -> None:
    found = run(Crew(3), lambda _: os.getpid(), MANY[:7])
    assert {done.value for done in found.values()} == {HOME}


def test_nothing_is_forked_beside_another_thread() -> None:
    over = threading.Event()
    beside = threading.Thread(target=over.wait)
    beside.start()
    try:
        for hands in WAYS:
            found = run(hands, lambda _: os.getpid())
            assert {done.value for done in found.values()} == {HOME}
    finally:
        over.set()
        beside.join()


def test_more_than_a_pipe_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = tuple(map(str, range(100_000)))
    pipe = os.pipe

    def smallest() -> tuple[int, int]:
        made = pipe()
        fcntl.fcntl(made[1], fcntl.F_SETPIPE_SZ, 4096)
        return made

    monkeypatch.setattr(os, "pipe", smallest)
    monkeypatch.setattr(crew, "_HANDFUL", 1)
    assert run(Crew(2), len, keys) == {key: Done(key, len(key)) for key in keys}


def test_a_large_result_comes_whole() -> None:
    found = run(Crew(2), lambda key: key * 500_000, MANY[:9])
    assert all(done.value == key * 500_000 for key, done in found.items())


@dataclass(frozen=True, slots=True)
class Frozen:
    day: date
    more: tuple[object, ...] = ()


@dataclass(frozen=True)
class Single:
    only: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True)
class Derived:
    name: str
    length: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))


@dataclass(frozen=True, kw_only=True)
class ByName:
    one: int
    other: int


class Pair(NamedTuple):
    one: object
    other: object = None


VALUES: tuple[object, ...] = (
    *(None, True, 3, 2**80, 0.5, "\udcff é", b"\0\xff", (), ("a",), {"b": {}}, [1], frozenset({1})),
    *(date(2026, 3, 18), PartialDate(2026), PartialDate(2026, 3), Pair(1), Pair((), Pair(2))),
    *(Empty(), Single({"a": Empty()}), Derived("Ana"), ByName(one=1, other=2)),
    Frozen(date(2026, 1, 1), (Frozen(date(2025, 1, 1)), Pair({"x": (1, 2)}))),
    MappingProxyType({"a": 1}),
)


def test_values_of_every_sort_come_as_they_were() -> None:
    keys = tuple(map(str, range(len(VALUES))))
    found = run(Crew(1, apart=True), lambda key: VALUES[int(key)], keys)
    assert [found[key].value for key in keys] == list(VALUES)
    assert [type(found[key].value) for key in keys] == list(map(type, VALUES))


class PickyError(Exception):
    def __init__(self, what: str, *, why: str) -> None:
        super().__init__(f"{what}: {why}")


@pytest.mark.parametrize("hands", WAYS)
def test_an_exception_from_the_work_is_raised_here(hands: Crew) -> None:
    def work(key: str) -> None:
        if key == MANY[17]:
            raise OutputError(f"{key} cannot be written", "make room")

    with pytest.raises(OutputError) as raised:
        run(hands, work)
    assert isinstance(raised.value, NetcrmError)
    assert (raised.value.message, raised.value.hint) == ("key-17 cannot be written", "make room")


def unpicklable(_: str) -> object:
    return lambda: None


def bottomless(key: str) -> object:
    found: tuple[object, ...] = (key,)
    for _ in range(100_000):
        found = (found,)
    return found


def picky(key: str) -> object:
    raise PickyError(key, why="so it is")


@pytest.mark.parametrize(
    ("work", "said"),
    [(unpicklable, "pickle"), (bottomless, "recursion"), (picky, "PickyError: key-.*: so it is")],
)
def test_what_cannot_be_sent_is_an_exception_too(work: Work, said: str) -> None:
    with pytest.raises(Exception, match=said):
        run(Crew(2, apart=True), work)


def test_an_exception_on_beginning_is_raised_here() -> None:
    def begin() -> None:
        raise OutputError("there is nothing to begin with")

    with pytest.raises(OutputError, match="nothing to begin with"):
        list(Crew(2, apart=True).run("key", MANY, str.upper, begin))


@pytest.mark.parametrize("die", DEATHS)
@pytest.mark.parametrize("hands", [Crew(2, apart=True), Crew(3, apart=True), Crew(1, apart=True)])
def test_a_death_costs_only_the_key_it_was_at(hands: Crew, die: Callable[[], None]) -> None:
    deadly = {MANY[0], MANY[1], MANY[17], MANY[-1]}

    def work(key: str) -> str:
        if key in deadly:
            only_in_a_child()
            die()
        return key.upper()

    found = run(hands, work)
    assert {key for key, done in found.items() if done.lost} == deadly
    assert all(found[key].value == key.upper() for key in MANY if key not in deadly)


def test_every_key_may_be_deadly() -> None:
    def work(_: str) -> None:
        only_in_a_child()
        die_by_a_signal()

    assert all(done.lost for done in run(Crew(2, apart=True), work).values())


def test_once_a_child_has_died_the_parent_only_listens() -> None:
    here: list[str] = []

    def work(key: str) -> None:
        if in_a_child():
            die_by_a_signal()
        if not here:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # until the child has died
        here.append(key)

    found = run(Crew(2), work)
    assert len(here) < 4
    assert all(done.lost for key, done in found.items() if key not in here)


def test_a_death_by_chance_costs_nothing(tmp_path: Path) -> None:
    def work(key: str) -> str:
        mark = tmp_path / key
        if key in {MANY[3], MANY[40]} and not mark.exists():
            mark.touch()
            only_in_a_child()
            die_by_a_signal()
        return key.upper()

    found = run(Crew(2, apart=True), work)
    assert found == {key: Done(key, key.upper()) for key in MANY}


def test_no_key_is_done_in_vain_but_the_deadly_one(tmp_path: Path) -> None:
    def work(key: str) -> None:
        with (tmp_path / key).open("a") as file:
            file.write("x")
        if key == MANY[17]:
            only_in_a_child()
            die_by_a_signal()

    run(Crew(2, apart=True), work)
    times = {key: (tmp_path / key).stat().st_size for key in MANY}
    assert times == {**dict.fromkeys(MANY, 1), MANY[17]: 2}


def test_a_child_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_PATIENCE", 5.0)

    def work(key: str) -> str:
        if key in {MANY[5], MANY[50]}:
            only_in_a_child()
            hang()
        return key.upper()

    found = run(Crew(2, apart=True), work)
    assert [key for key, done in found.items() if done.lost] == [MANY[5], MANY[50]]


def test_where_no_process_is_to_be_had_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", refused)
    found = run(Crew(2), lambda _: os.getpid())
    assert {done.value for done in found.values()} == {HOME}


def test_where_few_processes_are_to_be_had_they_do_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fork, left = os.fork, [1]

    def refused() -> int:
        if not left:
            raise BlockingIOError("no more processes")
        left.pop()
        return fork()

    monkeypatch.setattr(os, "fork", refused)
    found = run(Crew(3, apart=True), lambda _: os.getpid())
    assert HOME not in {done.value for done in found.values()}


def test_children_that_die_before_they_begin_leave_the_work_here() -> None:
    def begin() -> None:
        only_in_a_child()
        die_by_a_signal()

    found = list(Crew(2, apart=True).run("key", MANY, str.upper, begin))
    assert sorted(found) == sorted(Done(key, key.upper()) for key in MANY)


def test_they_work_while_something_else_is_done_here() -> None:
    reader, writer = os.pipe()
    seen: list[bytes] = []

    def work(key: str) -> str:
        if in_a_child():
            os.write(writer, b"!")
        return key

    def meanwhile() -> None:
        ready, _, _ = select.select([reader], [], [], 30)  # for ever, where nobody works
        seen.extend(os.read(reader, 1) for _ in ready)

    list(Crew(2).run("key", MANY, work, nothing, meanwhile))
    os.close(reader)
    os.close(writer)
    assert seen == [b"!"]


@pytest.mark.parametrize("hands", WAYS)
def test_who_stops_listening_leaves_no_child(hands: Crew) -> None:
    going = hands.run("key", MANY, str.upper, nothing)
    next(going)
    going.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("hands", [Crew(1), *WAYS])
def test_progress_is_told_for_each(hands: Crew) -> None:
    told: list[tuple[str, int, int]] = []
    telling = Crew(hands.jobs, lambda *words: told.append(words), apart=hands.apart)
    run(telling, str.upper)
    assert told == [("key", number, 60) for number in range(1, 61)]


def test_a_child_is_not_interrupted_by_itself(tmp_path: Path) -> None:
    def work(key: str) -> None:
        (tmp_path / key).touch(exist_ok=False)
        only_in_a_child()
        os.kill(os.getpid(), signal.SIGINT)

    found = run(Crew(2, apart=True), work)
    assert not any(done.lost for done in found.values())


INTERRUPTED = """
import os, signal, sys, time
from netcrm.memo.crew import Crew
from netcrm.memo.vault import Vault

def work(key):
    if os.getpid() != home:
        os.write(1, b"%d\\n" % os.getpid())
        time.sleep(600)

home = os.getpid()
keys = tuple(map(str, range(1000)))
try:
    for _ in Crew(2, apart=True).run("key", keys, work, lambda: None):
        pass
except KeyboardInterrupt:
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        sys.exit(7)
"""


@pytest.mark.parametrize("everyone", [False, True])
def test_an_interrupt_leaves_no_child(*, everyone: bool) -> None:
    command = [sys.executable, "-c", INTERRUPTED]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, start_new_session=True
    ) as running:
        assert running.stdout
        at_work = [int(running.stdout.readline()) for _ in range(2)]
        (os.killpg if everyone else os.kill)(running.pid, signal.SIGINT)
        assert running.wait(60) == 7
    for child in at_work:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def test_children_do_not_outlive_a_parent_that_is_killed() -> None:
    quick = INTERRUPTED.replace("time.sleep(600)", "time.sleep(0.01)")
    command = [sys.executable, "-c", quick]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout
        running.stdout.readline()
        running.kill()
        running.stdout.read()  # it ends when nobody is left to write
    assert running.returncode == -signal.SIGKILL


def test_who_is_forked_late_sees_what_is_not_yet_kept(tmp_path: Path) -> None:
    died = tmp_path / "died"

    def low(memo: Memo, key: str) -> Outcome:
        version = memo.input("f", key)
        return Outcome({"x": version}, (Row("ix", f"{key}{version}", (), None),))

    def page(memo: Memo, key: str) -> Outcome:
        if key == "p0" and not died.exists():
            died.touch()
            only_in_a_child()
            die_by_a_signal()
        return Outcome({"keys": tuple(memo.sizes("ix"))})

    pages = tuple(f"p{number}" for number in range(40))
    strata = (
        Stratum("low", lambda _: ("a", "b"), low, ("ix",)),
        Stratum("page", lambda _: pages, page, lost=lambda *_: Outcome({"keys": "lost"})),
    )
    for version in ("1", "2"):
        died.unlink(missing_ok=True)
        vault = Vault(tmp_path / "vault.db", "stamp", "netcrm")
        memo = Memo(strata, vault, crew=Crew(2, apart=True))
        memo.meanwhile = partial(_keep_some, memo, vault)
        memo.update({("f", "a"): version, ("f", "b"): version}, date(2026, 1, 1))
        assert {memo.part("page", key, "keys") for key in pages} == {(f"a{version}", f"b{version}")}
        vault.put(memo.changes())
        vault.end({}, {})
        vault.close()


def _keep_some(memo: Memo, vault: Vault) -> None:
    vault.begin()
    vault.put(memo.changes())
    memo.kept(before_it_is=True)
