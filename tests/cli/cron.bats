#!/usr/bin/env bats
# The runner that cron starts, and the line that starts it. With the real daemon: make test-cron.
load build

run_build() {
	pipeline/cron/run INPUT="$in" OUT="$out" BATCH_SIZE=256 BOM=no PUBLIC=no CONFIG="${config:-config}" "$@"
}

@test "a scheduled build that goes well is silent, writes the dataset, and notes its sums in the log" {
	some_pages
	run run_build
	[ "$status" -eq 0 ] && [ -z "$output" ]
	[ "$(table articles | wc -l)" -gt 5 ]
	grep -q 'done: ' "$out/cron.log"
	[ -z "$(find "$out" -name '*.tmp')" ]
}

@test "cron's own poor environment is enough" {
	some_pages
	run env -i HOME="$HOME" PATH=/usr/bin:/bin SHELL=/bin/sh /bin/sh -c "cd / && '$PWD/pipeline/cron/run' INPUT='$in' OUT='$out'"
	[ "$status" -eq 0 ] && [ -z "$output" ]
	[ -e "$out/dataset/events.csv.gz" ]
}

@test "a scheduled build that fails prints one summary, ends with make's code, and keeps the old dataset" {
	some_pages
	run_build
	before=$(cat "$out/dataset/SHA256SUMS")
	config=$BATS_TEST_TMPDIR/config
	cp -r config "$config"
	echo 'half a row' >> "$config/lexicon/offices.csv"
	run run_build
	[ "$status" -eq 2 ]
	[[ $output == *"the build of $out failed"* ]]
	[[ $output == *"offices.csv:"* ]]
	[[ $output == *"The dataset stays as it was"* ]]
	[ "$before" = "$(cat "$out/dataset/SHA256SUMS")" ]
	grep -q 'failed with 2' "$out/cron.log"
}

@test "the time limit ends a build, and the next one goes on" {
	some_pages
	run run_build TIME_LIMIT=1 LAUNCH='sleep 30;'
	[ "$status" -eq 124 ]
	[[ $output == *"TIME_LIMIT=1"* ]]
	run run_build
	[ "$status" -eq 0 ] && [ -e "$out/dataset/events.csv.gz" ]
}

@test "while one run is at work the next does nothing, says so in the log only, and ends with 75" {
	mkdir -p "$in" "$out"
	exec 8>> "$out/.cron.lock"
	flock -n 8
	run run_build
	exec 8>&-
	[ "$status" -eq 75 ] && [ -z "$output" ]
	grep -q 'still at work' "$out/cron.log"
}

@test "a log over its size is put aside, four old ones are kept" {
	some_pages
	for n in 1 2 3 4 5 6; do run_build LOG_SIZE=1; done
	run ls "$out"
	[[ $output == *cron.log.4* && $output != *cron.log.5* ]]
}

@test "make clean takes the logs away too" {
	some_pages
	run_build LOG_SIZE=1
	run_build LOG_SIZE=1
	OUT=$out pipeline/clean
	[ ! -e "$out" ]
}

@test "the crontab line survives blanks, quotes and percent signs: cron's shell runs what it says" {
	some_pages
	mv "$in" "$BATS_TEST_TMPDIR/my 'pages' 100%"
	odd="$BATS_TEST_TMPDIR/out 5% of it's"
	line=$(env -u BOM make -s schedule INPUT="$BATS_TEST_TMPDIR/my 'pages' 100%" OUT="$odd" BATCH_SIZE=2 CRON='*/5 * * * *')
	[[ $line == '*/5 * * * *  '* && $line != *BOM=* && $line == *"BATCH_SIZE='2'"* ]]
	# as cron does: the first five fields off, "\%" is "%"
	command=$(printf '%s\n' "$line" | cut -d ' ' -f 7- | sed 's/\\%/%/g')
	env -i PATH=/usr/bin:/bin HOME="$HOME" sh -c "$command"
	[ -e "$odd/dataset/events.csv.gz" ]
}
