#!/usr/bin/env bats
# SIGKILL at random moments (KILLS=200 of them), then the build again.
load ../cli/build

# names FOLDER: every file of a work folder
names() { (cd "$1" && find . ! -type d | LC_ALL=C sort); }

now() { date +%s%N; }

@test "a build killed at random moments, with -j1 and -j2, ends as an undisturbed one when it is made again" {
	some_pages
	whole=$BATS_TEST_TMPDIR/whole killed=$BATS_TEST_TMPDIR/killed
	begin=$(now)
	out=$whole build BATCH_SIZE=2
	span=$((($(now) - begin) / 1000000))
	before_the_end=0
	for n in $(seq "${KILLS:-200}"); do
		rm -rf "$killed"
		out=$killed setsid make -s INPUT="$in" OUT="$killed" BATCH_SIZE=2 -j$((n % 2 + 1)) dataset > /dev/null 2>&1 3>&- &
		group=$!
		moment=$((RANDOM % span))
		sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
		if kill -9 -- "-$group" 2> /dev/null; then before_the_end=$((before_the_end + 1)); fi
		wait "$group" || true
		out=$killed build BATCH_SIZE=2
		diff -r "$whole/dataset/" "$killed/dataset/"
		diff <(names "$whole") <(names "$killed")
	done
	[ $((before_the_end * 2)) -gt "$n" ] # else the moments say nothing
	bytes=$(($(du -sbL "$whole/dataset/" | cut -f1) * n))
	echo "# $n kills, $before_the_end of them before the build's end ($span ms): all survived; $bytes bytes compared" >&3
}
