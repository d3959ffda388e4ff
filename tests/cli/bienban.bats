#!/usr/bin/env bats
# bienban: what is installed works without the source tree, from any folder.
load build

setup_file() {
	export ROOT=$BATS_FILE_TMPDIR/root
	make -s -C "$BATS_TEST_DIRNAME/../.." install DESTDIR="$ROOT" PREFIX=/usr
}

setup() {
	here=$PWD
	cd "$BATS_TEST_TMPDIR"
	mkdir -p pages
	cp "$here"/tests/corpus/pages/a01* "$here"/tests/corpus/pages/b10* pages
	export HOME=$BATS_TEST_TMPDIR
	unset XDG_CONFIG_HOME CONFIG INPUT OUT BIENBAN_BIN FORMATS BOM PUBLIC LAUNCH BATCH_SIZE
	bienban=$ROOT/usr/bin/bienban
}

@test "it builds a dataset, explains, diffs, schedules and cleans up, from another folder" {
	"$bienban" -s INPUT=pages OUT='my meetings'
	[ "$(gzip -dc 'my meetings/dataset/inputs.csv.gz' | wc -l)" -eq 3 ]
	run "$bienban" explain SOURCE="$(ls pages/a01*)" INPUT=pages OUT='my meetings'
	[ "$status" -eq 0 ] && [[ $output == *'rule: main'*'config/lexicon/'* ]]
	cp -rL 'my meetings/dataset' before
	rm pages/b10*
	"$bienban" -s OUT='my meetings' INPUT=pages
	run "$bienban" diff PREV=before OUT='my meetings'
	[[ $output == *'inputs: 1 removed'* ]]
	run "$bienban" schedule INPUT=pages OUT='my meetings'
	[[ $output == *"/usr/share/bienban/pipeline/cron/run' INPUT='$PWD/pages' OUT='$PWD/my meetings'"* ]]
	sh -c "$(sed 's/^\(\S* \)\{5\}//' <<< "$output")"
	"$bienban" clean OUT='my meetings'
	[ "$(ls 'my meetings' 2> /dev/null | grep -v '^diff.csv$')" = '' ]
}

@test "settings come from the command line, then from a file" {
	mkdir -p .config/bienban
	printf '# mine\nINPUT=../../pages\nOUT=~/from-file\nFORMATS=sqlite\n' > .config/bienban/settings
	"$bienban" -s
	[ -e from-file/dataset/bienban.sqlite ]
	"$bienban" -s OUT=given FORMATS=
	[ -e given/dataset/events.csv.gz ] && [ ! -e given/dataset/bienban.sqlite ]
	echo 'nonsense' >> .config/bienban/settings
	run "$bienban"
	[ "$status" -eq 2 ] && [[ $output == *"settings:5: not NAME=value: 'nonsense'" ]]
	run "$bienban" --config nowhere INPUT=pages
	[ "$status" -eq 2 ] && [[ $output == *"no such file: 'nowhere'" ]]
}

@test "wrong use is told in a line, exit 2" {
	for wrong in 'nonsense' '-x' 'dataset report' ''; do
		# shellcheck disable=SC2086
		run "$bienban" $wrong
		[ "$status" -eq 2 ] && [ "${#lines[@]}" -eq 1 ] && [[ $output == bienban:* ]]
	done
	run "$bienban" -V
	[[ $output =~ ^bienban\ [0-9.]+$ ]]
	run "$bienban" -h
	[ "$status" -eq 0 ] && [[ $output == usage:* ]]
}

@test "tables are copied for editing, every mistake in them is told with a hint, and their words are used" {
	"$bienban" tables words
	run "$bienban" tables words
	[ "$status" -eq 2 ]
	run "$bienban" check-config words
	[ "$status" -eq 0 ] && [[ $output == 'no mistake in '*' tables' ]]
	sed -i '5s/$/,more/' words/lexicon/units.csv
	sed -i '7s/,other,other,/,rubbish,other,/' words/lexicon/offices.csv
	echo 'www.example.org,title,//h1,' >> words/sites.csv
	run "$bienban" check-config words
	echo "$output"
	[ "$status" -eq 2 ] && [ "$(grep -c 'hint: ' <<< "$output")" -eq "$(grep -c '^/.*:[0-9]*: ' <<< "$output")" ]
	[[ $output == *'words/lexicon/units.csv:5: '* && $output == *'words/sites.csv:'*': host is empty or begins with www.'* ]]
	[ "$(grep -c '^/.*:[0-9]*: ' <<< "$output")" -ge 2 ]
	run "$bienban" -s CONFIG=words INPUT=pages OUT=out
	[ "$status" -ne 0 ]
}

@test "uninstall takes away only what install put there" {
	cp -r "$ROOT" root
	echo mine > root/usr/share/bienban/config/mine.csv
	make -s -C "$here" uninstall DESTDIR="$PWD/root" PREFIX=/usr
	[ "$(cd root && find . -type f)" = ./usr/share/bienban/config/mine.csv ]
}

@test "bash completes targets, names and folders" {
	run bash -c '. "$1"; COMP_WORDS=(bienban rep) COMP_CWORD=1; _bienban; echo "${COMPREPLY[*]}"
		COMP_WORDS=(bienban INPUT = pa) COMP_CWORD=3; _bienban; echo "${COMPREPLY[*]}"' - "$ROOT/usr/share/bash-completion/completions/bienban"
	[ "${lines[0]}" = report ] && [ "${lines[1]}" = pages ]
}
