# bench_clean answers for every page of a folder, whatever it holds.

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	bench=$(dirname "${BIN:-out/bin}")/test/bench_clean
	pages=$BATS_TEST_TMPDIR/pages out=$BATS_TEST_TMPDIR/out
	mkdir -p "$pages" "$out"
	line='The two sides met and spoke about roads, rivers and the trade between them, and agreed to meet again.'
	article="<html><head><title>Two sides met today</title></head><body><h1>Two sides met today</h1><p>$line</p><p>$line Twice.</p></body></html>"
}

@test "gzip, odd names, pages without an article and files that are none" {
	echo "$article" | gzip > "$pages/packed.html.gz"
	echo "$article" > "$pages/a name, \"odd\" & tỉnh (1).html"
	printf 'Two sides met today\n\n%s\n\n%s Twice.\n' "$line" "$line" > "$pages/saved.txt"
	echo '<html><body><p>Nothing here.</p></body></html>' > "$pages/short.html"
	: > "$pages/empty.html"
	printf '%%PDF-1.4 \0' > "$pages/print.html"
	echo "$article" | gzip | head -c 80 > "$pages/broken.html.gz"
	echo "$article" > "$pages/not-a-page.css"
	"$bench" config "$pages" "$out"
	for id in packed 'a name, "odd" & tỉnh (1)' saved; do
		diff <(printf '%s\n%s Twice.\n' "$line" "$line") "$out/$id.txt"
		grep -q '"title": "Two sides met today"' "$out/$id.json"
	done
	for id in short empty print broken; do
		[ -e "$out/$id.txt" ] && [ ! -s "$out/$id.txt" ]
		grep -q '"reason": "..*"' "$out/$id.json"
	done
	[ "$(ls "$out" | wc -l)" -eq 14 ]
}

@test "several articles of a page stand one behind the other" {
	cp tests/corpus/pages/b07-ban-tin-doi-ngoai-dia-phuong.html "$pages/two.html"
	"$bench" config "$pages" "$out"
	local headlines
	headlines=$("${BIN:-out/bin}/clean" tests/corpus/pages/b07-ban-tin-doi-ngoai-dia-phuong.html | grep -o '<block kind="[^"]*"' | grep -ow headline | wc -l)
	[ "$headlines" -ge 2 ]
	[ "$(grep -c . "$out/two.txt")" -gt "$headlines" ]
}

@test "it tells pages, speed, memory and the ratio to libxml2's tree" {
	echo "$article" > "$pages/one.html"
	"$bench" config "$pages" "$out" | grep -Eq '^1 pages, [0-9.]+ MB: [0-9.]+ s CPU, [0-9]+ MB/s, peak memory [0-9]+ MB$'
	"$bench" config "$pages" "$out" | grep -Eq "^libxml2's tree of the same pages: [0-9.]+ s CPU; ratio [0-9.]+$"
}

@test "made pages are the same for the same seed, and others for another" {
	for seed in 1 1 2; do
		n=$((${n:-0} + 1))
		tests/bench/generate --seed $seed --page 6 --day 20 30 "$BATS_TEST_TMPDIR/$n"
	done
	diff -r "$BATS_TEST_TMPDIR/1" "$BATS_TEST_TMPDIR/2"
	! diff -rq "$BATS_TEST_TMPDIR/1/gold" "$BATS_TEST_TMPDIR/3/gold"
	[ "$(ls "$BATS_TEST_TMPDIR"/1/pages/2024-12-30 | wc -l)" = 20 ]
	[ "$(ls "$BATS_TEST_TMPDIR"/1/pages/2024-12-31 | wc -l)" = 10 ]
}

@test "what made pages tell is read as their truth says, from files and from web archives" {
	for form in files warc.gz; do
		set=$BATS_TEST_TMPDIR/$form
		tests/bench/generate --page 20 --form $form 40 "$set"
		MAKEFLAGS='' make -s INPUT="$set/pages" OUT="$set/out" CONFIG=config BOM=no PUBLIC=no LAUNCH= dataset
		tests/tools/score --gold "$set/gold" --min 0.95 "$set/out/dataset"
	done
}

@test "make bench tells stages, increments and the ratio to libxml2's trees" {
	MAKEFLAGS='' make -s OUT="$out" N=30 PAGE=8 bench > "$BATS_TEST_TMPDIR/told"
	grep -Eq "^  libxml2's trees: [0-9.]+ s CPU; the pipeline takes [0-9.]+ of it, " "$BATS_TEST_TMPDIR/told"
	grep -Eq '^  5 builds: [0-9.]+, .* of the trees; without the kernel [0-9.]+, ' "$BATS_TEST_TMPDIR/told"
	grep -Eq '^  extract reads [0-9.]+ MB of cleaned text in 1 runs: [0-9.]+ MB/s CPU$' "$BATS_TEST_TMPDIR/told"
	grep -q '^  nothing changed .* s CPU$' "$BATS_TEST_TMPDIR/told"
	grep -q '^  one article more .*, 1 batches; resolve' "$BATS_TEST_TMPDIR/told"
	grep -q '^30,extract,1,' "$out/bench/stages.csv"
	grep -q '^30,one article more,' "$out/bench/builds.csv"
	grep -q '^## 30 articles$' "$out/bench/RESULTS.md"
	[ ! -e "$out/bench/pipeline" ]
}
