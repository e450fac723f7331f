# The README's commands. Only Python 3.11.5 or newer and make are needed; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# Tests in one process more than there are cores, up to four; those of one file in one, since they share the sites that
# they build. The files in the order of `tests/conftest.py`: else the ones with the fewest tests came last, and some of
# these are the longest.
TEST := $(RUN) -m $(if $(CORPUS),tests.with_corpus $(CORPUS),pytest) -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site serve check pr-check test test-all lint bench lock licences clean
.DEFAULT_GOAL := site

site: $(VENV)/.site  ## Build the site into site/; SHARD=2/4: its second part of four
	@$(RUN) -m mkdocs build --strict

serve: $(VENV)/.site  ## Show the site while you write, and build it anew at each change
	@$(RUN) -m mkdocs serve

check: $(VENV)/.site  ## Say what is wrong with the data
	@$(RUN) -m briefings check

pr-check: $(VENV)/.site  ## What a pull request is checked for, the comment that it gets first; BASE=main: what it goes into
	@$(RUN) .ci/report.py --base $(or $(BASE),main)
	@$(RUN) -m mkdocs build --strict

test: $(VENV)/.test  ## Every test, with a seeded sample of what is long; CORPUS=file or name: with that in place of the data
	@$(TEST)

test-all: $(VENV)/.test  ## Every test at full length
	@TESTS=all $(TEST)

lint: $(VENV)/.test  ## Form, types and imports of the code
	@$(RUN) -m ruff check && $(RUN) -m ruff format --check && $(RUN) -m mypy && $(VENV)/bin/lint-imports --no-cache

bench: $(VENV)/.test  ## How fast a large corpus builds, beside Hugo writing the same kinds of pages and files
	@$(RUN) -m bench $(BENCH)

lock: $(VENV)/.test  ## Lock the requirements anew, from the lists requirements*.in; NEWEST=1: with newer versions, if they are a week old
	@for list in requirements requirements-verify requirements-dev; do \
		$(if $(NEWEST),UV_EXCLUDE_NEWER='7 days') $(VENV)/bin/uv pip compile --quiet $(if $(NEWEST),--upgrade) $$list.in --output-file $$list.txt || exit 1; \
	done

licences: $(VENV)/.site  ## List the licence of each package that the site needs
	@$(RUN) -m tests.licences

clean:  ## Take away what was built and installed
	rm -rf site .site.building $(VENV)

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11, 5) else "Python 3.11.5 or newer is needed, and this is %s. Install a newer one, then run: make PYTHON=python3.12 $(MAKECMDGOALS)" % sys.version.split()[0])'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. Install it (on Debian and Ubuntu: apt install python3-venv), then run make again."; exit 1; }
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site: $(VENV)/.python requirements.txt
	@$(RUN) -m pip install --quiet --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements-dev.txt tests/node/package-lock.json
	@$(RUN) -m pip install --quiet --require-hashes -r requirements-dev.txt
	@$(RUN) -m tests.browser_setup
	@$(RUN) -m tests.page_checkers || test -z "$$CI"
	@touch $@

help:  ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 18
