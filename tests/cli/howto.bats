#!/usr/bin/env bats
# The steps of config/HOWTO.md, taken one by one on a page of a site that nobody has seen.
load build

setup() {
	BIN=${BIN:-out/bin}
	config=$BATS_TEST_TMPDIR/words
	page=$BATS_TEST_TMPDIR/page.html
	cp -r config "$config"
	cat > "$page" <<-'P'
		<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><link rel="canonical" href="https://www.baothu.example/tin/1.html"><title>Báo Thử</title></head><body>
		<h1>Báo Thử - Tiếng nói của nhân dân tỉnh Lào Cai</h1><div class="ten-bai">Lào Cai và Vân Nam hội đàm về cửa khẩu</div>
		<div class="gio">08:30 | 12/9/2024</div>
		<div class="noi-dung"><p>Sáng 12/9/2024, tại thành phố Lào Cai, tỉnh Lào Cai (Việt Nam) và tỉnh Vân Nam (Trung Quốc) tổ chức Hội đàm về quản lý cửa khẩu.</p>
		<p>Dự hội đàm có ông Nguyễn Văn Thử, Tổng quản cửa khẩu tỉnh Lào Cai; ông Vương Thử Nghiệm, Phó Tỉnh trưởng tỉnh Vân Nam; bà Lý Thử Nghĩa, Huyện trưởng huyện Thử Nghiệm.</p>
		<p>Hai bên trao đổi về việc kéo dài thời gian thông quan, xây dựng kho bãi và chống buôn lậu trên tuyến biên giới do hai tỉnh quản lý trong những năm qua.</p></div>
		<div class="chan-trang">Tòa soạn: số 1, đường Thử</div></body></html>
	P
}

explained() { make -s explain SOURCE="$page" CONFIG="$config" OUT="$BATS_TEST_TMPDIR/out"; }

@test "a site: two rows of sites.csv give its headline and end its text" {
	grep -q 'Tòa soạn' <<< "$("$BIN/clean" -C "$config" "$page")"
	[[ $(xmllint --html --xpath "//div[@class='ten-bai']" "$page" 2> /dev/null) == *'hội đàm về cửa khẩu'* ]]
	printf '%s\n' "baothu.example,title,//div[@class='ten-bai']," "baothu.example,body,//div[@class='noi-dung']," >> "$config/sites.csv"
	run "$BIN/clean" -C "$config" "$page"
	[[ $output == *'title="Lào Cai và Vân Nam hội đàm về cửa khẩu"'* && $output != *'Tòa soạn'* && $output != *'Tiếng nói'* ]]
	[[ $output == *'published_at="2024-09-12T08:30:00+07:00"'* ]]
}

@test "an office: a row of offices.csv, and its position is read, with the row named" {
	[[ $(explained) != *'position: Tổng quản'* ]]
	echo 'Tổng quản,province,government,VN,,,,' >> "$config/lexicon/offices.csv"
	make -s check-config CONFIG="$config"
	run explained
	[[ $output == *'position: Tổng quản cửa khẩu tỉnh Lào Cai'* && $output == *"lexicon/offices.csv:$(wc -l < "$config/lexicon/offices.csv") office \"Tổng quản\""* ]]
}

@test "a place: a row of cn-cities.csv, and who serves there has the code of its province" {
	[[ $(explained) != *'"Thử Nghiệm"'* ]]
	echo 'CN-YN,Thử Nghiệm,,Shiyan,,county,' >> "$config/lexicon/cn-cities.csv"
	make -s check-config CONFIG="$config"
	run explained
	echo "$output"
	[[ $output == *"lexicon/cn-cities.csv:$(wc -l < "$config/lexicon/cn-cities.csv") place \"Thử Nghiệm\""* ]]
}
