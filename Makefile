# make demo   set up, scan the example plans, say where to look
# make test   set up, then lint, types, import contracts and tests
# make score  the accuracy figures on the labelled practice cases
# make models train the classifiers anew from their rows in models/ (minutes)
# make bench  how long reading and checking take, beside other readers (minutes)
# make docs   write docs/catalogue.md anew from the rule files
# make lock   pin the dependencies anew (needs the network)
# make clean  remove the virtual environment and all that was made

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1
AS_OF := 2026-11-01

.PHONY: demo test lint score models bench examples docs lock clean

demo: $(VENV)/runtime.stamp
	$(BIN)/ehc scan examples/plans --out out/demo --as-of $(AS_OF) --overwrite
	@echo
	@echo "Open out/demo/report.html in a browser, and out/demo/findings.csv in Excel."
	@echo "Then try: $(BIN)/ehc check examples/plans/cells-01.docx"

test: lint
	$(BIN)/python -m pytest -q -n 2

lint: $(VENV)/development.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

score: $(VENV)/runtime.stamp
	$(BIN)/ehc evaluate tests/cases

models: $(VENV)/development.stamp
	$(BIN)/ehc models train vagueness --cases tests/cases
	$(BIN)/ehc models train passage --cases tests/cases
	$(BIN)/ehc models train speaker --cases tests/cases

bench: $(VENV)/development.stamp
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/checking.py

examples: $(VENV)/development.stamp
	$(BIN)/python examples/build.py

docs: $(VENV)/runtime.stamp
	$(BIN)/ehc rules list --format markdown > docs/catalogue.md

lock: $(VENV)/development.stamp
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes -q pyproject.toml -o .lock/runtime.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes -q pyproject.toml --group dev \
		-c .lock/runtime.txt -o .lock/development.txt

clean:
	rm -rf $(VENV) out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -c "import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else 'ehc-text needs Python 3.11, 3.12 or 3.13; say which with: make PYTHON=python3.12')"
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: .lock/runtime.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --require-hashes -r .lock/runtime.txt
	$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@

$(VENV)/development.stamp: .lock/development.txt $(VENV)/runtime.stamp
	$(BIN)/python -m pip install -q --require-hashes -r .lock/development.txt
	@touch $@
