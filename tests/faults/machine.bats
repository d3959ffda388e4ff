#!/usr/bin/env bats
# Disks, memory, clocks and inputs that do not behave.
load ../cli/build

# fails_with WORDS: the build ends badly and says so
fails_with() {
	run build
	[ "$status" != 0 ]
	[[ $output == *"$1"* ]] || { echo "$output"; false; }
}

dataset_hash() { cat "$out/dataset/SHA256SUMS"; }

same_as_fresh() {
	local here=$out
	out=$BATS_TEST_TMPDIR/fresh
	rm -rf "$out"
	build
	diff -r "$out/dataset/" "$here/dataset/"
	echo "# $(du -sbL "$out/dataset/" | cut -f1) bytes compared with a fresh build's" >&3
	out=$here
}

teardown() {
	umount "$BATS_TEST_TMPDIR/small" 2> /dev/null || true
}

as_root() { [ "$(id -u)" = 0 ] || skip 'needs root'; }

@test "a full disk ends the build with a reason and keeps the old dataset; with room again the next build goes on" {
	as_root
	out=$BATS_TEST_TMPDIR/small
	mkdir "$out"
	mount -t tmpfs -o size=1m tmpfs "$out" || skip 'no tmpfs here'
	mkdir "$in"
	cp tests/corpus/pages/a01* "$in"
	build
	before=$(dataset_hash)
	cp tests/corpus/pages/* "$in"
	fails_with 'No space left on device'
	[ "$before" = "$(dataset_hash)" ]
	[ -z "$(find "$out" -name '*.tmp')" ]
	mount -o remount,size=64m "$out"
	build
	same_as_fresh
}

@test "a read-only OUT is told in one line" {
	as_root
	mkdir "$out" && some_pages
	mount -t tmpfs -o ro tmpfs "$out" || skip 'no tmpfs here'
	run build
	umount "$out"
	[ "$status" != 0 ]
	[[ $output == *[Rr]ead-only* ]]
}

@test "too little memory ends a stage with a reason, and the next build goes on" {
	some_pages
	# shellcheck disable=SC2034
	run bash -c "ulimit -v 60000; exec make -s INPUT='$in' OUT='$out' CONFIG=config dataset"
	[ "$status" != 0 ]
	[[ $output == *memory* ]] || { echo "$output"; false; }
	build
	same_as_fresh
}

@test "an input that changes or vanishes while the build runs does no harm; the next build has it right" {
	some_pages
	build & # the writer below works while this one reads
	for n in $(seq 40); do
		cp tests/corpus/pages/a0[2-9]* "$in"
		cat tests/corpus/pages/b02* > "$in/moving-$n.html"
		rm -f "$in"/a0[2-9]* "$in/moving-$((n - 3)).html"
		sleep 0.02
	done
	wait $!
	tests/tools/check-dataset "$out/dataset"
	build
	same_as_fresh
}

@test "a folder that may not be read stands in inputs with its reason, and the rest is read" {
	as_root
	some_pages
	mkdir "$in/closed"
	cp tests/corpus/pages/a02* "$in/closed"
	build
	chmod -R a+rX "$BATS_RUN_TMPDIR" 2> /dev/null || true
	chmod 0 "$in/closed"
	chown -R nobody "$out"
	run setpriv --reuid=nobody --clear-groups make -s INPUT="$in" OUT="$out" CONFIG=config dataset
	[ "$status" = 0 ] || { echo "$output"; false; }
	table inputs | grep '^closed,rejected,.*Permission denied'
	[ "$(table articles | wc -l)" -gt 6 ]
}

@test "a clock that was set back leaves nothing old" {
	command -v faketime > /dev/null || skip 'needs faketime: make deps-faults'
	some_pages
	faketime -f '+3d' make -s INPUT="$in" OUT="$out" BATCH_SIZE=256 BOM=no PUBLIC=no LAUNCH= CONFIG=config dataset
	[ -n "$(find "$out" -newermt '1 day' -print -quit)" ]
	rm "$in"/a11*
	sed -i 's/<title>/<title>X /' "$in"/a01*
	run build
	[ "$status" = 0 ]
	[[ $output == *'the clock went back'* ]]
	same_as_fresh
	run build
	[ -z "$output" ]
}

@test "new bytes of the same length under an old time stamp are read" {
	some_pages
	build
	page=$(echo "$in"/a01*)
	touch -r "$page" "$BATS_TEST_TMPDIR/stamp"
	sed -i '0,/Lào Cai/s//Hà Nội/; 0,/ô/s//ơ/' "$page"
	touch -r "$BATS_TEST_TMPDIR/stamp" "$page"
	build
	same_as_fresh
}

@test "touched inputs with their old bytes have nothing redone" {
	some_pages
	build
	before=$(cd "$out" && find clean extract export resolve dataset.d -type f -printf '%p %T@\n' | LC_ALL=C sort)
	sleep 0.05
	touch "$in"/*
	build
	[ "$before" = "$(cd "$out" && find clean extract export resolve dataset.d -type f -printf '%p %T@\n' | LC_ALL=C sort)" ]
}

@test "what an older version made is told and made anew" {
	some_pages
	build
	echo 'bienban 0.0.1' > "$out/settings/version"
	sleep 0.05
	touch "$BATS_TEST_TMPDIR/now"
	run build
	[ "$status" = 0 ]
	[[ $output == *"was made by bienban 0.0.1"* ]]
	[ -z "$(find "$out/clean" "$out/extract" -type f ! -newer "$BATS_TEST_TMPDIR/now")" ]
	run build
	[ -z "$output" ]
}

@test "a file with a link out of the input, or a name with a way out of it, is only read" {
	mkdir -p "$in"
	cp tests/corpus/pages/a01* "$in/a..page.html"
	ln -s /etc/passwd "$in/passwd.html"
	ln -s ../../../../etc "$in/etc"
	ln -s . "$in/loop"
	build
	[ "$(stat -c %a /etc/passwd)" = 644 ]
	table inputs | grep -q '^a[.][.]page.html,ok'
}
