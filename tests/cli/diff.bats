#!/usr/bin/env bats
# diff: two small datasets of plain CSV go in; lines of text and rows of changes come out.
cd "$BATS_TEST_DIRNAME/../.." || exit 1

setup() {
	BIN=${BIN:-out/bin}
	old=$BATS_TEST_TMPDIR/old
	new=$BATS_TEST_TMPDIR/new
	csv=$BATS_TEST_TMPDIR/diff.csv
	mkdir -p "$old" "$new"
}

# rows FILE LINE...: a table, gzipped where its name says so
rows() {
	local file=$1
	shift
	case $file in
	*.gz) printf '%s\r\n' "$@" | gzip -n > "$file" ;;
	*) printf '%s\r\n' "$@" > "$file" ;;
	esac
}

has_row() { tr -d '\r' < "$csv" | grep -qxF "$1"; }

mentions='event_id,article_id,start_char,end_char,status'

@test "rows added, removed and changed are counted, and told one by one" {
	rows "$old/events.csv.gz" event_id,status,name e1,planned,talks e2,held,visit
	rows "$new/events.csv.gz" event_id,status,name e1,held,"\"talks, third\"" e3,held,call
	run "$BIN/diff" -o "$csv" "$old" "$new"
	[ "$status" -eq 0 ]
	[ "$output" = 'events: 1 added, 1 removed, 1 changed' ]
	has_row 'table,key,change,column,old,new'
	has_row 'events,e1,changed,status,planned,held'
	has_row 'events,e1,changed,name,talks,"talks, third"'
	has_row 'events,e2,removed,,,'
	has_row 'events,e3,added,,,'
	[ "$(wc -l < "$csv")" -eq 5 ]
}

@test "an id that went into another one is merged, in no table told as removed" {
	rows "$old/event_mentions.csv.gz" $mentions e1,a1,0,5,held e2,a2,0,5,held
	rows "$new/event_mentions.csv.gz" $mentions e1,a1,0,5,held e1,a2,0,5,held
	rows "$old/events.csv.gz" event_id,articles e1,1 e2,1
	rows "$new/events.csv.gz" event_id,articles e1,2
	rows "$old/parties.csv" event_id,country,province_code,role e1,VN,VN-02,host e2,CN,CN-YN,guest
	rows "$new/parties.csv" event_id,country,province_code,role e1,VN,VN-02,host e1,CN,CN-YN,guest
	run "$BIN/diff" -o "$csv" "$old" "$new"
	[ "$status" -eq 0 ]
	[ "$output" = 'events: 1 changed, 1 merged' ]
	has_row 'events,e2,merged,,,e1'
	has_row 'events,e1,changed,articles,1,2'
	[ "$(wc -l < "$csv")" -eq 3 ]
}

@test "an id that is new for the same readings is renamed" {
	rows "$old/event_mentions.csv" $mentions e1,a1,0,5,held
	rows "$new/event_mentions.csv" $mentions e9,a1,0,5,planned
	rows "$old/events.csv" event_id,articles e1,1
	rows "$new/events.csv" event_id,articles e9,1
	run "$BIN/diff" -o "$csv" "$old" "$new"
	[ "${lines[0]}" = 'event_mentions: 1 changed' ]
	[ "${lines[1]}" = 'events: 1 renamed' ]
	has_row 'events,e1,renamed,,,e9'
	has_row 'event_mentions,a1; 0; 5,changed,status,held,planned'
}

@test "rows without a key of their own are compared in order; a table on one side is added whole; new columns are told" {
	rows "$old/positions.csv" person_id,position,province_code,level 'p1,Giám đốc,VN-02,' 'p1,Giám đốc,VN-02,province'
	rows "$new/positions.csv" person_id,position,province_code,level,branch 'p1,Giám đốc,VN-02,,x' 'p1,Giám đốc,VN-02,district,x'
	rows "$new/series.csv" series_id,name s1,talks
	run "$BIN/diff" -o "$csv" "$old" "$new"
	[ "${lines[0]}" = 'positions: column branch is new' ]
	[ "${lines[1]}" = 'positions: 1 changed' ]
	[ "${lines[2]}" = 'series: 1 added' ]
	has_row 'positions,p1; Giám đốc; VN-02,changed,level,province,district'
}

@test "nothing changed between a dataset and itself; a folder without one is an error" {
	rows "$old/events.csv" event_id,name e1,talks
	run "$BIN/diff" "$old" "$old"
	[ "$output" = 'no row changed' ]
	run "$BIN/diff" "$old" "$new"
	[ "$status" -eq 2 ]
	[ "$output" = "diff: no dataset in '$new'" ]
	rows "$old/events.csv" event_id,name,name e1,talks,visit
	run "$BIN/diff" "$old" "$old"
	[ "$output" = 'no row changed' ]
}

@test "make diff compares with the dataset under OUT and writes OUT/diff.csv" {
	unset MAKEFLAGS MAKELEVEL MFLAGS
	mkdir -p "$new/dataset"
	rows "$old/events.csv" event_id,name e1,talks
	rows "$new/dataset/events.csv" event_id,name e1,visit
	run make -s OUT="$new" PREV="$old" diff
	[ "$status" -eq 0 ]
	[ "$output" = 'events: 1 changed' ]
	[ "$(wc -l < "$new/diff.csv")" -eq 2 ]
	run make -s OUT="$new" diff
	[ "$status" -ne 0 ]
	[[ "$output" == *'make diff PREV=folder'* ]]
}
