#!/usr/bin/env bats
# A journalist: the report in a browser.
cd "${CLONE:?the clone that tests/users/run makes}" || exit 1
report=out/report

# What the browser finds ends with the number of problems.
browse() {
	run tests/users/browser "$@"
	echo "$output"
	[ "$status" -eq 0 ] && [[ $output == *', 0 problems' ]]
}

@test "each kind of page, and every fifteenth of all, loads without a word on the console" {
	browse console $report 15
}

@test "links and highlights of the whole report are right" {
	run tests/tools/check-report $report out/dataset
	echo "$output"
	[ "$status" -eq 0 ] && [[ $output == *': 0 problems' ]]
}

@test "in the browser's own tree every reading of every article is marked at the characters that the text has there" {
	browse marks $report out/dataset
	[ "${output%% *}" -gt 1000 ]
}

@test "the tab key goes through each kind of page in its order, past the menu where asked, and what has the focus is seen" {
	browse keyboard $report
	[ "${output%% *}" -gt 300 ]
}

@test "on a phone no page is wider than the screen" {
	browse phone $report
}

@test "by day and in the dark each text stands out from what is behind it" {
	browse contrast $report
}

@test "the search finds a name written without accents" {
	browse search $report hoi dam thuong nien
	grep -q '^event/[^ ]*.html [^ ]*ội đàm thường niên' <<< "$output"
}
