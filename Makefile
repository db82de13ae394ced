# make help lists what there is to make. Needs Python 3.11 or later with pip, make and git; everything else is
# installed into .venv, from the package index this machine's pip is set to use.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Measured in addition to bench/gold where there is one: annotated readings that cannot be shipped.
GOLD   := $(or $(RIWAYA_GOLD),$(wildcard ../shared/gold))

# What the workspace is built from.
WEB_SOURCES := web/package.json web/package-lock.json web/build.mjs $(wildcard web/src/*) $(wildcard web/src/styles/*) \
	riwaya/export/page/layers.css

.DEFAULT_GOAL := help
.PHONY: help setup web demo test check gold bench docs lock clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(VENV)/.installed web  ## .venv/bin/riwaya, with the locked dependencies, and the workspace where Node is there

# Without Node everything else works, and `riwaya serve` says what is missing.
web:  ## build the scripts and styles of the workspace (needs Node 18 or later with npm)
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory web/.built; \
		else echo "no npm here: riwaya serve has no pages until Node is installed and make setup run again"; fi

web/.built: $(WEB_SOURCES)
	cd web && npm ci --silent --no-fund --no-audit && npm run --silent build
	@touch $@

demo: setup  ## read the report in examples/
	@$(BIN)/riwaya read --format text examples/report.jsonl

test: $(VENV)/.installed-dev web  ## run all tests
	RIWAYA_GOLD="$(GOLD)" $(BIN)/python -m pytest -n auto

check: $(VENV)/.installed-dev  ## style, types, import contracts, lexicon, generated docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if [ -d web/node_modules ]; then cd web && npm run --silent check; else echo "no npm here: types of web/ not checked"; fi
	$(BIN)/riwaya lexicon lint
	$(BIN)/python -m pytest --quiet tests/test_docs.py
	$(BIN)/python docs/readme_example.py --check

gold: $(VENV)/.installed-dev  ## measure quality on annotated readings; fails below the floors
	$(BIN)/python bench/gold.py bench/gold $(GOLD)
	$(BIN)/python bench/names.py bench/gold $(GOLD)
	@[ ! -d "$(GOLD)/gsr" ] || { $(BIN)/python bench/actors.py $(GOLD) && $(BIN)/python bench/gsr.py $(GOLD); }
	@[ ! -f "$(GOLD)/dev/incidents.json" ] || $(BIN)/python bench/link.py $(GOLD)
	@[ ! -d "$(GOLD)/times" ] || $(BIN)/python bench/times.py $(GOLD)

bench: setup  ## measure speed, memory and start-up
	RIWAYA_GOLD="$(GOLD)" $(BIN)/python bench/speed.py
	$(BIN)/python bench/speech.py bench/gold $(GOLD)
	$(BIN)/python bench/link_speed.py
	$(BIN)/python bench/ledger.py 200000

docs: setup  ## rewrite docs/cli.md, docs/times.md and the example of the README
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/times_table.py
	$(BIN)/python docs/readme_example.py

lock: $(VENV)/.installed-dev  ## refresh the locked dependencies (UPGRADE=1: to newer versions)
	$(call compile,requirements.lock,--extra serve)
	$(call compile,requirements-dev.lock,--extra serve --extra dev --constraint requirements.lock)

clean:  ## remove .venv and everything made
	rm -rf $(VENV) web/node_modules web/.built riwaya/serve/static build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache bench/speed.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Neither file names where the packages came from, so that each machine uses its own index.
compile = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	$(if $(UPGRADE),--upgrade) $(2) --output-file $(1) pyproject.toml

# A Python without ensurepip (Debian's without python3-venv) gets its pip from the one that is there.
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "riwaya needs Python 3.11 or later")'
	$(PYTHON) -c 'import ensurepip' 2>/dev/null && $(PYTHON) -m venv $(VENV) || { \
		$(PYTHON) -m venv --clear --without-pip $(VENV) && \
		$(PYTHON) -m pip --quiet --python $(BIN)/python install pip; }

# Stamps: installed again when the lock or pyproject.toml is newer. The locks are complete, so nothing is resolved.
$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --no-deps --requirement requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed | $(BIN)/python
	$(PIP) install --no-deps --requirement requirements-dev.lock
	@touch $@
