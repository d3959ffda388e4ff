#include "test.h"

#include "packed.h"

#include "../../stages/clean/http.h"

#include <string.h>
#include <zstd.h>

static struct arena one;

static struct http_message http(const char *text)
{
	return http_read(str_of(text), 100000, &one);
}

static void answers_are_read(void **state)
{
	(void)state;
	struct http_message m = http("HTTP/1.1 200 OK\r\nContent-type: text/html; x=y; Charset=\"windows-1258\"\r\n\r\nbody");
	assert_int_equal(m.status, 200);
	assert_str(m.type, "text/html");
	assert_str(m.charset, "windows-1258");
	assert_str(m.body, "body");
	assert_int_equal(http("HTTP/2 404\r\n\r\n").status, 404);
	assert_int_equal(http("HTTP/1.1 200\r\n\r\n").status, 200);
	assert_int_equal(http("HTTP/1.0 301 Moved\nLocation: x\n\n").body.n, 0);
	assert_int_equal(http("<html>").status, 0);
	assert_str(http("<html>").body, "<html>");
	assert_str(http("HTTP/1.1 200 OK\r\nNo-End: x").body, "");
}

static void types_are_read_as_servers_write_them(void **state)
{
	static const struct {
		const char *field, *type, *charset;
	} cases[] = {{"text/html", "text/html", ""}, {"text/html;charset=UTF-8", "text/html", "UTF-8"},
		{"text/html charset=utf-8", "text/html", "utf-8"}, {"text/html; charset='gb2312'", "text/html", "gb2312"},
		{"text/html; charset= utf-8; a=b", "text/html", "utf-8"},
		{"text/html, text/html; charset=big5", "text/html", "big5"}, {"text/html; charset=", "text/html", ""},
		{"; charset=utf-8", "", "utf-8"}, {"", "", ""}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str type, charset;
		http_content_type(str_of(cases[i].field), &type, &charset);
		assert_str(type, cases[i].type);
		assert_str(charset, cases[i].charset);
	}
}

static void header_lines_may_be_folded_spaced_and_of_any_case(void **state)
{
	(void)state;
	struct http_message m =
		http("HTTP/1.1 200 OK\r\nx-note: a\r\n Content-Type: image/png\r\nCONTENT-TYPE :\r\n\ttext/html;\r\n"
		     "  charset=big5\r\n\r\n body");
	assert_str(m.type, "text/html");
	assert_str(m.charset, "big5");
	assert_str(m.body, " body");
	m = http("HTTP/1.1 200 OK\nContent-Type: text/html;\n charset=big5\n\nbody");
	assert_str(m.charset, "big5");
	assert_str(m.body, "body");
}

static void what_comes_before_the_answer_is_passed_over(void **state)
{
	(void)state;
	assert_str(http("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nbody").body, "body");
	assert_str(http("HTTP/1.0 200 Connection established\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\nbody").body, "body");
	assert_int_equal(http("HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\nHTTP/1.1 404 No\r\n\r\n").status, 404);
	assert_int_equal(http("HTTP/1.1 100 Continue\r\n\r\n").status, 100);
}

static void what_a_crawler_undid_is_not_undone_again(void **state)
{
	(void)state;
	assert_str(http("HTTP/1.1 200 OK\r\nX-Crawler-Content-Encoding: gzip\r\nX-Crawler-Transfer-Encoding: chunked\r\n\r\nbody")
			   .body,
		"body");
	assert_str(http("HTTP/1.1 200 OK\r\nx-archive-orig-transfer-encoding: chunked\r\n\r\n4\r\nbody").body, "4\r\nbody");
}

