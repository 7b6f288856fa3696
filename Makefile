# Every target sets up .venv by itself; `python3`, `make` and PyPI are all it needs.
.DEFAULT_GOAL := help
.PHONY: help demo story run test check bench soak requirements
PYTHON ?= python3
PORT = 8080
BIN := .venv/bin
# The tests start hundreds of processes: each would compile everything anew.
export PYTHONDONTWRITEBYTECODE =
READY := .venv/.ready

help: ## List the tasks.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cigbot needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## Play the people on a page of a pretend Telegram, on 127.0.0.1 (PORT=8090 for another port).
	$(BIN)/cigbot demo --port $(PORT)

story: $(READY) ## Play a whole year in the terminal, from joining to the export.
	$(BIN)/cigbot story

run: $(READY) ## Run the bot with config.toml.
	$(BIN)/cigbot run

test: $(READY) ## Run the tests; what storage and anonymity promise on SQLite and PostgreSQL, all else on one of them.
	$(BIN)/python -m pytest -n 4 --dist worksteal --each-once

check: $(READY) ## Style, types, imports, texts.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m screens.texts.check

bench: $(READY) ## Measure, each figure as a ratio to a baseline of the same run.
	$(BIN)/python -m bench

soak: $(READY) ## The long random histories in full, and every test on both databases.
	CIGBOT_SOAK=1 $(BIN)/python -m pytest -n 2 -m "hypothesis or soak"
	$(BIN)/python -m pytest -n 4 --dist worksteal

requirements: $(READY) ## Pin the dependencies again, with hashes.
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -c requirements/run.txt -o requirements/dev.txt
