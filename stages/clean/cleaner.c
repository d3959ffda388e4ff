#include "cleaner.h"

#include "charset.h"
#include "cuts.h"
#include "fonts.h"
#include "saved_text.h"
#include "story.h"

#include "../lib/fence.h"
#include "../lib/sixteen.h"

#include <string.h>

struct cleaner {
	const struct syllables *syllables;
	const struct fonts *fonts;
	const struct class_words *classes;
	const struct sites *sites;
	struct field_tables tables;
	struct limits limits;
	FILE *told;
};

struct cleaner *cleaner_load(const char *config, struct arena *run)
{
	struct cleaner *c = NEW(run, struct cleaner, 1);
	c->syllables = syllables_load(config, run);
	c->fonts = fonts_load(config, c->syllables, run);
	c->classes = class_words_load(config, run);
	c->tables.cues = cues_load(config, run);
	c->tables.clock = clock_words_load(config, run);
	c->sites = sites_load(config, run);
	c->tables.surnames = surnames_load(config, run);
	c->tables.weights = &chosen_weights;
	c->limits = limits_load(config, run);
	return c;
}

const struct limits *cleaner_limits(const struct cleaner *c)
{
	return &c->limits;
}

void cleaner_weigh(struct cleaner *c, const struct choice_weights *weights)
{
	c->tables.weights = weights;
}

void cleaner_tell(struct cleaner *c, FILE *told)
{
	c->told = told;
}

void cleaner_release(struct cleaner *c)
{
	sites_release(c->sites);
}

static void refuse(struct input *in, const char *outcome, const char *reason)
{
	in->outcome = str_of(outcome);
	in->reason = str_of(reason);
	in->articles.n = 0;
}

/* What a file is by its first bytes; NULL for text. */
static const char *binary_kind(struct str b)
{
	static const struct {
		const char *kind, *magic;
		size_t n;
	} known[] = {{"a PDF", "%PDF-", 5}, {"a JPEG picture", "\xFF\xD8\xFF", 3}, {"a PNG picture", "\x89PNG", 4},
		{"a GIF picture", "GIF8", 4}, {"a zip archive", "PK\x03\x04", 4}, {"a WebP picture or sound", "RIFF", 4},
		{"an old Office document", "\xD0\xCF\x11\xE0", 4},
		{"an xz archive",
			"\xFD"
			"7zXZ",
			5},
		{"a bzip2 archive", "BZh", 3}, {"a WARC archive", "WARC/1.", 7}, {"an ARC archive", "filedesc://", 11},
		{"a zstd archive", "\x28\xB5\x2F\xFD", 4}, {"a zstd archive", "\x5D\x2A\x4D\x18", 4},
		{"a program",
			"\x7F"
			"ELF",
			4}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_starts(b, (struct str){known[i].magic, known[i].n}))
			return known[i].kind;
	return NULL;
}

static bool is_strange(char c)
{
	return (unsigned char)c < 0x20 && !is_space(c) && c != 0x1B && c != 0x0B;
}

/* 0x09 to 0x0D are space. */
static bool has_strange(sixteen v)
{
	return sixteen_any((v < 0x20) & ((sixteen)(v - 0x09) > 0x0D - 0x09) & (v != 0x1B));
}

/* Zero bytes or many controls; UTF-16 is told before this is asked. */
static bool is_noise(struct str b)
{
	size_t n = b.n < 65536 ? b.n : 65536, controls = 0;
	for (size_t i = 0; i < n;) {
		while (i + 16 <= n && !has_strange(sixteen_at(b.s + i)))
			i += 16;
		for (size_t end = i + 16 < n ? i + 16 : n; i < end; i++)
			controls += is_strange(b.s[i]);
	}
	return controls * 50 > n;
}

/* Zero bytes inside text would end strings of other libraries. */
static struct str without_zeros(struct str s, struct arena *one)
{
	if (!memchr(s.s, 0, s.n))
		return s;
	char *to = arena_cstr(one, s);
	for (size_t i = 0; i < s.n; i++)
		if (!to[i])
			to[i] = ' ';
	return (struct str){to, s.n};
}

