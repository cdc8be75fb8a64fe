# Everything a contributor needs. The two commands of the README are `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := -m pip --disable-pip-version-check --quiet install
VALIDATION := $(VENV)/validation

.DEFAULT_GOAL := help
.PHONY: help site serve check test golden format messages benchmark lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

$(VENV)/site.stamp: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) --require-hashes -r requirements.lock
	$(BIN)/python $(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements-dev.lock
	$(BIN)/python $(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/validation.stamp: requirements-validation.lock
	$(PYTHON) -m venv $(VALIDATION)
	$(VALIDATION)/bin/python $(PIP) --require-hashes -r requirements-validation.lock
	@touch $@

$(VENV)/benchmark.stamp: $(VENV)/test.stamp requirements-benchmark.lock
	$(BIN)/python $(PIP) --require-hashes -r requirements-benchmark.lock
	@touch $@

site: $(VENV)/site.stamp ## Build the website into site/
	$(BIN)/ops-atlas build

serve: $(VENV)/site.stamp ## Show the website on this machine; it follows every change
	$(BIN)/mkdocs serve

check: $(VENV)/site.stamp ## Report every fault of every content file
	$(BIN)/ops-atlas check

test: $(VENV)/test.stamp $(VENV)/validation.stamp ## Run every check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

golden: $(VENV)/test.stamp ## Renew the pages that the tests expect, after a change that is meant
	RENEW_GOLDEN=1 $(BIN)/python -m pytest tests/test_golden.py

format: $(VENV)/test.stamp ## Put the code in the project's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(VENV)/site.stamp ## Bring the interface's catalogues up to date with the code
	$(BIN)/python tools/messages.py

benchmark: $(VENV)/benchmark.stamp ## Measure the speed of the PDFs and of reading (half an hour)
	$(BIN)/python -m benchmarks.pdf
	$(BIN)/python -m benchmarks.content

lock: ## Renew the lock files (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade pyproject.toml requirements.in -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.lock --group dev -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements-dev.lock --group benchmark -o requirements-benchmark.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group validation -o requirements-validation.lock

clean: ## Remove everything that was built or installed
	rm -rf $(VENV) site build .cache