static void chunks_are_joined(void **state)
{
	const char *head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
	static const struct {
		const char *sent, *meant;
	} cases[] = {{"4\r\nWiki\r\n5;a=b\r\npedia\r\n0\r\nX: y\r\n\r\n", "Wikipedia"},
		{"A\r\n0123456789\r\n0\r\n\r\n", "0123456789"}, {"4\r\nWiki\r\n50\r\npedia", "Wikipedia"},
		{"0004  \r\nWiki\r\n0\r\n\r\n", "Wiki"}, {"4\nWiki\n0\n\n", "Wiki"},
		{"4\r\nWiki\r\nffffffffffffffff\r\nx", "Wiki"}, {"<p>joined</p>", "<p>joined</p>"}, {"0\r\n\r\n", ""}, {"", ""}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(http(arena_printf(&one, "%s%s", head, cases[i].sent).s).body, cases[i].meant);
}

static struct http_message coded(const char *coding, struct str body, size_t limit)
{
	struct str head = arena_printf(&one, "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n\r\n", coding);
	return http_read(arena_join(&one, head, STR(""), body), limit, &one);
}

static struct str zlib(struct str s)
{
	return packed(&one, s, MAX_WBITS);
}

static struct str gzip(struct str s)
{
	return gzipped(&one, s);
}

static struct str zstd(struct str s)
{
	size_t room = ZSTD_compressBound(s.n);
	char *to = NEW(&one, char, room);
	size_t n = ZSTD_compress(to, room, s.s, s.n, 3);
	assert_false(ZSTD_isError(n));
	return (struct str){to, n};
}

/* `text` as brotli packs it, and a million times "<". */
static const char text[] = "<p>a body that says a body</p>";
#define BROTLI \
	STR("\x1b\x1d\x00\xf8\x8d\xd3\x25\x34\x74\xb5\x98\x1a\x84\x27\x6c\x4e\xfa\xc0\xe5\xa5\x20\xaa\xb0\x92\x20\x3c\x03\x52" \
	    "\x26\xc6" \
	    "\xf3\x7b\x68\x00")
#define BROTLI_MILLION STR("\x5b\xff\xff\x8f\x5f\x82\x27\x1e\x0b\x04\x72\xef\x1f\x00")

static void packed_bodies_are_unpacked(void **state)
{
	struct str body = str_of(text), a = STR("<p>a body "), b = STR("that says a body</p>");
	(void)state;
	assert_str(coded("gzip", gzip(body), 1000).body, text);
	assert_str(coded("X-GZIP", gzip(body), 1000).body, text);
	assert_str(coded("gzip", arena_join(&one, gzip(a), STR(""), gzip(b)), 1000).body, text);
	assert_str(coded("deflate", zlib(body), 1000).body, text);
	assert_str(coded("deflate", packed(&one, body, -MAX_WBITS), 1000).body, text);
	assert_str(coded("deflate, gzip", gzip(zlib(body)), 1000).body, text);
	assert_str(coded("br", BROTLI, 1000).body, text);
	assert_str(coded("br,gzip", gzip(BROTLI), 1000).body, text);
	assert_str(coded("zstd", zstd(body), 1000).body, text);
	assert_str(coded("zstd", arena_join(&one, zstd(a), STR(""), zstd(b)), 1000).body, text);
}

static void bodies_that_are_not_packed_are_left_whatever_the_header_says(void **state)
{
	static const char *const codings[] = {"gzip", "deflate", "br", "zstd", "utf-8", "none", "identity"};
	(void)state;
	for (size_t i = 0; i < sizeof codings / sizeof *codings; i++) {
		assert_str(coded(codings[i], STR("\xef\xbb\xbf<p>a body</p>"), 1000).body, "\xef\xbb\xbf<p>a body</p>");
		assert_str(coded(codings[i], STR(""), 1000).body, "");
		assert_str(coded(codings[i], STR(""), 1000).broken, "");
	}
}

static void packed_bodies_that_are_broken_are_told(void **state)
{
	struct str body = str_of(text), whole[] = {gzip(body), zlib(body), BROTLI, zstd(body)};
	static const char *const codings[] = {"gzip", "deflate", "br", "zstd"};
	(void)state;
	for (size_t i = 0; i < sizeof codings / sizeof *codings; i++) {
		assert_str(coded(codings[i], str_slice(whole[i], 0, whole[i].n - 5), 1000).broken,
			arena_printf(&one, "broken %s data", codings[i]).s);
		assert_str(coded(codings[i], whole[i], 10).broken, "larger than 10 bytes");
	}
	assert_str(coded("compress", STR("\x1f\x9d\x90"), 1000).broken, "packed in a way that is not read: compress");
}

static void what_grows_a_thousandfold_is_stopped(void **state)
{
	enum { MILLION = 1 << 20 };
	char *same = NEW(&one, char, MILLION);
	memset(same, '<', MILLION);
	struct str million = {same, MILLION}, bombs[] = {gzip(million), zlib(million), BROTLI_MILLION, zstd(million)};
	static const char *const codings[] = {"gzip", "deflate", "br", "zstd"};
	(void)state;
	for (size_t i = 0; i < sizeof codings / sizeof *codings; i++) {
		struct http_message m = coded(codings[i], bombs[i], 1000);
		assert_str(m.broken, "larger than 1000 bytes");
		assert_int_equal(m.body.n, 1000);
		assert_int_equal(coded(codings[i], bombs[i], MILLION).body.n, MILLION);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_read),
		cmocka_unit_test(types_are_read_as_servers_write_them),
		cmocka_unit_test(header_lines_may_be_folded_spaced_and_of_any_case),
		cmocka_unit_test(what_comes_before_the_answer_is_passed_over),
		cmocka_unit_test(what_a_crawler_undid_is_not_undone_again),
		cmocka_unit_test(chunks_are_joined),
		cmocka_unit_test(packed_bodies_are_unpacked),
		cmocka_unit_test(bodies_that_are_not_packed_are_left_whatever_the_header_says),
		cmocka_unit_test(packed_bodies_that_are_broken_are_told),
		cmocka_unit_test(what_grows_a_thousandfold_is_stopped),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_release(&one);
	return failed;
}
