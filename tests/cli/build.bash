# For the tests that build datasets: load build
unset MAKEFLAGS MAKELEVEL MFLAGS
cd "$BATS_TEST_DIRNAME/../.." || exit 1
pages=tests/corpus/pages

# build [VARIABLE=value ...] [-jN]: a dataset of $in under $out
build() {
	make -s INPUT="$in" OUT="$out" CONFIG="${config:-config}" BATCH_SIZE=256 BOM=no PUBLIC=no FORMATS= LAUNCH= "$@" dataset
}

# table NAME: its rows as plain CSV, header included
table() {
	gzip -dc "$out/dataset/$1.csv.gz" | tr -d '\r'
}

# every file of a work folder but logs, with what would show a change
listing() {
	(cd "$1" && find . -type f -printf '%p %T@ %s\n' | LC_ALL=C sort)
}

some_pages() {
	mkdir -p "$in"
	cp $pages/a01* $pages/a11* $pages/a13* $pages/a19* $pages/b01* $pages/b10* "$in"
}

setup() {
	BIN=${BIN:-out/bin}
	in=$BATS_TEST_TMPDIR/in
	out=$BATS_TEST_TMPDIR/out
}
