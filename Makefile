# Everything is set up by the first command that needs it: Python 3.11 or later, git and make.
# The tools live in .venv, from requirements.lock; nothing outside this folder is changed.

.DEFAULT_GOAL := help
.PHONY: help brief test test-slow lint lock clean
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# The lock is complete, so pip need not resolve anything (and older ones trip over extras).
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

brief: $(READY) ## a brief of the five documents in seeds/
	@$(BIN)/wellsourced brief seeds --engine extractive

test: $(READY) ## the tests (about three minutes on two cores)
	$(BIN)/pytest -n 2 --dist loadfile -rs -m "not slow"

test-slow: $(READY) ## the tests that take minutes
	$(BIN)/pytest -rs -m slow

lint: $(READY) ## style, types, and the rules of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The lock holds for every platform and Python that pyproject.toml allows; uv only writes it.
lock: ## requirements.lock anew, from pyproject.toml
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --upgrade \
		--custom-compile-command "make lock" --quiet --output-file requirements.lock

clean: ## removes what make has made, but no brief
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# The stamp is newer than what it was made from, so a second call does nothing.
$(READY): requirements.lock pyproject.toml
	@python=$$(for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
		command -v $$name >/dev/null && $$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null && echo $$name && break; done); \
	if [ -z "$$python" ]; then \
		echo "wellsourced needs Python 3.11 or later with its venv module, and found none:" >&2; \
		echo "install it (Debian, Ubuntu: apt install python3 python3-venv) and try again" >&2; exit 1; \
	fi; \
	echo "setting up $(VENV) with $$($$python --version), once: a minute or two"; \
	$$python -m venv $(VENV)
	@$(PIP) --no-deps --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@
