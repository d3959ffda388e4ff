#!/usr/bin/env bats
# The codebook: what it says of the coded values is what the pipeline reads.
load build

@test "every example of values.csv is read as its value, no counter-example is" {
	mkdir "$BATS_TEST_TMPDIR/pages"
	tests/tools/check-codebook --pages "$BATS_TEST_TMPDIR/pages"
	in=$BATS_TEST_TMPDIR/pages out=$BATS_TEST_TMPDIR/out build
	run tests/tools/check-codebook "$BATS_TEST_TMPDIR/out/dataset"
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output == *', 0 wrong' ]]
}

@test "the codebook tells every coded value, with an example and a counter-example of nearly all" {
	some_pages
	build
	book=$out/dataset/codebook.md
	grep -q '^## Values' "$book"
	grep -q '^### event_mentions.status' "$book"
	grep -q '^- `postponed`: ' "$book"
	values=$(sed -n '/^## Values/,$p' "$book" | grep -c '^- `')
	[ "$values" -gt 100 ]
	[ "$(grep -c '^  - example: «' "$book")" -ge $((values - 3)) ]
	[ "$(grep -c '^  - but not: «' "$book")" -ge $((values - 3)) ]
}

@test "a value without a row, a row of no value, of no column: one line that names it" {
	config=$BATS_TEST_TMPDIR/config
	cp -r config "$config"
	sed -i '/^event_mentions,status,postponed,/d' "$config/values.csv"
	run make -s check-config CONFIG="$config"
	[ "$status" -ne 0 ]
	[[ $output == *"values.csv:1: no row for 'postponed' of 'event_mentions.status'"* ]]
	cp config/values.csv "$config"
	echo 'event_mentions,status,delayed,late,,,,' >> "$config/values.csv"
	echo 'event_mentions,colour,,none,,,,' >> "$config/values.csv"
	run make -s check-config CONFIG="$config"
	[[ $output == *"values.csv:$(($(wc -l < "$config/values.csv") - 1)): 'delayed' is no value of 'status' in tables.csv"* ]]
	[[ $output == *"values.csv:$(wc -l < "$config/values.csv"): no column 'event_mentions.colour' in tables.csv"* ]]
}
