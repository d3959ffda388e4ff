#!/usr/bin/env bats
# What a user sees of `make`: the whole way from pages to a dataset, again, and after a change.
load build

@test "the sample gives a dataset that keeps the contract" {
	in=$pages
	build
	[ -L "$out/dataset" ]
	tests/tools/check-dataset "$out/dataset"
	[ "$(table articles | wc -l)" -gt 40 ]
	[ "$(table events | wc -l)" -gt 20 ]
}

@test "make says at the end what was read and where the dataset lies" {
	some_pages
	run make INPUT="$in" OUT="$out" CONFIG=config dataset
	[ "$status" -eq 0 ]
	[[ "$output" == *articles* ]]
	[[ "$output" == *events.csv.gz* ]]
}

@test "a second make changes no file, time stamps included" {
	some_pages
	build
	listing "$out" > "$BATS_TEST_TMPDIR/before"
	sleep 0.01
	build
	listing "$out" | diff "$BATS_TEST_TMPDIR/before" -
}

@test "a second make runs no stage" {
	some_pages
	build
	run make INPUT="$in" OUT="$out" CONFIG=config BATCH_SIZE=256 BOM=no PUBLIC=no LAUNCH= dataset
	[ "$status" -eq 0 ]
	[[ "$output" == *articles* ]]
	! grep -E '^  (clean|segment|extract|resolve|export|publish)' <<< "$output"
}

@test "one article more in a daily inbox redoes the last batch of each stage and no other" {
	tests/bench/generate --page 4 --day 50 300 "$in"
	in=$in/pages
	build BATCH_SIZE=32
	[ "$(wc -l < "$out/collect/batches")" -ge 5 ]
	sleep 0.02; : > "$BATS_TEST_TMPDIR/before"; sleep 0.02
	tests/bench/generate --page 4 --day 50 --extra 1 300 "$(dirname "$in")"
	build BATCH_SIZE=32
	last=$(tail -1 "$out/collect/batches")
	for stage in clean segment extract keys; do
		[ "$(find "$out/$stage" -type f -newer "$BATS_TEST_TMPDIR/before")" = "$out/$stage/$last.xml" ]
	done
	[ "$(find "$out/export" -name parts.csv -newer "$BATS_TEST_TMPDIR/before" ! -path '*/things/*')" = "$out/export/$last/parts.csv" ]
	[ "$(table articles | wc -l)" = 302 ]
}

@test "a new word runs extract and what follows, not clean" {
	some_pages
	config=$BATS_TEST_TMPDIR/config
	cp -r config "$config"
	build
	listing "$out/clean" > "$BATS_TEST_TMPDIR/clean"
	listing "$out/extract" > "$BATS_TEST_TMPDIR/extract"
	sleep 0.01
	echo '#a comment row' >> "$config/lexicon/units.csv"
	build
	listing "$out/clean" | diff "$BATS_TEST_TMPDIR/clean" -
	! listing "$out/extract" | diff -q "$BATS_TEST_TMPDIR/extract" -
}

@test "a removed article leaves no row behind" {
	some_pages
	build
	table articles | grep -q a13-
	rm "$in"/a13*
	build
	for name in articles inputs event_mentions participant_mentions agreement_mentions figures topics events; do
		! table $name | grep -q a13-
	done
	tests/tools/check-dataset "$out/dataset"
	[ "$(ls "$out"/clean | wc -l)" -eq "$(wc -l < "$out/collect/batches")" ]
}

@test "a changed article changes its rows" {
	some_pages
	build
	rm "$in"/a01*
	cp $pages/a05* "$in/$(basename $pages/a01*)"
	build
	table articles | grep -q 'a01-.*cửa khẩu'
	tests/tools/check-dataset "$out/dataset"
}

@test "two builds, with -j1 and -j4, in folders of other names, give the same bytes" {
	some_pages
	build -j1 BATCH_SIZE=2
	mkdir -p "$BATS_TEST_TMPDIR/elsewhere/đây"
	cp -r "$in" "$BATS_TEST_TMPDIR/elsewhere/đây/tin tức"
	one=$out
	in="$BATS_TEST_TMPDIR/elsewhere/đây/tin tức" out="$BATS_TEST_TMPDIR/other out"
	build -j4 BATCH_SIZE=2
	diff -r "$one/dataset/" "$out/dataset/"
}

@test "another batch size gives the same rows" {
	some_pages
	build BATCH_SIZE=1
	for name in articles inputs event_mentions participant_mentions agreement_mentions figures topics events persons; do
		table $name > "$BATS_TEST_TMPDIR/$name.1"
	done
	build BATCH_SIZE=256
	for name in articles inputs event_mentions participant_mentions agreement_mentions figures topics events persons; do
		table $name | diff "$BATS_TEST_TMPDIR/$name.1" -
	done
}

