#!/usr/bin/env bats
# resolve: which readings are of one thing. Key streams of invented articles go in; links and tables come out.
cd "$BATS_TEST_DIRNAME/../.." || exit 1

setup() {
	BIN=${BIN:-out/bin}
	keys=$BATS_TEST_TMPDIR/keys
	out=$BATS_TEST_TMPDIR/out
	batches=$BATS_TEST_TMPDIR/batches
	mkdir -p "$keys"
	articles=()
}

# article NAME DAY READINGS [ATTRIBUTES] [LANGUAGE]: one more article; its id is a-NAME. An empty day: it tells none.
article() {
	local day=${2:+ published_at=\"$2\"}
	articles+=("<input source=\"$1.html\" outcome=\"ok\"><article source=\"$1.html\" id=\"a-$1\" lang=\"${5:-vi}\"$day ${4:-}>$3</article></input>")
}

# resolve the articles, in the order given
resolve() {
	printf '<batch>%s</batch>' "$(printf %s "${articles[@]}")" > "$keys/b1.xml"
	echo b1 > "$batches"
	"$BIN/resolve" -d "$out" -b "$batches" "$keys"
}

# thing ARTICLE KIND LOCAL_ID
thing() {
	tr -d '\r' < "$out/links/b1.csv" | awk -F, -v a="a-$1" -v k="$2" -v i="$3" '$1 == a && $2 == k && $3 == i {print $4}'
}

same() { [ -n "$(thing "$1" "$3" "$4")" ] && [ "$(thing "$1" "$3" "$4")" = "$(thing "$2" "$3" "${5:-$4}")" ]; }
apart() { [ -n "$(thing "$1" "$3" "$4")" ] && [ "$(thing "$1" "$3" "$4")" != "$(thing "$2" "$3" "${5:-$4}")" ]; }

# cell TABLE ID COLUMN of a simple row
cell() {
	tr -d '\r' < "$out/$1.csv" | awk -F, -v id="$2" -v c="$3" 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == c) at = i} $1 == id {print $at}'
}

parties='parties="VN-02; CN-YN"'
held='main="1" status="held" kind="talks" name="hội đàm"'
day() { echo "start_date=\"$1\" end_date=\"$1\" date_precision=\"day\" date_basis=\"text\""; }
year() { echo "start_date=\"$1-01-01\" end_date=\"$1-12-31\" date_precision=\"year\" date_basis=\"text\""; }

@test "the same talks told by two papers are one event" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>"
	article p2 2031-03-07 "<event id='e1' $held $(day 2031-03-05) $parties province_code='VN-02'/>"
	resolve
	same p1 p2 event e1
	[ "$(cell events "$(thing p1 event e1)" province_code)" = VN-02 ]
	[ "$(cell events "$(thing p1 event e1)" articles)" = 2 ]
}

@test "an event is called by the fullest noun phrase of the articles about it" {
	article p1 2031-03-06 "<event id='e1' main='1' status='held' kind='talks' name='tổ chức hội đàm với tỉnh bạn về hợp tác biên giới' $(day 2031-03-05) $parties/>"
	article p2 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>"
	article p3 2031-03-07 "<event id='e1' main='1' status='held' kind='talks' name='Hội đàm thường niên' $(day 2031-03-05) $parties/>"
	resolve
	same p1 p3 event e1
	[ "$(cell events "$(thing p1 event e1)" name)" = "Hội đàm thường niên" ]
}

@test "two parties that are told as hosts are co-hosts" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) parties='VN-02; CN-YN; LA-LP' province_code='VN-02' host='UBND tỉnh Lào Cai; Chính quyền tỉnh Vân Nam'/>"
	article p2 2031-05-06 "<event id='e1' $held $(day 2031-05-05) $parties province_code='VN-02' host='UBND tỉnh Lào Cai'/>"
	resolve
	grep -q "^$(thing p1 event e1),VN,VN-02,co_host" "$out/parties.csv"
	grep -q "^$(thing p1 event e1),CN,CN-YN,co_host" "$out/parties.csv"
	grep -q "^$(thing p1 event e1),LA,LA-LP,guest" "$out/parties.csv"
	grep -q "^$(thing p2 event e1),VN,VN-02,host" "$out/parties.csv"
	grep -q "^$(thing p2 event e1),CN,CN-YN,guest" "$out/parties.csv"
}

