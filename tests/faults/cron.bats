#!/usr/bin/env bats
# With the real cron daemon and real mail (make deps-faults; as root). It takes the user's crontab aside and puts it back.
# Slow: cron wakes once a minute.
load ../cli/build

setup_file() {
	[ "$(id -u)" = 0 ] || skip 'needs root'
	command -v cron > /dev/null && command -v sendmail > /dev/null || skip 'needs cron and a mailer: make deps-faults'
	crontab -l > "$BATS_FILE_TMPDIR/crontab" 2> /dev/null || true
	pgrep -x cron > /dev/null || { cron -f > /dev/null 2>&1 3>&- & echo $! > "$BATS_FILE_TMPDIR/cron.pid"; }
}

teardown_file() {
	[ -e "$BATS_FILE_TMPDIR/crontab" ] || return 0
	crontab "$BATS_FILE_TMPDIR/crontab"
	[ ! -e "$BATS_FILE_TMPDIR/cron.pid" ] || kill "$(cat "$BATS_FILE_TMPDIR/cron.pid")"
}

# within SECONDS COMMAND: it comes true in time
within() {
	local until=$((SECONDS + $1))
	shift
	until "$@"; do
		[ "$SECONDS" -lt "$until" ] || return 1
		sleep 0.5
	done
}

in_dataset() { [ -e "$out/dataset/inputs.csv.gz" ] && table inputs | grep -q "$1"; }
log_says() { grep -q "$1" "$out/cron.log"; }
mail_says() { [ -e /var/mail/root ] && grep -q "$1" /var/mail/root; }
no_mail() { ! mail_says "$out"; }

# Reads the dataset as users do, again and again, until the file "stop" appears; what was not whole goes to the file "broken".
reader() {
	local reads=0
	until [ -e "$BATS_TEST_TMPDIR/stop" ]; do
		(cd -P "$out/dataset" && sha256sum -c --status SHA256SUMS) || echo "read $reads" >> "$BATS_TEST_TMPDIR/broken"
		reads=$((reads + 1))
		sleep 0.05
	done
	echo $reads > "$BATS_TEST_TMPDIR/reads"
}

@test "pages dropped in the inbox are in the dataset within two ticks; a failing run mails one summary and keeps the old dataset whole" {
	mkdir -p "$in"
	cp tests/corpus/pages/a01* tests/corpus/pages/a11* "$in"
	config=$BATS_TEST_TMPDIR/config
	cp -r config "$config"
	make -s schedule INSTALL=yes CRON='* * * * *' INPUT="$in" OUT="$out" CONFIG="$config"
	within 130 in_dataset a01
	reader 3>&- &
	cp tests/corpus/pages/b01* "$in"
	within 130 in_dataset b01
	no_mail

	before=$(cat "$out/dataset/SHA256SUMS")
	cp "$config/lexicon/offices.csv" "$BATS_TEST_TMPDIR/offices.csv"
	echo 'half a row' >> "$config/lexicon/offices.csv"
	within 130 log_says 'failed with 2'
	within 20 mail_says "the build of $out failed"
	mail_says 'offices.csv:'
	[ "$before" = "$(cat "$out/dataset/SHA256SUMS")" ]

	cp "$BATS_TEST_TMPDIR/offices.csv" "$config/lexicon/offices.csv"
	rm "$in"/a11*
	within 130 eval '! in_dataset a11'

	make -s unschedule OUT="$out"
	touch "$BATS_TEST_TMPDIR/stop"
	within 10 test -e "$BATS_TEST_TMPDIR/reads"
	echo "# $(cat "$BATS_TEST_TMPDIR/reads") reads while cron rebuilt the dataset, none broken or mixed" >&3
	[ "$(cat "$BATS_TEST_TMPDIR/reads")" -gt 1000 ]
	[ ! -e "$BATS_TEST_TMPDIR/broken" ]
	lines=$(wc -l < "$out/cron.log")
	sleep 62
	[ "$lines" = "$(wc -l < "$out/cron.log")" ]
}
