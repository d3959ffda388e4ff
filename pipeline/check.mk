# Measurements that print the figures which the documents name.
.PHONY: test-hostile
.PHONY: bench bench-clean bench-dates bench-folds bench-report bench-resolve deps-slurm test-slurm deps-faults test-faults deps-fuzz fuzz fuzz-volume deps-users test-users deps-deb test-deb deps-datapackage test-datapackage

bench-dates: programs ## DATES=FILE.csv: read a table of dates through the code of extract
	@+$(BUILD) benches
	@mkdir -p '$(OUT)/bench'
	@out/test/bench_dates '$(DATES)' '$(OUT)/bench/dates.csv' $(if $(V),-v)

bench-clean: programs ## PAGES=folder: read every page through the code of clean, with time and memory
	@+$(BUILD) benches
	@mkdir -p '$(OUT)/bench/clean'
	@out/test/bench_clean '$(CONFIG)' '$(PAGES)' '$(OUT)/bench/clean'

FOLD_SETS = $(foreach s,article-extraction wcxb,$s=../shared/bench/$s/html=../shared/bench/$s/ground-truth.json)

bench-folds: programs ## weights of clean chosen on four fifths of the benchmarks, measured on the fifth (two minutes)
	@+$(BUILD) benches
	@tests/tools/score-folds '$(CONFIG)' out/work/folds $(FOLD_SETS)

bench: programs ## N="1000 10000" PAGE=90 FORM=files|warc: the whole pipeline on so many made pages of so many KB: time, memory, growth, increments
	@+$(BUILD) benches
	@PAGE='$(PAGE)' FORM='$(FORM)' tests/bench/pipeline '$(CONFIG)' '$(OUT)' $(or $(N),1000 10000)

bench-resolve: programs ## SIZES="10000 100000" MEMORY=MB: resolve on made readings with known truth, its time (least of several runs), memory and pairwise F1
	@MEMORY='$(MEMORY)' tests/bench/resolve '$(CONFIG)' '$(OUT)' $(SIZES)

bench-report: programs ## ARTICLES=28000: the report of a dataset of made articles, 10,000 events: time (some minutes to make them)
	@tests/bench/report '$(CONFIG)' '$(OUT)' $(ARTICLES)

deps-slurm: ## install the packages that `make test-slurm` needs besides
	@pipeline/deps slurm

test-slurm: programs | $(AFTER_DEPS) ## a build on a Slurm of two nodes of which one is lost (as root, a minute)
	@tests/slurm/run

test-hostile: programs ## every input made to hurt through all stages, within 2 s and 256 MB each (two minutes)
	@tests/hostile/run -v

deps-faults: ## install the packages that `make test-faults` needs besides
	@pipeline/deps faults

test-faults: programs | $(AFTER_DEPS) ## what goes wrong on real machines, with the real things (as root, some minutes)
	@BIN="$(CURDIR)/out/bin" bats tests/faults

deps-fuzz: ## install the packages that `make fuzz` needs besides
	@pipeline/deps fuzz

# Only checks that mean something are asked for: that nothing is added to a null pointer is none.
FUZZ_BUILD = +$(BUILD) CC=clang-14 WARN='-Wall -Wextra -Werror' HARDEN=-fPIE ENGINE=-fsanitize=fuzzer fuzzers
FUZZ_ASAN  = -O2 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=pointer-overflow \
	-fno-sanitize-recover=undefined
FUZZ_PLAIN = -O2 -g -fsanitize=fuzzer-no-link,undefined -fno-sanitize=pointer-overflow -fsanitize-trap=undefined

fuzz: programs | $(AFTER_DEPS) ## T=seconds HARNESS="dates page": libFuzzer on every parser of outside bytes, with ASan and UBSan
	@$(FUZZ_BUILD) B=out/fuzz/asan CFLAGS='$(FUZZ_ASAN)'
	@JOBS='$(FUZZ_JOBS)' tests/fuzz/run out/fuzz asan $(or $(T),60) $(HARNESS)

fuzz-volume: programs | $(AFTER_DEPS) ## the same without ASan, for many executions: only the checks of the harnesses and UBSan
	@$(FUZZ_BUILD) B=out/fuzz/plain CFLAGS='$(FUZZ_PLAIN)'
	@JOBS='$(FUZZ_JOBS)' tests/fuzz/run out/fuzz plain $(or $(T),60) $(HARNESS)

deps-users: ## install the packages that `make test-users` needs besides
	@pipeline/deps users

test-users: | $(AFTER_DEPS) ## what users do, from a clean clone, with their programs: LibreOffice, a browser, pandas, R, SQLite
	@tests/users/run

deps-deb: ## install the package that `make test-deb` needs besides
	@pipeline/deps deb

test-deb: programs | $(AFTER_DEPS) ## the Debian package on a new Debian without compiler or source tree (as root, some minutes)
	@tests/users/clean-system

deps-datapackage: ## install npm, where there is none, for `make test-datapackage`
	@command -v npm > /dev/null || pipeline/deps datapackage

test-datapackage: programs | $(AFTER_DEPS) ## datapackage.json, types, keys and references by Frictionless's own library, which npm fetches
	@tests/datapackage/run
