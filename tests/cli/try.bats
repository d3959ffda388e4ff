#!/usr/bin/env bats
# `make try`, `bienban try`: how one page is read.
load build

setup() {
	BIN=${BIN:-out/bin}
	page=$BATS_TEST_TMPDIR/page.html
	cat > "$page" <<-'P'
		<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Báo Thử</title></head><body>
		<nav><a href="/">Trang chủ</a> <a href="/xa-hoi">Xã hội</a></nav>
		<h1>Lào Cai và Vân Nam hội đàm về cửa khẩu</h1><div class="gio">08:30 | 12/9/2024</div>
		<div class="noi-dung"><p>Sáng 12/9/2024, tại thành phố Lào Cai, tỉnh Lào Cai (Việt Nam) và tỉnh Vân Nam (Trung Quốc) tổ chức Hội đàm về quản lý cửa khẩu.</p>
		<p>Dự hội đàm có ông Nguyễn Văn Thử, Phó Chủ tịch UBND tỉnh Lào Cai. Hai bên đã ký Biên bản hội đàm.</p>
		<p><a href="/khac.html">Đoàn công tác tỉnh Thử khảo sát tuyến du lịch lòng hồ</a></p>
		<p>Hai bên trao đổi về việc kéo dài thời gian thông quan, xây dựng kho bãi và chống buôn lậu trên tuyến biên giới do hai tỉnh quản lý trong những năm qua.</p>
		<p>Minh Thử</p></div>
		<div class="related"><a href="/1.html">Giải bóng đá thiếu niên biên giới khởi tranh</a></div>
		<div class="quang-cao">Mua ngay hôm nay</div></body></html>
	P
}

try() { pipeline/bienban try "$@"; }

# has TEXT: a line of the output holds it
has() { grep -qF -- "$1" <<< "$output" || { echo "not there: $1"; echo "$output"; return 1; }; }

@test "it tells where title, time and writer stand, and why each part was cut away" {
	run try "$page"
	[ "$status" -eq 0 ]
	has 'title: Lào Cai và Vân Nam hội đàm về cửa khẩu'
	has 'on the page: <h1>'
	has 'published: 2024-09-12T08:30:00+07:00'
	has 'on the page: "08:30 | 12/9/2024"'
	has 'author: Minh Thử'
	has 'on the page: "Minh Thử"'
	has 'cut, in <nav>'
	has 'cut, a link (100 % of it): Đoàn công tác tỉnh Thử'
	has 'cut, in <div> called related: Giải bóng đá'
	grep -q '^    cut, .*: Mua ngay hôm nay' <<< "$output"
}

@test "sentences are numbered, readings marked where they stand, with cells and rule" {
	run try "$page"
	grep -qE '^  paragraph +[0-9]+  Dự hội đàm có ông \[Nguyễn Văn Thử\]p1, Phó Chủ tịch' <<< "$output"
	grep -qE '^ +[0-9]+  Hai bên đã ký \[Biên bản hội đàm\]a1\.$' <<< "$output"
	grep -qE '^  e1 event "Hội đàm.*", rule: main$' <<< "$output"
	has 'kind: minutes; title: Biên bản hội đàm; instruments: 1; status: signed'
	has '[event]e 1, [participant]p 1, [agreement]a 1'
}

@test "colours at a terminal, none elsewhere, with NO_COLOR or at a dumb terminal" {
	script -qec true /dev/null > /dev/null 2>&1 || skip 'no pseudo-terminal'
	at_terminal() { TERM=xterm script -qec "$1 pipeline/bienban try $page" /dev/null; }
	[[ $(at_terminal '') == *$'\033[32mNguyễn Văn Thử\033[0m'* ]]
	[[ $(at_terminal NO_COLOR=1) != *$'\033'* ]]
	[[ $(at_terminal TERM=dumb) != *$'\033'* ]]
	[[ $(try "$page") != *$'\033'* ]]
}

@test "what a page puts into its text gives no order to the terminal" {
	printf '<p>Sáng 12/9/2024, tỉnh Lào Cai và tỉnh Vân Nam (Trung Quốc) hội đàm \033]0;x\007 về quản lý cửa khẩu tại thành phố Lào Cai, với sự tham dự của nhiều sở, ngành hai bên.</p>' > "$page"
	[[ $(try "$page") != *$'\033'* ]]
}

