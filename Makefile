# Everything below works on a machine with only Python 3.11+, pip, venv and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check soak clean
.DEFAULT_GOAL := help

help:
	@echo "make demo   set everything up and run the main job on this repository's articles"
	@echo "make test   set everything up and run the tests"
	@echo "make check  tests, types, style, architecture, and the gate on our own catalogs"
	@echo "make soak   the long property tests"

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; try: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,check]'
	@touch $(STAMP)

demo: $(STAMP)
	@mkdir -p build
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh .ci/demo

test: $(STAMP)
	$(BIN)/python -m pytest -m 'not soak'

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/translate check
	$(BIN)/python -m pytest -m 'not soak'

soak: $(STAMP)
	$(BIN)/python -m pytest -m soak

clean:
	rm -rf $(VENV) build
