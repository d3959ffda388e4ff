#!/usr/bin/env bats
# Web archives: the dataset of a WARC is that of its pages, whoever wrote it and whatever is broken in it.
load build

# serve FOLDER: $site is where its files can be fetched
serve() {
	python3 -u -c '
import functools, http.server, sys
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(server.server_port)
sys.stdout.flush()
server.serve_forever()' "$1" > "$BATS_TEST_TMPDIR/port" 2> /dev/null &
	server=$!
	for _ in $(seq 100); do [ -s "$BATS_TEST_TMPDIR/port" ] && break; sleep 0.1; done
	site=http://127.0.0.1:$(cat "$BATS_TEST_TMPDIR/port")
}

teardown() {
	if [ -n "${server-}" ]; then kill "$server"; fi
}

# fetched WARC [option ...]: the pages of $in by wget
fetched() {
	local name=$1
	shift
	(cd "$in" && printf "$site/%s\n" *) > "$BATS_TEST_TMPDIR/urls"
	(cd "$BATS_TEST_TMPDIR" && wget -q --no-proxy --warc-file="$name" "$@" -P fetched -i urls) || return
	rm -rf "$BATS_TEST_TMPDIR/fetched"
}

# What the tables tell without ids, sources and addresses
content() {
	for name in articles:5-12 events:2-4,7-12,14-22 persons:2-10 figures:4-8,10-11; do
		table "${name%:*}" | python3 -c '
import csv, sys
ranges = [tuple(map(int, (r + "-" + r).split("-")[:2])) for r in sys.argv[1].split(",")]
for row in sorted([c for a, b in ranges for c in r[a - 1:b]] for r in csv.reader(sys.stdin)):
    print(row)' "${name#*:}"
	done
}

