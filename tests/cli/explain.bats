#!/usr/bin/env bats
# `make explain`: where the readings of one input come from.
load build

explain() {
	make -s explain INPUT="$in" OUT="$out" CONFIG="${config:-config}" SOURCE="$1"
}

@test "every reading names its rule, and table rows that hold the words" {
	in=$pages
	run explain a11-cong-an-ha-giang-van-son.txt
	[ "$status" -eq 0 ]
	readings=$(grep -cE '^  [epaft][0-9]+ ' <<< "$output")
	[ "$readings" -gt 20 ]
	[ "$(grep -c '^      rule: .' <<< "$output")" -eq "$readings" ]
	[ "$(grep -cE '^      from: config/lexicon/[a-z_-]+.csv:[0-9]+ ' <<< "$output")" -ge "$readings" ]
	row=$(grep -m1 'event word "hội đàm"' <<< "$output" | sed 's/.*event_words.csv:\([0-9]*\) .*/\1/')
	sed -n "${row}p" config/lexicon/event_words.csv | grep -q '^hội đàm,'
}

@test "kinds of readings: each of them rests on the tables of its kind" {
	in=$pages
	run explain a11-cong-an-ha-giang-van-son.txt
	for table in event_words offices instruments cues_agreements units topics cues_topics; do
		grep -q "from: config/lexicon/$table.csv:[0-9]" <<< "$output"
	done
}

@test "a path is as good as a name, and the tables are those of CONFIG" {
	in=$BATS_TEST_TMPDIR/nowhere
	mkdir "$in"
	config=$BATS_TEST_TMPDIR/config
	cp -r config "$config"
	run explain $pages/a11-cong-an-ha-giang-van-son.txt
	[ "$status" -eq 0 ]
	grep -q "from: $config/lexicon/units.csv:" <<< "$output"
}

@test "where the dataset is built, it goes on with what the readings were tied to" {
	mkdir -p "$in"
	cp $pages/a03* $pages/a04* "$in"
	run explain a04-hoi-dam-lan-thu-nam-sa-pa.html
	[[ "$output" != *"of 2 readings"* ]]
	build
	run explain a04-hoi-dam-lan-thu-nam-sa-pa.html
	[ "$status" -eq 0 ]
	[[ "$output" == *"is e"*", of 2 readings"*"with a03-hoi-dam-mong-tu-kkt.html e"*" points, "*" are needed: number "* ]]
}

@test "an input that is not there is told" {
	in=$pages
	run explain none.html
	[ "$status" -ne 0 ]
	[[ "$output" == *"no input 'none.html'"* ]]
	run explain 'a11-cong-an-ha-giang-van-son.txt#7'
	[ "$status" -ne 0 ]
	[[ "$output" == *"no article"* ]]
}