@test "a title of several offices is a row of positions for each" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/><participant id='p1' event='e1' kind='person' name='Lê Văn Mẫu' position='Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh' country='VN' province_code='VN-02'/>"
	article p2 2031-06-06 "<event id='e1' $held $(day 2031-06-05) $parties/><participant id='p1' event='e1' kind='person' name='Lê Văn Mẫu' position='Chủ tịch UBND tỉnh Lào Cai' country='VN' province_code='VN-02'/>"
	resolve
	grep -q "^$(thing p1 participant p1),Phó Bí thư Tỉnh ủy,province,party,Tỉnh ủy,VN-02,2031-03-05,2031-03-05,1" "$out/positions.csv"
	grep -q "^$(thing p1 participant p1),Chủ tịch UBND tỉnh Lào Cai,province,government,Ủy ban nhân dân tỉnh,VN-02,2031-03-05,2031-06-05,2" "$out/positions.csv"
}

@test "talks of another day, of another foreign side, or with another number are another event" {
	article p1 2031-03-06 "<event id='e1' $held ordinal='3' $(day 2031-03-05) $parties/>"
	article p2 2031-03-08 "<event id='e1' $held $(day 2031-03-07) $parties/>"
	article p3 2031-03-06 "<event id='e1' $held $(day 2031-03-05) parties='VN-02; LA-PH'/>"
	article p4 2031-03-06 "<event id='e1' $held ordinal='4' $(day 2031-03-05) $parties/>"
	resolve
	apart p1 p2 event e1
	apart p1 p3 event e1
	apart p1 p4 event e1
}

@test "a courtesy call and talks of one day stay two" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>"
	article p2 2031-03-06 "<event id='e1' main='1' status='held' kind='call' $(day 2031-03-05) $parties/>"
	resolve
	apart p1 p2 event e1
}

@test "two readings of one article are two events" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/><event id='e2' status='held' kind='talks' $(day 2031-03-05) $parties/>"
	resolve
	apart p1 p1 event e1 e2
}

@test "a plan that is later held is one event, held, on the day it was held" {
	article p1 2030-05-02 "<event id='e1' status='planned' kind='talks' ordinal='4' $(year 2031) $parties/>"
	article p2 2031-03-06 "<event id='e1' $held ordinal='4' $(day 2031-03-05) $parties/>"
	resolve
	same p1 p2 event e1
	[ "$(cell events "$(thing p1 event e1)" status)" = held ]
	[ "$(cell events "$(thing p1 event e1)" start_date)" = 2031-03-05 ]
}

@test "the meetings of two bodies are two, a plan told after a meeting is of the next one" {
	article p1 2031-03-06 "<event id='e1' main='1' status='held' kind='talks' ordinal='4' name='Hội đàm lần thứ 4 giữa Sở Y tế hai tỉnh' $(day 2031-03-05) $parties/>"
	article p2 2031-03-07 "<event id='e1' main='1' status='held' kind='talks' name='Hội đàm giữa Sở Công Thương hai tỉnh' $(day 2031-03-05) $parties/>"
	article p3 2031-06-07 "<event id='e1' status='planned' kind='talks' ordinal='4' name='Hội đàm lần thứ 4' $(year 2031) $parties/>"
	resolve
	apart p1 p2 event e1
	apart p1 p3 event e1
}

@test "two papers of one day and two languages that name other people of Viet Nam tell of two meetings" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Lò Văn Mẫu' '' VN-02)$(person 'Vàng Seo Páo' '' VN-02 VN p2)$(person 'Tẩn Láo Lở' '' VN-02 VN p3)"
	article p2 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Ly Seo Chu' '' VN-02)$(person 'Giang A Phong' '' VN-02 VN p2)$(person 'Sung Thi Mai' '' VN-02 VN p3)" '' en
	article p3 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Lo Van Mau' '' VN-02)$(person 'Vang Seo Pao' '' VN-02 VN p2)" '' en
	resolve
	apart p1 p2 event e1
	same p1 p3 event e1
}

@test "an article without any date gets the day from another one" {
	article p1 2031-03-06 "<event id='e1' status='referenced' kind='conference' ordinal='2' $(day 2030-04-01) $parties/>"
	article p2 '' "<event id='e1' main='1' status='held' kind='conference' ordinal='2' $parties/>"
	resolve
	same p1 p2 event e1
	[ "$(cell events "$(thing p1 event e1)" date_basis)" = other_article ]
}

