# make site builds the site, make test is what CI runs, make help lists the rest.
# Installing happens once: each step leaves a stamp with the checksum of the lock file that it installed, written last,
# so that a second run needs no network and an interrupted one starts over.

ifeq ($(filter oneshell,$(.FEATURES)),)
$(error honorroll needs GNU make 4 or newer (macOS: brew install make, then use gmake))
endif

SHELL := /bin/sh
.SHELLFLAGS := -euc
.ONESHELL:
.NOTPARALLEL:
.SUFFIXES:
.DEFAULT_GOAL := help
unexport PYTHONHOME PYTHONPATH

# Settings: make site SITE=demo; make site PYTHON=python3.12; make test ARGS="-k photos"; make lock UPGRADE=1
PYTHON ?= python3
SITE ?= .
ARGS ?=
UPGRADE ?=
UV_VERSION := 0.13.9
# On this day one conference of the demonstration is on and another ahead, and a consultation is open.
DEMO_DATE := 2026-11-27

PIP := .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --retries=1 --timeout=20
NPM := npm --loglevel=error --no-update-notifier --cache="$(CURDIR)/.build/npm" --fetch-retries=1 --fetch-timeout=20000 --fetch-retry-mintimeout=500 --fetch-retry-maxtimeout=2000

# What an installing step starts with: one line that says what is missing.
define need_python
fail() { echo "$$1" >&2; exit 1; }
$(PYTHON) -c '' 2>/dev/null || fail "honorroll needs Python 3.11 or newer, and $(PYTHON) does not start."
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
	fail "honorroll needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try PYTHON=python3.12."
$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null ||
	fail "$(PYTHON) cannot make a virtual environment. Debian and Ubuntu: apt-get install python3-venv."
endef

define need_node
fail() { echo "$$1" >&2; exit 1; }
node -e '' 2>/dev/null || fail "honorroll needs Node.js 20.19 or newer, and node does not start."
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
	fail "honorroll needs Node.js 20.19 or newer; node is $$(node -v)."
npm --version >/dev/null 2>&1 || fail "honorroll needs npm, which comes with Node.js, and npm does not start."
endef

# Fetches packages, and says in one line why they are not there: without a network npm would try for minutes.
define fetching
fetch() {
	"$$@" >.build/fetching.log 2>&1 && return
	if grep -qiE 'ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|EIDLETIMEOUT|name resolution|NewConnectionError|ConnectTimeout|ReadTimeout|unreachable' .build/fetching.log; then
		echo "The packages cannot be fetched: there is no network, or no way to the package index. See .build/fetching.log." >&2
	else
		echo "The packages cannot be installed: $$(grep -iE 'error|ERR!' .build/fetching.log | head -n 1). See .build/fetching.log." >&2
	fi
	exit 1
}
endef

# Of two makes at once in one folder the second waits. Python takes the lock, because macOS has no flock of its own; the
# shell holds it as long as its step runs.
define alone
mkdir -p .build
exec 9>.build/installing
$(PYTHON) -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)' 2>/dev/null || true
endef

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 16

.PHONY: site
site: python ## Build the site, and say where it is (SITE=demo: that of another folder)
	@.venv/bin/honorroll build --root "$(SITE)" $(ARGS)

.PHONY: demo
demo: ## Build the demonstration, an invented district, into demo/site
	@$(MAKE) --no-print-directory site SITE=demo ARGS="--date $(DEMO_DATE) $(ARGS)"

.PHONY: serve
serve: python ## Build, serve on this machine, rebuild on change
	@.venv/bin/honorroll serve --root "$(SITE)" $(ARGS)

.PHONY: test
test: node python-dev ## Check style and types, then run the tests (ARGS="-k photos" for some)
	@CHROMIUM="$$(sh tests/ensure-chromium)"
	export CHROMIUM
	sh tests/ensure-servers
	sh tests/ensure-exiftool
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	# Thousands of small sites are written and synced: in memory, where there is enough of it, that takes an eighth less.
	free=$$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $$4 }')
	[ "$${free:-0}" -lt 8000000 ] || export TMPDIR=/dev/shm
	.venv/bin/pytest --numprocesses=auto --dist=worksteal $(ARGS)

