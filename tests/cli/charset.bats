# The bytes of a page become the same text whatever its charset is, what it says of it, and whoever wrote its letters.

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	clean=${BIN:-out/bin}/clean
	first='Sáng nay hai bên đã trao đổi về việc mở rộng cửa khẩu, nâng cấp đường nối và giữ gìn biên giới.'
	second='Trưởng đoàn nước bạn đề nghị tổ chức gặp gỡ mỗi quý một lần, tiếp đón người bệnh qua lại cứu chữa.'
	third='Kết thúc buổi làm việc, hai đoàn ký biên bản; ô tô chở hàng được qua cầu từ đầu tháng tới.'
	vietnamese="$first"$'\n'"$second"$'\n'"$third"
	chinese='两地代表团昨天举行会谈，商定今年共同修建公路，加强口岸管理，方便两岸人民往来。
会谈结束时，双方签署了会议纪要，并同意每年在边境城市轮流见面，互相通报情况。'
	traditional='兩地代表團昨天舉行會談，商定今年共同修建公路，加強口岸管理，方便兩岸人民往來。
會談結束時，雙方簽署了會議紀要，並同意每年在邊境城市輪流見面，互相通報情況。'
}

# page [in head]: two lines of ASCII, then each line of standard input, as paragraphs
page() {
	printf '<html><head>%s<title>x</title></head><body><h1>x</h1>' "$1"
	printf '<p>The two sides met at %s and spoke about roads, rivers and the trade between them for a whole day.</p>' noon dusk
	sed 's|.*|<p>&</p>|'
	printf '</body></html>\n'
}

# As decimal references.
references() { perl -CS -pe 's/([^\x00-\x7F])/"&#" . ord($1) . ";"/ge'; }

said() { printf '<meta http-equiv="Content-Type" content="text/html; charset=%s">' "$1"; }

# gives TEXT [options]: the page on standard input is read as that text
gives() {
	local wanted=$1 got
	shift
	got=$("$clean" -t "$@" | sed '/^The two sides met at/d')
	diff <(echo "$wanted") <(echo "$got")
}

# In a font of that charset: its bytes shown as Western letters, in UTF-8.
drawn() { iconv -t "$1" | iconv -f LATIN1; }

in_vni='Saùng nay hai beân ñaõ trao ñoåi veà vieäc môû roäng cöûa khaåu, naâng caáp ñöôøng noái vaø giöõ gìn bieân giôùi.
Tröôûng ñoaøn nöôùc baïn ñeà nghò toå chöùc gaëp gôõ moãi quyù moät laàn, tieáp ñoùn ngöôøi beänh qua laïi cöùu chöõa.
Keát thuùc buoåi laøm vieäc, hai ñoaøn kyù bieân baûn; oâ toâ chôû haøng ñöôïc qua caàu töø ñaàu thaùng tôùi.'

@test "Vietnamese in every charset, rightly said" {
	local c
	for c in UTF-8 WINDOWS-1258 VISCII; do
		page "$(said $c)" <<< "$vietnamese" | iconv -t $c | gives "$vietnamese"
	done
}

@test "a byte order mark wins over what is said" {
	page "$(said windows-1252)" <<< "$vietnamese" | { printf '\xEF\xBB\xBF'; cat; } | gives "$vietnamese"
	page "$(said utf-8)" <<< "$vietnamese" | iconv -t UTF-16 | gives "$vietnamese"
	page "$(said utf-8)" <<< "$vietnamese" | { printf '\xFE\xFF'; iconv -t UTF-16BE; } | gives "$vietnamese"
	page "$(said utf-8)" <<< "$vietnamese" | iconv -t UTF-32 | gives "$vietnamese"
}

@test "UTF-16 without a mark is told by its zeros" {
	page "$(said utf-16)" <<< "$vietnamese" | iconv -t UTF-16LE | gives "$vietnamese"
	page <<< "$vietnamese" | iconv -t UTF-16BE | gives "$vietnamese"
	page <<< "$chinese" | iconv -t UTF-16LE | gives "$chinese"
}

@test "late meta: it stands behind letters that are no ASCII and kilobytes of script" {
	local late
	late="<meta name=description content='Đối ngoại'><script>$(printf 'var a = 1; %.0s' {1..500})</script>$(said windows-1258)"
	page "$late" <<< "$vietnamese" | iconv -t WINDOWS-1258 | gives "$vietnamese"
	page "$late" <<< "$vietnamese" | sed 's/windows-1258/utf-8/' | gives "$vietnamese"
}

@test "lying meta: UTF-8 that says otherwise, and other bytes that say UTF-8 or windows-1252" {
	local c
	for c in iso-8859-1 windows-1252 windows-1258 gb2312 utf-16 nonsense; do
		page "$(said $c)" <<< "$vietnamese" | gives "$vietnamese"
	done
	for c in utf-8 windows-1252 iso-8859-1 nonsense; do
		page "$(said $c)" <<< "$vietnamese" | iconv -t WINDOWS-1258 | gives "$vietnamese"
		page "$(said $c)" <<< "$chinese" | iconv -t GB18030 | gives "$chinese"
		page "$(said $c)" <<< "$traditional" | iconv -t BIG5 | gives "$traditional"
	done
	page "$(said gb2312)" <<< "$traditional" | iconv -t BIG5 | gives "$traditional"
	page "$(said big5)" <<< "$chinese" | iconv -t GBK | gives "$chinese"
}

