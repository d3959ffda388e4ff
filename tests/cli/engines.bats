#!/usr/bin/env bats
# Stages under engines that pipe lines through a command, as pipeline/README.md tells; GNU parallel stands for them.
load build

@test "batches piped through pipeline/map are found done by make, and the dataset is the same" {
	some_pages
	build BATCH_SIZE=2
	mv "$out" "$BATS_TEST_TMPDIR/plain"
	make -s INPUT="$in" OUT="$out" CONFIG=config BATCH_SIZE=2 batches
	[ ! -e "$out/clean" ]
	parallel --will-cite -k --pipe -N1 -j4 pipeline/map "$(printf %q "$out")" < "$out/collect/batches" |
		diff "$out/collect/batches" -
	run make INPUT="$in" OUT="$out" CONFIG=config BATCH_SIZE=2 BOM=no PUBLIC=no LAUNCH= dataset
	[[ $output == *"  resolve"* ]]
	! grep -E '^  (clean|segment|extract) ' <<< "$output"
	diff -r "$BATS_TEST_TMPDIR/plain/dataset/" "$out/dataset/"
}

@test "rows of a manifest piped through the stages as filters give what make builds" {
	cp -r $pages "$in"
	build
	inputs() { grep -hvE '^(<\?xml .*|</?batch>)$' "$@"; }
	for batch in $(cat "$out/collect/batches"); do
		parallel --will-cite -k --pipe --header : -N7 -j4 \
			"$BIN/clean -m /dev/stdin -r $in | $BIN/segment | $BIN/extract" < "$out/collect/$batch.csv" | inputs > "$BATS_TEST_TMPDIR/piped"
		inputs "$out/extract/$batch.xml" | cmp "$BATS_TEST_TMPDIR/piped" -
	done
	[ "$(grep -c '<input ' "$BATS_TEST_TMPDIR/piped")" -gt 10 ]
}