.PHONY: bench
bench: python-dev ## Measure builds of 1,000, 10,000 and 30,000 profiles (ARGS="--sizes 1000 --runs 1")
	@.venv/bin/python tests/bench/bench_build.py $(ARGS)

.PHONY: peers
peers: node python-dev ## Measure Hugo, Eleventy and, if it is on the path, Zola beside ours (ARGS="--size 1000 --runs 1")
	@made="$$(cat tests/bench/peers/requirements.lock tests/bench/peers/package-lock.json | cksum)"
	if [ "$$(cat .build/peers/.ready 2>/dev/null)" != "$$made" ]; then
		$(PYTHON) -m venv --clear .build/peers
		.build/peers/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes --requirement tests/bench/peers/requirements.lock
		cp .npmrc tests/bench/peers/package.json tests/bench/peers/package-lock.json .build/peers
		(cd .build/peers && $(NPM) ci >/dev/null)
		echo "$$made" >.build/peers/.ready
	fi
	.venv/bin/python tests/bench/peers/bench_peers.py $(ARGS)

.PHONY: takedown
takedown: python-dev ## Rehearse a takedown among 10,000 profiles with twenty faulty files (ARGS="--size 1000")
	@.venv/bin/python tests/bench/bench_takedown.py $(ARGS)

.PHONY: photos
photos: node python-dev ## Measure formats and qualities of pictures on photographs, sharp's beside them (slow)
	@made="$$(cat requirements-bench.lock tests/bench/package-lock.json | cksum)"
	if [ "$$(cat .build/bench/.ready 2>/dev/null)" != "$$made" ]; then
		$(PYTHON) -m venv --clear .build/bench
		.build/bench/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes --requirement requirements-bench.lock
		cp .npmrc tests/bench/package.json tests/bench/package-lock.json .build/bench
		(cd .build/bench && $(NPM) ci >/dev/null)
		echo "$$made" >.build/bench/.ready
	fi
	NODE_PATH="$$(pwd)/.build/bench/node_modules" .build/bench/bin/python tests/bench/bench_photos.py $(ARGS)

.PHONY: torture
torture: node python-dev ## Hostile content and failing machines in full counts (slow); make test has small ones
	@CHROMIUM="$$(sh tests/ensure-chromium)"
	export CHROMIUM
	sh tests/ensure-exiftool
	.venv/bin/python -m tests.torture $(ARGS)

.PHONY: lint
lint: python-dev ## Check style and types of the code
	@.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

.PHONY: fmt
fmt: python-dev ## Put the code into its one format
	@.venv/bin/ruff check --fix-only
	.venv/bin/ruff format

.PHONY: lighthouse
lighthouse: node python-dev ## Measure ten kinds of page as on a telephone; fails below 99/100/100/100
	@CHROMIUM="$$(sh tests/ensure-chromium)"
	export CHROMIUM
	.venv/bin/python tests/lighthouse.py

.PHONY: shots
shots: node python-dev ## Take the pictures of docs/ anew
	@CHROMIUM="$$(sh tests/ensure-chromium)"
	export CHROMIUM
	.venv/bin/python tests/browser/shots.py

.PHONY: drawings
drawings: python-dev ## Draw the pictures of the demonstration anew (ARGS="tran-thi-b" for some)
	@CHROMIUM="$$(sh tests/ensure-chromium)"
	export CHROMIUM
	.venv/bin/python -m demo.drawings $(ARGS)

.PHONY: guide
guide: node python-dev ## Take the pictures of the staff guide anew, by following it
	@CHROMIUM="$$(sh tests/ensure-chromium)"
	export CHROMIUM
	.venv/bin/pytest tests/guide --numprocesses=0 --bless $(ARGS)