@test "a meta in a comment says nothing" {
	page "<!-- $(said gb2312) -->$(said windows-1258)" <<< "$vietnamese" | iconv -t WINDOWS-1258 | gives "$vietnamese"
}

@test "windows-1258 with combining marks: said, unsaid, and in saved text" {
	page "$(said windows-1258)" <<< "$vietnamese" | iconv -t WINDOWS-1258 | gives "$vietnamese"
	page <<< "$vietnamese" | iconv -t WINDOWS-1258 | gives "$vietnamese"
	printf 'Hai bên hội đàm\n\n%s\n' "$vietnamese" | iconv -t WINDOWS-1258 | gives "$vietnamese"
}

@test "Chinese without a word about its charset" {
	page <<< "$chinese" | iconv -t GB18030 | gives "$chinese"
	page <<< "$traditional" | iconv -t BIG5 | gives "$traditional"
}

@test "what else iconv knows is read when it is said" {
	local japanese='両県の代表は昨日会談し、来年から橋の工事を始めることで合意した。次の会談は秋に開かれる予定である。'
	local russian='Делегации двух областей встретились вчера и договорились о ремонте моста и дорог на границе в будущем году.'
	local c
	for c in Shift_JIS EUC-JP ISO-2022-JP; do page "$(said $c)" <<< "$japanese$japanese" | iconv -t $c | gives "$japanese$japanese"; done
	for c in KOI8-R windows-1251; do page "$(said $c)" <<< "$russian $russian" | iconv -t $c | gives "$russian $russian"; done
}

@test "the transport's word is taken where the page says nothing, and a weak one is not" {
	local c
	page <<< "$vietnamese" | iconv -t VISCII | gives "$vietnamese" -e viscii
	page "$(said windows-1252)" <<< "$chinese" | iconv -t GBK | gives "$chinese" -e GBK
	iconv -t UTF-16LE <<< "$chinese"$'\n\n'"$chinese" | gives "$chinese"$'\n'"$chinese" -e utf-16le
	for c in iso-8859-1 utf-8 nonsense; do
		page "$(said windows-1258)" <<< "$vietnamese" | iconv -t WINDOWS-1258 | gives "$vietnamese" -e $c
	done
}

@test "fonts: TCVN3, VNI and VISCII behind Western letters, in UTF-8, in raw bytes, as references" {
	page <<< "$vietnamese" | drawn TCVN | gives "$vietnamese"
	page "$(said utf-8)" <<< "$vietnamese" | iconv -t TCVN | gives "$vietnamese"
	page <<< "$vietnamese" | drawn VISCII | gives "$vietnamese"
	page "$(said x-user-defined)" <<< "$vietnamese" | iconv -t VISCII | gives "$vietnamese"
	page <<< "$in_vni" | gives "$vietnamese"
	page "$(said windows-1252)" <<< "$in_vni" | iconv -t LATIN1 | gives "$vietnamese"
	page <<< "$in_vni" | references | gives "$vietnamese"
	page <<< "$vietnamese" | drawn TCVN | sed 's/®/\&reg;/g; s/\xC2\xAD/\&shy;/g; s/«/\&laquo;/g' | gives "$vietnamese"
	printf 'Hai bên hội đàm\n\n%s\n' "$vietnamese" | drawn TCVN | gives "$vietnamese"
}

@test "fonts: a page mixes an encoding with Unicode, run by run" {
	{
		echo "$first"
		echo "$second" | drawn TCVN
		echo "$third"
		echo "$first $third" | drawn TCVN
	} | page | gives "$first"$'\n'"$second"$'\n'"$third"$'\n'"$first $third"
}

@test "fonts: the name of a font is evidence for few words, and .VnTimeH draws capitals" {
	local words='Hai đoàn ký biên bản ghi nhớ, rồi cùng nhau đi thăm chợ và bến sông cũ.'
	{
		echo "$words" | drawn TCVN | sed 's|.*|<font face=".VnTime">&</font>|'
		echo '<font face=".VnTimeH">ñ</font><font face=".VnTime">y ban cña x· ®ãn tiÕp c¶ ®oµn trong s©n ®×nh.</font>'
		echo "<span style=\"font-family: 'VNI-Times'\">Hai beân heïn ngaøy trôû laïi thaêm vuøng cao.</span>"
	} | page | gives "$words
Ủy ban của xã đón tiếp cả đoàn trong sân đình.
Hai bên hẹn ngày trở lại thăm vùng cao."
}

