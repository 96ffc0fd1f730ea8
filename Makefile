# Một Cửa: `make run` starts everything, `make test` checks everything. Needs a Python 3 with pip, nothing else.
PYTHON ?= $(shell command -v python3 || command -v python)
APP := .venv/bin/python
BOT := .venv-bot/bin/python
export PYTHONPATH := $(CURDIR)
# What Python compiles is kept in the state folder, also where the machine says to keep nothing (decision 025).
export PYTHONPYCACHEPREFIX := $(abspath $(or $(MOTCUA_VAR),var))/bytecode
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test ask bench bench-telegram bench-desk web screens lint format data load export train eval eval-stock report check-places environments dev clean

help:
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

environments:
	@$(PYTHON) ops/bootstrap.py app bot

dev:
	@$(PYTHON) ops/bootstrap.py dev bot

run: environments ## install what is missing, load, train if needed, start every service (Ctrl-C stops all)
	@$(APP) -m ops.supervisor

ask: environments ## one question through the whole system: make ask Q="làm khai sinh cần gì"
	@$(APP) -m ops.ask "$(Q)"

test: dev ## the whole test suite, the same as CI
	$(APP) -m pytest tests --ignore=tests/bot_env
	$(BOT) -m pytest tests/bot_env -c tests/bot_env/pytest.ini

lint: dev ## every static check
	$(APP) -m ruff check .
	$(APP) -m ruff format --check .
	$(APP) -m mypy
	.venv/bin/lint-imports
	$(APP) -m directory.checks

format: dev ## let ruff format and mend what it can
	$(APP) -m ruff check --fix .
	$(APP) -m ruff format .

web: dev ## check, test and build what runs in the browser (widget, help desk) into channels/web/dist
	$(APP) -m ops.web_build

screens: dev ## pictures of the main states for the README (ONLY="center split": only these)
	$(APP) -m ops.screens $(ONLY)

data: dev ## rebuild what is compiled, check all content; BOUNDARIES=file.geojson: load commune outlines
	$(APP) -m directory.compile
	$(APP) -m directory.checks
	$(if $(BOUNDARIES),$(APP) -m directory load && $(APP) -m directory outlines "$(BOUNDARIES)")

load: environments
	@$(APP) -m directory load

export: load
	@$(APP) -m directory export

train: export ## train the assistant when its inputs changed
	@$(APP) -m nlu.training
	@$(BOT) -m bot.runtime train

eval: dev export ## how well it understands: the table of docs/understanding.md (FILE=… for your own questions)
	$(APP) -m nlu.evaluation $(if $(FILE),--file $(FILE))

eval-stock: dev export ## the stock recipe (DIET) on the same questions, beside ours (EPOCHS=… EVERY=…; about an hour)
	@$(APP) -m ops.eval_stock $(if $(EPOCHS),--epochs $(EPOCHS)) $(if $(EVERY),--every $(EVERY))

report: environments ## what people asked and got no answer to, by cluster (for editors)
	@$(APP) -m actions.record report $(if $(DAYS),--days $(DAYS)) $(if $(CSV),--csv)

check-places: dev ## every commune, old and new, in every spelling
	$(APP) -m ops.check_places

bench: environments ## speed and memory of the whole system; STOCK=1: beside the stock Rasa recipe
	@$(if $(STOCK),STOCK=$(STOCK)) $(APP) -m ops.bench

bench-desk: load ## the help desk: size and time of a snapshot, searches, the printed sheet
	$(APP) -m ops.bench_desk

bench-telegram: environments ## webhook acknowledgement and updates a second through the whole chain
	$(APP) -m ops.bench_telegram

clean: ## remove environments and state
	rm -rf .venv .venv-bot var
