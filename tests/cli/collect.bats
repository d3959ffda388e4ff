# collect: which inputs there are. BIN is the folder of the programs.

setup() {
	BIN=$(cd "${BIN:-out/bin}" && pwd)
	in=$BATS_TEST_TMPDIR/in
	out=$BATS_TEST_TMPDIR/out
	mkdir "$in"
}

collect() { "$BIN/collect" -d "$out" "$@"; }
rows() { tail -q -n +2 "$out"/b*.csv | tr -d '\r'; }
column() { rows | cut -d, -f"$1"; }
add() { mkdir -p "$(dirname "$in/$1")"; printf %s "${2-$1}" > "$in/$1"; }

@test "an empty folder has no batches" {
	collect "$in"
	[ -e "$out/batches" ] && [ ! -s "$out/batches" ]
}

@test "a missing input is a usage error with one line" {
	run collect "$in/nowhere"
	[ "$status" = 2 ] && [ "${#lines[@]}" = 1 ] && [[ $output == "collect: cannot open "* ]]
}

@test "a batch size that is no number is refused" {
	run collect -b x "$in"
	[ "$status" = 2 ]
}

@test "folders of any depth, sorted by bytes, hidden names skipped" {
	add b.html; add a/z.html; add a/b/c/d/e/f.txt; add .hidden.html; add .git/x.html; add Z.html
	collect "$in"
	[ "$(column 1 | tr '\n' ' ')" = "Z.html a/b/c/d/e/f.txt a/z.html b.html " ]
}

@test "blanks, quotes, commas and other scripts stand as they are" {
	add 'hội nghị, "lần 3".html'; add '会谈 1.html'
	collect "$in"
	[ "$(rows | head -1 | cut -c1-70)" = '"hội nghị, ""lần 3"".html","hội nghị, ""lần 3"".html",' ] || rows | grep -qF '"hội nghị, ""lần 3"".html"'
	rows | grep -q '^会谈 1.html,会谈 1.html,'
}

@test "line ends, broken UTF-8, percent signs and article numbers are encoded" {
	add $'a\nb'; add $'c\xff.html'; add 'd%41.html'; add '50%.html'; add 'e.html#2'; add 'số #2.html'
	collect "$in"
	[ "$(column 1 | tr '\n' ' ')" = '50%.html a%0Ab c%FF.html d%2541.html e.html%232 số #2.html ' ]
}

@test "source is NFC, path is not, and namesakes are kept apart" {
	add $'ta\xcc\x81m.html' x; add $'m\xc3\xa1.html' y; add $'ma\xcc\x81.html' z
	collect "$in"
	rows | grep -q $'^t\xc3\xa1m.html,ta\xcc\x81m.html,'
	rows | grep -q $'^m\xc3\xa1.html,m\xc3\xa1.html,'
	rows | grep -q $'^m%61%CC%81.html,ma\xcc\x81.html,'
}

@test "links are followed, loops are not" {
	add a/x.html; ln -s a "$in/b"; ln -s .. "$in/a/up"; ln -s a/x.html "$in/y.html"
	collect "$in"
	[ "$(column 1 | tr '\n' ' ')" = "a/x.html b/x.html y.html " ]
	[ "$(column 5 | tr '\n' ' ')" = " a/x.html a/x.html " ]
}

@test "what cannot be read has a row without a hash" {
	add a.html; ln -s nowhere "$in/b.html"
	collect "$in"
	rows | grep -qx 'b.html,b.html,,,,,,'
}

@test "a pipe and a device are listed and not waited for" {
	mkfifo "$in/pipe"
	ln -s /dev/zero "$in/zero"
	run timeout 5 "$BIN/collect" -d "$out" "$in"
	[ "$status" = 0 ] && [ -z "$output" ] && [ "$(column 1 | tr '\n' ' ')" = "pipe zero " ] && [ -z "$(column 3 | tr -d '\n')" ]
}

@test "the hash is that of the bytes, and the first of equals is no duplicate" {
	add b.html same; add a.html same; add c.html other
	collect "$in"
	[ "$(column 4 | sed -n 1p)" = "$(column 4 | sed -n 2p)" ] && [ "$(column 4 | sed -n 1p)" != "$(column 4 | sed -n 3p)" ]
	[ "$(column 5 | tr '\n' ' ')" = " a.html  " ]
}

