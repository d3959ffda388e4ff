#!/usr/bin/env bats
# An officer of a province: the dataset in a spreadsheet program.
cd "${CLONE:?the clone that tests/users/run makes}" || exit 1

office() { soffice --headless --norestore -env:UserInstallation="file://$BATS_FILE_TMPDIR/profile" "$@" > /dev/null 2>&1; }
# every sheet as shown
to_csv='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

@test "LibreOffice opens the workbook: every cell of every table as it is in the dataset" {
	office --convert-to "$to_csv" --outdir "$BATS_TEST_TMPDIR" out/dataset/bienban.xlsx
	rm "$BATS_TEST_TMPDIR/bienban-codebook.csv" "$BATS_TEST_TMPDIR/bienban-values.csv"
	run tests/users/same-cells config/tables.csv out/dataset "$BATS_TEST_TMPDIR"/*.csv
	echo "$output"
	[ "$status" -eq 0 ] && [[ $output == '14 tables, '*' 0 differ' ]]
}

@test "LibreOffice opens each CSV, with and without a byte order mark: cells as they were, days are days, no formula runs" {
	make -s OUT="$BATS_TEST_TMPDIR/bom" BOM=yes
	for dataset in out/dataset "$BATS_TEST_TMPDIR/bom/dataset"; do
		rm -rf "$BATS_TEST_TMPDIR/xlsx" "$BATS_TEST_TMPDIR/csv"
		office --infilter='CSV:44,34,76,1' --convert-to xlsx --outdir "$BATS_TEST_TMPDIR/xlsx" "$dataset"/*.csv.gz
		for book in "$BATS_TEST_TMPDIR"/xlsx/*.xlsx; do
			name=$(basename "$book" .csv.xlsx)
			office --convert-to "$to_csv" --outdir "$BATS_TEST_TMPDIR/csv" "$book"
			mv "$BATS_TEST_TMPDIR/csv/$name.csv"* "$BATS_TEST_TMPDIR/csv/x-$name.csv" 2> /dev/null || true
		done
		run tests/users/same-cells config/tables.csv "$dataset" "$BATS_TEST_TMPDIR"/csv/*.csv
		echo "$output"
		[[ $output == *'14 tables, '* ]]
		# a spreadsheet takes an English "March 15, 2018" for a day wherever it opens a CSV; nothing else changes
		[ -z "$(grep -v -e ', date_text: ' -e ' differ$' <<< "$output")" ]
		run python3 - "$BATS_TEST_TMPDIR/xlsx/events.csv.xlsx" <<-'P'
			import re, sys, zipfile
			z = zipfile.ZipFile(sys.argv[1])
			sheet = z.read("xl/worksheets/sheet1.xml").decode()
			row = re.search(r'<row r="2".*?</row>', sheet)[0]
			day = re.search(r'<c r="G2"([^>]*)><v>(\d+)</v>', row)   # start_date
			print("formulas", len(re.findall("<f[ >]", sheet)), "day", int(day[2]) > 40000, "text" if 't="s"' in re.search(r'<c r="A2"[^>]*>', row)[0] else "number")
		P
		[ "$output" = 'formulas 0 day True text' ]
	done
}
