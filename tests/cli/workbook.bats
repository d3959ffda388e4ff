#!/usr/bin/env bats
# workbook, database: the tables of a dataset as one file of each kind.
load build

# rows FILE LINE...: a table
rows() {
	local file=$1
	shift
	mkdir -p "$(dirname "$file")"
	printf '%s\r\n' "$@" | gzip -n > "$file"
}

ask() { sqlite3 "$1" "$2"; }

@test "make workbook sqlite: every cell of the sample is in both, ids as text, days as days, links lead to their rows" {
	in=$pages
	build FORMATS='xlsx sqlite'
	run tests/tools/check-workbook "$out/dataset/bienban.xlsx" "$out/dataset"
	echo "$output"
	[ "$status" -eq 0 ] && [[ $output == '14 tables, '*': 0 problems' ]]
	for t in events participants figures inputs; do
		wanted=$(gzip -dc "$out/dataset/$t.csv.gz" | python3 -c 'import csv, sys; print(sum(1 for _ in csv.reader(sys.stdin)) - 1)')
		[ "$(ask "$out/dataset/bienban.sqlite" "SELECT count(*) FROM $t")" = "$wanted" ]
	done
	[ "$(ask "$out/dataset/bienban.sqlite" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ]
	[ "$(ask "$out/dataset/bienban.sqlite" "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")" -gt 10 ]
	# a search without accents finds the accents
	found=$(ask "$out/dataset/bienban.sqlite" "SELECT DISTINCT event_id FROM search JOIN events USING (event_id) WHERE search MATCH '\"hoi dam thuong nien\"'")
	[ -n "$found" ]
	[ "$(ask "$out/dataset/bienban.sqlite" "SELECT count(*) FROM events JOIN participants USING (event_id) JOIN persons USING (person_id)")" -gt 100 ]
}

@test "they are made where FORMATS asks, again where the dataset changed, and not otherwise" {
	some_pages
	build
	[ ! -e "$out/dataset/bienban.xlsx" ]
	build FORMATS=xlsx
	before=$(stat -c %y "$out/dataset/bienban.xlsx")
	build FORMATS=xlsx
	[ "$(stat -c %y "$out/dataset/bienban.xlsx")" = "$before" ]
	rm "$in"/a01*
	build FORMATS=xlsx
	tests/tools/check-workbook "$out/dataset/bienban.xlsx" "$out/dataset"
	run build FORMATS=ods
	[ "$status" -ne 0 ] && [[ $output == *"FORMATS are xlsx, sqlite and report, not 'ods'"* ]]
}

@test "the same tables give the same bytes" {
	rows "$out/events.csv.gz" event_id,start_date,articles e1,2024-09-12,3
	for file in "$BATS_TEST_TMPDIR"/one "$BATS_TEST_TMPDIR"/two; do
		"$BIN/workbook" -o "$file.xlsx" "$out"
		"$BIN/database" -o "$file.sqlite" "$out"
		sleep 2.1 # the clock of a zip file has two seconds
	done
	cmp "$BATS_TEST_TMPDIR/one.xlsx" "$BATS_TEST_TMPDIR/two.xlsx"
	cmp "$BATS_TEST_TMPDIR/one.sqlite" "$BATS_TEST_TMPDIR/two.sqlite"
}

@test "what would run as a formula, a day before 1901, a number too long and a byte order mark are all kept as they are" {
	rows "$out/events.csv.gz" $'\xEF\xBB\xBFevent_id,name,start_date,articles' "e1,'=1+1,1887-06-26,3" "e2,'don''t,2024-02-29,4"
	"$BIN/workbook" -o "$out/x.xlsx" "$out"
	"$BIN/database" -o "$out/x.sqlite" "$out"
	run tests/tools/check-workbook "$out/x.xlsx" "$out"
	echo "$output"
	[ "$status" -eq 0 ]
	[ "$(ask "$out/x.sqlite" 'SELECT name, start_date, typeof(articles) FROM events')" = "=1+1|1887-06-26|integer"$'\n'"'don''t|2024-02-29|integer" ]
}

@test "a column of another name, with quotation marks in it, is a column of that name" {
	mkdir -p "$out"
	printf 'event_id,"a"" TEXT); DROP TABLE events; --"\r\ne1,2\r\n' | gzip -n > "$out/events.csv.gz"
	"$BIN/workbook" -o "$out/x.xlsx" "$out"
	"$BIN/database" -o "$out/x.sqlite" "$out"
	[ "$(ask "$out/x.sqlite" 'SELECT "a"" TEXT); DROP TABLE events; --" FROM events')" = 2 ]
}

@test "a folder without tables, a table cut short, a row too short, a thing that is not there, a full disk: a reason, and no file" {
	mkdir -p "$out"
	for program in workbook database; do
		file=$BATS_TEST_TMPDIR/$program
		run "$BIN/$program" -o "$file" "$BATS_TEST_TMPDIR"
		[ "$status" -eq 2 ] && [[ $output == *"no dataset in"* ]]
		rows "$out/events.csv.gz" event_id,articles e1
		run "$BIN/$program" -o "$file" "$out"
		[ "$status" -eq 2 ] && [[ $output == *"row 1 has 1 cells, the header 2" ]]
		rows "$out/events.csv.gz" event_id,articles e1,2
		head -c 30 "$out/events.csv.gz" > "$out/cut" && mv "$out/cut" "$out/events.csv.gz"
		run "$BIN/$program" -o "$file" "$out"
		[ "$status" -eq 2 ] && [[ $output == *"damaged or cut short" ]]
		[ ! -e "$file" ]
		rows "$out/events.csv.gz" event_id,articles e1,2
		run "$BIN/$program" -o /dev/full "$out"
		[ "$status" -ne 0 ]
	done
	rows "$out/participants.csv.gz" event_id,person_id e1,p1
	run "$BIN/database" -o "$BATS_TEST_TMPDIR/database" "$out"
	[ "$status" -eq 2 ] && [[ $output == *"row 1 of participants names one of persons that is not there" ]]
	[ -z "$(find "$BATS_TEST_TMPDIR" -maxdepth 1 -name '*.tmp')" ] && [ ! -e "$BATS_TEST_TMPDIR/database" ]
}

@test "a table longer than a sheet goes on in the next; memory stays small" {
	{ echo event_id,articles,participants; seq -f 'e%.0f,3,2' 1048600; } | gzip -1n > "$BATS_TEST_TMPDIR/events.csv.gz"
	memory=400000
	! grep -aqE '__asan_init|__gcov_init' "$BIN/workbook" || memory=unlimited
	(ulimit -v $memory && TMPDIR=$BATS_TEST_TMPDIR "$BIN/workbook" -o "$BATS_TEST_TMPDIR/x.xlsx" "$BATS_TEST_TMPDIR")
	part() { python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$BATS_TEST_TMPDIR/x.xlsx" "$1"; }
	part xl/workbook.xml | grep -q 'name="events 2"'
	part xl/worksheets/sheet2.xml | grep -q '<t>e1048600</t>'
}
