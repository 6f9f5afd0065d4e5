"""The floors hold, and every rule about them can fail."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = str(Path(sys.executable).with_name("lint-imports"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
PURE = ("exchange", "model", "settings_file", "text", "views")
NAMES = {contract["id"]: contract["name"] for contract in CONTRACTS}
LAYERS = next(contract["layers"] for contract in CONTRACTS if contract["id"] == "floors")
ROOMS = re.findall(r"\w+", " ".join(LAYERS))
SINS = {
    "floors": ("views", "import netcrm.website"),
    "circles": ("website/pages", "import netcrm.website.render"),
    "pure": ("text", "import netcrm.errors"),  # and errors imports os: by detour
    "git": ("commands", "import subprocess"),
    "click": ("queries", "import click"),
    "rich": ("website", "import rich.table"),
    "jinja2": ("website/pages", "import jinja2"),
    "markdown": ("text", "import markdown"),
    "yaml": ("config", "import yaml"),
    "networkx": ("queries", "import networkx"),
    "starlette": ("website", "import starlette.routing"),
    "uvicorn": ("commands", "import uvicorn"),
    "watchdog": ("store", "import watchdog.events"),
}


def small_house(folder: Path) -> Path:
    """Make a package with the same rooms, each with one allowed import, under the same rules."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    house = folder / "netcrm"
    for room in ROOMS:
        write(house / room / "__init__.py", "")
    write(house / "__init__.py", "")
    write(house / "cli" / "__init__.py", "import click\nimport netcrm.commands\n")
    write(house / "commands" / "show.py", "import rich\nimport click\nimport netcrm.store\n")
    write(house / "website" / "render.py", "import jinja2\nimport netcrm.website.pages\n")
    write(house / "website" / "pages.py", "import netcrm.views\n")
    write(house / "views" / "ways.py", "import networkx\n")
    write(house / "text" / "prose.py", "import markdown\nimport nh3\n")
    write(house / "text" / "front.py", "import frontmatter\nimport yaml\nimport netcrm.model\n")
    write(house / "errors" / "__init__.py", "import os\n")
    write(house / "history" / "git.py", "import subprocess\nimport netcrm.store\n")
    write(house / "serve" / "watch.py", "import watchdog\n")
    write(house / "serve" / "app.py", "import starlette\n")
    write(house / "serve" / "server.py", "import uvicorn\n")
    return house


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def verdicts(folder: Path) -> tuple[str, dict[str, str]]:
    """What lint-imports prints, and KEPT or BROKEN for each contract's id."""
    done = subprocess.run(
        [LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    printed = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    said = dict(re.findall(r"^(.+?) (KEPT|BROKEN)", printed, re.MULTILINE))
    return printed, {key: said.get(name, "") for key, name in NAMES.items()}


def test_the_floors_hold() -> None:
    printed, found = verdicts(ROOT)
    assert set(found.values()) == {"KEPT"}, printed


def test_the_small_house_is_clean(tmp_path: Path) -> None:
    small_house(tmp_path)
    printed, found = verdicts(tmp_path)
    assert set(found.values()) == {"KEPT"}, printed


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    for place, line in SINS.values():
        module = house / f"{place}.py" if "/" in place else house / place / "__init__.py"
        write(module, f"{module.read_text()}{line}\n")
    printed, found = verdicts(tmp_path)
    assert found == dict.fromkeys(SINS, "BROKEN"), printed


def test_a_room_nobody_declared_is_refused(tmp_path: Path) -> None:
    write(small_house(tmp_path) / "utils.py", "")
    printed, found = verdicts(tmp_path)
    assert found["floors"] == "BROKEN", printed


def test_every_room_that_must_be_pure_is_held_to_it() -> None:
    pure = next(contract for contract in CONTRACTS if contract["id"] == "pure")
    rooms = ("config", "exchange", "model", "settings_file", "text", "views")
    assert set(pure["source_modules"]) == {f"netcrm.{room}" for room in rooms if stands(room)}


def stands(room: str) -> bool:
    house = ROOT / "netcrm"
    return (house / room).is_dir() or (house / f"{room}.py").is_file()


@pytest.mark.parametrize("contract", NAMES)
def test_every_contract_has_its_sin(contract: str) -> None:
    assert contract in SINS


def test_every_library_has_its_room() -> None:
    kept = {name for contract in CONTRACTS for name in contract.get("forbidden_modules", ())}
    used = {name for path in (ROOT / "netcrm").rglob("*.py") for name in imports(path)}
    free = sys.stdlib_module_names | {"netcrm", "_typeshed"}  # the last for type checkers only
    assert used - kept - free == set()


def imports(path: Path) -> set[str]:
    """The top-level names that the file imports anywhere in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in named}


def test_architecture_names_every_room() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert [room for room in ROOMS if room != "__main__" and f"`{room}" not in told] == []
