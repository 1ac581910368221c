# Everything builds on `make setup`; `make help` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
DEMO_HOME ?= demo-data
PORT ?= 8000

.PHONY: help setup demo test test-cluster test-cluster-full cluster-server check lint types unit bench bench-suite bench-compare campaign lock clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMPS)/runtime ## Make .venv with the `archive` command (and Voikko, through apt)

$(STAMPS)/runtime: requirements/runtime.txt pyproject.toml scripts/setup.sh
	@bash scripts/setup.sh runtime "$(PYTHON)" "$(VENV)"
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/runtime requirements/dev.txt
	@bash scripts/setup.sh dev "$(PYTHON)" "$(VENV)"
	@touch $@

$(STAMPS)/browser: scripts/setup.sh
	@bash scripts/setup.sh browser "$(PYTHON)" "$(VENV)"
	@mkdir -p $(STAMPS) && touch $@

demo: setup ## Read corpus/, build the index and serve it on 127.0.0.1:8000
	@bash scripts/demo.sh "$(BIN)/archive" "$(DEMO_HOME)" "$(PORT)"

lint: $(STAMPS)/dev ## Ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMPS)/dev ## mypy --strict
	@$(BIN)/mypy

check: lint types ## Lint and types

$(STAMPS)/cluster: scripts/opensearch/fetch.sh scripts/opensearch/pom.xml
	@bash scripts/opensearch/fetch.sh "$(VENV)/opensearch"
	@mkdir -p $(STAMPS) && touch $@

cluster-server: $(STAMPS)/cluster ## Get the OpenSearch server that the cluster tests start

test: check $(STAMPS)/browser $(STAMPS)/cluster ## Everything that must hold, browser included
	@$(BIN)/pytest -n 2 --dist loadgroup --no-loadscope-reorder

test-cluster: $(STAMPS)/dev $(STAMPS)/cluster ## A real cluster of three: contract suite, commands, one kill
	@$(BIN)/pytest tests/cluster tests/contracts

test-cluster-full: $(STAMPS)/dev $(STAMPS)/cluster ## The same, and every way to break a cluster
	@$(BIN)/pytest tests/cluster tests/contracts -m "cluster_full or not cluster_full"

unit: $(STAMPS)/dev ## The quick tests alone
	@$(BIN)/pytest -m "not slow and not browser"

bench: $(STAMPS)/dev ## Measure ingest, reindex and search over 10,000 generated items
	@$(BIN)/python -m bench $(BENCH)

bench-suite: $(STAMPS)/dev ## Measure stages, rivals and the service under load; keeps bench-results/
	@$(BIN)/python -m bench.suite $(SUITE)

bench-compare: $(STAMPS)/dev ## Set two kept results side by side: OLD=… NEW=…
	@$(BIN)/python -m bench.compare "$(OLD)" "$(NEW)"

campaign: $(STAMPS)/dev ## The long runs; they write their results to docs/
	@$(BIN)/python -m tests.campaign

lock: $(STAMPS)/dev ## Make the lock files anew
	@bash scripts/lock.sh "$(BIN)"

clean: ## Remove what was made here: environment, caches, demo archive
	rm -rf $(VENV) $(DEMO_HOME) .mypy_cache .ruff_cache .pytest_cache .hypothesis artefacts