.PHONY: lock
lock: ## Write the lock files anew (UPGRADE=1: with the newest versions allowed); needs the network
	@$(need_python)
	$(need_node)
	$(PYTHON) -m venv --clear .build/lock
	.build/lock/bin/python -m pip install -qq --disable-pip-version-check uv==$(UV_VERSION)
	compile() {
		.build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) "$$@"
	}
	compile --output-file requirements.lock --group build pyproject.toml
	compile --output-file requirements-dev.lock --group build --extra dev --constraint requirements.lock pyproject.toml
	compile --output-file requirements-print.lock --group build --extra print --constraint requirements-dev.lock pyproject.toml
	compile --output-file requirements-bench.lock --group build --extra bench --constraint requirements.lock pyproject.toml
	compile --output-file tests/bench/peers/requirements.lock tests/bench/peers/requirements.in
	$(NPM) $(if $(UPGRADE),update,install) --package-lock-only
	for folder in tests/bench tests/bench/peers; do
		cp .npmrc $$folder/package.json $$folder/package-lock.json .build/lock  # npm reads .npmrc beside package.json
		(cd .build/lock && $(NPM) $(if $(UPGRADE),update,install) --package-lock-only)
		cp .build/lock/package-lock.json $$folder
	done

.PHONY: wheel
wheel: python ## Build the package, dist/honorroll-….whl, that pip installs anywhere
	@rm -rf build dist  # setuptools would pack files that build/ kept
	.venv/bin/python -m pip wheel -qq --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	rm -rf build
	ls dist/*.whl

.PHONY: vendor
vendor: node ## Copy the fonts and the lightbox of package-lock.json into the theme anew
	@cd scripts/honorroll/theme/vendor
	find . -type f -exec cp "$(CURDIR)/node_modules/{}" {} \;

.PHONY: clean
clean: ## Remove all that make has made, but for the drafts of the desk, which somebody typed
	@rm -rf .venv node_modules site build dist .hypothesis scripts/*.egg-info
	[ ! -d .build ] || find .build -mindepth 1 -maxdepth 1 ! -name desk -exec rm -rf {} +
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The steps of installing

# An environment is bound to its folder: one that was moved, or has lost its Python, is made anew.
.PHONY: python
python:
	@$(alone)
	made="$$(pwd -P) $$(cksum <requirements.lock)"
	if [ "$$(cat .venv/.ready 2>/dev/null)" != "$$made" ] || ! .venv/bin/python -c '' 2>/dev/null; then
		$(need_python)
		echo "Installing the packages of requirements.lock into .venv ..."
		$(PYTHON) -m venv --clear .venv
		$(fetching)
		fetch $(PIP) --require-hashes --requirement requirements.lock
		echo "$$made" >.venv/.ready
	fi
	made="$$(cksum <pyproject.toml)"
	if [ "$$(cat .venv/.editable 2>/dev/null)" != "$$made" ] || [ ! -x .venv/bin/honorroll ]; then
		$(PIP) --no-build-isolation --no-deps --editable .
		echo "$$made" >.venv/.editable
	fi
	.venv/bin/python -m compileall -q scripts  # where PYTHONDONTWRITEBYTECODE is set nobody else would: 0.1 s a run

.PHONY: print
print: python ## Install what prints yearbooks and ceremony kits, 90 MB; make test has it already
	@$(alone)
	made="$$(cksum <requirements-print.lock)"
	if [ "$$(cat .venv/.ready-print 2>/dev/null)" != "$$made" ]; then
		echo "Installing the packages of requirements-print.lock into .venv ..."
		$(PIP) --require-hashes --requirement requirements-print.lock
		echo "$$made" >.venv/.ready-print
	fi

# While packages are being added the environment is not ready: pip takes a half-written package for an installed one.
.PHONY: python-dev
python-dev: python
	@$(alone)
	made="$$(cksum <requirements-dev.lock)"
	if [ "$$(cat .venv/.ready-dev 2>/dev/null)" != "$$made" ]; then
		echo "Installing the packages of requirements-dev.lock into .venv ..."
		mv .venv/.ready .venv/.unready
		$(fetching)
		fetch $(PIP) --require-hashes --requirement requirements-dev.lock
		echo "$$made" >.venv/.ready-dev
		mv .venv/.unready .venv/.ready
	fi

# npm ci empties node_modules, the stamp in it included, before it fills it.
.PHONY: node
node:
	@$(alone)
	made="$$(cksum <package-lock.json)"
	[ "$$(cat node_modules/.ready 2>/dev/null)" != "$$made" ] || exit 0
	$(need_node)
	echo "Installing the packages of package-lock.json into node_modules ..."
	$(fetching)
	fetch $(NPM) ci --include=dev
	echo "$$made" >node_modules/.ready
