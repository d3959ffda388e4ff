#!/usr/bin/env bats
# A maintainer of a server: the package, what it needs, a scheduled build, an update.
cd "${CLONE:?the clone that tests/users/run makes}" || exit 1

setup_file() {
	make -s -C "$CLONE" deb > "$BATS_FILE_TMPDIR/name"
	PACKAGE=$CLONE/$(cat "$BATS_FILE_TMPDIR/name")
	export PACKAGE
}

@test "the package is clean for lintian, and the same each time" {
	run lintian "$PACKAGE"
	echo "$output"
	[ "$status" -eq 0 ] && ! grep '^[EW]: ' <<< "$output"
	before=$(sha256sum < "$PACKAGE")
	make -s deb
	[ "$(sha256sum < "$PACKAGE")" = "$before" ]
}

@test "its manual pages are clean, its spelling is right" {
	for page in pipeline/*.1 stages/*/*.1; do mandoc -T lint -W warning "$page"; done
	git ls-files '*.md' '*.1' '*.[ch]' pipeline ':!README.vi.md' | xargs codespell
}

@test "unpacked where there is no source tree and no compiler, it builds the sample to the same bytes" {
	dpkg-deb -x "$PACKAGE" "$BATS_TEST_TMPDIR/root"
	cp -r tests/corpus/pages "$BATS_TEST_TMPDIR/pages"
	cd "$BATS_TEST_TMPDIR"
	env -i HOME="$PWD" PATH=/usr/bin:/bin CC=/nowhere root/usr/bin/bienban -s INPUT=pages OUT=meetings
	diff -r meetings/dataset "$CLONE/out/dataset" -x 'bienban.*'
}

@test "a scheduled build is silent, and takes up a page dropped in" {
	dpkg-deb -x "$PACKAGE" "$BATS_TEST_TMPDIR/root"
	cd "$BATS_TEST_TMPDIR"
	mkdir inbox
	cp "$CLONE"/tests/corpus/pages/a0[12]* inbox
	line=$(env -i HOME="$PWD" PATH=/usr/bin:/bin root/usr/bin/bienban schedule INPUT=inbox OUT=meetings CRON='* * * * *')
	command=${line#\* \* \* \* \*  }
	run env -i HOME="$PWD" PATH=/usr/bin:/bin /bin/sh -c "$command"
	echo "$output"
	[ "$status" -eq 0 ] && [ -z "$output" ]
	cp "$CLONE"/tests/corpus/pages/a03* inbox
	env -i HOME="$PWD" PATH=/usr/bin:/bin /bin/sh -c "$command"
	[ "$(gzip -dc meetings/dataset/inputs.csv.gz | grep -c html)" -eq 3 ]
}