@test "a call inside a conference of one day takes the conference's day" {
	article p1 '' "<event id='e1' main='1' status='held' kind='call' $parties part_of='e2'/><event id='e2' status='held' kind='conference' $(day 2031-03-05) $parties/>"
	resolve
	[ "$(cell events "$(thing p1 event e1)" start_date)" = 2031-03-05 ]
	[ "$(cell events "$(thing p1 event e1)" date_basis)" = other_article ]
}

@test "a conference and the call inside it stay two over articles, also where one tells only the call, and are tied by part_of" {
	local around='main="1" status="held" kind="conference" name="Hội nghị thường niên" ordinal="4"'
	local inside="status='held' kind='call' $parties" both
	both="$(person 'Lò Văn Mẫu' '' VN-02)$(person 'Vàng Seo Páo' '' VN-02 VN p2)$(person 'Tẩn Láo Lở' '' VN-02 VN p3)"
	article p1 2031-03-06 "<event id='e1' $around $(day 2031-03-05) $parties/><event id='e2' $inside part_of='e1'/>${both//e1/e2}"
	article p2 2031-03-07 "<event id='e1' $around $(day 2031-03-05) $parties/><event id='e2' $inside part_of='e1'/>${both//e1/e2}"
	article p3 2031-03-07 "<event id='e1' main='1' $inside/>$both"
	resolve
	same p1 p2 event e1
	same p1 p2 event e2
	same p1 p3 event e2 e1
	apart p1 p1 event e1 e2
	[ "$(wc -l < "$out/events.csv")" = 3 ]
	[ "$(cell events "$(thing p3 event e1)" start_date)" = 2031-03-05 ]
}

@test "the second meeting without a date is the one of 2032 between the first and the third" {
	local c='kind="conference" parties="VN-02; VN-01; CN-YN"'
	article p1 2033-05-02 "<event id='e1' main='1' status='held' ordinal='3' $(day 2033-05-01) $c/><event id='e2' status='referenced' $(year 2032) $c/>"
	article p2 '' "<event id='e1' main='1' status='held' ordinal='2' $c/><event id='e2' status='referenced' ordinal='1' $(year 2031) $c/>"
	resolve
	same p2 p1 event e1 e2
	[ "$(cut -d, -f5- "$out/series.csv" | tr -d '\r' | tail -1)" = '1; 2; 3,3' ]
}

@test "a series goes on when a province is merged into another" {
	local c='kind="talks" main="1" status="held" name="hội đàm thường niên"'
	article p1 2025-03-02 "<event id='e1' ordinal='7' $(day 2025-03-01) $c parties='VN-03; CN-YN'/>"
	article p2 2026-03-02 "<event id='e1' ordinal='8' $(day 2026-03-01) $c parties='VN-07; CN-YN'/>"
	resolve
	[ "$(wc -l < "$out/series.csv")" = 2 ]
	[ "$(cell events "$(thing p1 event e1)" series_id)" = "$(cell events "$(thing p2 event e1)" series_id)" ]
}

@test "an event has its provinces by both readings, as of its day and as they are called since the mergers" {
	article p1 2025-03-02 "<event id='e1' main='1' status='held' kind='talks' $(day 2025-03-01) parties='VN-03; CN-YN' province_code='VN-03'/>"
	article p2 2025-09-02 "<event id='e1' main='1' status='held' kind='talks' $(day 2025-09-01) parties='VN-03; CN-YN' province_code='VN-03'/>"
	article p3 2025-03-02 "<event id='e1' main='1' status='held' kind='conference' $(day 2025-03-01) parties='VN-03; VN-07; CN-YN' province_code='CN-YN'/>"
	resolve
	[ "$(cell events "$(thing p1 event e1)" province_code) $(cell events "$(thing p1 event e1)" province_code_now)" = 'VN-03 VN-07' ]
	[ "$(cell events "$(thing p1 event e1)" parties) now $(cell events "$(thing p1 event e1)" parties_now)" = 'VN-03; CN-YN now VN-07; CN-YN' ]
	[ "$(cell events "$(thing p2 event e1)" province_code) $(cell events "$(thing p2 event e1)" province_code_now)" = 'VN-07 VN-07' ]
	[ "$(cell events "$(thing p3 event e1)" parties) now $(cell events "$(thing p3 event e1)" parties_now)" = 'VN-03; VN-07; CN-YN now VN-07; CN-YN' ]
}

