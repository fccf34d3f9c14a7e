# Two commands do everything on a machine with Python 3.11+, pip and make: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
PAGE := examples/brest-analysis.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: demo test lint bench lock docs clean

demo: .venv/run
	$(BIN)/indicia read $(PAGE)
	@echo
	$(BIN)/indicia assess $(PAGE)
	@echo
	@echo "Your own pages: $(BIN)/indicia assess PAGE...   (--help for more)"

test: .venv/dev
	$(BIN)/python -m pytest -n auto

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/run
	$(BIN)/indicia bench pages --data bench/devset
	$(BIN)/indicia bench speed --data bench/devset
	$(BIN)/indicia bench weigh --data bench/cases

docs: .venv/dev
	$(BIN)/python scripts/make_schema.py
	$(BIN)/python scripts/make_docs.py

# New versions: edit pyproject.toml, then `make lock` and commit both.
lock: .venv/dev
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --group build --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --group build --group test --group lint -c requirements/run.txt --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/dev.txt

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Indicia needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

.venv/run: requirements/run.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: requirements/dev.txt .venv/run
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
