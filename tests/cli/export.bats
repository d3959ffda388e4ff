# export: the form of the dataset. BIN is the folder of the programs.

setup() {
	BIN=$(cd "${BIN:-out/bin}" && pwd)
	w=$BATS_TEST_TMPDIR
	mkdir -p "$w/links" "$w/things"
	text=$'𠮷安 tiếp đoàn Vân Nam\nÔng Lò Văn 𠮷 nói: "=1+1". Ký 2 văn bản.'
	things
}

# Where each argument stands first in the text, in bytes: an attribute.
at() {
	local LC_ALL=C piece before list=
	for piece; do
		before=${text%%"$piece"*}
		list+=" ${#before} $((${#before} + ${#piece}))"
	done
	printf 'at="%s"' "${list# }"
}

xml() { printf %s "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/"/\&quot;/g'; }

# The stream of one input with one article; $1 is its theme, $2 its name.
stream() {
	local sum
	sum=$(printf %s "$text" | sha256sum)
	cat <<-XML
	<batch><input source="tin &quot;mới&quot;, 1.html" outcome="ok">
	<article source="tin &quot;mới&quot;, 1.html" id="a0000000000000001" title="T" published_at="2023-03-27T12:47:05+07:00" lang="vi" sha256="${sum%% *}" views="0" teasers="2" words="9">
	<text>$(xml "$text")</text>
	<block kind="headline" $(at '𠮷安 tiếp đoàn Vân Nam')/>
	<block kind="lede" $(at 'Ông Lò Văn 𠮷 nói: "=1+1". Ký 2 văn bản.')/>
	<event id="e1" main="1" status="held" kind="call" name="$(xml "${2-}")" start_date="2023-03-27" date_precision="day" theme="$(xml "${1-}")" part_of="e2" $(at 'tiếp đoàn' '𠮷安 tiếp đoàn Vân Nam')/>
	<event id="e2" main="0" status="referenced" kind="visit" $(at 'Vân Nam' '𠮷安 tiếp đoàn Vân Nam')/>
	<participant id="p1" event="e1" kind="person" name="Lò Văn 𠮷" $(at 'Lò Văn 𠮷' 'Ông Lò Văn 𠮷 nói: "=1+1".')/>
	<agreement id="a1" event="e1" kind="other" title="văn bản" instruments="2" status="signed" $(at '2 văn bản' 'Ký 2 văn bản.')/>
	<figure id="f1" value="-5.5" unit="%" text="-5,5" $(at 2 'Ký 2 văn bản.')/>
	<topic id="t1" event="e1" topic="trade" raised_by="p1" stance="agreed" $(at 'văn bản' 'Ký 2 văn bản.')/>
	<topic id="t2" event="e1" topic="trade" raised_by="CN-YN" stance="agreed" $(at 'văn' 'Ký 2 văn bản.')/>
	</article></input>
	<input source="x.bin" outcome="rejected" reason="not text"/></batch>
	XML
}

links() {
	printf '%s\r\n' article_id,kind,id,thing a0000000000000001,event,e1,e0000000000000001 a0000000000000001,event,e2,e0000000000000002 \
		a0000000000000001,participant,p1,p0000000000000001 a0000000000000001,agreement,a1,g0000000000000001
}

things() {
	header() { grep "^$1," config/tables.csv | cut -d, -f2 | sed 1d | paste -sd,; }
	local table
	for table in events parties participants agreements persons positions series; do
		header $table > "$w/things/$table.csv"
	done
	local empty
	empty=$(header events | sed 's/^event_id,status,kind//; s/[a-z_]//g')
	printf 'e000000000000000%d,held,call%s\n' 1 "$empty" 2 "$empty" >> "$w/things/events.csv"
	echo 'e0000000000000001,p0000000000000001,Lò Văn 𠮷,,attendee,,,1' >> "$w/things/participants.csv"
	echo 'p0000000000000001,Lò Văn 𠮷,,,,VN,,,1,1' >> "$w/things/persons.csv"
	echo 'g0000000000000001,e0000000000000001,other,văn bản,2,signed,,,,,1' >> "$w/things/agreements.csv"
}

part() { "$BIN/export" -t b1 -l "$w/links/b1.csv" -d "$w/parts/b1" "$@" "$w/b1.xml"; }
prepare() { [ -e "$w/b1.xml" ] || stream > "$w/b1.xml"; links > "$w/links/b1.csv"; echo b1 > "$w/batches"; }
dataset() {
	prepare
	part "${public[@]}"
	"$BIN/export" -T "$w/things" -d "$w/parts/things"
	"$BIN/export" -P -d "$w/dataset" "$@" "${public[@]}" "$w/parts" "$w/batches"
}
rows() { gzip -dc "$w/parts/b1/$1.csv.gz"; }
full() { gzip -dc "$w/dataset/$1.csv.gz"; }
listing() { find "$w/dataset/" "$w/dataset" -printf '%p %T@ %i\n' | sort; }
check() {
	command -v python3 > /dev/null || skip "python3 is not there"
	tests/tools/check-dataset "$w/dataset"
}

@test "the dataset keeps the contract" {
	dataset
	check
	(cd "$w/dataset" && sha256sum -c --quiet SHA256SUMS)
}

@test "a cell that a spreadsheet would run gets an apostrophe, a number does not" {
	stream '=HYPERLINK("x")' "''@x" > "$w/b1.xml"
	dataset
	full event_mentions | grep -qF ",\"'=HYPERLINK(\"\"x\"\")\","
	full event_mentions | grep -qF ",'''@x,"
	full figures | grep -qF ",-5.5,%,,,\"'-5,5\","
	check
}

@test "a line break in a cell becomes a blank" {
	stream $'hai&#10;dòng&#13;&#9;x' | sed 's/&amp;#/\&#/g' > "$w/b1.xml"
	dataset
	full event_mentions | grep -qF ',hai dòng x,'
	[ "$(full event_mentions | wc -l)" = 3 ]
	check
}

@test "commas and quotes are quoted" {
	dataset
	full articles | grep -qF 'a0000000000000001,"tin ""mới"", 1.html",'
}

@test "every line ends with CRLF" {
	dataset
	[ "$(full inputs | grep -c $'\r$')" = "$(full inputs | wc -l)" ]
}

@test "offsets are code points, also beyond U+FFFF" {
	dataset
	full participant_mentions | grep -q ',25,33'$'\r'
}

@test "local ids become ids of things, a party that raises a topic stays" {
	dataset
	full event_mentions | grep -q '^e0000000000000001,.*,e0000000000000002,'
	full topics | grep -q ',trade,p0000000000000001,agreed,'
	full topics | grep -q ',trade,CN-YN,agreed,'
}

@test "a reprint names its first printing" {
	prepare
	printf 'a0000000000000001,reprint,,a0000000000000009\r\n' >> "$w/links/b1.csv"
	part
	rows articles | grep -q ',2,a0000000000000009,'
}

@test "an event without a link is an error, and no parts.csv appears" {
	prepare
	sed -i /,e2,/d "$w/links/b1.csv"
	run part
	[ "$status" = 1 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *"'e2'"*"no link"* ]]
	[ ! -e "$w/parts/b1/parts.csv" ]
}

