# make build   the documents of input/2021, both editions, from nothing (makes .venv, installs)
# make test    the whole suite
# make coverage  the same, with the share of the code that it runs; takes half as long again
# make check   ruff and mypy
YEAR ?= 2021
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: build test coverage check templates example findings pictures bench clean

build: $(VENV)/made
	$(BIN)/saksbygger build input/$(YEAR) --utgave kommunene
	$(BIN)/saksbygger build input/$(YEAR) --utgave rådet

test: $(VENV)/made
	$(BIN)/pytest -n 2

coverage: $(VENV)/made
	$(BIN)/pytest -n 2 --cov --cov-report=term

check: $(VENV)/made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The templates and the example's two files are made by these; edit them in Word and Excel as you like.
templates: $(VENV)/made
	$(BIN)/python tools/make_templates.py

example: $(VENV)/made
	$(BIN)/python tools/make_example.py

# docs/funn.md, from the kinds of findings and their examples.
findings: $(VENV)/made
	$(BIN)/python tools/make_findings.py

# The pictures in README and in the user's guide.
pictures: $(VENV)/made
	$(BIN)/python tools/make_pictures.py

bench: $(VENV)/made
	$(BIN)/python bench/speed.py

$(VENV)/made: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) output .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
