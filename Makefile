# One door for every job: make setup | run | test | check | score | bench | train | bundle

PYTHON ?= python3
PORT ?= 8000
SHARED ?= ../shared

# Another interpreter gets another environment: make test PYTHON=python3.13
ifeq ($(origin PYTHON),command line)
VENV := .venv-$(notdir $(PYTHON))
else
VENV := .venv
endif
PY := $(VENV)/bin/python
SCORES := data/scores

.DEFAULT_GOAL := help
.PHONY: help setup run worker test test-cluster check score score-extraction score-corpus score-reading score-search bench soak kills hostile train lock \
	docs licences bundle messages

help:
	@echo "make run    set up, load the seed documents, serve on 127.0.0.1:$(PORT)"
	@echo "make worker run the background jobs of large imports"
	@echo "make test   set up, run the whole suite (SQLite, PostgreSQL, browser)"
	@echo "make test-cluster  several servers on this machine, some of which die (PostgreSQL, HAProxy)"
	@echo "make check  format, lint, layers, types, migrations, deploy checks"
	@echo "make score  extraction and search against the annotated truth in $(SHARED)"
	@echo "make train  the models under seeds/models from the labelled texts in $(SHARED)"
	@echo "make bench  performance, as ratios inside one run"
	@echo "make soak   readers, a reviewer, imports and backups at once (MINUTES=10)"
	@echo "make kills  work of every kind killed at random moments, on both databases (KILLS=500)"
	@echo "make hostile  odd files and made-up requests, on both databases (REQUESTS=10000)"
	@echo "make docs   links and commands of the documentation"
	@echo "make bundle   one archive to install from without network (MACHINE=aarch64, FOR_PYTHON=3.13)"
	@echo "make messages  what pages say and its English, into locale/"
	@echo "make licences  what a running site is made of, and its licences"

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed: apt install python3, or make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python's venv module is missing: apt install python3-venv"; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

run: setup
	$(PY) manage.py quickstart
	$(PY) -m config.serve $(PORT)

worker: setup
	$(PY) manage.py worker

test: setup
	$(PY) -m tests.run_suite

test-cluster: setup
	XIANJIE_TEST_CLUSTER=1 $(PY) -m pytest -q -s tests/cluster

check: setup
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(VENV)/bin/lint-imports
	$(PY) -m mypy
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m measures.extraction.versions --check
	XIANJIE_HTTPS=1 $(PY) manage.py check --deploy --fail-level WARNING

score: score-extraction score-corpus score-reading score-search

score-extraction: setup
	@mkdir -p $(SCORES)
	$(PY) manage.py import_articles --dry-run --json $(SHARED)/seeds/*.txt > $(SCORES)/seeds.json
	$(PY) manage.py import_articles --dry-run --json $(SHARED)/samples/*.txt > $(SCORES)/samples.json
	$(PY) $(SHARED)/eval/score_extraction.py $(SHARED)/gold/seeds.json $(SCORES)/seeds.json \
		--require articles_f1=1 --require metadata=1 --require body_f1=0.995 --require measures_f1=0.97 \
		--require theme_lenient=0.95 --require theme_strict=0.80 --require figures_f1=0.95 \
		--require figures_about=0.85 --require transitions_f1=0.85 --require spans_verified=1
	$(PY) $(SHARED)/eval/score_extraction.py $(SHARED)/gold/samples.json $(SCORES)/samples.json \
		--require measures_f1=0.93 --require theme_lenient=0.90 --require figures_f1=0.93 \
		--require region_code=1 --require spans_verified=1

# By text: each passage and each text is read by models that do not know it. Two careful readers reach .88 and .98 (themes),
# .89 (measures).
score-reading: setup
	@mkdir -p $(SCORES)
	$(PY) -m measures.training --shared $(SHARED) --cross-validate themes --out $(SCORES)/themes.jsonl
	$(PY) $(SHARED)/eval/score_themes.py $(SHARED)/gold/themes.jsonl $(SCORES)/themes.jsonl \
		--require strict=0.67 --require lenient=0.88 --require any=0.93 --require rural_strict=0.68 \
		--require rural_lenient=0.91 --require ece=0.05
	$(PY) -m measures.training --shared $(SHARED) --cross-validate cutting --out $(SCORES)/cut.json \
		--require f1_notices=0.90 --require f1_news=0.66 --require f1_accounts=0.59 --require f1_pages=0.58 \
		--require f1_reports=0.54 --require ece=0.05
	$(PY) $(SHARED)/eval/score_extraction.py $(SHARED)/gold/corpus.json $(SCORES)/cut.json \
		--require measures_f1=0.66 --require coverage_f1=0.845

# What rules alone decide, on texts that nobody tuned on; measures and themes of these texts are learned, and stand above.
score-corpus: setup
	@mkdir -p $(SCORES)
	$(PY) manage.py import_articles --dry-run --json $(SHARED)/corpus/texts/* > $(SCORES)/corpus.json
	$(PY) $(SHARED)/eval/score_extraction.py $(SHARED)/gold/corpus.json $(SCORES)/corpus.json \
		--require title=0.96 --require region_code=0.88 --require author=0.95 --require source=0.93 --require published=0.98 \
		--require figures_f1=0.95 --require transitions_f1=0.86 --require spans_verified=1

score-search: setup
	$(PY) -m bench.statutes $(SHARED)

bench: setup
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r bench/requirements.lock
	$(PY) -m bench.extraction --require
	$(PY) -m bench.search --require
	$(PY) -m bench.pages --require

MINUTES ?= 10
soak: setup
	$(PY) -m bench.soak --minutes $(MINUTES)

# Of each database.
KILLS ?= 500
kills: setup
	$(PY) -m bench.kills --kills $(KILLS)

REQUESTS ?= 10000
hostile: setup
	$(PY) -m bench.hostile --require
	$(PY) -m bench.hostile_requests --count $(REQUESTS) --require

train: setup
	$(PY) -m measures.training --shared $(SHARED)

docs: setup
	$(PY) -m pytest -q tests/test_docs.py

licences: setup
	@$(PY) -m config.licences data/licences.txt

MACHINE ?= x86_64
bundle: setup
	@$(PY) -m config.bundle data/bundles --machine $(MACHINE) $(if $(FOR_PYTHON),--python $(FOR_PYTHON))

# After a change of what pages say: brings locale/ up to date and compiles it.
messages: setup
	@DJANGO_SETTINGS_MODULE=config.settings $(PY) -m config.messages

# After a change of dependencies in pyproject.toml: pip install uv, then make lock.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --extra cluster --extra dev --extra fast --extra mcp --extra ocr --extra sso --extra train \
		--quiet --output-file requirements.lock pyproject.toml
	echo tantivy | uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
		--quiet --output-file bench/requirements.lock -
