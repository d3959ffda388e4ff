#!/usr/bin/env bats
# report: static pages about a dataset.
load build

@test "make report: every link leads somewhere, every highlight is what its offsets name, nothing comes from elsewhere" {
	in=$pages
	build FORMATS=report
	run tests/tools/check-report "$out/report" "$out/dataset"
	echo "$output"
	[ "$status" -eq 0 ] && [[ $output == *': 0 problems' ]]
	[ "$(find "$out/report/en/event" -name 'e*.html' | wc -l)" = "$(table events | python3 -c 'import csv, sys; print(len(list(csv.DictReader(sys.stdin))))')" ]
	[ "$(grep -o '<mark class="[^"]*" data-start' "$out"/report/vi/article/*.html | wc -l)" -gt 500 ]
	# what was rejected, and who met whom, stand on the first page
	grep -q 'no meeting' "$out/report/en/index.html"
	grep -q 'Lào Cai</th>' "$out/report/vi/index.html"
	before=$(stat -c %y "$out/report")
	build FORMATS=report
	[ "$(stat -c %y "$out/report")" = "$before" ]
}

@test "a release without texts gives pages without texts" {
	some_pages
	build PUBLIC=yes FORMATS=report
	run tests/tools/check-report "$out/report" "$out/dataset"
	echo "$output"
	[ "$status" -eq 0 ]
	run grep -l '<q>\|data-end="[0-9]*">[^<]' -r "$out/report"
	[ "$status" -eq 1 ]
}

@test "names and texts with signs of markup stay texts" {
	mkdir -p "$out"
	printf 'event_id,name,start_date,status\r\ne0000000000000001,"<script>alert(1)</script> & ""x"" {say:x}",2024-02-29,held\r\n' | gzip -n > "$out/events.csv.gz"
	echo '<dataset><article id="a1" source="x&lt;b&gt;.html" title="&lt;i&gt;" url="javascript:alert(1)"><text><block kind="headline">&lt;i&gt;</block></text></article><things/></dataset>' | gzip -n > "$out/dataset.xml.gz"
	"$BIN/report" -o "$BATS_TEST_TMPDIR/report" "$out"
	grep -q '&lt;script&gt;alert(1)&lt;/script&gt; &amp; "x" {say:x}' "$BATS_TEST_TMPDIR/report/en/event/e0000000000000001.html"
	run grep -rl --include='*.html' '<script>alert\|<i>\|href="javascript' "$BATS_TEST_TMPDIR/report"
	[ "$status" -eq 1 ]
}

@test "an id that is a way out of the report is refused" {
	mkdir -p "$out"
	echo '<dataset><article id="../../../escaped" source="x.html"/><things/></dataset>' > "$out/dataset.xml"
	printf 'event_id,name\r\ne1,x\r\n' > "$out/events.csv"
	run "$BIN/report" -o "$BATS_TEST_TMPDIR/report" "$out"
	[ "$status" -eq 2 ]
	[[ $output == *"an id of the dataset holds a '/'"* ]]
	printf 'event_id,name\r\n../../../escaped,x\r\n' > "$out/events.csv"
	run "$BIN/report" -o "$BATS_TEST_TMPDIR/report" "$out"
	[ "$status" -eq 2 ]
	[ -z "$(find "$BATS_TEST_TMPDIR" -name 'escaped*' -o -name 'report*')" ]
}

@test "a word that is missing, a broken stylesheet, no dataset: a reason, and the old report stays" {
	some_pages
	build FORMATS=report
	cp -r config "$BATS_TEST_TMPDIR/config"
	sed -i '/^say.events,/d' "$BATS_TEST_TMPDIR/config/report/words.csv"
	run "$BIN/report" -C "$BATS_TEST_TMPDIR/config" -o "$out/report" "$out/dataset"
	[ "$status" -eq 2 ] && [[ $output =~ report/[a-z]+.xsl:[0-9]+:\ no\ word\ \'say.events\' ]]
	cp config/report/words.csv "$BATS_TEST_TMPDIR/config/report/"
	echo '<broken' > "$BATS_TEST_TMPDIR/config/report/event.xsl"
	run "$BIN/report" -C "$BATS_TEST_TMPDIR/config" -o "$out/report" "$out/dataset"
	[ "$status" -eq 2 ] && [[ $output == *"cannot read"* ]]
	run "$BIN/report" -o "$out/report" "$BATS_TEST_TMPDIR"
	[ "$status" -eq 2 ] && [[ $output == *"no dataset in"* ]]
	tests/tools/check-report "$out/report" "$out/dataset"
	[ -z "$(find "$out" -maxdepth 1 -name 'report.*')" ]
}

@test "a language is a column of words.csv" {
	some_pages
	build
	cp -r config "$BATS_TEST_TMPDIR/config"
	python3 - "$BATS_TEST_TMPDIR/config/report/words.csv" <<-'P'
		import csv, sys
		rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
		csv.writer(open(sys.argv[1], "w", encoding="utf-8")).writerows([r + (["fr"] if i == 0 else [r[1] + " (fr)"]) for i, r in enumerate(rows)])
	P
	"$BIN/report" -C "$BATS_TEST_TMPDIR/config" -o "$BATS_TEST_TMPDIR/report" "$out/dataset"
	grep -q 'Meetings (fr)' "$BATS_TEST_TMPDIR/report/fr/index.html"
}
