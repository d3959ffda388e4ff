# What one input may be and take (config/limits.csv), and what becomes of one that is more. The inputs that are made to hurt are in
# tests/hostile; `make test-hostile` reads all of them.
load build
above='The ferrymen of both banks met at noon in the boat house and spoke for three hours about the road along the river.'
below='They want to open the ferry before summer, to lower the toll for small traders and to paint the boats in another colour.'

# limit NAME VALUE: in tables of the test's own
limit() {
	[ -e "$BATS_TEST_TMPDIR/config" ] || cp -r config "$BATS_TEST_TMPDIR/config"
	config=$BATS_TEST_TMPDIR/config
	sed -i "s/^$1,[0-9]*/$1,$2/" "$config/limits.csv"
}

# outcome REASON: of the page that has a meeting, read by all stages; the page beside it is read as ever
outcome() {
	mkdir -p "$in"
	cp $pages/a01* "$in/a.html"
	printf '<html><head><title>Ferry to open</title></head><body><h1>Ferry to open</h1><p>%s<p>%s' "$above" "$below" > "$in/b.html"
	build
	table inputs | grep -qx "a.html,rejected,$1,0" || { table inputs; false; }
	table inputs | grep -qx 'b.html,no_event,,1'
	[ "$(table event_mentions | wc -l)" = 1 ]
}

@test "a page, an article, its readings: what is longer than its bound is rejected with the bound" {
	limit text_bytes 3000
	outcome 'an article of more than 3000 bytes'
	limit text_bytes 1000000 && limit evidence_bytes 2000
	outcome 'readings of more than 2000 bytes'
	limit evidence_bytes 4000000 && limit page_bytes 20000
	outcome 'larger than 20000 bytes'
}

@test "what may name meetings and places is counted" {
	limit meeting_words 3
	outcome 'more than 3 words for meetings'
	limit meeting_words 1000 && limit places 5
	outcome 'more than 5 names of places'
}

@test "a sentence longer than its bound is cut behind a comma, and nothing is lost between the pieces" {
	limit sentence_bytes 100
	printf '<html><body><h1>Ferry</h1><p>%s.</p></body></html>' "$(for i in $(seq 30); do printf 'ferry number %s is on the river, ' "$i"; done)" > "$BATS_TEST_TMPDIR/a.html"
	"$BIN/clean" -C "$config" "$BATS_TEST_TMPDIR/a.html" | "$BIN/segment" -C "$config" > "$BATS_TEST_TMPDIR/a.xml"
	python3 - "$BATS_TEST_TMPDIR/a.xml" <<- 'END'
		import sys, xml.etree.ElementTree as ET
		a = ET.parse(sys.argv[1]).getroot().find(".//article")
		text = a.find("text").text.encode()
		at = list(map(int, a.find("sentences").get("at").split()))
		spans = list(zip(at[::2], at[1::2]))
		assert len(spans) >= 10 and all(e - s <= 100 for s, e in spans), spans
		assert all(text[s:e].endswith((b",", b".", b"Ferry")) for s, e in spans), [text[s:e] for s, e in spans]
		assert all(not text[e:s].strip() for (_, e), (s, _) in zip(spans, spans[1:]))
	END
}

@test "elements deeper than the bound are read as if they stood there" {
	limit depth 10
	{ printf '<html><head><title>Ferry to open</title></head><body><h1>Ferry to open</h1>'; printf '<div>%.0s' $(seq 50); printf '<p>%s</p>' "$above"
	printf '</div>%.0s' $(seq 50); printf '<p>%s</p>' "$below"; } | "$BIN/clean" -C "$config" -t |
		diff - <(printf '%s\n' "$above" "$below")
}