# row of series.csv: everything but the id
series() { cut -d, -f2- "$out/series.csv" | tr -d '\r' | tail -n +2; }

@test "a series has gaps, members that change, names that vary, and the next number while it is planned" {
	local c='kind="conference" main="1" status="held"'
	article p1 2031-05-02 "<event id='e1' $c ordinal='3' name='Hội nghị lần thứ 3' $(day 2031-05-01) parties='VN-02; VN-04; CN-YN'/>"
	article p2 2033-05-02 "<event id='e1' $c ordinal='5' name='Hội nghị thường niên lần thứ 5 giữa hai bên' $(day 2033-05-01) parties='VN-02; VN-01; CN-YN'/><event id='e2' status='planned' kind='conference' $(year 2034) parties='VN-02; VN-01; CN-YN'/>"
	article p3 2034-05-02 "<event id='e1' $c ordinal='6' $(day 2034-05-01) parties='VN-02; VN-01; CN-YN'/>"
	resolve
	same p2 p3 event e2 e1
	[ "$(series)" = 'Hội nghị thường niên giữa hai bên,conference,VN-02; VN-01; CN-YN,3; 5; 6,3' ]
}

@test "an annual meeting between two of its series has their year, and says so" {
	local c='kind="gathering" status="referenced" name="Giao lưu thường niên" parties="VN-02; CN-YN"'
	article p1 2034-05-02 "<event id='e1' ordinal='1' $(year 2031) $c/><event id='e2' ordinal='3' $(year 2033) $c/>"
	article p2 2034-06-02 "<event id='e1' ordinal='2' $c/>"
	resolve
	[ "$(cell events "$(thing p2 event e1)" start_date) $(cell events "$(thing p2 event e1)" date_basis)" = '2032-01-01 series' ]
}

@test "the same gathering a year later, and two calls of one day with other people, stay apart" {
	local c='kind="gathering" main="1" status="held" name="Gặp gỡ đầu Xuân" parties="VN-02; CN-YN"'
	article p1 2031-02-06 "<event id='e1' $c $(day 2031-02-05)/>"
	article p2 2032-02-06 "<event id='e1' $c $(day 2032-02-05)/>"
	article p3 2031-06-06 "<event id='e1' main='1' status='held' kind='call' $(day 2031-06-05) $parties/>$(person 'Lò Văn Mẫu' '' VN-02)$(person 'Vàng Seo Páo' '' VN-02 VN p2)"
	article p4 2031-06-06 "<event id='e1' main='1' status='held' kind='call' $(day 2031-06-05) $parties/>$(person 'Tẩn Láo Lở' '' VN-02)$(person 'Giàng A Phong' '' VN-02 VN p2)"
	resolve
	apart p1 p2 event e1
	apart p3 p4 event e1
}

@test "what articles contradict each other on is told, and the value is the most precise, then that of most articles" {
	article p1 2031-03-06 "<event id='e1' $held $(year 2031) $parties ordinal='4' province_code='CN-YN' attendance='online'/>"
	article p2 2031-03-07 "<event id='e1' $held $(day 2031-03-05) $parties ordinal='4' province_code='VN-02'/>"
	article p3 2031-03-08 "<event id='e1' $held $(day 2031-03-05) $parties ordinal='4' province_code='VN-02'/>"
	resolve
	same p1 p3 event e1
	[ "$(cell events "$(thing p1 event e1)" start_date)" = 2031-03-05 ]
	[ "$(cell events "$(thing p1 event e1)" province_code)" = VN-02 ]
	[ "$(cell events "$(thing p1 event e1)" conflicts)" = 'country; province_code' ] || [ "$(cell events "$(thing p1 event e1)" conflicts)" = province_code ]
}

@test "the order of the articles in the batch does not matter" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>"
	article p2 2031-03-07 "<event id='e1' $held $(day 2031-03-05) $parties/>"
	article p3 '' "<event id='e1' $held ordinal='9' $parties/>"
	resolve
	cp -r "$out" "$out.first"
	articles=("${articles[2]}" "${articles[1]}" "${articles[0]}")
	resolve
	for table in events parties participants agreements persons positions series; do
		cmp "$out/$table.csv" "$out.first/$table.csv"
	done
}

