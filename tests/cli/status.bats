#!/usr/bin/env bats
# status: what a build would redo, and why; it changes nothing. And what a build shows of itself at a terminal.
load build

told() { make -s status INPUT="$in" OUT="$out" CONFIG="${config:-config}" BATCH_SIZE=2 BOM=no PUBLIC=no FORMATS= LAUNCH= "$@"; }
built() { make -s INPUT="$in" OUT="$out" CONFIG="${config:-config}" BATCH_SIZE=2 BOM=no PUBLIC=no FORMATS= LAUNCH= dataset; }

@test "before the first build, after it, with inputs that come, change and go" {
	some_pages
	run told
	[ "$status" -eq 0 ] && [[ $output == *'all inputs would be read' ]]
	built
	before=$(listing "$out")
	run told
	[ "$output" = $'inputs: 0 new, 0 changed, 0 removed, of 6\nall is up to date' ]
	rm "$in"/a01*
	echo >> "$(echo "$in"/a11*)"
	cp $pages/a02* $pages/a03* "$in"
	run told
	echo "$output"
	[ "${lines[0]}" = 'inputs: 2 new, 1 changed, 1 removed, of 7' ]
	[[ $output =~ clean\ +[1-4]\ batch && $output == *'resolve  once'* && $output == *'publish  once'* ]]
	[ "$(listing "$out")" = "$before" ]
	built
	[[ $(told) == *'all is up to date' ]]
}

@test "a table that was edited, a setting that was another" {
	some_pages
	cp -r config "$BATS_TEST_TMPDIR/config"
	config=$BATS_TEST_TMPDIR/config
	built
	touch "$config/lexicon/offices.csv"
	run told
	echo "$output"
	[[ $output =~ extract\ +[0-9]+\ batches:\ newer\ is\ tables\ lexicon/offices.csv && $output != *'clean '* ]]
	built
	touch "$config/package.csv"
	run told
	[ "${lines[1]}" = 'publish  once: newer is tables package.csv' ]
	run told BOM=yes
	[ "${lines[1]}" = "bom was 'no', is 'yes': the dataset would be published anew" ]
}

# at_terminal: a build whose output is a terminal
at_terminal() { script -qefc "make INPUT='$in' OUT='$out' CONFIG=config BATCH_SIZE=2 BOM=no PUBLIC=no FORMATS= LAUNCH= $*" /dev/null < /dev/null; }
no_terminal() { ! script -qefc true /dev/null < /dev/null > /dev/null 2>&1; } # a container without /dev/pts

@test "at a terminal a build shows steps done, time and what was rejected; elsewhere, and with -s, nothing of it" {
	! no_terminal || skip "no pseudo-terminal here"
	some_pages
	echo nothing > "$in/broken.html"
	head -c 100 /dev/urandom > "$in/picture.html"
	run at_terminal
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output =~ [0-9]+\ of\ [0-9]+\ steps\ \(extract\) && $output =~ steps\ in\ [0-9]+\ s,\ [12]\ rejected ]]
	[[ $output != *'  clean    b'* ]]
	rm -r "$out"
	run make INPUT="$in" OUT="$out" CONFIG=config BATCH_SIZE=2 BOM=no PUBLIC=no FORMATS= LAUNCH= dataset
	[[ $output == *'  clean    b'* && $output != *' steps'* ]]
	rm -r "$out"
	run at_terminal -s
	[ -z "$output" ]
}

@test "at a terminal a build that fails says why and fails" {
	! no_terminal || skip "no pseudo-terminal here"
	some_pages
	cp -r config "$BATS_TEST_TMPDIR/config"
	echo 'a,b,c,d,e,f,g,h,i' >> "$BATS_TEST_TMPDIR/config/lexicon/units.csv"
	run at_terminal CONFIG="$BATS_TEST_TMPDIR/config"
	echo "$output"
	[ "$status" -ne 0 ] && [[ $output == *'lexicon/units.csv:'*' cells where the header has '* ]]
}