@test "a single file is an input under its own name" {
	add a/x.html
	collect "$in/a/x.html"
	[ "$(column 1)" = x.html ] && [ "$(column 3)" = 8 ]
}

@test "a list takes only what it names" {
	add a.html; add b.html; add c/d.html; add c/e.html
	printf 'b.html\nc\n./b.html\n' > "$BATS_TEST_TMPDIR/list"
	collect -l "$BATS_TEST_TMPDIR/list" "$in"
	[ "$(column 1 | tr '\n' ' ')" = "b.html c/d.html c/e.html " ]
}

@test "a list may not leave the folder" {
	printf 'a/../../x\n' > "$BATS_TEST_TMPDIR/list"
	run collect -l "$BATS_TEST_TMPDIR/list" "$in"
	[ "$status" = 2 ] && [[ $output == *list:1:* ]]
}

@test "a second run rewrites nothing" {
	add a.html; add b.html
	collect "$in"; touch -d 2001-01-01 "$out"/*
	collect "$in"
	[ -z "$(find "$out" -type f -newermt 2002-01-01 ! -name .stamp)" ]
}

@test "an idle run leaves the stamp too; a list removed or edited by hand is written again" {
	add a.html; sleep 0.02
	collect "$in"; stamp=$(stat -c %y "$out/.stamp"); list=$out/$(cat "$out/batches").csv
	collect "$in"
	[ "$(stat -c %y "$out/.stamp")" = "$stamp" ]
	cp "$list" "$BATS_TEST_TMPDIR"; echo edited >> "$list"
	collect "$in"
	cmp "$list" "$BATS_TEST_TMPDIR/$(basename "$list")"
	rm "$list"
	collect "$in"
	[ -e "$list" ]
}

@test "another mean, a removed and a renamed file change the lists" {
	for i in $(seq 100 199); do add "$i.html"; done
	collect -b 4 "$in"; few=$(wc -l < "$out/batches")
	collect -b 64 "$in"
	[ "$(wc -l < "$out/batches")" -lt "$few" ]
	rm "$in/150.html"; mv "$in/160.html" "$in/960.html"; collect -b 64 "$in"
	[ "$(column 1 | wc -l)" = 99 ]
	column 1 | grep -qx 960.html
	! column 1 | grep -qx -e 150.html -e 160.html
}

@test "a new file changes its own batch and no other" {
	for i in $(seq 100 400); do add "$i.html"; done
	collect -b 16 "$in"; touch -d 2001-01-01 "$out"/b*
	add 250x.html
	collect -b 16 "$in"
	[ "$(find "$out" -name 'b*.csv' -newermt 2002-01-01 | wc -l)" -le 2 ]
	[ "$(column 1 | sort | wc -l)" = 302 ]
}

@test "changed content is seen, also where size and time stay" {
	local one
	add a.html one; touch -d 2020-01-01 "$in/a.html"; collect "$in"
	one=$(column 4)
	printf two > "$in/a.html"; touch -d 2020-01-01 "$in/a.html"; collect "$in"
	[ "$(column 4)" != "$one" ]
	printf one > "$in/a.html"; collect "$in"
	[ "$(column 4)" = "$one" ]
}

@test "manifests of batches that are gone are removed, other files stay" {
	add a.html; collect "$in"; echo x > "$out/notes.csv"
	first=$(cat "$out/batches"); rm "$in/a.html"; add b.html; collect "$in"
	[ ! -e "$out/$first.csv" ] && [ -e "$out/notes.csv" ] && [ -e "$out/$(cat "$out/batches").csv" ]
}

@test "batches hold half of the mean to twice the mean, and every file once" {
	for i in $(seq 100 299); do add "$i.html"; done
	collect -b 4 "$in"
	for b in $(head -n -1 "$out/batches"); do rows=$(($(wc -l < "$out/$b.csv") - 1)); [ $rows -ge 2 ] && [ $rows -le 8 ]; done
	[ "$(wc -l < "$out/batches")" -ge 40 ] && [ "$(wc -l < "$out/batches")" -le 60 ]
	[ "$(cat "$out/batches" | sed "s,.*,$out/&.csv," | xargs tail -q -n +2 | cut -d, -f1)" = "$(cd "$in" && ls)" ]
}

@test "the folder of the output may lie inside the input" {
	add a.html; out=$in/out
	collect -x "$out" "$in"; collect -x "$out" "$in"
	[ "$(column 1)" = a.html ]
}
