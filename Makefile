# Two commands do everything: `make site` builds the sample, `make test` runs the tests.
# The environment lives in .venv; its two stamps make a second run instant and a changed lock
# install again.

PYTHON ?= python3
BIN := .venv/bin
LOCK := requirements/test.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV_COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help site test check bench docs lock oldest clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1 - /p' Makefile

site: .venv/site.stamp ## build the sample contacts into build/
	@$(BIN)/netcrm -C . build
	@echo "Open $(CURDIR)/build/index.html"

test: .venv/test.stamp ## run all tests (TESTS=tests/text for some of them)
	$(BIN)/python -m pytest -n auto --dist loadgroup $(TESTS)

check: .venv/test.stamp ## format, lint, types, floors and documents
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy netcrm tests docs/generate.py
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/docs

bench: .venv/test.stamp .venv/bench.stamp ## time it beside Hugo and MkDocs (BENCH="--sizes 1000 --runs 5", BENCH=--help)
	$(BIN)/python -m tests.benchmarks --programs .venv/bench/bin $(BENCH)

docs: .venv/test.stamp ## write the parts of docs/ that follow from the program
	$(BIN)/python docs/generate.py

lock: | .venv/bin/python ## pin the newest test dependencies, with hashes
	$(PIP) install --upgrade uv
	$(UV_COMPILE) --group test --universal --python-version 3.11 --generate-hashes --upgrade \
		--output-file $(LOCK)

oldest: | .venv/bin/python ## run the tests with the oldest dependencies pyproject.toml allows
	$(PIP) install uv
	$(UV_COMPILE) --no-deps --resolution lowest-direct --output-file .venv/oldest.txt
	$(BIN)/uv venv --quiet --seed --clear .venv/oldest
	$(BIN)/uv pip install --quiet --python .venv/oldest --constraint .venv/oldest.txt \
		--group test --editable .
	.venv/oldest/bin/python -m pytest -n auto --dist loadgroup $(TESTS)

clean: ## remove the environment and every cache, not your files
	rm -rf .venv .netcrm .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "netcrm needs Python 3.11 or newer: try 'make PYTHON=python3.12 $(MAKECMDGOALS)'"; \
		exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# What the program needs to run: the newest versions that pyproject.toml allows.
.venv/site.stamp: pyproject.toml | .venv/bin/python
	$(PIP) install --editable .
	@touch $@

# What the tests need: exactly what the lock names, so that a result can be repeated.
.venv/test.stamp: pyproject.toml $(LOCK) | .venv/bin/python
	$(PIP) install --require-hashes --requirement $(LOCK)
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch .venv/site.stamp $@

# What it is compared with, apart from what the tests need; pip reads groups since 25.1.
.venv/bench.stamp: pyproject.toml | .venv/bin/python
	$(PYTHON) -m venv .venv/bench
	.venv/bench/bin/python -m pip --disable-pip-version-check --quiet install --upgrade "pip>=25.1"
	.venv/bench/bin/python -m pip --disable-pip-version-check --quiet install --group bench
	@touch $@
