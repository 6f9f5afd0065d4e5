"""js-yaml, the YAML of Obsidian and most of the web, in one node process for many documents."""

import json
import subprocess
from pathlib import Path
from typing import Any, Self

PROGRAM = """
const yaml = require("js-yaml")
const lines = require("readline").createInterface({ input: process.stdin })
lines.on("line", (line) => {
  const [ask, value, options] = JSON.parse(line)
  let answer
  try { answer = [yaml[ask](value, options)] } catch (error) { answer = [null, String(error)] }
  process.stdout.write(JSON.stringify(answer) + "\\n")
})
"""


class JsYaml:
    """A running node; one line of JSON in and one out for each document."""

    def __init__(self, folder: Path) -> None:
        """Start node in a folder where it finds js-yaml."""
        self.node = subprocess.Popen(
            ["node", "-e", PROGRAM],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """End the process."""
        self.node.communicate()

    def load(self, text: str) -> Any:  # noqa: ANN401  whatever YAML can say
        """Load a document. Raises ValueError where js-yaml does not take it."""
        return self._ask("load", text, {})

    def dump(self, value: object, **options: object) -> str:
        """Dump a document."""
        return str(self._ask("dump", value, options))

    def _ask(self, ask: str, value: object, options: dict[str, object]) -> Any:  # noqa: ANN401
        assert self.node.stdin
        assert self.node.stdout
        self.node.stdin.write(json.dumps([ask, value, options]) + "\n")
        self.node.stdin.flush()
        answer = json.loads(self.node.stdout.readline())
        if len(answer) > 1:
            raise ValueError(answer[1])
        return answer[0]