@test "links that are not UTF-8 are an error" {
	prepare
	LC_ALL=C sed -i $'s/,e2,/,\xFF,/' "$w/links/b1.csv"
	run part
	[ "$status" = 1 ]
	[[ $output == *'a cell is not UTF-8 text that XML can hold' ]]
}

@test "a stream of keys, which has no text, is refused" {
	stream | sed '/<text>/,/<block kind="lede"/d' > "$w/b1.xml"
	prepare
	run part
	[ "$status" = 1 ]
	[[ $output == *"without its text"* ]]
}

@test "a value outside the enumeration is left out with a warning" {
	stream | sed 's/kind="call"/kind="tea"/' > "$w/b1.xml"
	prepare
	run part
	[ "$status" = 0 ]
	[[ $output == *"event_mentions.kind left empty: 'tea'"* ]]
	rows event_mentions | grep -q ',1,held,,,'
}

@test "a batch without readings is empty files, and the dataset still keeps the contract" {
	echo '<batch><input source="x" outcome="rejected" reason="not text"/></batch>' > "$w/b1.xml"
	for t in events participants persons agreements; do sed -i 1q "$w/things/$t.csv"; done
	dataset
	[ ! -s "$w/parts/b1/topics.csv.gz" ]
	[ ! -s "$w/parts/b1/articles.xml.gz" ]
	check
}