@test "ids stay when an article comes that was published later, and when one without a date comes" {
	local who="<participant id='p1' event='e1' kind='person' name='Lò Văn Mẫu' country='VN' province_code='VN-02'/>"
	article p2 2031-03-07 "<event id='e1' $held $(day 2031-03-05) $parties/>$who"
	resolve
	event=$(thing p2 event e1) person=$(thing p2 participant p1)
	article p3 2031-03-08 "<event id='e1' $held $(day 2031-03-05) $parties/>$who"
	article a0 '' "<event id='e1' $held $(day 2031-03-05) $parties/>$who"
	resolve
	[ "$(thing p3 event e1)" = "$event" ] && [ "$(thing a0 event e1)" = "$event" ]
	[ "$(thing p3 participant p1)" = "$person" ] && [ "$(thing a0 participant p1)" = "$person" ]
}

person() { echo "<participant id='${5:-p1}' event='e1' kind='person' name='$1' position='$2' country='${4:-VN}' province_code='$3'/>"; }

@test "one name with one province is one person, whatever the spelling of tones and capitals" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Nguyễn Thúy Hòa' 'Giám đốc Sở Ngoại vụ' VN-02)"
	article p2 2032-03-06 "<event id='e1' $held $(day 2032-03-05) $parties/>$(person 'NGUYỄN THUÝ HOÀ' 'Phó Chủ tịch UBND tỉnh' VN-02)"
	resolve
	same p1 p2 participant p1
	[ "$(cell persons "$(thing p1 participant p1)" name)" = 'Nguyễn Thúy Hòa' ]
	[ "$(cell persons "$(thing p1 participant p1)" last_seen)" = 2032-03-05 ]
}

@test "namesakes of two provinces in one month, of two countries, or a hamlet head and a secretary are apart" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Lò Văn Mẫu' 'Bí thư Tỉnh ủy' VN-02)"
	article p2 2031-03-20 "<event id='e1' $held $(day 2031-03-19) parties='VN-01; CN-YN'/>$(person 'Lò Văn Mẫu' 'Chủ tịch UBND tỉnh' VN-01)"
	article p3 2031-04-06 "<event id='e1' $held $(day 2031-04-05) $parties/>$(person 'Lò Văn Mẫu' 'Trưởng thôn' VN-02)"
	article p4 2031-05-06 "<event id='e1' $held $(day 2031-05-05) $parties/>$(person 'Lò Văn Mẫu' 'Bí thư Tỉnh ủy' CN-YN CN)"
	resolve
	apart p1 p2 participant p1
	apart p1 p3 participant p1
	apart p1 p4 participant p1
}

@test "a name that comes up in another province after years of silence is a namesake, after a year a leader who was moved" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Lò Văn Mẫu' 'Chủ tịch UBND tỉnh' VN-02)"
	article p2 2032-03-20 "<event id='e1' $held $(day 2032-03-19) parties='VN-01; CN-YN'/>$(person 'Lò Văn Mẫu' 'Bí thư Tỉnh ủy' VN-01)"
	article p3 2038-03-20 "<event id='e1' $held $(day 2038-03-19) parties='VN-04; CN-GX'/>$(person 'Lò Văn Mẫu' 'Bí thư Tỉnh ủy' VN-04)"
	resolve
	same p1 p2 participant p1
	apart p2 p3 participant p1
}

@test "a name that comes up in the same province after twenty years is a namesake, after ten the same person" {
	article p1 2011-03-06 "<event id='e1' $held $(day 2011-03-05) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Y tế' VN-02)"
	article p2 2021-03-06 "<event id='e1' $held $(day 2021-03-05) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Y tế' VN-02)"
	article p3 2041-03-06 "<event id='e1' $held $(day 2041-03-05) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Y tế' VN-02)"
	resolve
	same p1 p2 participant p1
	apart p2 p3 participant p1
}

@test "a name without tone marks is that of the namesake of its province" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) parties='VN-01; CN-YN'/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Y tế' VN-01)"
	article p2 2031-03-07 "<event id='e1' $held $(day 2031-03-06) parties='VN-01; CN-YN'/>$(person 'Lo Van Mau' '' VN-01)"
	article p3 2031-03-20 "<event id='e1' $held $(day 2031-03-19) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Công an tỉnh' VN-02)"
	article p4 2031-04-20 "<event id='e1' $held $(day 2031-04-19) $parties/>$(person 'Lo Van Mau' '' VN-02)"
	resolve
	same p1 p2 participant p1
	same p3 p4 participant p1
	apart p1 p3 participant p1
}

