#!/usr/bin/env bats
# System calls that fail (libfiu), in every stage: a build may end badly, never in silence, and the next one is as if nothing had been.
load ../cli/build

setup_file() {
	command -v fiu-run > /dev/null || skip 'needs fiu-run: make deps-faults'
}

# stages_failing POINT PROBABILITY: a folder of the programs, each run with that call failing
stages_failing() {
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	for stage in collect clean segment extract resolve export; do
		printf '#!/bin/sh\nexec fiu-run -x -f "" -c "enable_random name=%s,probability=%s" "%s" "$@"\n' \
			"$1" "$2" "$PWD/out/bin/$stage" > "$BATS_TEST_TMPDIR/bin/$stage"
		chmod +x "$BATS_TEST_TMPDIR/bin/$stage"
	done
}

# As the front page calls it, with other programs.
build_failing() {
	env MAKEFLAGS= INPUT="$in" OUT="$out" CONFIG=config BATCH_SIZE=2 BOM=no PUBLIC=no LAUNCH= BIENBAN_BIN="$1" pipeline/build-dataset -s make
}

hash_of() { [ ! -e "$1/dataset" ] || (cd "$1/dataset/" && cat SHA256SUMS); }

@test "calls that fail end a build with a reason, leave the old dataset or the new one, and the next build mends all" {
	some_pages
	some=$in all=$BATS_TEST_TMPDIR/all
	mkdir "$all"
	cp "$some"/* tests/corpus/pages/a02* tests/corpus/pages/b02* "$all"
	out=$BATS_TEST_TMPDIR/old in=$some build BATCH_SIZE=2
	out=$BATS_TEST_TMPDIR/new in=$all build BATCH_SIZE=2
	old=$(hash_of "$BATS_TEST_TMPDIR/old") new=$(hash_of "$BATS_TEST_TMPDIR/new")
	ended=0 went_on=0 bytes=0
	for point in stdio/rw/fwrite stdio/rw/fread stdio/fflush stdio/error/ferror stdio/oc/fopen stdio/oc/fclose io/oc/open io/oc/close io/rw/read \
		io/rw/write io/sync/fsync io/dir/rename io/dir/unlink io/dir/opendir io/dir/readdir mm/mmap; do
		for probability in 0.002 0.02 0.2; do
			out=$BATS_TEST_TMPDIR/out
			rm -rf "$out"
			cp -a "$BATS_TEST_TMPDIR/old" "$out"
			stages_failing "posix/$point" $probability
			in=$all
			run build_failing "$(realpath --relative-to=. "$BATS_TEST_TMPDIR/bin")"
			[ "$status" != 127 ]
			[[ $output != *Segmentation* && $output != *Aborted* && $output != *"Bus error"* ]] || { echo "$point $probability: $output"; false; }
			if [ "$status" != 0 ]; then
				[ -n "$output" ] || { echo "$point $probability: ended in silence with $status"; false; }
				ended=$((ended + 1))
			else
				went_on=$((went_on + 1))
			fi
			found=$(hash_of "$out")
			[ "$found" = "$old" ] || [ "$found" = "$new" ] || { echo "$point $probability: neither the old dataset nor the new one ($status: $output)"; false; }
			build BATCH_SIZE=2
			bytes=$((bytes + $(du -sbL "$out/dataset/" | cut -f1)))
			(cd "$out/dataset/" && sha256sum -c --status SHA256SUMS)
			[ "$(hash_of "$out")" = "$new" ] || { echo "$point $probability: not mended by the next build (first: $status: $output)"; false; }
			[ -z "$(find "$out" -name '*.tmp')" ] || { echo "$point $probability: left $(find "$out" -name '*.tmp')"; false; }
		done
	done
	[ "$ended" -gt 10 ] # else nothing failed
	echo "# $((ended + went_on)) builds with failing calls: $ended ended with a reason, $went_on bore them; all mended by the next; $bytes bytes compared" >&3
}