/* What a step made anew takes the place of what it was made from, so that a long page is in memory but once. */
static struct str instead_of(struct str old, struct str made, struct arena *one)
{
	bool anew = (uintptr_t)made.s < (uintptr_t)old.s || (uintptr_t)made.s > (uintptr_t)old.s + old.n;
	if (anew)
		arena_give_back(one, old.s);
	return made;
}

struct cleaning {
	const struct cleaner *c;
	struct str bytes;
	struct transport with;
	struct arena *one;
	struct input *in;
	bool told;
};

static void clean_bytes(void *of)
{
	struct cleaning *job = of;
	const struct cleaner *c = job->c;
	struct str bytes = job->bytes;
	struct transport with = job->with;
	struct arena *one = job->one;
	struct input *in = job->in;
	const char *kind = binary_kind(bytes);
	if (!str_trim(bytes).n) {
		refuse(in, "rejected", "empty");
		return;
	}
	if (kind) {
		refuse(in, "rejected", arena_cstr(one, arena_printf(one, "not text: %s", kind)));
		return;
	}
	if (!charset_is_wide(bytes, with.charset) && is_noise(bytes)) {
		refuse(in, "rejected", "not text: binary");
		return;
	}
	size_t bad;
	struct str text = instead_of(bytes, charset_decode(c->syllables, bytes, with.charset, one, &bad), one);
	text = instead_of(text, without_zeros(text, one), one);
	struct article *a = PUSH(one, &in->articles);
	*a = (struct article){.source = in->source, .views = -1};
	bool html = looks_like_html(text);
	text = instead_of(text, fonts_to_unicode(c->fonts, text, html, one), one);
	struct page p = {.saved_text = !html};
	if (html)
		p = page_from_html(text, c->classes, c->limits.depth, one);
	struct story_source from = {text, with.url, c->classes, c->sites, c->limits.depth};
	bool found = html ? story_read(&p, &from, &c->tables, one, a)
			  : saved_text_read(text, with.url, &c->tables, one, a, c->told ? &p : NULL);
	if (!found || !a->text.n)
		refuse(in, "no_article", html ? "no run of paragraphs" : "no paragraphs");
	else if (a->text.n > c->limits.text_bytes)
		refuse(in, "rejected",
			arena_cstr(one, arena_printf(one, "an article of more than %zu bytes", c->limits.text_bytes)));
	else
		in->outcome = STR("ok");
	if (bad && in->articles.n)
		in->reason = arena_printf(one, "%zu broken characters", bad);
	if (c->told) {
		cuts_tell(c->told, in, &p, &c->tables, c->sites, one);
		job->told = true;
	}
}

void clean_input(const struct cleaner *c, struct str bytes, struct transport with, struct arena *one, struct input *in)
{
	struct cleaning job = {.c = c, .bytes = bytes, .with = with, .one = one, .in = in};
	struct str why = fence_input(&c->limits, one, clean_bytes, &job);

	if (why.n)
		refuse(in, "rejected", arena_cstr(one, why));
	if (c->told && !job.told)
		cuts_refused(c->told, in);
}

size_t clean_file(const struct cleaner *c, const char *path, struct str charset, struct arena *one, struct input *in)
{
	struct str bytes, why;
	if (file_read(path, c->limits.page_bytes, one, &bytes, &why)) {
		clean_input(c, bytes, (struct transport){.charset = charset, .url = STR("")}, one, in);
		return bytes.n;
	}
	in->outcome = STR("rejected");
	in->reason = why;
	if (c->told)
		cuts_refused(c->told, in);
	return 0;
}

struct str main_text(const struct article *a, struct arena *one)
{
	struct buf out = {.arena = one};
	bool first = true;
	for (size_t i = 0; i < a->blocks.n; i++) {
		const struct block *b = &a->blocks.v[i];
		bool skip = b->kind == BLOCK_CAPTION || b->kind == BLOCK_BYLINE || (b->kind == BLOCK_HEADLINE && first);
		first = false;
		if (skip)
			continue;
		buf_put(&out, span_of(a->text, b->at));
		buf_putc(&out, '\n');
	}
	return buf_str(&out);
}