@test "an officer and an official of one name in one month are apart, a seat in the Party fits both" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Công an tỉnh' VN-02)"
	article p2 2031-03-20 "<event id='e1' $held $(day 2031-03-19) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Y tế' VN-02)"
	article p3 2031-04-20 "<event id='e1' $held $(day 2031-04-19) $parties/>$(person 'Lò Văn Mẩy' 'Giám đốc Công an tỉnh' VN-02)"
	article p4 2031-05-20 "<event id='e1' $held $(day 2031-05-19) $parties/>$(person 'Lò Văn Mẩy' 'Ủy viên Ban Thường vụ Tỉnh ủy' VN-02)"
	resolve
	apart p1 p2 participant p1
	same p3 p4 participant p1
}

@test "one odd province in the same office is a slip, a third one is a namesake" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Ngoại vụ' VN-02)"
	article p2 2031-03-20 "<event id='e1' $held $(day 2031-03-19) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Ngoại vụ' CN-YN CN)"
	article p3 2031-04-20 "<event id='e1' $held $(day 2031-04-19) $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Ngoại vụ' VN-04)"
	resolve
	same p1 p2 participant p1
	apart p1 p3 participant p1
}

@test "a name without tone marks and a Lao name in two transcriptions are one person each" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Lò Văn Mẫu' '' VN-02)"
	article p2 2031-03-07 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Lo Van Mau' '' VN-02)"
	article p3 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Khăm-phon Xay-nha-mẫu' '' LA-PH LA)"
	article p4 2031-03-07 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Khamphone Xaynhamau' '' LA-PH LA)"
	resolve
	same p1 p2 participant p1
	same p3 p4 participant p1
	[ "$(cell persons "$(thing p1 participant p1)" name_latin)" = 'Lo Van Mau' ]
}

@test "Chinese characters and their Vietnamese reading at one event are one person" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person 'Vi Quang Minh' '' CN-YN CN)"
	article p2 2031-03-07 "<event id='e1' $held $(day 2031-03-05) $parties/>$(person '韦光明' '' CN-YN CN)"
	articles[1]=${articles[1]/lang=\"vi\"/lang=\"zh\"}
	resolve
	same p1 p2 participant p1
	[ "$(cell persons "$(thing p1 participant p1)" name_zh)" = 韦光明 ]
}

@test "a plan signed a year later is one instrument, signed where it was signed" {
	local plan='title="Kế hoạch hợp tác phát triển cửa khẩu giai đoạn 2031 - 2033" kind="plan" instruments="1" period_start="2031-01-01" period_end="2033-12-31"'
	article p1 2030-03-06 "<event id='e1' $held $(day 2030-03-05) $parties/><agreement id='a1' event='e1' status='planned' $plan/>"
	article p2 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/><agreement id='a1' event='e1' status='signed' $plan signed_date='2031-03-05'/>"
	resolve
	same p1 p2 agreement a1
	[ "$(cell agreements "$(thing p1 agreement a1)" event_id)" = "$(thing p2 event e1)" ]
	[ "$(cell agreements "$(thing p1 agreement a1)" status)" = signed ]
}

@test "the minutes of two meetings are two, the three border documents have their own id" {
	local minutes='title="biên bản hội đàm" kind="minutes" instruments="1" status="signed"'
	local border='title="văn kiện pháp lý về biên giới trên đất liền" kind="treaty" instruments="3" status="referenced"'
	article p1 2030-03-06 "<event id='e1' $held $(day 2030-03-05) $parties/><agreement id='a1' event='e1' $minutes/><agreement id='a2' event='e1' $border/>"
	article p2 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/><agreement id='a1' event='e1' $minutes/>"
	resolve
	apart p1 p2 agreement a1
	[ "$(thing p1 agreement a2)" = g-cn-border-2009 ]
	[ -z "$(cell agreements g-cn-border-2009 event_id)" ]
}

@test "a reprint points to the first printing and tells the same events" {
	local side="<event id='e1' $held $(day 2031-03-05)/>"
	signature=$(printf '%064d' 7)$(printf '%064d' 8)
	article p1 2031-03-06 "$side" "signature='$signature' sha256='1'"
	article p2 2031-03-07 "$side" "signature='$signature' sha256='2'"
	article p3 2031-03-08 "$side" "signature='' sha256='1'"
	resolve
	same p1 p2 event e1
	same p1 p3 event e1
	[ "$(thing p2 reprint '')" = a-p1 ]
	[ "$(thing p3 reprint '')" = a-p1 ]
}

