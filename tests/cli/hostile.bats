# clean on pages made to hurt: time grows with the page and memory stays bounded, whatever its shape.
# Sizes are those at which a cost that grows faster than the page would be seen at once. A build with AddressSanitizer, or one that counts for `make coverage`, wants
# address space and memory of its own: there no limit of memory holds, and sizes are a fifth.

# However long the text is: what becomes of it at the bounds of config/limits.csv is tested in tests/hostile.

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	export config=$BATS_FILE_TMPDIR/config
	cp -r config "$config"
	sed -i 's/^text_bytes,[0-9]*/text_bytes,100000000/' "$config/limits.csv"
	export BIN=${BIN:-out/bin} share=1 sanitized=
	if grep -aqE '__asan_init|__gcov_init' "$BIN/clean"; then
		share=5 sanitized=yes
	fi
	export line='The two sides met and spoke about roads, rivers and the trade between them, and agreed to meet again. '
}

# repeat COUNT TEXT: so many copies, one behind the other
repeat() { awk -v n=$(($1 / share)) -v text="$2" 'BEGIN { while (n--) printf "%s", text }'; }

# An article, then what is read from standard input.
below_article() {
	printf '<html><head><title>Two sides met</title></head><body><h1>Two sides met</h1>'
	awk -v line="$line" 'BEGIN { for (i = 1; i < 9; i++) printf "<p>Round %d: %s</p>", i, line }'
	cat
	printf '</body></html>'
}

# cleaned SECONDS MEGABYTES [page]: clean ends in that time and address space; its output goes to $out
cleaned() {
	local seconds=$1 megabytes=$2
	shift 2
	out=$BATS_TEST_TMPDIR/out.xml
	(
		[ "$sanitized" ] || ulimit -v $((megabytes * 1024))
		timeout "$seconds" "$BIN/clean" -C "$config" "$@" > "$out"
	)
}

# The page on standard input, an article above it.
endured() {
	below_article > "$BATS_TEST_TMPDIR/page.html"
	cleaned 5 600 "$BATS_TEST_TMPDIR/page.html"
	grep -q 'outcome="[a-z_]*"' "$out"
}

# The same, and the article is found.
hostile() {
	endured
	grep -q 'outcome="ok"' "$out"
	grep -q 'Round 8: The two sides met' "$out"
}

@test "a million open divs" { repeat 1000000 '<div>' | hostile; }

@test "20,000 attributes in a tag, and one attribute 20,000 times" {
	{
		awk 'BEGIN { printf "<div "; for (i = 0; i < 20000; i++) printf "a%d=\"b\" ", i; print ">" }'
		printf '<div '
		repeat 20000 'class="share" '
		printf '>'
	} | hostile
}

@test "200,000 misnested tags, empty and with text" {
	{
		repeat 200000 '<b><i></b></i>'
		repeat 200000 '<b>x<i>y</b>z</i> '
	} | hostile
}

@test "five million open brackets" { repeat 5000000 '<' | hostile; }

@test "a million comments that never end" { repeat 1000000 '<!--' | hostile; }

@test "half a million scripts, open and empty" {
	repeat 500000 '<script>' | hostile
	repeat 500000 '<script></script>' | hostile
}

@test "elements of raw text that open inside each other" { repeat 100000 '<script><style><textarea><title>' | hostile; }

@test "everything unclosed" { repeat 100000 '<div class="a"><p>one <b>two <a href="x">three ' | endured; }

@test "a million ampersands, entities and names that are none" {
	{
		printf '<p>'
		repeat 1000000 '&'
		repeat 1000000 '&amp;'
		repeat 500000 '&nosuchname '
	} | hostile
}

@test "tables and lists that open inside each other" {
	repeat 200000 '<table><tr><td>x' | endured
	repeat 300000 '<ul><li>x' | endured
	repeat 200000 '<dl><dt>x<dd>' | endured
}

@test "a million paragraphs of a letter" { repeat 1000000 '<p>x' | endured; }

@test "half a million inline elements, links and end tags without a beginning" {
	repeat 500000 '<span class="author">' | hostile
	repeat 500000 '<a href="x">y' | hostile
	{
		repeat 1000 '<div>'
		repeat 500000 '</span></p></b>'
	} | hostile
}

@test "100,000 links to other stories and 100,000 headlines" {
	repeat 100000 '<a href="/x">A headline of five words or more</a><br>' | endured
	repeat 100000 '<h2>A headline of five words or more</h2>' | endured
}

@test "saved text of a million lines" {
	repeat 1000000 $'one line of saved text here\n' > "$BATS_TEST_TMPDIR/page.txt"
	cleaned 5 600 "$BATS_TEST_TMPDIR/page.txt"
}

@test "marks of accents without end" {
	{
		printf a
		repeat 1000000 $'\xcc\x81'
	} > "$BATS_TEST_TMPDIR/page.txt"
	cleaned 5 600 "$BATS_TEST_TMPDIR/page.txt"
}

