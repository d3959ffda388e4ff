#!/usr/bin/env bats
# SIGKILL at random moments of running builds (KILLS=200 of them), then the build again.
load ../cli/build

# names FOLDER: every file of a work folder
names() { (cd "$1" && find . ! -type d | LC_ALL=C sort); }

now() { echo $(($(date +%s%N) / 1000000)); }

# start JOBS: a build of $killed in a process group of its own, with the settings of build(); its number in $group
start() {
	rm -rf "$killed"
	setsid make -s INPUT="$in" OUT="$killed" CONFIG=config BATCH_SIZE=2 BOM=no PUBLIC=no FORMATS= LAUNCH= -j"$1" dataset \
		> /dev/null 2>&1 3>&- &
	group=$!
}

# How long a build takes by now, with one job and with two: the machine may be busier than it was.
measure() {
	local began jobs
	for jobs in 1 2; do
		began=$(now)
		start $jobs
		wait "$group"
		span[jobs]=$(($(now) - began))
	done
}

# how_far FOLDER: the last part of a build that has begun to write
how_far() {
	local part
	for part in dataset export resolve extract clean collect; do
		[ ! -e "$1/$part" ] || { echo $part; return; }
	done
	echo nothing
}

@test "a build killed at random moments, with -j1 and -j2, ends as an undisturbed one when it is made again" {
	some_pages
	whole=$BATS_TEST_TMPDIR/whole killed=$BATS_TEST_TMPDIR/killed
	out=$whole build BATCH_SIZE=2
	declare -a span
	declare -A at
	kills=${KILLS:-200} hit=0 tries=0 again=0
	while [ $hit -lt "$kills" ]; do
		[ $((tries++ % 20)) != 0 ] || measure
		[ $tries -le $((4 * kills)) ] || { echo "only $hit of $tries kills met a build that still ran"; false; }
		jobs=$((hit % 2 + 1))
		moment=$((RANDOM % span[jobs]))
		start $jobs
		sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
		kill -9 -- "-$group" 2> /dev/null || true
		ended=0
		wait "$group" || ended=$?
		[ $ended = 137 ] || { [ $ended = 0 ]; continue; } # it was done before its moment came
		hit=$((hit + 1))
		far=$(how_far "$killed")
		at[$far]=$((${at[$far]:-0} + 1))
		out=$killed build BATCH_SIZE=2
		diff -r "$whole/dataset/" "$killed/dataset/"
		diff <(names "$whole") <(names "$killed")
		again=$((again + $(du -sbL "$killed/dataset/" | cut -f1)))
	done
	[ "${#at[@]}" -gt 3 ] # else the moments say nothing
	echo "# $hit kills of running builds in $tries tries (a build takes ${span[1]} ms, with -j2 ${span[2]} ms): all survived; $again bytes compared" >&3
	echo "# killed with the last thing begun: $(for far in "${!at[@]}"; do printf '%s %s, ' "$far" "${at[$far]}"; done)" >&3
}
