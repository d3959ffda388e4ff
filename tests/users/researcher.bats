#!/usr/bin/env bats
# A researcher: the tables in pandas, R, SQLite, csvkit and Miller, with the same three joins in each.
cd "${CLONE:?the clone that tests/users/run makes}" || exit 1
d=out/dataset

# Rows of participants with their person and event; of agreements with the event; of readings with the article.
wanted() {
	python3 - <<-'P'
		import csv, gzip
		def rows(name):
		    with gzip.open(f"out/dataset/{name}.csv.gz", "rt", encoding="utf-8-sig", newline="") as f:
		        return list(csv.DictReader(f))
		events, persons, articles = ({r[k] for r in rows(t)} for t, k in (("events", "event_id"), ("persons", "person_id"), ("articles", "article_id")))
		print(sum(r["event_id"] in events and r["person_id"] in persons for r in rows("participants")),
		      sum(r["event_id"] in events for r in rows("agreements")), sum(r["article_id"] in articles for r in rows("event_mentions")), len(rows("figures")))
	P
}

@test "pandas: dates as dates, three joins" {
	run /usr/bin/python3 - <<-'P'
		import pandas as pd
		read = lambda t, **k: pd.read_csv(f"out/dataset/{t}.csv.gz", **k)
		events = read("events", parse_dates=["start_date", "end_date"])
		assert str(events.start_date.dtype) == "datetime64[ns]", events.start_date.dtype
		a = read("participants").merge(events, on="event_id").merge(read("persons"), on="person_id")
		b = read("agreements").merge(events, on="event_id")
		c = read("event_mentions").merge(read("articles"), on="article_id")
		print(len(a), len(b), len(c), len(read("figures")))
	P
	echo "$output"
	[ "$output" = "$(wanted)" ]
}

@test "R: three joins" {
	cat > "$BATS_TEST_TMPDIR/joins.R" <<-'R'
		table <- function(name) read.csv(paste0("out/dataset/", name, ".csv.gz"), encoding = "UTF-8")
		events <- table("events")
		stopifnot(all(!is.na(as.Date(events$start_date[events$start_date != ""]))))
		attended <- merge(merge(table("participants"), events, by = "event_id"), table("persons"), by = "person_id")
		cat(nrow(attended), nrow(merge(table("agreements"), events, by = "event_id")),
		    nrow(merge(table("event_mentions"), table("articles"), by = "article_id")), nrow(table("figures")))
	R
	run Rscript "$BATS_TEST_TMPDIR/joins.R"
	echo "$output"
	[ "$output" = "$(wanted)" ]
}

@test "SQLite: three joins" {
	run sqlite3 -separator ' ' $d/bienban.sqlite 'SELECT (SELECT count(*) FROM participants JOIN events USING (event_id) JOIN persons USING (person_id)),
		(SELECT count(*) FROM agreements JOIN events USING (event_id)), (SELECT count(*) FROM event_mentions JOIN articles USING (article_id)), (SELECT count(*) FROM figures)'
	echo "$output"
	[ "$output" = "$(wanted)" ]
}

@test "csvkit: nothing to mend, three joins" {
	for t in "$d"/*.csv.gz; do gzip -dc "$t" > "$BATS_TEST_TMPDIR/$(basename "$t" .gz)"; done
	cd "$BATS_TEST_TMPDIR"
	for t in *.csv; do [ "$(csvclean -n "$t")" = 'No errors.' ]; done
	joined() { csvjoin -I "$@" | csvstat --count | grep -o '[0-9]*'; }
	n="$(joined -c event_id participants.csv events.csv | head -1) $(joined -c event_id agreements.csv events.csv) $(joined -c article_id event_mentions.csv articles.csv)"
	cd "$CLONE"
	echo "$n"
	[ "$n" = "$(wanted | cut -d ' ' -f 1-3)" ]
}

@test "Miller: three joins" {
	joined() { mlr --csv --gzin join -j "$1" -f "$d/$2.csv.gz" then count "$d/$3.csv.gz" | tail -1 | tr -d '\r'; }
	n="$(joined event_id events participants) $(joined event_id events agreements) $(joined article_id articles event_mentions)"
	echo "$n"
	[ "$n" = "$(wanted | cut -d ' ' -f 1-3)" ]
}
