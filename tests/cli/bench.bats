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
	headlines=$(out/bin/clean tests/corpus/pages/b07-ban-tin-doi-ngoai-dia-phuong.html | grep -c 'kind="headline"')
	[ "$headlines" -ge 2 ]
	[ "$(grep -c . "$out/two.txt")" -gt "$headlines" ]
}

@test "it tells pages, speed, memory and the ratio to libxml2's tree" {
	echo "$article" > "$pages/one.html"
	"$bench" config "$pages" "$out" | grep -Eq '^1 pages, [0-9.]+ MB: [0-9.]+ s CPU, [0-9]+ MB/s, peak memory [0-9]+ MB$'
	"$bench" config "$pages" "$out" | grep -Eq "^libxml2's tree of the same pages: [0-9.]+ s CPU; ratio [0-9.]+$"
}
