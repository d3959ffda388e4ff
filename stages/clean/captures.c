#include "captures.h"

#include "http.h"

#include "../lib/utf8.h"

#include <fcntl.h>
#include <unistd.h>

enum { LONGEST_FIELD = 2048 };

/* What stands in a header may be any bytes. */
static struct str printable(struct str bytes, struct arena *one)
{
	size_t bad;
	struct str s = utf8_mend(one, str_slice(bytes, 0, LONGEST_FIELD), &bad);
	char *to = arena_cstr(one, s);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)to[i] < 0x20 || to[i] == 0x7f)
			to[i] = '?';
	return (struct str){to, s.n};
}

static void settle(struct input *in, const char *outcome, struct str reason)
{
	in->outcome = str_of(outcome);
	in->reason = reason;
}

/* "text/html", and what servers send for want of better. */
static bool may_be_page(struct str type)
{
	static const char *const pages[] = {"text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml",
		"application/octet-stream", "application/force-download", "unknown/unknown"};
	if (!type.n)
		return true;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		if (str_eq_nocase(type, str_of(pages[i])))
			return true;
	return false;
}

/* Crawlers keep their own notes under addresses of other kinds: "metadata:", "dns:", "urn:pageinfo:". */
static bool is_address_of_page(struct str url)
{
	return !url.n || str_cut_nocase(&url, STR("http:")) || str_cut_nocase(&url, STR("https:")) ||
	       str_cut_nocase(&url, STR("ftp:")) || str_cut_nocase(&url, STR("file:"));
}

/* WARC 1.0 wrote addresses in angle brackets in its examples, and some programs do. */
static struct str address(const struct warc_record *r, struct str field, struct arena *one)
{
	struct str url = header_field(r->header, field);
	if (url.n >= 2 && str_starts(url, STR("<")) && str_ends(url, STR(">")))
		url = str_slice(url, 1, url.n - 1);
	return printable(url, one);
}

static struct str target(const struct warc_record *r, struct arena *one)
{
	return address(r, STR("WARC-Target-URI"), one);
}

static struct str revisited(const struct warc_record *r, struct arena *one)
{
	struct str url = address(r, STR("WARC-Refers-To-Target-URI"), one);
	return url.n ? url : target(r, one);
}

/* A page that the crawler did not take whole is read as far as it goes. */
static void clean_body(const struct capture_job *job, const struct warc_record *r, const struct http_message *m, struct input *in)
{
	struct str cut = header_field(r->header, STR("WARC-Truncated"));
	struct transport with = {m->charset.n ? m->charset : job->charset, target(r, job->one)};
	if (m->broken.n && !(cut.n && m->body.n)) {
		settle(in, "rejected", printable(m->broken, job->one));
		return;
	}
	clean_input(job->cleaner, m->body, with, job->one, in);
	if (cut.n && !in->reason.n)
		in->reason = arena_printf(job->one, "truncated by the crawler: %.*s", STR_ARG(printable(cut, job->one)));
}

static void clean_page(const struct capture_job *job, const struct warc_record *r, bool http, struct input *in)
{
	struct http_message m = {.body = r->body, .broken = STR("")};
	if (http)
		m = http_read(r->body, cleaner_limits(job->cleaner)->page_bytes, job->one);
	if (!m.status)
		http_content_type(header_field(r->header, STR("Content-Type")), &m.type, &m.charset);
	if (m.status && (m.status < 200 || m.status > 299))
		settle(in, "no_article", arena_printf(job->one, "HTTP status %ld", m.status));
	else if (!may_be_page(m.type))
		settle(in, "rejected", arena_printf(job->one, "not a page: %.*s", STR_ARG(printable(m.type, job->one))));
	else
		clean_body(job, r, &m, in);
}

static void clean_record(const struct capture_job *job, const struct warc_record *r, struct input *in)
{
	struct str type = header_field(r->header, STR("WARC-Type"));
	bool response = str_eq_nocase(type, STR("response"));
	if (r->broken.n)
		settle(in, "rejected", r->broken);
	else if (str_eq_nocase(type, STR("revisit")))
		settle(in, "duplicate", arena_printf(job->one, "revisit of %.*s", STR_ARG(revisited(r, job->one))));
	else if (!response && !str_eq_nocase(type, STR("resource")) && !str_eq_nocase(type, STR("conversion")))
		settle(in, "no_article", arena_printf(job->one, "a record of type %.*s", STR_ARG(printable(type, job->one))));
	else if (!is_address_of_page(target(r, job->one)))
		settle(in, "no_article", STR("not the address of a page"));
	else if (r->body.n < r->length)
		settle(in, "rejected", arena_printf(job->one, "larger than %zu bytes", cleaner_limits(job->cleaner)->page_bytes));
	else
		clean_page(job, r, response, in);
}

bool captures_begin(const struct capture_job *job, const char *path, struct warc_range range)
{
	static int fd = -1; /* one is open at a time */
	if (fd > STDIN_FILENO)
		close(fd);
	fd = path && strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : STDIN_FILENO;
	return fd >= 0 && warc_begin(job->warc, fd, range);
}

void captures_clean(const struct capture_job *job, struct str source, const struct manifest_row *known, size_t n)
{
	struct warc_record r;
	size_t k = 0;
	for (; warc_next(job->warc, cleaner_limits(job->cleaner)->page_bytes, job->one, &r); arena_reset(job->one)) {
		struct input in = {.source = arena_printf(job->one, "%.*s#%zu", STR_ARG(source), r.number), .reason = STR("")};
		while (k < n && known[k].record < r.number)
			k++;
		if (k < n && known[k].record == r.number)
			settle(&in, "duplicate", arena_printf(job->one, "same bytes as %.*s", STR_ARG(known[k].duplicate_of)));
		else
			clean_record(job, &r, &in);
		input_write(job->out, &in);
	}
}