@test "a wrong bound is told with its line" {
	limit depth 0
	run "$BIN/clean" -C "$config" README.md
	[ "$status" = 2 ] && [[ $output == *"limits.csv:4: '0' is no whole number from 1 on" ]]
	limit depth 20000 && limit sentence_bytes 5
	run "$BIN/segment" -C "$config" README.md
	[ "$status" = 2 ] && [[ $output == *"'5' is no whole number from 100 on" ]]
	sed -i /^sentence_bytes/d "$config/limits.csv"
	run "$BIN/extract" -C "$config" README.md
	[ "$status" = 2 ] && [[ $output == *"no row 'sentence_bytes'" ]]
	printf 'depth,5,\n' >> "$config/limits.csv"
	run "$BIN/extract" -C "$config" README.md
	[ "$status" = 2 ] && [[ $output == *"'depth' stands twice" ]]
}

@test "what is told of a cell is one line, whatever stands in the cell" {
	limit article_kb 1
	printf '"two\nlines\033[2J",1,\n' >> "$config/limits.csv"
	run "$BIN/clean" -C "$config" $pages/a01*
	[ "$status" = 2 ] && [ "${#lines[@]}" = 1 ]
	[[ ${lines[0]} == *"unknown name 'two?lines?[2J'" ]]
}

@test "clean, segment, extract, resolve and collect work behind a fence: no new privileges, calls are filtered" {
	grep -q '^Seccomp:' /proc/self/status || skip 'a kernel without seccomp'
	! grep -aq __asan_init "$BIN/clean" || skip 'a build with a sanitizer'
	mkfifo "$BATS_TEST_TMPDIR/pipe"
	for stage in clean segment extract; do
		"$BIN/$stage" < "$BATS_TEST_TMPDIR/pipe" > /dev/null 2>&1 3>&- &
		exec 5> "$BATS_TEST_TMPDIR/pipe"
		for _ in $(seq 100); do
			grep -q '^Seccomp:.*2' /proc/$!/status && break
			sleep 0.05
		done
		grep '^Seccomp:.*2' /proc/$!/status
		grep '^NoNewPrivs:.*1' /proc/$!/status
		exec 5>&-
		wait $! || true
	done
}

@test "hostile names, bytes, texts and archives in one build: each has its row, the dataset keeps the contract" {
	names='names_of_files things_that_are_no_files base_with_controls javascript_address references_huge billion_laughs
		entities_of_other_files nothing zeros_in_the_text bytes_broken_thousand bytes_overlong bytes_surrogates utf16_little
		utf16_big_unmarked utf16_odd picture_png document_pdf archive_zip program_windows gzip_cut_short warc_lengths_that_lie
		warc_addresses text_right_to_left text_with_zero_width text_forbidden_in_xml text_for_spreadsheets
		text_like_the_pipelines_own dates_absurd accents_of_every_class'
	# shellcheck disable=SC2086
	tests/hostile/generate "$in" $names
	build
	tests/tools/check-dataset "$out/dataset"
	python3 - "$out/dataset/inputs.csv.gz" $names <<- 'END'
		import csv, gzip, re, sys
		with open("tests/hostile/outcomes.csv", newline="") as f:
		    wanted = {(r["source"], r["outcome"], r["reason"]) for r in csv.DictReader(f) if r["name"] in sys.argv[2:]}
		with gzip.open(sys.argv[1], "rt", newline="", encoding="utf-8") as f:
		    found = {(re.sub("^'", "", r["source"]), r["outcome"], r["reason"]) for r in csv.DictReader(f)}
		same = lambda rows: {r for r in rows if r[1] not in ("duplicate", "ok", "no_event")} # several of them hold the same page
		assert same(wanted) == same(found), same(wanted) ^ same(found)
		assert {w[0] for w in wanted} == {f[0] for f in found}
	END
	[ ! -e injected ] && [ ! -e "$out/injected" ]
	! gzip -dc "$out/dataset/dataset.xml.gz" | grep -q 'root:x:0'
	xmllint --noout --relaxng "$out/dataset/dataset.rng" <(gzip -dc "$out/dataset/dataset.xml.gz") 2> /dev/null
}