@test "no batch at all is a dataset of headers" {
	for t in events participants persons agreements; do sed -i 1q "$w/things/$t.csv"; done
	dataset
	: > "$w/batches"
	"$BIN/export" -P -d "$w/dataset" "$w/parts" "$w/batches"
	[ "$(full articles | wc -l)" = 1 ]
	check
}

@test "a byte order mark stands once, at the head of each CSV" {
	dataset -B
	[ "$(full articles | head -c 3)" = $'\xef\xbb\xbf' ]
	[ "$(full articles | grep -c $'\xef\xbb\xbf')" = 1 ]
	check
}

@test "a public release has neither text nor evidence" {
	public=(-p)
	dataset
	[ "$(gzip -dc "$w/dataset/dataset.xml.gz" | grep -c '<text>\|evidence=')" = 0 ]
	[ "$(full event_mentions | grep -c 'tiếp đoàn')" = 0 ]
	check
}

@test "dataset.xml is valid by dataset.rng, with text and without" {
	for release in '' -p; do
		public=($release)
		dataset > /dev/null
		gzip -dc "$w/dataset/dataset.xml.gz" | xmllint --noout --relaxng "$w/dataset/dataset.rng" -
		if command -v jing > /dev/null; then
			gzip -dc "$w/dataset/dataset.xml.gz" > "$w/d.xml"
			jing "$w/dataset/dataset.rng" "$w/d.xml"
		fi
	done
}

@test "an event with every column filled is validated in no time" {
	stream | sed '/<event id="e1"/s|name=""|name="n" kind_text="k" ordinal="3" end_date="2023-03-27" date_edtf="2023-03-27" date_text="27/3" date_basis="text" time_of_day="morning" country="VN" province_code="VN-02" place="p" attendance="online" sites="2" host="h" parties="VN-02; CN-YN" inferred="place"|; s|theme=""|theme="t"|' > "$w/b1.xml"
	dataset > /dev/null
	timeout 20 xmllint --noout --relaxng stages/article.rng "$w/b1.xml"
	gzip -dc "$w/dataset/dataset.xml.gz" | timeout 20 xmllint --noout --relaxng "$w/dataset/dataset.rng" -
	[ "$(full event_mentions | grep -c ',27/3,text,morning,VN,VN-02,p,online,2,h,t,VN-02; CN-YN,e0000000000000002,place,')" = 1 ]
}

