#!/usr/bin/env bats
# Stages through a launcher that loses them, as srun does when a node dies: it answers 0 all the same. tests/slurm does this with real nodes.
load build

# loser COUNT [AFTER]: a launcher, in $loser, that loses the first COUNT commands of each stage and batch; AFTER it has made that file, or at once
loser() {
	loser=$BATS_TEST_TMPDIR/loser
	mkdir "$BATS_TEST_TMPDIR/lost"
	cat > "$loser" <<- END
		#!/bin/sh
		note=$BATS_TEST_TMPDIR/lost/\$(printf '%s' "\$*" | tr -c 'a-z0-9\n' _ | tail -c 200)
		echo once >> "\$note"
		[ "\$(wc -l < "\$note")" -gt $1 ] && exec "\$@"
		case "$2:\$*" in :*) exit 0 ;; *:*extract*) ;; *) exec "\$@" ;; esac
		"\$@" && find "$out/extract" -name 'b*' -delete
	END
	chmod +x "$loser"
}

@test "what a launcher loses is made again, and the dataset is the same" {
	some_pages
	build BATCH_SIZE=2
	cp -rL "$out/dataset" "$BATS_TEST_TMPDIR/plain"
	rm -rf "$out"
	loser 1
	build BATCH_SIZE=2 -j4 LAUNCH="$loser"
	diff -r "$BATS_TEST_TMPDIR/plain" "$out/dataset/"
	[ "$(cat "$BATS_TEST_TMPDIR"/lost/* | wc -l)" -eq $(($(wc -l < "$out/collect/batches") * 4 * 2)) ]
}

@test "a stage that writes two files is made again where one of them is lost" {
	some_pages
	loser 1 extract
	build LAUNCH="$loser"
	[ "$(grep -c once "$BATS_TEST_TMPDIR"/lost/*extract*keys*)" -eq 2 ]
	[ "$(table events | wc -l)" -gt 3 ]
}

@test "a launcher that loses everything ends the build after three tries" {
	some_pages
	loser 9
	run build LAUNCH="$loser"
	[ "$status" -ne 0 ]
	[[ $output == *"not made in 3 tries: clean/b"* ]]
	[ ! -e "$out/dataset" ]
}

@test "a broken table is told once, launched or not" {
	some_pages
	config=$BATS_TEST_TMPDIR/config
	cp -r config "$config"
	echo 'only,two' >> "$config/lexicon/units.csv"
	run build LAUNCH=env
	[ "$status" -ne 0 ]
	[ "$(grep -c 'units.csv:.*2 cells' <<< "$output")" -eq 1 ]
}

@test "a job step whose node fails is run on another, and that node is left alone from then on" {
	mkdir -p "$BATS_TEST_TMPDIR/bin" "$BATS_TEST_TMPDIR/work/settings"
	cat > "$BATS_TEST_TMPDIR/bin/srun" <<- 'END'
		#!/bin/sh
		echo "$*" >> asked
		case " $* " in *' -w n1 '*) exec sh -c 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"' - "$@" ;; esac
		echo 'srun: error: Node failure on n2' >&2
	END
	printf '#!/bin/sh\necho n[1-2]\n' > "$BATS_TEST_TMPDIR/bin/squeue"
	printf '#!/bin/sh\nprintf "n1\\nn2\\n"\n' > "$BATS_TEST_TMPDIR/bin/scontrol"
	chmod +x "$BATS_TEST_TMPDIR"/bin/*
	step=$PWD/pipeline/slurm/step
	cd "$BATS_TEST_TMPDIR/work"
	for answer in 0 7; do
		run env PATH="$BATS_TEST_TMPDIR/bin:$PATH" SLURM_JOB_ID=5 "$step" -- sh -c "exit $answer"
		[ "$status" -eq $answer ]
	done
	[ "$(cut -d ' ' -f 4-6 asked | tr '\n' '|')" = '--exact --immediate=30 --|--overlap -w n1|--overlap -w n1|' ]
	[ "$(cat settings/lost.5)" = n2 ]
}