@test "asked why, it tells the points of what is tied and what forbids the rest" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) ordinal='3' $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Sở Y tế' VN-02)"
	article p2 2031-03-07 "<event id='e1' $held $(day 2031-03-05) ordinal='3' $parties/>$(person 'Lò Văn Mẫu' '' VN-02)"
	article p3 2031-03-08 "<event id='e1' $held $(day 2031-03-05) ordinal='4' $parties/>$(person 'Lò Văn Mẫu' 'Giám đốc Công an tỉnh' VN-04)"
	resolve
	run "$BIN/resolve" -x p1.html -b "$batches" "$keys"
	[ "$status" = 0 ]
	[[ $output == *"with p2.html e1: held talks, 2031-03-05, number 3, VN-02; CN-YN"*"points"*"number 2.50"* ]]
	[[ $output == *"apart from $(thing p3 event e1): p3.html e1"*"cannot be one: number forbids"* ]]
	[[ $output == *"apart from $(thing p3 participant p1): p3.html p1: Lò Văn Mẫu"*"cannot be one: province forbids"* ]]
	run "$BIN/resolve" -x none.html -b "$batches" "$keys"
	[ "$status" = 2 ] && [ "$output" = "resolve: no article 'none.html' has readings" ]
}

@test "nothing is rewritten when nothing changes, and links of a batch that is gone are removed" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>"
	resolve
	touch -d '2020-01-01' "$out"/*.csv "$out"/links/b1.csv
	touch "$out/links/b0.csv"
	resolve
	[ -z "$(find "$out" -newermt 2021-01-01 -type f)" ]
	[ ! -e "$out/links/b0.csv" ]
}

@test "only the links of batches that change are rewritten" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>"
	resolve
	cp "$keys/b1.xml" "$keys/b2.xml"
	sed -i 's/p1/p2/g; s/2031-03-0/2031-06-0/g' "$keys/b2.xml"
	touch -d '2020-01-01' "$out/links/b1.csv"
	printf 'b1\nb2\n' > "$batches"
	"$BIN/resolve" -d "$out" -b "$batches" "$keys"
	[ -s "$out/links/b2.csv" ]
	[ -z "$(find "$out/links/b1.csv" -newermt 2021-01-01)" ]
}

@test "no article at all gives empty tables" {
	articles=('')
	resolve
	[ "$(wc -l < "$out/events.csv")" = 1 ]
}

@test "an unknown or missing name in resolve.csv is told with file and line" {
	cp -r config "$BATS_TEST_TMPDIR/config"
	echo 'wetter,1,' >> "$BATS_TEST_TMPDIR/config/resolve.csv"
	: > "$batches"
	run "$BIN/resolve" -C "$BATS_TEST_TMPDIR/config" -d "$out" -b "$batches" "$keys"
	[ "$status" = 2 ]
	[[ $output == *resolve.csv:*"unknown name 'wetter'"* ]]
	grep -v '^theme,' config/resolve.csv > "$BATS_TEST_TMPDIR/config/resolve.csv"
	run "$BIN/resolve" -C "$BATS_TEST_TMPDIR/config" -d "$out" -b "$batches" "$keys"
	[ "$status" = 2 ]
	[[ $output == *resolve.csv:*"no row 'theme'"* ]]
}

# What the process held at most, in thousands of bytes; its exit status.
peak() {
	python3 -c 'import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, use = os.wait4(pid, 0)
print(use.ru_maxrss * 1024 // 1000)
sys.exit(os.waitstatus_to_exitcode(status))' "$@"
}

@test "whatever memory it may hold, the bytes are the same, it holds no more, and no file is left over" {
	local made=$BATS_TEST_TMPDIR/made
	tests/bench/generate-keys 8000 "$made"
	mkdir "$made/room"
	for mb in 0 40 20; do
		peak "$BIN/resolve" -m "$mb" -t "$made/room" -d "$made/$mb" -b "$made/batches" "$made/keys" > "$made/$mb.peak"
		diff -r "$made/0" "$made/$mb"
	done
	grep -aq __asan_init "$BIN/resolve" || [ "$(< "$made/40.peak")" -le 40000 ]
	[ -z "$(ls -A "$made/room")" ]
}

@test "a bound below what it needs is kept as far as it can be and told, with what it held" {
	tests/bench/generate-keys 500 "$BATS_TEST_TMPDIR/made"
	for mb in 1 1000; do
		"$BIN/resolve" -m "$mb" -d "$out" -b "$BATS_TEST_TMPDIR/made/batches" "$BATS_TEST_TMPDIR/made/keys" 2> "$BATS_TEST_TMPDIR/told.$mb"
	done
	grep -qxE 'resolve: 1 MB of memory are less than it needs: it held [0-9]+' "$BATS_TEST_TMPDIR/told.1"
	[ "$(wc -l < "$BATS_TEST_TMPDIR/told.1")" = 1 ]
	[ ! -s "$BATS_TEST_TMPDIR/told.1000" ]
}

# So many articles of one event each. The numbers $i, $day stand in the attributes of the event and in what follows it.
many() {
	python3 - "$@" > "$keys/b1.xml" << 'PY'
import datetime, sys
n, event, more = int(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""
events = event.split("|")
print("<batch>")
for i in range(n):
    day = datetime.date(1700, 1, 1) + datetime.timedelta(100 * i)
    told = events[i % len(events)].replace("$i", str(i + 1)).replace(
        "$day", f'start_date="{day}" end_date="{day}" date_precision="day" date_basis="text"')
    print(f'<input source="p{i}.html" outcome="ok"><article source="p{i}.html" id="a-{i:06d}" lang="vi" published_at="{day}">'
          f'<event id="e1" main="1" status="held" parties="VN-02; CN-YN" {told}/>{more}</article></input>')
print("</batch>")
PY
	echo b1 > "$batches"
	(ulimit -t 15 && "$BIN/resolve" -d "$out" -b "$batches" "$keys")
}

@test "a series of 30,000 meetings, with days, without, and with days but no number, takes seconds" {
	many 30000 'kind="conference" ordinal="$i" $day|kind="conference" ordinal="$i"|kind="conference" $day'
	[ "$(wc -l < "$out/series.csv")" = 2 ]
	[ "$(wc -l < "$out/events.csv")" -le 20003 ]
	many 30000 'kind="gathering" name="Gặp gỡ thường niên" ordinal="$i" $day|kind="gathering" name="Gặp gỡ thường niên" ordinal="$i"'
	[ "$(wc -l < "$out/events.csv")" = 30001 ]
}

@test "5,000 readings of one event, and 5,000 events of one day and two parties, take seconds" {
	local on='kind="talks" start_date="2031-03-05" end_date="2031-03-05" date_precision="day" date_basis="text"'
	many 5000 "$on" "$(person 'Lò Văn Mẫu' 'Giám đốc Sở Y tế' VN-02)"
	[ "$(wc -l < "$out/events.csv") $(wc -l < "$out/persons.csv")" = '2 2' ]
	many 5000 "$on"' ordinal="$i"'
	[ "$(wc -l < "$out/events.csv")" = 5001 ]
}

@test "what it may hold is a number, and a folder that cannot take the rest is told" {
	article p1 2031-03-06 "<event id='e1' $held $(day 2031-03-05) $parties/>"
	resolve
	run "$BIN/resolve" -m much -d "$out" -b "$batches" "$keys"
	[ "$status" = 2 ]
	tests/bench/generate-keys 5000 "$BATS_TEST_TMPDIR/made"
	run "$BIN/resolve" -m 1 -t "$BATS_TEST_TMPDIR/made/truth.csv" -d "$out" -b "$BATS_TEST_TMPDIR/made/batches" "$BATS_TEST_TMPDIR/made/keys"
	[ "$status" = 1 ]
	[[ $output == *"cannot make a file in '$BATS_TEST_TMPDIR/made/truth.csv'"* ]]
}

@test "called without its folders it says how, exit 2" {
	run "$BIN/resolve" "$keys"
	[ "$status" = 2 ]
	[[ $output == *usage* ]]
}

@test "of 3000 made articles with known truth, pairs of readings of one event and one person are right at 0.96 and 0.98" {
	tests/bench/generate-keys 5000 "$BATS_TEST_TMPDIR/made"
	"$BIN/resolve" -d "$BATS_TEST_TMPDIR/made/out" -b "$BATS_TEST_TMPDIR/made/batches" "$BATS_TEST_TMPDIR/made/keys"
	tests/tools/score-links --min 0.96,0.98 "$BATS_TEST_TMPDIR/made/truth.csv" "$BATS_TEST_TMPDIR/made/out/links"
}