@test "fonts: a name that Word left around Unicode changes nothing" {
	sed 's|.*|<font face=".VnTime">&</font>|' <<< "$vietnamese"$'\nÔng hai và bà ba ra chào, hai bên cùng chung vui, trà hoa bày bên bàn.' |
		page | gives "$vietnamese"$'\nÔng hai và bà ba ra chào, hai bên cùng chung vui, trà hoa bày bên bàn.'
}

# unchanged: each line of standard input, in UTF-8, in its own charset and as references
unchanged() {
	local text
	text=$(cat)
	page <<< "$text" | gives "$text"
	page "$(said "$1")" <<< "$text" | iconv -t "$1" | gives "$text"
	page <<< "$text" | references | gives "$text"
	[ "$1" != windows-1252 ] || page <<< "$text" | iconv -t "$1" | gives "$text"
}

@test "fonts: French, Swedish, German, Italian, Portuguese, Icelandic, Czech and English stay as they are" {
	unchanged windows-1252 <<- 'END'
		Les délégués des deux provinces se sont réunis à Hà Giang pour étudier l'accès des véhicules légers et l'élargissement du passage.
		Två delegationer möttes på måndagen för att tala om vägar, broar och järnvägen längs gränsen, där många åker över varje dag.
		Die Abgeordneten erörterten die Öffnung der Brücke, über die künftig größere Fahrzeuge fahren dürfen; vorher müsse geprüft werden.
		I sindaci vogliono riaprire la strada perché più famiglie possano viaggiare; ciò si può fare già da giovedì, così il traffico calerà.
		As comissões não viram oposição à construção da ponte, cuja inauguração será em março, após a estação das chuvas na região.
		Sendinefndir hittust á þriðjudag og ræddu um nýja leið yfir ána, þar sem börn ganga í skóla; það þótti góð niðurstaða og ódýr.
		At the fair stood Café®Plus, Tour®Guide and Road®Map; Señor Muñoz and Mr Löfgren signed a naïve note on a rough façade.
	END
	unchanged windows-1250 <<- 'END'
		Představitelé obou krajů se sešli v úterý, aby jednali o rozšíření hraničního přechodu a o společné údržbě příjezdové silnice.
		Předseda uvedl, že dohoda má začít platit už v září a že náklady ponesou obě strany stejným dílem, jak bylo loni ujednáno.
	END
}

@test "decomposed letters in patches are composed" {
	{
		echo "$first"
		perl -CS -MUnicode::Normalize -pe '$_ = NFD($_)' <<< "$second"
		printf 'Co\xCC\x81 ba bie\xCC\x82n ba\xCC\x89n vie\xCC\xA3\xCC\x82c, \xC3\xAA\xCC\xA3 la\xCC\x80 hai da\xCC\x82\xCC\x81u, va\xCC\x80 hai \xC4\x91oa\xCC\x80n cu\xCC\x80ng ky\xCC\x81.\n'
	} | page | gives "$first"$'\n'"$second"$'\nCó ba biên bản việc, ệ là hai dấu, và hai đoàn cùng ký.'
}

@test "references: named, decimal, hexadecimal, of windows-1252, without semicolon, and none" {
	page <<- 'END' | gives 'Tôi và hai đoàn – gồm “mười người” – việc của A & B, giá 5€ mỗi lượt, AT&T & ampersand, &nothing; và &; hết.'
		T&ocirc;i v&agrave; hai &#273;o&agrave;n &#150; g&#x1ED3;m &#147;m&#432;&#7901;i ng&#x1B0;&#x1EDD;i&#148; &#150; vi&#7879c c&#x1EE7;a A &amp; B, gi&aacute 5&#128; m&#7895;i l&#432;&#7907;t,&nbspAT&T & ampersand, &nothing; v&agrave; &; h&#7871;t.
	END
}

@test "soft hyphens, zero-width characters and no-break spaces" {
	page <<- END | gives "$first"$'\nHai đoàn đã hội đàm trong hai ngày, rồi cùng nhau đi thăm cửa khẩu mới mở.'
		$first
		Hai$(printf '\xC2\xA0')đo$(printf '\xC2\xAD')àn&nbsp;&nbsp; đã hội&shy; đàm$(printf '\xE2\x80\x8B') trong$(printf '\xE3\x80\x80')hai ng$(printf '\xEF\xBB\xBF')ày, rồi&#8203; cùng nhau đi thăm cửa khẩu mới mở.
	END
}

@test "bad bytes become U+FFFD and are counted in the row" {
	page <<< "$vietnamese" | sed 's/mở/m\xC3/; s/cầu/c\xFFu/' > "$BATS_TEST_TMPDIR/page.html"
	"$clean" "$BATS_TEST_TMPDIR/page.html" > "$BATS_TEST_TMPDIR/out.xml"
	grep -q 'outcome="ok" reason="2 broken characters"' "$BATS_TEST_TMPDIR/out.xml"
	grep -q 'việc m� rộng' "$BATS_TEST_TMPDIR/out.xml"
	page <<< "$vietnamese" | "$clean" > "$BATS_TEST_TMPDIR/out.xml"
	! grep -q 'broken' "$BATS_TEST_TMPDIR/out.xml"
}