@test "another batch size only cuts the members of gzip elsewhere: the same bytes unpacked" {
	some_pages
	one=$out
	build BATCH_SIZE=1
	out=$BATS_TEST_TMPDIR/whole
	build BATCH_SIZE=256
	for file in "$out"/dataset/*.gz; do
		cmp <(zcat "$file") <(zcat "$one/dataset/${file##*/}")
	done
	for file in "$out"/dataset/{events,persons,series,agreements}.csv*; do
		[ "${file%.gz}" != "$file" ] || cmp "$file" "$one/dataset/${file##*/}"
	done
}

@test "fed year by year the sample ends in the same bytes as fed at once" {
	some_pages
	mkdir -p "$BATS_TEST_TMPDIR/later"
	all=("$in"/*)
	mv "${all[@]:2}" "$BATS_TEST_TMPDIR/later"
	build
	for page in "$BATS_TEST_TMPDIR"/later/*; do
		mv "$page" "$in"
		build
	done
	cp -rL "$out/dataset" "$BATS_TEST_TMPDIR/fed"
	make -s INPUT="$in" OUT="$BATS_TEST_TMPDIR/at once" CONFIG=config dataset
	diff -r "$BATS_TEST_TMPDIR/fed" "$BATS_TEST_TMPDIR/at once/dataset"
}

@test "names with blanks, quotes, other letters, in any depth, and links are read" {
	mkdir -p "$in/2023/tháng 3/a b" "$BATS_TEST_TMPDIR/aside"
	cp $pages/a01* "$in/2023/tháng 3/a b/it's \"quoted\", \$HOME.html"
	cp $pages/b01* "$BATS_TEST_TMPDIR/aside/linked.html"
	ln -s "$BATS_TEST_TMPDIR/aside" "$in/folder link"
	cp $pages/a13* "$in/-o name.html"
	build
	table inputs | grep -qF '"2023/tháng 3/a b/it'\''s ""quoted"", $HOME.html",ok'
	table inputs | grep -qF 'folder link/linked.html,ok'
	table inputs | grep -qF -- '-o name.html,ok'
	tests/tools/check-dataset "$out/dataset"
}

@test "a single page can be the input" {
	in=$(echo $pages/a01*)
	build
	[ "$(table articles | wc -l)" -eq 2 ]
}

@test "an empty folder gives an empty dataset" {
	mkdir "$in"
	build
	[ "$(table articles | wc -l)" -eq 1 ]
	tests/tools/check-dataset "$out/dataset"
}

@test "what is no page stands in inputs with its reason, and the rest is read" {
	some_pages
	printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\001' > "$in/picture.png"
	printf '\377\330\377\340\0\020JFIF\0\001' > "$in/photo.html"
	printf '%%PDF-1.4\n\001\002\003\0\0' > "$in/paper.pdf"
	: > "$in/empty.html"
	python3 -c 'import random, sys; sys.stdout.buffer.write(random.Random(1).randbytes(20000))' > "$in/noise.html"
	printf 'BZh91AY&SY' > "$in/crawl.warc.bz2"
	printf '\050\265\057\375\004\130' > "$in/crawl.warc.zst"
	printf 'filedesc://crawl.arc 0.0.0.0 20060102030405 text/plain 70\n1 0 Crawler\n' | gzip > "$in/crawl.arc.gz"
	build
	[ "$(table inputs | grep -c ',rejected,..*,0$')" -eq 8 ]
	table inputs | grep -q '^crawl.warc.bz2,rejected,not text: a bzip2 archive,0$'
	table inputs | grep -q '^crawl.warc.zst,rejected,not text: a zstd archive,0$'
	table inputs | grep -q '^crawl.arc.gz,rejected,not text: an ARC archive,0$'
	table inputs | grep -q 'a01-.*,ok,'
	tests/tools/check-dataset "$out/dataset"
}

# Root reads whatever it likes, so there the stages run as nobody.
@test "a page that may not be read stands in inputs with its reason" {
	some_pages
	chmod 000 "$in"/a11*
	as=
	if [ "$(id -u)" = 0 ]; then
		as='setpriv --reuid=65534 --regid=65534 --clear-groups'
		chmod a+rx "$BATS_TEST_TMPDIR" "$BATS_TEST_TMPDIR/.." "$BATS_RUN_TMPDIR"
		mkdir -m 777 "$out"
		$as test -x "$BIN/collect" || skip "the project's folder is closed to others"
	fi
	$as "$BIN/collect" -d "$out/collect" "$in"
	$as "$BIN/clean" -r "$in" -m "$out"/collect/b*.csv > "$BATS_TEST_TMPDIR/clean.xml"
	grep -q 'source="a11[^"]*" outcome="rejected" reason="[^"]*ermission' "$BATS_TEST_TMPDIR/clean.xml"
	grep -q 'source="a01[^"]*" outcome="ok"' "$BATS_TEST_TMPDIR/clean.xml"
}

@test "a page of the same bytes is a duplicate, told with the page it repeats" {
	some_pages
	cp "$in"/a01* "$in/z-copy.html"
	build
	table inputs | grep -q '^z-copy.html,duplicate,.*a01-'
	[ "$(table articles | grep -c z-copy)" -eq 0 ]
	grep -qx ' *1 duplicate' "$out/summary.txt"
}

@test "a broken row of a table ends the build with FILE:LINE and keeps the old dataset" {
	some_pages
	config=$BATS_TEST_TMPDIR/config
	cp -r config "$config"
	build
	listing "$out/dataset/" > "$BATS_TEST_TMPDIR/before"
	n=$(($(wc -l < "$config/lexicon/units.csv") + 1))
	echo 'only,two' >> "$config/lexicon/units.csv"
	run build
	[ "$status" -ne 0 ]
	[[ "$output" == *"lexicon/units.csv:$n: 2 cells"* ]]
	listing "$out/dataset/" | diff "$BATS_TEST_TMPDIR/before" -
}

@test "settings that are wrong are told before anything is read" {
	some_pages
	run make -s INPUT="$BATS_TEST_TMPDIR/nowhere" OUT="$out" dataset
	[ "$status" -ne 0 ] && [[ "$output" == *"no such input"* ]]
	run build BOM=maybe
	[ "$status" -ne 0 ] && [[ "$output" == *"BOM is yes or no"* ]]
	run build BATCH_SIZE=many
	[ "$status" -ne 0 ] && [[ "$output" == *"BATCH_SIZE must be a number"* ]]
	[ ! -e "$out/dataset" ]
}

@test "BOM=yes puts one byte order mark before each table and redoes no extraction" {
	some_pages
	build
	listing "$out/extract" > "$BATS_TEST_TMPDIR/before"
	build BOM=yes
	[ "$(gzip -dc "$out/dataset/events.csv.gz" | head -c 3 | od -An -tx1 | tr -d ' ')" = efbbbf ]
	listing "$out/extract" | diff "$BATS_TEST_TMPDIR/before" -
	tests/tools/check-dataset "$out/dataset"
	build BOM=no
	[ "$(gzip -dc "$out/dataset/events.csv.gz" | head -c 2)" = ev ]
}

@test "PUBLIC=yes leaves text and evidence out, and nothing else" {
	some_pages
	cp $pages/a12* "$in"
	build
	table events > "$BATS_TEST_TMPDIR/events"
	cp -RL "$out/dataset" "$BATS_TEST_TMPDIR/whole"
	build PUBLIC=yes
	tests/tools/check-dataset "$out/dataset"
	table events | diff "$BATS_TEST_TMPDIR/events" -
	! gzip -dc "$out/dataset/dataset.xml.gz" | grep -q '<text'
	# who has the pages finds each reading by what the release tells
	run tests/tools/check-release "$BIN" config "$in" "$out/dataset" "$BATS_TEST_TMPDIR/whole"
	echo "$output"
	[ "$status" -eq 0 ] && [[ $output == *' readings, 0 problems' ]]
	sed -i 's/Hoàng Đình Phúc/Hoàng Văn Phúc/' "$in"/a01*
	run tests/tools/check-release "$BIN" config "$in" "$out/dataset"
	[ "$status" -eq 1 ] && [[ $output == *'a01'*'no text of it has the checksum'* ]]
}

@test "two folders of work do not disturb each other" {
	some_pages
	build
	listing "$out" > "$BATS_TEST_TMPDIR/before"
	first=$out in=$BATS_TEST_TMPDIR/in2 out=$BATS_TEST_TMPDIR/out2
	mkdir "$in" && cp $pages/b02* "$in"
	build
	listing "$first" | diff "$BATS_TEST_TMPDIR/before" -
}

@test "two builds of one folder at once wait for each other" {
	some_pages
	build & build & wait %1 && wait %2
	tests/tools/check-dataset "$out/dataset"
}

@test "with WAIT=no a build beside another one says so and does nothing" {
	some_pages
	mkdir "$out"
	exec 8> "$out/.lock"
	flock 8
	run build WAIT=no 8>&-
	[ "$status" != 0 ]
	[[ $output == *"another build of '$out' is under way"* ]]
	[ ! -e "$out/collect" ]
	exec 8>&-
	build WAIT=no
	tests/tools/check-dataset "$out/dataset"
	run build WAIT=maybe
	[[ $output == *"WAIT is yes or no, not 'maybe'"* ]]
}

@test "a killed build leaves nothing half-made, and the next one ends like an undisturbed one" {
	some_pages
	for n in 1 2 3 4 5; do
		setsid make -s INPUT="$in" OUT="$out" > /dev/null 2>&1 &
		sleep 0.1$n
		kill -KILL -- -$! || true
		wait $! || true
	done 2> /dev/null
	build
	for file in $(cd "$out" && find collect clean segment extract keys resolve export dataset.d -type f); do
		: > "$out/${file%/*}/$(basename "$file").host.1.tmp" # of whatever was being written
	done
	build
	[ -z "$(find "$out" -name '*.tmp')" ]
	tests/tools/check-dataset "$out/dataset"
	first=$out out=$BATS_TEST_TMPDIR/fresh
	build
	diff -r "$first/dataset/" "$out/dataset/"
}

@test "make clean removes what make put there and nothing else" {
	some_pages
	build BATCH_SIZE=2
	for folder in . clean export resolve dataset.d settings; do echo mine > "$out/$folder/mine.txt"; done
	OUT=$out pipeline/clean
	[ "$(cd "$out" && find . -type f | LC_ALL=C sort | tr '\n' ' ')" = "./clean/mine.txt ./dataset.d/mine.txt ./export/mine.txt ./mine.txt ./resolve/mine.txt ./settings/mine.txt " ]
	find "$out" -name mine.txt -delete
	build
	OUT=$out pipeline/clean
	[ ! -e "$out" ]
}

@test "make clean leaves a folder alone where no build was" {
	mkdir -p "$out/clean" "$out/collect" "$out/dataset"
	echo mine > "$out/clean/mine.txt"
	OUT=$out pipeline/clean
	[ -e "$out/clean/mine.txt" ] && [ -d "$out/collect" ] && [ -d "$out/dataset" ]
}

@test "config/README.md tells of every table" {
	for table in config/*.csv config/lexicon/*.csv; do
		name=$(basename "$table" .csv)
		grep -qE "^\|.*\`$name(\.csv)?\`.*\|" config/README.md || { echo "nothing about $name"; false; }
	done
}

@test "make help lists every public target and every setting" {
	run make help
	for word in dataset deps test check score install uninstall clean; do
		[[ "$output" == *"make $word "* ]] || { echo "no $word"; false; }
	done
	for setting in $(sed -n 's/^\([A-Z_]*\) .*/\1/p' config/settings.mk); do
		[[ "$output" == *" $setting "* ]] || { echo "no $setting"; false; }
	done
}

@test "what travels between the stages is valid by article.rng" {
	cp -r $pages "$in"
	for page in tests/golden/*/page.*; do cp "$page" "$in/golden-$(basename "$(dirname "$page")").${page##*.}"; done
	build BATCH_SIZE=8
	for stage in clean segment extract keys; do
		xmllint --noout --relaxng stages/article.rng "$out/$stage"/*.xml 2> "$BATS_TEST_TMPDIR/says" || { cat "$BATS_TEST_TMPDIR/says"; false; }
	done
}

@test "make -s is silent where all is well, as a crontab wants it" {
	some_pages
	run env -i HOME="$BATS_TEST_TMPDIR" PATH=/usr/bin:/bin SHELL=/bin/sh make -s INPUT="$in" OUT="$out"
	[ "$status" -eq 0 ] && [ -z "$output" ]
	[ -L "$out/dataset" ]
}

@test "the stages are filters that compose by hand" {
	"$BIN/clean" $pages/a01* | "$BIN/segment" | "$BIN/extract" > "$BATS_TEST_TMPDIR/x.xml"
	grep -q '<event ' "$BATS_TEST_TMPDIR/x.xml"
	grep -q '<participant ' "$BATS_TEST_TMPDIR/x.xml"
}

@test "every stage has -h, -V, and one line and exit 2 for a wrong option" {
	for main in stages/*/main.c; do
		stage=$(basename "$(dirname "$main")")
		run "$BIN/$stage" -h
		[ "$status" -eq 0 ] && [[ "${lines[0]}" == "usage: $stage "* ]]
		run "$BIN/$stage" -V
		[ "$status" -eq 0 ] && [[ "$output" == "$stage (bienban) "* ]]
		run "$BIN/$stage" -%
		[ "$status" -eq 2 ] && [ "${#lines[@]}" -eq 1 ]
	done
}

@test "-h of every stage tells every option that its man page lists" {
	for page in stages/*/*.1; do
		stage=$(basename "$page" .1)
		"$BIN/$stage" -h > "$BATS_TEST_TMPDIR/help"
		for option in $(grep '^\.It Fl' "$page" | sed 's/ Ar .*//; s/^\.It//; s/Fl//g; s/,//g'); do
			grep -qE "^ +(-h, )?-$option[ ,]" "$BATS_TEST_TMPDIR/help" || { echo "$stage -h says nothing of -$option"; false; }
		done
	done
}
