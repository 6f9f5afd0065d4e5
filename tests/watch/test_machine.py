"""Whatever is done to the files under a watcher, the site ends as the one made anew.

NETCRM_WATCHES says how many runs there are (6 where it is not set).
"""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.watch.test_editors import SAVES
from tests.watch.watching import PEOPLE, Watching, begin, text, write

RUNS = int(os.environ.get("NETCRM_WATCHES", "6"))
STEPS = 20

FOLDERS = st.sampled_from(("contacts", "contacts/work", "contacts/new", "contacts/new/deep"))
NAMES = st.sampled_from((*PEOPLE[:3], "dee", "eve"))
NOTES = st.sampled_from(("one", "two", "a [[bo]]", "a [[dee]]", "[[nobody]]", "x" * 400))


class Machine(RuleBasedStateMachine):
    """A workspace, and a watcher that keeps its site up to date.

    Nothing is made smaller or tried again: threads do not run the same way twice.
    """

    def __init__(self) -> None:
        super().__init__()
        self.above = Path(mkdtemp(prefix="netcrm-watch-"))
        self.space = begin(self.above / "space")
        self.watching = Watching(self.space)
        self.watching.__enter__()
        self.watching.next()

    def path(self, folder: str, name: str) -> Path:
        made = self.space / folder
        made.mkdir(parents=True, exist_ok=True)
        return made / f"{name}.md"

    @rule(folder=FOLDERS, name=NAMES, note=NOTES)
    def write(self, folder: str, name: str, note: str) -> None:
        write(self.path(folder, name), note)

    @rule(name=NAMES, note=NOTES, save=st.sampled_from(SAVES))
    def save(self, name: str, note: str, save: st.DataObject) -> None:
        path = self.path("contacts", name)
        if path.exists():
            save(path, text(name, note))  # type: ignore[operator]

    @rule(folder=FOLDERS, name=NAMES)
    def delete(self, folder: str, name: str) -> None:
        self.path(folder, name).unlink(missing_ok=True)

    @rule(folder=FOLDERS, name=NAMES, to=FOLDERS, other=NAMES)
    def move(self, folder: str, name: str, to: str, other: str) -> None:
        if self.path(folder, name).exists():
            self.path(folder, name).replace(self.path(to, other))

    @rule(name=NAMES)
    def spoil(self, name: str) -> None:
        self.path("contacts", name).write_bytes(b"---\nname: [\xff\n")

    @rule(name=NAMES)
    def copy_of_a_sync_tool(self, name: str) -> None:
        shutil.copy(self.space / "netcrm.toml", self.path("contacts", f"{name} (1)"))

    @precondition(lambda self: (self.space / "contacts" / "new").exists())
    @rule()
    def move_a_folder_out(self) -> None:
        shutil.rmtree(self.above / "out", ignore_errors=True)
        (self.space / "contacts" / "new").rename(self.above / "out")

    @precondition(lambda self: (self.above / "out").exists())
    @rule()
    def move_a_folder_in(self) -> None:
        shutil.rmtree(self.space / "contacts" / "new", ignore_errors=True)
        (self.above / "out").rename(self.space / "contacts" / "new")

    @rule(color=st.sampled_from(("teal", "red")), name=st.sampled_from(("style.css", "rows.html")))
    def override(self, color: str, name: str) -> None:
        (self.space / "templates").mkdir(exist_ok=True)
        (self.space / "templates" / name).write_text(color)

    @rule()
    def no_templates(self) -> None:
        shutil.rmtree(self.space / "templates", ignore_errors=True)

    @rule(title=st.sampled_from(('"Ours"', '"Mine"', "3", "[")))
    def settings_change(self, title: str) -> None:
        (self.space / "netcrm.toml").write_text(f"title = {title}\n")

    @rule(note=NOTES)
    def me(self, note: str) -> None:
        write(self.space / "me.md", note)

    @rule()
    def root_goes_and_comes_back(self) -> None:
        self.space.rename(self.above / "away")
        (self.above / "away").rename(self.space)

    @rule()
    def root_is_replaced(self) -> None:
        shutil.copytree(self.space, self.above / "copy", ignore=shutil.ignore_patterns("build"))
        self.space.rename(self.above / "old")
        (self.above / "copy").rename(self.space)
        shutil.rmtree(self.above / "old")

    @rule()
    def wait(self) -> None:
        self.watching.becomes_right()

    def teardown(self) -> None:
        try:
            self.watching.becomes_right()
        finally:
            self.watching.__exit__(None, None, None)
            shutil.rmtree(self.above)


def test_the_site_ends_as_the_one_made_anew() -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=RUNS, stateful_step_count=STEPS, database=None, phases=(Phase.generate,)
        ),
    )
