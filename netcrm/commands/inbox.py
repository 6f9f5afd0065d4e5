"""`netcrm inbox`: lines jotted in a hurry, each put where it belongs."""

from collections.abc import Sequence
from pathlib import Path

import click

from netcrm.commands.choosing import asked, choose, interactive
from netcrm.commands.inbox_plan import Filing, filing
from netcrm.commands.inbox_reading import Answers, Unsure
from netcrm.commands.printing import err, out, out_json
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option
from netcrm.commands.workspace import answered, folder_of
from netcrm.commands.writing import Wrote, change_files, say_written
from netcrm.edit import ChangedError, make_room, read
from netcrm.errors import NetcrmError
from netcrm.text.jotted import INBOX, Jotted, jottings, without

_EXAMPLE = "netcrm inbox --yes"


@click.command(
    "inbox", short_help="File what you jotted in inbox.md.", epilog=f"Example: {_EXAMPLE}"
)
@click.option("--yes", "-y", is_flag=True, help="File what is clear without asking.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, yes: bool, dry: bool, as_json: bool) -> None:
    """Show where each line of inbox.md goes, and file those that are clear.

    A line is `Marcus: rehab went well`, `Marcus call: he needs films`, `called Marcus, he needs
    films`, or `met Ana, nurse`; deeper lines go on with it, and a day may stand before it or in a
    heading above. A terminal is asked what is not clear, and before anything is written; elsewhere
    only --yes writes. What was filed is taken out of inbox.md, and nothing else. The JSON has
    written, lines (file, line, text), diff, and left (line, text, reason).
    """
    data = _data(folder_of(session))
    found = jottings(data.decode("utf-8-sig"))
    if not found:
        _say_nothing(as_json=as_json)
        return
    answers = Answers()
    ask_back = interactive() and not (yes or dry or as_json)
    plan = answered(session, lambda space: filing(space, found, answers))
    while ask_back and (open_ := _unanswered(plan, answers)) is not None:
        _clear(open_, answers)
        plan = answered(session, lambda space: filing(space, found, answers))
    if not (dry or as_json or session.quiet) or ask_back:
        _preview(found, plan, aside=yes or ask_back)
    sure = yes or (ask_back and bool(plan.taken) and _agreed(len(plan.taken)))
    wrote = _write(plan, data, dry=dry or not sure)
    _say(session, plan, wrote, sure=sure, dry=dry, as_json=as_json)


def _data(root: Path) -> bytes:
    """What the inbox holds; nothing where there is none."""
    if not (root / INBOX).is_file():
        return b""
    data = read(root, INBOX)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NetcrmError(f"{INBOX} is not UTF-8", "save it as UTF-8") from error
    return data


def _say_nothing(*, as_json: bool) -> None:
    if as_json:
        out_json({"written": False, "lines": [], "diff": "", "left": []})
    else:
        err(f"there is nothing in {INBOX}")


def _unanswered(plan: Filing, answers: Answers) -> Unsure | None:
    """The first line of which it was not yet said what to do with it."""
    return next((one for one in plan.unsure if one.jotted.first not in answers.left), None)


def _clear(unsure: Unsure, answers: Answers) -> None:
    """Ask about one line; without an answer it stays where it is."""
    number = unsure.jotted.first
    heading = f"{INBOX}:{number}: {unsure.jotted.text}\n{unsure.reason}"
    if unsure.options:
        picked = choose(heading, [shown for _, shown in unsure.options])
        if picked is not None:
            answers.names[unsure.typed] = unsure.options[picked][0]
            return
    elif number not in answers.about:
        err(heading)
        answers.about[number] = asked("Whom is it about? Nothing to leave it:")
        if answers.about[number]:
            return
    answers.left.add(number)


def _preview(found: Sequence[Jotted], plan: Filing, *, aside: bool) -> None:
    """Say of each line where it goes; beside the answer where there will be one."""
    say = err if aside else out
    for jotted, shown in zip(found, plan.shown, strict=True):
        say(f"{INBOX}:{jotted.first}: {jotted.text}\n    {shown}")


def _agreed(count: int) -> bool:
    lines = "this line" if count == 1 else f"these {count} lines"
    return asked(f"File {lines}? [Y/n]").casefold() in {"", "y", "yes"}


def _write(plan: Filing, data: bytes, *, dry: bool) -> Wrote:
    """Write all of it, and take what is filed out of the inbox, if it is as it was shown."""
    if not plan.taken:
        return Wrote((), "")
    if plan.fresh and not dry:
        make_room(plan.root)

    def taken_out(now: bytes) -> bytes:
        if now != data:
            hint = "nothing was written; look at it, then say it again"
            raise ChangedError(f"{INBOX} was changed by something else meanwhile", hint)
        return without(data, plan.taken)

    beside = {INBOX: taken_out}
    return change_files(plan.root, plan.kinds, plan.plans, plan.fresh, dry=dry, beside=beside)


def _say(
    session: Session, plan: Filing, wrote: Wrote, *, sure: bool, dry: bool, as_json: bool
) -> None:
    """Say what was written, and what was not."""
    written = sure and not dry
    if as_json:
        lines = [line._asdict() for line in wrote.lines] if plan.taken else []
        left = [
            {"line": one.jotted.first, "text": one.jotted.text, "reason": one.reason}
            for one in plan.unsure
        ]
        shown = {"written": written, "lines": lines, "diff": wrote.diff, "left": left}
        out_json(shown)
    elif dry or written:
        say_written(wrote, dry=dry, as_json=False, quiet=session.quiet)
    else:
        err("nothing was written" if interactive() else f"nothing was written; {_EXAMPLE} files it")
