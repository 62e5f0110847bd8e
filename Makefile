# make build     the documents of input/2021, both editions, from nothing (makes .venv, installs)
# make check     ruff and mypy
# make test      the suite; what needs LibreOffice, poppler or a font that is not here is skipped, and said
# make slow      what takes whole seconds, and is left out of make test
# make test-all  both
# make coverage  both, with the share of the code that they run; takes half as long again
# make mutants   breaks the code in 200 ways, one at a time, and says how many of them the tests of its room notice
YEAR ?= 2021
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: build check test slow test-all coverage counted mutants templates example findings headings sentences pictures bench clean

build: $(VENV)/made
	$(BIN)/saksbygger build input/$(YEAR) --utgave kommunene
	$(BIN)/saksbygger build input/$(YEAR) --utgave rådet

# What these run stands in tools/commands.py, for machines without make too.
check test slow counted: $(VENV)/made
	$(BIN)/python tools/commands.py $@

test-all: test slow

coverage: $(VENV)/made
	COUNTED=1 $(BIN)/python tools/commands.py test slow counted

mutants: $(VENV)/made
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[mutants]'
	$(BIN)/python tools/mutants.py

# The templates and the example's two files are made by these; edit them in Word and Excel as you like.
templates: $(VENV)/made
	$(BIN)/python tools/make_templates.py

example: $(VENV)/made
	$(BIN)/python tools/make_example.py

# The tables of headings in docs/ordliste.md, from the description of the workbook.
headings: $(VENV)/made
	$(BIN)/python tools/make_headings.py

# docs/funn.md, from the kinds of findings and their examples.
findings: $(VENV)/made
	$(BIN)/python tools/make_findings.py

# docs/setninger.md, from the wording and small cases in every state.
sentences: $(VENV)/made
	$(BIN)/python tools/make_sentences.py

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