# A WARC of records: warc FILE plain|gzip, then lines of python that call record(), raw(), page() and http()
warc() {
	python3 -c '
import gzip, hashlib, sys, zlib
out = open(sys.argv[1], "wb")
packed = sys.argv[2] == "gzip"
def raw(data):
    out.write(data)
def made(body, kind="response", url="http://tin.example/a", more="", length=None):
    length = len(body) if length is None else length
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n{more}Content-Length: {length}\r\n\r\n"
    data = head.encode() + body + b"\r\n\r\n"
    return gzip.compress(data, mtime=0) if packed else data
def record(*a, **k):
    raw(made(*a, **k))
def http(body, head="", status="200 OK", type="text/html; charset=utf-8"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{head}\r\n".encode() + (body.encode() if isinstance(body, str) else body)
def page(word="mot"):
    line = "Hai bên trao đổi về đường sá, sông suối và thương mại giữa hai tỉnh, và hẹn gặp lại nhau trong năm tới. "
    return f"<html><head><title>Hội đàm {word}</title></head><body><h1>Hội đàm {word} giữa hai tỉnh</h1>" + "".join(f"<p>Phần {i} {word}: {line}</p>" for i in range(8)) + "</body></html>"
exec(sys.stdin.read())' "$1" "$2"
}

# outcomes FILE: "number outcome reason" of each record
outcomes() {
	"$BIN/clean" "$1" | sed -n 's/.*<input source="[^"#]*#\([0-9]*\)" outcome="\([a-z_]*\)"\( reason="\([^"]*\)"\)\{0,1\}.*/\1 \2 \4/p' | sed 's/ $//'
}

@test "what wget fetched into a WARC gives the dataset of the pages, packed or not, in batches of any size" {
	mkdir -p "$in"
	cp $pages/a0* $pages/b0* $pages/c0* "$in"
	serve "$in"
	fetched packed
	fetched plain --no-warc-compression
	build
	content > "$BATS_TEST_TMPDIR/pages"
	for form in packed.warc.gz plain.warc; do
		mkdir "$BATS_TEST_TMPDIR/$form.in"
		mv "$BATS_TEST_TMPDIR/$form" "$BATS_TEST_TMPDIR/$form.in/"
		in=$BATS_TEST_TMPDIR/$form.in out=$BATS_TEST_TMPDIR/$form.out
		build
		content | diff "$BATS_TEST_TMPDIR/pages" -
		tests/tools/check-dataset "$out/dataset"
	done
	gzip -dc "$out"/dataset/*.gz | sha256sum > "$BATS_TEST_TMPDIR/sum"
	build BATCH_SIZE=3
	[ "$(wc -l < "$out/collect/batches")" -gt 4 ]
	gzip -dc "$out"/dataset/*.gz | sha256sum | diff "$BATS_TEST_TMPDIR/sum" -
	touch -d 2001-01-01 "$out"/collect/*.csv "$out"/collect/archives/*.csv
	build BATCH_SIZE=3
	[ -z "$(find "$out/collect" -name '*.csv' -newermt 2002-01-01)" ]
}

@test "address and charset come from the record where the page has none, the date of capture is no date of publication" {
	warc "$BATS_TEST_TMPDIR/a.warc" plain << 'PY'
record(http(page().encode("utf-16-le"), type="text/html; charset=utf-16le"), url="http://www.tin.example/x?a=1&b=2")
record(http(page("hai").replace("<title>", "<link rel=canonical href=http://bao.example/y><title>")))
PY
	run "$BIN/clean" "$BATS_TEST_TMPDIR/a.warc"
	[[ $output == *'url="http://www.tin.example/x?a=1&amp;b=2" site="tin.example"'* ]]
	[[ $output == *'url="http://bao.example/y" site="bao.example"'* ]]
	[[ $output == *"Phần 7 mot: Hai bên"* ]]
	[[ $output != *published_at* ]]
}

@test "chunked and packed bodies, resources and conversions are pages; other records are not" {
	warc "$BATS_TEST_TMPDIR/a.warc.gz" gzip << 'PY'
record(b"software: a test\r\n", "warcinfo")
record(b"GET /a HTTP/1.1\r\n\r\n", "request")
def chunked(s, n):
    return b"".join(b"%x\r\n%s\r\n" % (len(s[i:i + n]), s[i:i + n]) for i in range(0, len(s), n)) + b"0\r\n\r\n"
body = page("ba").encode()
record(http(chunked(gzip.compress(body), 100), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"))
record(http(zlib.compress(page("bon").encode()), "Content-Encoding: deflate\r\n"))
record(page("nam").encode(), "resource", more="Content-Type: text/html\r\n")
record(("Hội đàm sáu giữa hai tỉnh\n" + "\n".join(f"Phần {i}: Hai bên trao đổi về đường sá, sông suối và thương mại giữa hai tỉnh, và hẹn gặp lại nhau trong năm tới, như đã bàn từ lâu." for i in range(8))).encode(), "conversion", more="Content-Type: text/plain\r\n")
record(http("", "Location: /b\r\n", "301 Moved"))
record(http(b"\x89PNG\r\n", type="image/png"))
record(http(b"", "WARC-Profile: x\r\n"), "revisit")
record(b"wget -q", "resource", "metadata://gnu.org/software/wget/warc/arguments", "Content-Type: text/plain\r\n")
record(http(b"\x1f\x9d\x90", "Content-Encoding: compress\r\n"))
PY
	outcomes "$BATS_TEST_TMPDIR/a.warc.gz" > "$BATS_TEST_TMPDIR/got"
	diff - "$BATS_TEST_TMPDIR/got" << 'END'
1 no_article a record of type warcinfo
2 no_article a record of type request
3 ok
4 ok
5 ok
6 ok
7 no_article HTTP status 301
8 rejected not a page: image/png
9 duplicate revisit of http://tin.example/a
10 no_article not the address of a page
11 rejected packed in a way that is not read: compress
END
}

# form(HEADER LINES, BODY, VERSION): a record whose header is as given, @ being the length of the body
forms='
def form(lines, body, version="WARC/1.0", end="\r\n", behind=b"\r\n\r\n"):
    lines = [version] + [l.replace("@", str(len(body))) for l in lines] + ["", ""]
    data = end.join(lines).encode() + body + behind
    raw(gzip.compress(data, mtime=0) if packed else data)
'

@test "records as crawlers write them: Heritrix, Common Crawl, browsers, old versions, loose header lines" {
	for form in plain gzip; do
		{ printf '%s' "$forms"; cat << 'PY'; } | warc "$BATS_TEST_TMPDIR/$form" $form
form(["WARC-Type: warcinfo", "Content-Type: application/warc-fields", "Content-Length: @"], b"software: Heritrix\r\n")
form(["WARC-Type: response", "WARC-Target-URI: dns:tin.example", "Content-Type: text/dns", "Content-Length: @"], b"20240101\ntin.example. 60 IN A 192.0.2.1\n")
form(["WARC-Type: response", "WARC-Target-URI: http://tin.example/heritrix", "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "WARC-IP-Address: 192.0.2.1", "Content-Type: application/http; msgtype=response", "Content-Length: @"], http(page("ba")))
form(["WARC-Type: metadata", "WARC-Target-URI: http://tin.example/heritrix", "Content-Length: @"], b"via: http://tin.example/\r\n")
form(["WARC-Type: response", "WARC-Target-URI: http://tin.example/cc", "WARC-Truncated: length", "Content-Length: @"], http(page("nam")[:-90], "X-Crawler-Content-Encoding: gzip\r\nX-Crawler-Transfer-Encoding: chunked\r\n"), "WARC/1.1")
form(["WARC-Type: response", "WARC-Target-URI: http://tin.example/cut", "WARC-Truncated: disconnect", "Content-Length: @"], http(gzip.compress(page("sau").encode())[:-12], "Content-Encoding: gzip\r\n"))
form(["WARC-Type: response", "WARC-Target-URI: http://tin.example/cut", "Content-Length: @"], http(gzip.compress(page("sau").encode())[:-12], "Content-Encoding: gzip\r\n"))
form(["warc-type:RESPONSE", "Warc-Target-Uri :  <http://tin.example/loose>", "x-note: a", " folded: Content-Length: 1", "CONTENT-LENGTH:", "\t@"], http(page("tam"), "Transfer-Encoding: chunked\r\n"))
form(["WARC-Type: response", "WARC-Target-URI: http://tin.example/lf", "Content-Length: @"], http(page("chin")).replace(b"\r\n", b"\n"), "WARC/0.18", "\n", b"\n\n")
form(["WARC-Type: response", "WARC-Target-URI: http://tin.example/close", "Content-Length: @"], http(page("muoi")), behind=b"")
form(["WARC-Type: revisit", "WARC-Target-URI: http://tin.example/new", "WARC-Refers-To-Target-URI: http://tin.example/heritrix", "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", "Content-Length: @"], http("")[:-2])
form(["WARC-Type: resource", "WARC-Target-URI: ftp://tin.example/a.html", "Content-Type: text/html", "Content-Length: @"], page("mot").encode())
form(["WARC-Type: resource", "WARC-Target-URI: urn:thumbnail:http://tin.example/", "Content-Type: image/png", "Content-Length: @"], b"\x89PNG")
form(["WARC-Type: continuation", "WARC-Segment-Number: 2", "Content-Length: @"], b"more")
form(["WARC-Type: response", "WARC-Target-URI: http://tin.example/proxied", "Content-Length: @"], b"HTTP/1.1 100 Continue\r\n\r\n" + http(page("hai"), type="text/html charset=utf-8"))
PY
		outcomes "$BATS_TEST_TMPDIR/$form" > "$BATS_TEST_TMPDIR/got"
		diff - "$BATS_TEST_TMPDIR/got" << 'END'
1 no_article a record of type warcinfo
2 no_article not the address of a page
3 ok
4 no_article a record of type metadata
5 ok truncated by the crawler: length
6 ok truncated by the crawler: disconnect
7 rejected broken gzip data
8 ok
9 ok
10 ok
11 duplicate revisit of http://tin.example/heritrix
12 ok
13 no_article not the address of a page
14 no_article a record of type continuation
15 ok
END
		"$BIN/clean" "$BATS_TEST_TMPDIR/$form" | grep -q 'url="http://tin.example/loose"'
	done
}

@test "a truncated archive gives its whole records and one row for the broken one" {
	mkdir -p "$in"
	warc "$in/a.warc.gz" gzip << 'PY'
record(http(page("mot")))
record(http(page("hai")))
record(http(page("ba")))
PY
	truncate -s -40 "$in/a.warc.gz"
	build
	[ "$(table inputs | grep -c ',ok,\|,no_event,')" -eq 2 ]
	table inputs | grep -q '^a.warc.gz#3,rejected,truncated record,0$'
	tests/tools/check-dataset "$out/dataset"
}

@test "broken members, wrong lengths and garbage cost the record they are in, in batches of any size" {
	mkdir -p "$in"
	for form in gzip plain; do
		warc "$in/$form" $form << 'PY'
record(http(page("mot")))
raw(made(http(page("hai")))[:-60] if packed else b"no record\r\n")
record(http(page("ba")))
raw(b"garbage" * 20)
record(http(page("nam")), length=100)
record(http(page("sau")))
record(http(page("bay")), length=2500)
record(http(page("tam")))
PY
	done
	build
	table inputs > "$BATS_TEST_TMPDIR/inputs"
	for form in gzip plain; do
		[ "$(grep -c "^$form#[13468],[on]" "$BATS_TEST_TMPDIR/inputs")" -ge 4 ]
		[ "$(grep -c "^$form#.*,rejected,.*Content-Length," "$BATS_TEST_TMPDIR/inputs")" -eq 2 ]
		grep -q "^$form#.*bytes that are no record," "$BATS_TEST_TMPDIR/inputs"
		for word in mot ba sau tam; do
			table articles | grep -c "Hội đàm $word giữa" | grep -qx 2
		done
	done
	build BATCH_SIZE=1
	table inputs | diff "$BATS_TEST_TMPDIR/inputs" -
}

@test "equal digests are duplicates of the first, over files and batches" {
	mkdir -p "$in"
	for name in a b; do
		warc "$in/$name.warc.gz" gzip << 'PY'
def digested(word, status="200 OK"):
    digest = "sha1:" + hashlib.sha1(word.encode()).hexdigest()
    record(http(page(word), status=status), more=f"WARC-Payload-Digest: {digest}\r\n")
digested("mot")
digested("hai" + sys.argv[1][-9])
digested("ba", "302 Found")
PY
	done
	build BATCH_SIZE=1
	table inputs | grep -q '^b.warc.gz#1,duplicate,same bytes as a.warc.gz#1,0$'
	[ "$(table inputs | grep -c ',duplicate,')" -eq 1 ]
	[ "$(table inputs | grep -c 'HTTP status 302')" -eq 2 ]
	cp "$in/a.warc.gz" "$in/c.warc.gz"
	build
	table inputs | grep -q '^c.warc.gz,duplicate,same bytes as a.warc.gz,0$'
}

@test "what is added to an archive is read, and one that is gone leaves nothing" {
	mkdir -p "$in"
	warc "$in/a.warc" plain <<< 'record(http(page("mot")))'
	build
	warc "$BATS_TEST_TMPDIR/more" plain <<< 'record(http(page("hai")))'
	cat "$BATS_TEST_TMPDIR/more" >> "$in/a.warc"
	build
	[ "$(table articles | wc -l)" -eq 3 ]
	[ "$(ls "$out/collect/archives" | wc -l)" -eq 1 ]
	rm "$in/a.warc"
	build
	[ "$(table inputs | wc -l)" -eq 1 ]
	[ -z "$(ls "$out/collect/archives")" ]
	OUT=$out pipeline/clean
	[ ! -e "$out" ]
}

@test "make explain takes a record" {
	mkdir -p "$in"
	{
		printf 'record(http(page()))\nrecord(http(open("%s", "rb").read()))\n' "$PWD/$(echo $pages/a01*)"
	} | warc "$in/a.warc.gz" gzip
	run make -s explain INPUT="$in" OUT="$out" CONFIG=config SOURCE=a.warc.gz#2
	[ "$status" -eq 0 ]
	[[ $output == *rule:* ]]
}

@test "memory does not grow with the archive" {
	if grep -aq __asan_init "$BIN/clean"; then
		skip "a build with AddressSanitizer wants memory of its own"
	fi
	warc "$BATS_TEST_TMPDIR/a.warc" plain << 'PY'
one = made(http(page("mot") + "<!-- " + "x" * 20000 + " -->"))
for i in range(1000):
    raw(one)
record(http(b"x" * (80 << 20)))
record(http(page("cuoi")))
PY
	cat "$BATS_TEST_TMPDIR/a.warc" | gzip -1 > "$BATS_TEST_TMPDIR/a.warc.gz"
	for file in a.warc a.warc.gz; do
		python3 -c '
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
sys.exit(peak > 48 << 10 and f"{peak} KB")' "$BIN/clean" -o "$BATS_TEST_TMPDIR/out.xml" "$BATS_TEST_TMPDIR/$file"
		grep -q '#1001" outcome="rejected" reason="larger than 67108864 bytes"' "$BATS_TEST_TMPDIR/out.xml"
		grep -q '#1002" outcome="ok"' "$BATS_TEST_TMPDIR/out.xml"
	done
}

@test "time grows with the archive, whatever it claims" {
	warc "$BATS_TEST_TMPDIR/members" gzip << 'PY'
record(b"first", "resource")
raw(b"\x1f\x8b\x08" * 300000)
raw(made(b"cut", "resource")[:-12] * 5000)
record(b"last", "resource")
PY
	warc "$BATS_TEST_TMPDIR/lengths" plain << 'PY'
for i in range(50000):
    record(b"", "resource", length=4000000)
record(b"last", "resource")
PY
	for file in members lengths; do
		timeout 20 "$BIN/clean" -o "$BATS_TEST_TMPDIR/out.xml" "$BATS_TEST_TMPDIR/$file"
		grep -q 'outcome="rejected"' "$BATS_TEST_TMPDIR/out.xml"
	done
}