# The peak of a page of 50 MB stands in the last column of GNU time; without it only the limit is tested.
peak_under() {
	local megabytes=$1
	shift
	out=$BATS_TEST_TMPDIR/out.xml
	timeout 10 /usr/bin/time -f %M -o "$BATS_TEST_TMPDIR/peak" "$BIN/clean" -C "$config" "$@" > "$out"
	echo "peak $(cat "$BATS_TEST_TMPDIR/peak") KB"
	[ "$sanitized" ] || [ "$(tail -1 "$BATS_TEST_TMPDIR/peak")" -lt $((megabytes * 1024)) ]
}

@test "a page of 50 MB takes less than 256: one line, saved text, many paragraphs" {
	[ -x /usr/bin/time ] || skip "no GNU time"
	repeat 490000 "$line" > "$BATS_TEST_TMPDIR/line.txt"
	below_article < "$BATS_TEST_TMPDIR/line.txt" > "$BATS_TEST_TMPDIR/line.html"
	peak_under 256 "$BATS_TEST_TMPDIR/line.html"
	peak_under 256 "$BATS_TEST_TMPDIR/line.txt"
	rm "$BATS_TEST_TMPDIR"/line.*
	repeat 460000 "<p>$line</p>" | below_article > "$BATS_TEST_TMPDIR/paragraphs.html"
	peak_under 256 "$BATS_TEST_TMPDIR/paragraphs.html"
}

@test "a page of 50 MB takes less than 256 in another encoding too, and five times its size in that of a font" {
	[ -x /usr/bin/time ] || skip "no GNU time"
	page=$BATS_TEST_TMPDIR/page.html
	repeat 430000 $'<p>L\'\xe9t\xe9 dernier, la d\xe9l\xe9gation a visit\xe9 le ch\xe2teau, o\xf9 l\'on a parl\xe9 de co\xfbts, de for\xeats et d\'\xe9nergie.</p>' |
		below_article > "$page"
	peak_under 256 "$page"
	repeat 100000 $'<p>Chi\xd2u nay, \xaeo\xb5n c\xabng t\xb8c c\xf1a huy\xd6n \xae\xb7 l\xb5m vi\xd6c v\xedi c\xb8c x\xb7 bi\xaan gi\xedi v\xd2 c\xb8c tuy\xd5n \xae\xadng m\xedi, b\xb6o v\xd6 r\xf5ng.</p>' |
		below_article > "$page"
	peak_under 64 "$page"
	rm "$page"
}

@test "memory does not grow with the number of pages" {
	[ -x /usr/bin/time ] || skip "no GNU time"
	awk -v n=$((2000 / share)) 'BEGIN { print "source,path,duplicate_of"; for (i = 0; i < n; i++) print i ",tests/corpus/pages/a01-hoi-dam-truc-tuyen-lan-3.html," }' \
		> "$BATS_TEST_TMPDIR/list.csv"
	peak_under 64 -m "$BATS_TEST_TMPDIR/list.csv" -r .
}

# seconds FILE: CPU time of cleaning it, the least of three
seconds() {
	local i
	for i in 1 2 3; do /usr/bin/time -f %U "$BIN/clean" -C "$config" "$1" 2>&1 > /dev/null; done | sort -n | head -1
}

# grows_evenly COUNT TEXT: four times as much of it takes hardly more than four times as long
grows_evenly() {
	local small large
	repeat $(($1 / 4)) "$2" | below_article > "$BATS_TEST_TMPDIR/small.html"
	repeat "$1" "$2" | below_article > "$BATS_TEST_TMPDIR/large.html"
	small=$(seconds "$BATS_TEST_TMPDIR/small.html") large=$(seconds "$BATS_TEST_TMPDIR/large.html")
	echo "'$2': $small s, $large s"
	awk -v s="$small" -v l="$large" 'BEGIN { exit !(l <= 6 * s + 0.15) }'
}

@test "time is linear in the page, whatever its shape" {
	[ -x /usr/bin/time ] || skip "no GNU time"
	[ ! "$sanitized" ] || skip "times of a sanitizer"
	grows_evenly 800000 '<div>'
	grows_evenly 200000 'class="share" <div '
	grows_evenly 200000 '<b>x<i>y</b>z</i> '
	grows_evenly 2000000 '<'
	grows_evenly 800000 '<!--'
	grows_evenly 400000 '<script>'
	grows_evenly 80000 '<div class="a"><p>one <b>two <a href="x">three '
	grows_evenly 400000 '&nosuchname '
	grows_evenly 200000 '<table><tr><td>x'
	grows_evenly 400000 '<p>x'
	grows_evenly 400000 '<span class="author">'
	grows_evenly 80000 '<h2>A headline of five words or more</h2>'
	grows_evenly 80000 '<p>A sentence that is long enough to be weighed as a paragraph of its own, one of very many.</p>'
	grows_evenly 200000 '<p>®Õn <font face=".VnTime">®­îc</font> öô &reg;a '
	grows_evenly 400000 $'e\xcc\x81\xff '
}
