#!/usr/bin/env bats
# A journalist: the report in a browser.
cd "${CLONE:?the clone that tests/users/run makes}" || exit 1
report=out/report

browse() {
	chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
		--disable-sync --user-data-dir="$BATS_FILE_TMPDIR/profile" --enable-logging=stderr --v=0 --virtual-time-budget=3000 "$@" 2> "$BATS_TEST_TMPDIR/log"
}

@test "every kind of page loads without a word on the console" {
	for page in index.html en/index.html vi/index.html en/events-1.html vi/persons-1.html en/articles-1.html vi/search.html \
		"$(cd $report && ls -d en/event/* | head -1)" "$(cd $report && ls -d vi/person/* | head -1)" "$(cd $report && ls -d vi/article/* | head -1)"; do
		browse --dump-dom "file://$PWD/$report/$page" > "$BATS_TEST_TMPDIR/dom"
		grep -q '<main id="main"' "$BATS_TEST_TMPDIR/dom"
		run grep -a 'CONSOLE' "$BATS_TEST_TMPDIR/log"
		echo "$page: $output"
		[ "$status" -eq 1 ]
	done
}

@test "links and highlights of the whole report are right" {
	run tests/tools/check-report $report out/dataset
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "in the browser's own tree, fifty and more readings are marked at the characters that the tables name" {
	checked=0
	for page in $(ls $report/vi/article/*.html | head -12); do
		browse --dump-dom "file://$PWD/$page" > "$BATS_TEST_TMPDIR/dom"
		n=$(python3 - "$BATS_TEST_TMPDIR/dom" out/dataset "$(basename "$page" .html)" <<-'P'
			import csv, gzip, html, re, sys
			dom, dataset, article = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2], sys.argv[3]
			names = {}
			with gzip.open(dataset + "/participant_mentions.csv.gz", "rt", encoding="utf-8-sig", newline="") as f:
			    for r in csv.DictReader(f):
			        if r["article_id"] == article and r["start_char"]:
			            names[r["start_char"], r["end_char"]] = r["name"]
			marks = {(s, e): html.unescape(t) for s, e, t in re.findall(r'<mark class="[^"]*" data-start="(\d+)" data-end="(\d+)">([^<]*)</mark>', dom)}
			wrong = [k for k in names if k in marks and " ".join(marks[k].split()) != names[k]]
			found = [k for k in names if k in marks]
			print(-1 if wrong else len(found))
		P
		)
		[ "$n" -ge 0 ]
		checked=$((checked + n))
	done
	echo "$checked"
	[ "$checked" -ge 50 ]
}

@test "the search finds a name written without accents" {
	sed 's#</body>#<script>var i = document.getElementById("words"); i.value = "hoi dam thuong nien"; i.dispatchEvent(new Event("input"));</script></body>#' \
		$report/vi/search.html > $report/vi/search-now.html
	browse --dump-dom "file://$PWD/$report/vi/search-now.html" > "$BATS_TEST_TMPDIR/dom"
	rm $report/vi/search-now.html
	grep -q '<li><a href="event/[^"]*">[^<]*ội đàm thường niên' "$BATS_TEST_TMPDIR/dom"
}

@test "on a phone no page is wider than the screen, in the dark the paper is dark" {
	for page in en/index.html "$(cd $report && ls -d vi/event/* | head -1)" "$(cd $report && ls -d vi/article/* | head -1)"; do
		dir=$(dirname "$report/$page")
		sed 's#</body>#<script>document.title = "wide " + (document.documentElement.scrollWidth - window.innerWidth) + " " + getComputedStyle(document.body).backgroundColor;</script></body>#' \
			"$report/$page" > "$dir/probe.html"
		browse --hide-scrollbars --window-size=500,800 --dump-dom "file://$PWD/$dir/probe.html" | grep -o '<title>wide [^<]*' > "$BATS_TEST_TMPDIR/light"
		browse --hide-scrollbars --window-size=500,800 --blink-settings=preferredColorScheme=0 --dump-dom "file://$PWD/$dir/probe.html" | grep -o '<title>wide [^<]*' > "$BATS_TEST_TMPDIR/dark"
		rm "$dir/probe.html"
		cat "$BATS_TEST_TMPDIR/light" "$BATS_TEST_TMPDIR/dark"
		grep -q 'wide 0 rgb(255, 255, 255)' "$BATS_TEST_TMPDIR/light"
		grep -q 'wide 0 rgb(22, 24, 26)' "$BATS_TEST_TMPDIR/dark"
	done
}
