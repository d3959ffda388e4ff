# segment: parts and sentences of articles. BIN is the folder of the programs.

setup() {
	BIN=${BIN:-out/bin}
	page=$BATS_TEST_TMPDIR/page.xml
	write 'Hội đàm thường niên' 'Sáng 5/3, hai bên hội đàm.' 'Hà Thu'
}

# An input with the headline and paragraphs given, as clean would write it.
write() {
	local at=0 kind=headline text='' blocks='' n
	for line; do
		n=$(printf %s "$line" | wc -c)
		blocks+="<block kind=\"$kind\" at=\"$at $((at + n))\"/>"
		text+="$line"$'\n'
		at=$((at + n + 1)) kind=paragraph
	done
	printf '<batch><input source="page.html" outcome="ok"><article source="page.html" title="%s"><text>%s</text>%s</article></input></batch>' \
		"$1" "${text%$'\n'}" "$blocks" > "$page"
}

segment() { "$BIN/segment" "$@"; }

@test "reads a file or standard input, writes standard output or a file" {
	segment "$page" > "$BATS_TEST_TMPDIR/a"
	segment < "$page" > "$BATS_TEST_TMPDIR/b"
	segment -o "$BATS_TEST_TMPDIR/c" "$page"
	cmp "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/b"
	cmp "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/c"
}

@test "a pipe as output is written to, not replaced" {
	mkfifo "$BATS_TEST_TMPDIR/pipe"
	cat "$BATS_TEST_TMPDIR/pipe" > "$BATS_TEST_TMPDIR/a" &
	segment -o "$BATS_TEST_TMPDIR/pipe" "$page"
	wait
	[ -p "$BATS_TEST_TMPDIR/pipe" ]
	segment "$page" | cmp - "$BATS_TEST_TMPDIR/a"
}

@test "id, hash and words are of source and text" {
	run segment "$page"
	[[ $output == *" id=\"a$(printf page.html | sha256sum | cut -c1-16)\""* ]]
	[[ $output == *" sha256=\"$(printf 'Hội đàm thường niên\nSáng 5/3, hai bên hội đàm.\nHà Thu' | sha256sum | cut -d' ' -f1)\""* ]]
	[[ $output == *' words="13"'* ]]
}

@test "the text stays as it was" {
	segment "$page" | grep -q '<text><!\[CDATA\[Hội đàm thường niên$'
}

@test "byline gives the author" {
	run segment "$page"
	[[ $output == *' author="Hà Thu"'* && $output == *'kind="headline lede byline"'* ]]
}

@test "running it twice changes nothing" {
	segment "$page" > "$BATS_TEST_TMPDIR/a"
	segment "$BATS_TEST_TMPDIR/a" | cmp - "$BATS_TEST_TMPDIR/a"
}

@test "an input without article passes through" {
	printf '<batch><input source="x" outcome="rejected" reason="not text"/></batch>' > "$page"
	run segment "$page"
	[ "$status" = 0 ] && [[ $output == *'outcome="rejected" reason="not text"'* ]]
}

@test "an article without text has an id and no sentence" {
	printf '<batch><input source="x" outcome="ok"><article source="x"><text></text></article></input></batch>' > "$page"
	run segment "$page"
	[ "$status" = 0 ] && [[ $output == *' id="a'* && $output != *'<sentence'* ]]
}

@test "a second input is refused, not passed over" {
	for stage in segment extract; do
		run "$BIN/$stage" "$page" "$page"
		[ "$status" = 2 ] && [ "${#lines[@]}" = 1 ]
	done
}

@test "what is no stream of articles ends with exit 1 and no output" {
	echo '<html>' > "$page"
	run segment -o "$BATS_TEST_TMPDIR/out" "$page"
	[ "$status" = 1 ] && [ ! -e "$BATS_TEST_TMPDIR/out" ]
}

@test "a block outside its text ends with exit 1, wherever it stands" {
	for article in '<block kind="lede" at="0 9"/>' '<text>abc</text><block kind="lede" at="0 9"/>' '<text>abc</text><sentences at="0 1 2 1"/>'; do
		printf '<batch><input source="x" outcome="ok"><article source="x">%s</article></input></batch>' "$article" > "$page"
		run timeout 5 "$BIN/segment" "$page"
		[ "$status" = 1 ] && [[ $output == *"page.xml:1: a span lies outside its text" ]]
	done
}

@test "a place that is no two numbers ends with exit 1" {
	for at in '' '1' '1 ' '1,2' '0 -1' 'a b'; do
		printf '<batch><input source="x" outcome="ok"><article source="x"><text>abc</text><block kind="lede" at="%s"/></article></input></batch>' "$at" > "$page"
		run timeout 5 "$BIN/segment" "$page"
		[ "$status" = 1 ] && [[ $output == *"page.xml:1: two numbers were expected" ]]
	done
}

@test "a span that cuts a letter ends with exit 1" {
	for part in '<block kind="lede" at="0 2"/>' '<sentences at="0 1 2 3"/>'; do
		printf '<batch><input source="x" outcome="ok"><article source="x"><text>aộc</text>%s</article></input></batch>' "$part" > "$page"
		run "$BIN/segment" "$page"
		[ "$status" = 1 ] && [[ $output == *"page.xml:1: a span cuts a letter of its text" ]]
	done
}

@test "broken XML is told with its line, exit 1 and no output" {
	while read -r article; do
		printf '<batch>\n<input source="x" outcome="ok"><article source="x">%b</batch>' "$article" > "$page"
		run timeout 5 "$BIN/segment" -o "$BATS_TEST_TMPDIR/out" "$page"
		[ "$status" = 1 ] && [[ $output == *page.xml:2:* ]] && [ ! -e "$BATS_TEST_TMPDIR/out" ]
	done << 'end'
<text>a</article></input>
<text>a & b</text></article></input>
<text>a &nbsp; b</text></article></input>
<text>a &#1; b</text></article></input>
<text>a\001b</text></article></input>
<text>a\xffb</text></article></input>
<text a=b>a</text></article></input>
<text a="b>a</text></article></input>
<text <b></text></article></input>
<text><b/></text></article></input>
<text>a
<!-- </article></input>
<!DOCTYPE a></article></input>
</article>
end
}

@test "a stream that was cut short is told as such" {
	printf '<batch>\n<input source="x" outcome="ok"><article source="x"><text>a' > "$page"
	run "$BIN/segment" -o "$BATS_TEST_TMPDIR/out" "$page"
	[ "$status" = 1 ] && [[ $output == *page.xml:2:*"ends inside an element" ]] && [ ! -e "$BATS_TEST_TMPDIR/out" ]
}

@test "a stream that holds an overlong letter, which libxml2 lets pass in text, is told as such" {
	printf '<batch>\n<input source="x" outcome="ok"><article source="x"><text>Đại sứ Ph\xc1\xa1p</text></article></input></batch>\n' > "$page"
	run "$BIN/segment" "$page"
	[ "$status" = 1 ] && [[ $output == *page.xml:2:*"not"*"UTF-8"* ]]
}

@test "a broken table is named with its line, exit 2" {
	cp -r config "$BATS_TEST_TMPDIR/config"
	printf 'abbreviation,full_form,ends_sentence,language,note\nTP.,,maybe,vi,\n' > "$BATS_TEST_TMPDIR/config/lexicon/abbreviations.csv"
	run segment -C "$BATS_TEST_TMPDIR/config" "$page"
	[ "$status" = 2 ] && [[ $output == *abbreviations.csv:2:* ]]
}