@test "every packed file is one gzip member, which libxml2 opens as it is" {
	dataset
	xmllint --noout --relaxng "$w/dataset/dataset.rng" "$w/dataset/dataset.xml.gz"
	gzip -t "$w"/dataset/*.gz
}

@test "the character data of text is the cleaned text" {
	dataset
	gzip -dc "$w/dataset/dataset.xml.gz" > "$w/d.xml"
	[ "$(xmllint --xpath 'string(//article/text)' "$w/d.xml")" = "$text" ]
	gzip -dc "$w/dataset/dataset.xml.gz" | grep -q '𠮷安 tiếp đoàn'
}

@test "the same input gives the same bytes, and publishing them again touches nothing" {
	dataset
	listing > "$w/before"
	sleep 0.01
	rm -r "$w/parts"
	dataset
	listing | diff "$w/before" -
}

@test "a change is published by a new link; the folder before stays for those who read in it, until the next change" {
	dataset
	first=$(basename "$(readlink "$w/dataset")")
	sed -i 's/title="T"/title="U"/' "$w/b1.xml"
	dataset
	second=$(basename "$(readlink "$w/dataset")")
	[ "$second" != "$first" ]
	dataset
	[ "$(ls "$w/dataset.d" | LC_ALL=C sort)" = "$(printf '%s\n' "$first" "$second" | LC_ALL=C sort)" ]
	(cd "$w/dataset.d/$first" && sha256sum -c --status SHA256SUMS)
	sed -i 's/title="U"/title="V"/' "$w/b1.xml"
	dataset
	[ ! -e "$w/dataset.d/$first" ] && [ -e "$w/dataset.d/$second" ]
	[ -z "$(find "$w" -name '*.tmp')" ]
}

@test "a file that was changed by hand is put right" {
	dataset
	echo x > "$w/dataset/events.csv.gz"
	rm "$w/dataset/topics.csv.gz"
	dataset
	check
}

@test "a part that is cut short stops publishing and leaves what was published" {
	dataset
	listing > "$w/before"
	truncate -s -1 "$w/parts/b1/articles.csv.gz"
	run "$BIN/export" -P -d "$w/dataset" "$w/parts" "$w/batches"
	[ "$status" = 1 ]
	[ "${#lines[@]}" = 1 ]
	listing | diff "$w/before" -
}

@test "a folder in the place of the link is left alone" {
	mkdir "$w/dataset"
	run dataset
	[ "$status" = 1 ]
	[[ $output == *"in the way"* ]]
}

@test "the summary tells what was read and where the files are" {
	run dataset
	[[ $output == *"2 inputs"* ]]
	[[ $output == *"1 rejected: not text"* ]]
	[[ $output == *"1 articles"* ]]
	[[ $output == *"$w/dataset/events.csv.gz"* ]]
}

@test "mistakes in tables.csv are told with their line" {
	prepare
	cp -r config "$w/config"
	cp config/tables.csv "$w/tables"
	while IFS='|' read -r change message; do
		sed "$change" "$w/tables" > "$w/config/tables.csv"
		run part -C "$w/config"
		[ "$status" = 2 ]
		[ "${#lines[@]}" = 1 ]
		[[ $output == *"tables.csv:"*"$message"* ]]
	done <<-'END'
	3s/,id,/,idd,/|no type 'idd'
	4s/,source,/,title,/|
	4s/,yes,/,maybe,/|'yes' or empty
	s/,reprint_of,id,,,,articles,/,reprint_of,id,,,,article,/|'article' is no table
	s/^figures,value,/figures,weight,/|nothing gives column 'weight'
	/^topics,/d|no table 'topics'
	2d|must come first
	END
}

@test "calls without what they need are refused" {
	for call in "" "-t b1 -d x" "-P -d x y" "-T x" "-t b -T x -d y -l z"; do
		run "$BIN/export" $call
		[ "$status" = 2 ]
		[ "${#lines[@]}" = 1 ]
	done
}

@test "a full disk leaves what was published and nothing half made" {
	dataset
	listing > "$w/before"
	sed -i 's/title="T"/title="U"/' "$w/b1.xml"
	part
	(trap '' XFSZ; ulimit -f 1; ! "$BIN/export" -P -d "$w/dataset" "$w/parts" "$w/batches" 2> /dev/null)
	listing | diff "$w/before" -
	[ "$(ls "$w/dataset.d" | wc -l)" = 1 ]
}

@test "what a killed run left goes with the next one" {
	mkdir -p "$w/dataset.d/new-1" "$w/dataset.d/0123456789abcdef"
	touch "$w/dataset.d/new-1/x" "$w/dataset.d/keep"
	dataset
	[ "$(ls "$w/dataset.d" | wc -l)" = 2 ]
	[ -e "$w/dataset.d/keep" ]
}
