# bienban: scraped news pages in, a dataset of meetings out. `make help` lists the targets; settings are in config/settings.mk.
# This page names what can be asked for. How programs are built is pipeline/build.mk, in which order they run pipeline/graph.mk.
include config/settings.mk
export INPUT OUT CONFIG BATCH_SIZE BOM PUBLIC WAIT FORMATS LAUNCH WORD HTML

.DEFAULT_GOAL := dataset
.PHONY: dataset workbook sqlite report batches status check-config deps deps-bench deps-check deps-coverage test coverage sbom check score diff explain try accept schedule unschedule install uninstall deb clean help programs

# `make -j deps dataset`: packages first, whatever -j says.
AFTER_DEPS := $(filter deps deps-bench deps-check deps-coverage deps-slurm deps-faults deps-fuzz deps-users deps-deb deps-datapackage,$(MAKECMDGOALS))
QUIET      := $(findstring s,$(filter-out --%,$(firstword -$(MAKEFLAGS))))
# Where the programs are: made here, or installed beside share/.
BIENBAN_BIN ?= $(if $(wildcard stages),out/bin,../../libexec/bienban)
export BIENBAN_BIN
BUILD       = mkdir -p out && flock out/.build.lock $(MAKE) --no-print-directory -s -f pipeline/build.mk

dataset: programs ## read INPUT, write the dataset under OUT (the default)
	@pipeline/build-dataset $(if $(QUIET),-s) '$(MAKE)'

workbook: programs ## the same, and all its tables as one file for spreadsheets: OUT/dataset/bienban.xlsx
	@FORMATS='$(FORMATS) xlsx' pipeline/build-dataset $(if $(QUIET),-s) '$(MAKE)'

sqlite: programs ## the same, and all its tables as one database with a search: OUT/dataset/bienban.sqlite
	@FORMATS='$(FORMATS) sqlite' pipeline/build-dataset $(if $(QUIET),-s) '$(MAKE)'

report: programs ## the same, and pages to look at: OUT/report/index.html
	@FORMATS='$(FORMATS) report' pipeline/build-dataset $(if $(QUIET),-s) '$(MAKE)'

batches: programs ## list the inputs and cut them into batches, no more: for other engines (pipeline/README.md)
	@pipeline/build-dataset $(if $(QUIET),-s) '$(MAKE)' batches

deps: ## install the Debian packages that building and testing need
	@pipeline/deps build

deps-check: ## install the packages that `make check` needs besides
	@pipeline/deps check

deps-bench: ## install the package that `make bench` draws its plot with
	@pipeline/deps bench

programs: | $(AFTER_DEPS)
	@+$(if $(wildcard stages),$(BUILD) programs,:)

test: programs ## run every test
	@+$(BUILD) units
	@pipeline/test out

deps-coverage: ## install the package that `make coverage` needs besides
	@pipeline/deps coverage

coverage: | $(AFTER_DEPS) ## which lines and branches the tests go through; pages in out/coverage
	@+pipeline/coverage '$(MAKE)' out/coverage

sbom: programs ## what the programs are built with, as CycloneDX JSON (of this machine's packages)
	@pipeline/sbom

check: | $(AFTER_DEPS) ## format, lint, and the same tests under AddressSanitizer and UBSan
	@+pipeline/check '$(MAKE)'

score: programs ## readings and things against the gold answers, with the floors that must hold
	@tests/score

diff: programs ## what changed since the dataset PREV, up to NEXT (default: that under OUT); each change in OUT/diff.csv
	@: $(or $(PREV),$(error which dataset to compare with: make diff PREV=folder [NEXT=folder]))
	@$(BIENBAN_BIN)/diff -C '$(CONFIG)' -o '$(OUT)/diff.csv' '$(PREV)' '$(or $(NEXT),$(OUT)/dataset)'

status: programs ## what a build would redo, and why; changes nothing
	@pipeline/status '$(MAKE)'

check-config: programs ## every mistake in the tables of CONFIG, with a hint
	@pipeline/check-config '$(CONFIG)'

explain: programs ## each reading of the input SOURCE (a name in inputs.csv, or a path) with the rule and table rows that made it
	@: $(or $(SOURCE),$(error which input: make explain SOURCE=page.html [INPUT=folder]))
	@pipeline/explain '$(SOURCE)'

try: programs ## how the page PAGE is read: what was cut away and why, its text with the readings marked; WORD=: the table rows behind a word
	@: $(or $(PAGE),$(error which page: make try PAGE=page.html [WORD=word] [HTML=folder]))
	@pipeline/try '$(PAGE)'

accept: programs ## take the present output as expected, of the golden articles, README's excerpt and the tutorial; read the diff
	@tests/golden/run --accept
	@MAKEFLAGS= $(MAKE) -s INPUT=tests/corpus/pages OUT=out/work/sample CONFIG=config BOM=no PUBLIC=no FORMATS= LAUNCH= dataset
	@tests/excerpt --accept out/work/sample/dataset
	@tests/tutorial --accept

# What a scheduled build is told besides INPUT, OUT and CONFIG: the settings that were given here.
SCHEDULED = $(foreach v,BATCH_SIZE BOM PUBLIC FORMATS LAUNCH TIME_LIMIT JOBS LOG_SIZE,$(if $(filter command environment,$(origin $v)),$v))

schedule: ## show the crontab line for INPUT and OUT; INSTALL=yes puts it into your crontab
	@pipeline/cron/schedule $(if $(filter yes,$(INSTALL)),install,print) '$(CRON)' $(SCHEDULED)

unschedule: ## take the line for OUT out of your crontab
	@pipeline/cron/schedule remove -

-include pipeline/check.mk

install: programs ## copy programs, tables and man pages below PREFIX
	@pipeline/install '$(DESTDIR)$(PREFIX)'

uninstall: ## remove what install put there
	@pipeline/install -u '$(DESTDIR)$(PREFIX)'

deb: programs ## a Debian package of what install installs: out/bienban_VERSION_ARCH.deb
	@pipeline/deb '$(MAKE)'

clean: ## remove what make wrote under OUT, and the programs
	@pipeline/clean
	@rm -rf out/analyze out/bin out/obj out/test out/asan out/coverage out/work out/.build.lock; rmdir out 2>/dev/null || true

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo '  settings, as in make INPUT=pages OUT=folder:'
	@awk -F '[ ?=#]+' '/^[A-Z]/{n=$$1; sub(/^[^#]*# */, ""); printf "  %-17s %s\n", n, $$0}' config/settings.mk
