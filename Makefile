# make brief   set up what is needed and write the example brief
# make test    the whole suite (K=word for one corner)
# make check   what CI runs: format, lint, types, contracts, tests, docs
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
K ?=

.PHONY: brief test check lint types contracts docs models requirements clean

brief: $(VENV)/plain.stamp
	$(BIN)/interstate brief --example --open

test: $(VENV)/dev.stamp $(VENV)/system.stamp
	$(BIN)/pytest $(if $(K),-k "$(K)",-n 2)

check: lint types contracts test docs

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp
	$(BIN)/lint-imports

docs: $(VENV)/dev.stamp
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# Fit the reader's models on the corpus again, and count how often its rules are right.
models: $(VENV)/dev.stamp
	$(BIN)/python tools/fit_reader.py
	$(BIN)/python tools/calibrate_reader.py
	$(BIN)/python tools/model_notes.py

# Locked versions with hashes, without addresses.
requirements: $(VENV)/uv.stamp
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 pyproject.toml -o requirements/plain.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 pyproject.toml --group dev -o requirements/dev.txt

$(VENV)/uv.stamp: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The module venv is missing; on Debian the package python3-venv holds it."; exit 1; }
	$(BIN)/python -m pip --disable-pip-version-check --quiet install -r requirements/uv.txt
	@touch $@

$(VENV)/plain.stamp: $(VENV)/uv.stamp pyproject.toml requirements/plain.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -e . -c requirements/plain.txt
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev.stamp: $(VENV)/plain.stamp requirements/dev.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -e . --group dev -c requirements/dev.txt
	@touch $@

$(VENV)/system.stamp: tools/system.sh $(VENV)/uv.stamp
	@sh tools/system.sh
	@touch $@

clean:
	rm -rf $(VENV) dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis
