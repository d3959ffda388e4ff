#!/usr/bin/env bats
load build

@test "the readings keep their floors against the gold answers" {
	run tests/score
	echo "$output" | sed 's/^/# /'
	[ "$status" -eq 0 ]
}

@test "README shows what the sample gives" {
	in=$pages
	build
	tests/excerpt "$out/dataset"
}
