# What other readers of HTML stumble over; each page holds an article that must come out whole, and nothing else with it.
# Charsets have their own file (charset.bats), and so have pages made to hurt by their size (hostile.bats).

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	clean=${BIN:-out/bin}/clean
	above='The delegations of both provinces met at noon in the town hall and spoke for three hours about the road along the river.'
	below='They agreed to open the ferry before summer, to lower the toll for small traders and to meet again in the valley next year.'
	both="$above"$'\n'"$below"
	head='<html><head><meta charset="utf-8"><title>Ferry to open</title></head><body><h1>Ferry to open</h1>'
}

# gives TEXT: the page on standard input has that main text
gives() { diff <(echo "$1") <("$clean" -t); }

# between TEXT: the two paragraphs with that markup between
between() { printf '%s<p>%s</p>%s<p>%s</p></body></html>\n' "$head" "$above" "$1" "$below"; }

# times N TEXT
times() { awk -v n="$1" -v text="$2" 'BEGIN { while (n--) printf "%s", text }'; }

@test "depth 255: what stands 300 and 20,000 elements deep is read, and what follows it" {
	local n
	for n in 300 19000; do
		{
			echo "$head"
			times $n '<div>'
			echo "<p>$above</p>"
			times $n '</div>'
			echo "<p>$below</p>"
		} | gives "$both"
	done
}

@test "a text node of more than 10 MB does not end the page" {
	{
		echo "$head<p>$above</p><!--"
		times 1200000 'ten bytes '
		echo "--><textarea>"
		times 1200000 'ten bytes '
		echo "</textarea><p>$below</p>"
	} | gives "$both"
	cp -r config "$BATS_TEST_TMPDIR/config"
	sed -i 's/^text_bytes,[0-9]*/text_bytes,100000000/' "$BATS_TEST_TMPDIR/config/limits.csv"
	{
		echo "$head<p>$above</p><p>"
		times 200000 'The mayors of the two towns shook hands and smiled. '
		echo "</p><p>$below</p>"
	} | "$clean" -C "$BATS_TEST_TMPDIR/config" -t | grep -qxF "$below"
}

@test "20,000 attributes are read in no time and do not hide the class behind them" {
	{
		echo "$head<p>$above</p><div "
		awk 'BEGIN { for (i = 0; i < 20000; i++) printf "a%d=\"b\" ", i }'
		echo "class=\"related-news\"><a href=/1>Another story of the day at length</a> <a href=/2>One more story that nobody asked for</a></div>"
		echo "<p>$below</p>"
	} > "$BATS_TEST_TMPDIR/page.html"
	timeout 1 "$clean" -t "$BATS_TEST_TMPDIR/page.html" | diff <(echo "$both") -
}

@test "no body, no head, no html: the article stands where it stands" {
	printf '<meta charset=utf-8><title>Ferry to open</title><article><header><h1>Ferry to open</h1></header><p>%s<p>%s</article>' \
		"$above" "$below" | gives "$both"
	printf '<head><title>Ferry to open</title><link rel=x><section><h1>Ferry to open</h1><p>%s<p>%s</section>' "$above" "$below" | gives "$both"
}

@test "a script that holds an end tag in a string stays a script" {
	between "<script>document.write('<p>Bought by</p><div>nobody</div>' + \"</\" + 'b>'); if (a</b/.exec(c)) d = '</x';</script>" | gives "$both"
	between "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleBody\":\"<p>One</p><!-- two <p>three\"}</script>" | gives "$both"
	between "<style>p::before { content: '</p><p>styled' }</style>" | gives "$both"
}

@test "template: what waits to be shown is not shown" {
	between '<template><p>A row that a script would fill in some day, as soon as it has found the time to do so.</p></template>' | gives "$both"
}

@test "textarea: its content is no markup" {
	between '<textarea><p>Copy this paragraph into your own page to tell all your readers of the ferry.</p></textarea>' | gives "$both"
}

@test "noscript, select, svg and iframe have no text of the page" {
	between '<noscript><p>Please turn on scripts to read the comments of all the other readers of this page.</p></noscript>' | gives "$both"
	between '<select><option>Ministry of Roads<option>Ministry of Rivers and Ferries</select>' | gives "$both"
	between '<svg><title>An arrow that points to the right</title><text x="1">chart of the tolls in past years</text></svg>' | gives "$both"
	between '<iframe src="x"><p>Your reader cannot show frames, so here is a link to the film instead of it.</p></iframe>' | gives "$both"
}

@test "a comment that never ends does not eat the page, one that ends oddly ends" {
	between '<!-- box of the day >' | gives "$both"
	between '<!-- a -- b > c --->' | gives "$both"
	between '<!--[if lt IE 9]><p>Your reader is older than the ferry.</p><![endif]-->' | gives "$both"
	between '<![CDATA[ x ]]><?php echo 1 ?><!DOCTYPE html>' | gives "$both"
}

@test "a reference without semicolon is read in text and left alone in an address" {
	between '<p>Tolls &amp fees stay at 5&nbsp&pound &copy today, said R&D of AT&T; ask at &lt;desk&gt for the &eacutelan of it all.</p>' |
		gives "$above"$'\n''Tolls & fees stay at 5 £ © today, said R&D of AT&T; ask at <desk> for the élan of it all.'$'\n'"$below"
	printf '%s<link rel="canonical" href="https://news.example/a?b=1&copy=2&amp;c=3"><p>%s<p>%s' "$head" "$above" "$below" |
		"$clean" | grep -q 'url="https://news.example/a?b=1&amp;copy=2&amp;c=3"'
}

@test "misnested tags keep every word once" {
	printf '%s<b><p>%s</b></p><i><p>They agreed to open the ferry <u>before</i> summer</u>%s</p></body></html>' "$head" "$above" "${below#They agreed to open the ferry before summer}" | gives "$both"
	between '<a href=/x><a href=/y></a></a></div></table></span></p></h2>' | gives "$both"
	printf '%s<table><p>%s</p><tr><td><p>%s</p></table>' "$head" "$above" "$below" | gives "$both"
}

@test "text behind the end of the page is still of the page" {
	printf '%s<p>%s</p></body></html><p>%s</p>' "$head" "$above" "$below" | gives "$both"
}

@test "a whole second page inside an element" {
	between '<div><!DOCTYPE html><html><head><title>Inner page</title></head><body></body></html></div>' | gives "$both"
}

@test "one broken byte breaks one character" {
	between "$(printf '<p>The caf\xE9 by the river stays open while the ferry is built, and so does the caf\xC3\xA9 on the hill.</p>')" |
		gives "$above"$'\nThe caf\xEF\xBF\xBD by the river stays open while the ferry is built, and so does the café on the hill.\n'"$below"
}

@test "a quotation mark that is missing costs its tag only" {
	between '<p class="note>x</p><p class="end">y</p>' | "$clean" -t | grep -qxF "$below"
}

@test "zero bytes inside the text are blanks" {
	printf '%s<p>%s</p><p>%s</p>' "$head" "$above" "$below" | sed 's/They agreed/They\x00agreed/' | gives "$both"
}

@test "unclosed paragraphs, items and cells end where the next begins" {
	printf '%s<p>%s<p>%s<ul><li>one ferry for the market<li>one ferry for the school</ul>' "$head" "$above" "$below" |
		gives "$both"$'\none ferry for the market\none ferry for the school'
}
