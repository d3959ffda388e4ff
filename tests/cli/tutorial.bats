#!/usr/bin/env bats
# The tutorial: its commands, run one after the other, print what it shows.
load build

@test "every command of the tutorial prints what it shows" {
	command -v sqlite3 > /dev/null || skip 'no sqlite3(1)'
	run tests/tutorial
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "the floors that the method's page tells are those that the tests hold" {
	for set in corpus-a corpus-b corpus-c corpus-d article-extraction wcxb; do
		floor=$(sed -n "s/^$set,\([^,]*\),.*/\1/p" tests/floors.csv)
		grep -E "^\\| .*$set.* \\| $floor \\|" stages/README.md || { echo "$set: $floor"; return 1; }
	done
}