@test "a word: the readings that hold it, with their table rows" {
	run try "$page" WORD=ký
	[ "$status" -eq 0 ]
	has 'a1 agreement of e1 "Biên bản hội đàm"'
	grep -qE '^      from: .*lexicon/cues_agreements.csv:[0-9]+ signed "ký"' <<< "$output"
	[[ $output != *'p1 participant'* ]]
	run try "$page" WORD=khôngcó
	[ "$status" -eq 2 ]
	[ "$output" = "try: no reading in '$page' holds 'khôngcó'" ] || [ "$output" = "try: no reading in 'page.html' holds 'khôngcó'" ]
}

@test "saved text, a name of INPUT, an article of several, and one of a web archive" {
	run try a11-cong-an-ha-giang-van-son.txt INPUT=$pages
	[ "$status" -eq 0 ]
	has 'on the page: "Thời gian đăng: 23/08/2019 09:12:40 AM - Lượt đọc: 2931"'
	has 'cut, a heading of other stories, or boilerplate: Tin khác'
	run try a12-ban-tin-vung-bien.html#2 INPUT=$pages
	[ "$status" -eq 0 ]
	[ "$(grep -c "^a12-ban-tin-vung-bien.html" <<< "$output")" -eq 3 ]
	has 'a12-ban-tin-vung-bien.html#2 Kết nghĩa'
	printf 'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://thu.example/1.html\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n' "$(wc -c < "$page")" > "$BATS_TEST_TMPDIR/x.warc"
	{ cat "$page"; printf '\r\n\r\n'; } >> "$BATS_TEST_TMPDIR/x.warc"
	run try x.warc#1 INPUT="$BATS_TEST_TMPDIR"
	[ "$status" -eq 0 ]
	has '[Nguyễn Văn Thử]p1'
}

@test "a page without an article, or without a meeting, says so" {
	echo '<html><body><ul><li><a href="/1">Tin một</a></li><li><a href="/2">Tin hai</a></li></ul></body></html>' > "$page"
	run try "$page"
	[ "$status" -eq 0 ]
	has 'page.html: no_article, no run of paragraphs'
	printf '%%PDF-1.4 x' > "$page"
	run try "$page"
	has 'page.html: rejected, not text: a PDF'
	run try b20-tin-buon.html INPUT=$pages
	has 'no meeting of two sides was read here'
}

@test "a folder with a report of the page alone" {
	run try "$page" HTML="$BATS_TEST_TMPDIR/html"
	[ "$status" -eq 0 ]
	article=${lines[-1]}
	[ -s "$article" ]
	grep -q '<mark[^>]*>.*Nguyễn Văn Thử' "$article" || grep -q 'Nguyễn Văn Thử' "$article"
	run try "$page" HTML="$BATS_TEST_TMPDIR/html"
	[ "$status" -eq 2 ]
	[ "$output" = "try: '$BATS_TEST_TMPDIR/html' is there already" ]
}

@test "what is wrong is one line" {
	run try "$BATS_TEST_TMPDIR/none.html"
	[ "$status" -eq 2 ]
	[ "${#lines[@]}" -eq 1 ]
	[[ $output == "try: no input '"*"none.html' in "* ]]
	run try
	[ "$status" -eq 2 ]
	[ "$output" = 'bienban: which page? bienban try PAGE' ]
	run try "$page" CONFIG="$BATS_TEST_TMPDIR/none"
	[ "$status" -eq 2 ]
	[ "$output" = "try: no such folder of tables: '$BATS_TEST_TMPDIR/none'" ]
	run make -s try PAGE="$page"
	[ "$status" -eq 0 ]
	has 'rule: main'
}

@test "it works where it is installed, without the source tree" {
	make -s install PREFIX="$BATS_TEST_TMPDIR/usr"
	cd "$BATS_TEST_TMPDIR"
	run env -i PATH="$PATH" HOME="$BATS_TEST_TMPDIR" LC_ALL=C.UTF-8 usr/bin/bienban try page.html
	[ "$status" -eq 0 ]
	has '[Nguyễn Văn Thử]p1'
	run env -i PATH="$PATH" HOME="$BATS_TEST_TMPDIR" LC_ALL=C.UTF-8 usr/bin/bienban try page.html WORD=ký
	[ "$status" -eq 0 ]
	has 'share/bienban/config/lexicon/cues_agreements.csv:'
}
