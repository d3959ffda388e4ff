#include "page.h"

#include "../lib/eight.h"
#include "../lib/words.h"

#include <string.h>

enum {
	MOST_ELEMENTS = 500000,
	MOST_PIECES = 400000,
	LONG_PAGE = 4 << 20, /* from here on room for every piece is set aside, */
	LONG_TEXT = 1 << 20,
	MOST_MARKS = 20000,
	LOOK_DOWN = 600,
	LONGEST_MARK = 400,
	LONGEST_JOINED = 4000,
	FOLDED_WORDS = 60
};

struct open {
	enum tag tag;
	bool block, done; /* done: its end tag came while blocks inside were open */
	bool hidden;
	size_t element; /* block: its own; inline: the one around */
	size_t mark;    /* number + 1 of the mark it makes */
	size_t text_at; /* of a mark: where its text begins in the buffer */
};

struct builder {
	struct page page;
	const struct class_words *words;
	struct arena *one;
	struct {
		struct open *v;
		size_t n, cap;
	} open;
	size_t deepest, too_deep;  /* too_deep: start tags not pushed */
	unsigned count[TAG_COUNT]; /* open, not done */
	size_t unseen, hidden;
	struct buf text;
	struct piece now;
	size_t pictures_after;  /* inside the text of the piece */
	size_t link, link_seen; /* number of the link that text stands in; the last counted one */
	size_t links;
	struct str href;
};

size_t count_words(struct str s)
{
	struct word_count c = words_count(s);
	return c.words + (c.han + 1) / 2;
}

static struct str clean_text(struct arena *one, struct str raw)
{
	return utf8_nfc(one, utf8_fold_space(one, raw));
}

static size_t current_element(const struct builder *b)
{
	return b->open.n ? b->open.v[b->open.n - 1].element : 0;
}

/* The text of the piece; a long one takes the buffer itself, so that it is in memory but once. */
static struct str take_text(struct builder *b)
{
	if (!b->text.n)
		return STR("");
	struct arena_mark mark = arena_mark(b->one);
	struct str text = clean_text(b->one, buf_str(&b->text));
	if (text.n < LONG_TEXT || text.n > b->text.cap)
		return text;
	if (text.s != b->text.s)
		memcpy(b->text.s, text.s, text.n);
	arena_back(b->one, mark);
	text.s = b->text.s;
	b->text = (struct buf){.arena = b->one};
	return text;
}

static void flush(struct builder *b)
{
	struct str text = take_text(b);
	struct piece now = b->now;
	b->text.n = 0;
	b->now = (struct piece){.pictures = now.pictures + b->pictures_after};
	b->pictures_after = 0;
	if (!text.n || b->page.pieces.n >= MOST_PIECES) {
		b->now.broken = now.broken;
		return;
	}
	now.text = text.n < LONG_TEXT ? arena_str(b->one, text) : text;
	now.element = current_element(b);
	now.words = count_words(text);
	*PUSH(b->one, &b->page.pieces) = now;
	b->now.pictures -= now.pictures;
}

static size_t visible_bytes(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		uint64_t x = i + 8 <= s.n ? eight_at(s.s + i) : 0;
		if (eight_has_control(x)) {
			n += !is_space(s.s[i]);
			continue;
		}
		n += 8 - eight_count(eight_blanks(x));
		i += 7;
	}
	return n;
}

static void add_text(struct builder *b, struct str raw)
{
	if (b->unseen || b->hidden)
		return;
	while (!b->text.n && raw.n && is_space(raw.s[0]))
		raw = str_slice(raw, 1, raw.n);
	if (!raw.n)
		return;
	size_t before = b->text.n;
	put_decoded(&b->text, raw, false);
	size_t bytes = visible_bytes(str_slice(buf_str(&b->text), before, b->text.n));
	b->now.bytes += bytes;
	if (b->count[TAG_a]) {
		b->now.link_bytes += bytes;
		if (bytes && b->link != b->link_seen) {
			b->link_seen = b->link;
			if (!b->now.links++)
				b->now.href = b->href;
		}
	}
	if (b->count[TAG_b] || b->count[TAG_strong])
		b->now.bold_bytes += bytes;
	if (b->count[TAG_i] || b->count[TAG_em])
		b->now.italic_bytes += bytes;
}

static void end_mark(struct builder *b, const struct open *o)
{
	if (!o->mark)
		return;
	struct mark *m = &b->page.marks.v[o->mark - 1];
	struct str text = buf_str(&b->text);
	if (m->piece == b->page.pieces.n && o->text_at <= text.n && text.n - o->text_at > LONGEST_MARK * 4)
		return;
	if (m->piece == b->page.pieces.n && o->text_at <= text.n)
		m->text = arena_str(b->one, clean_text(b->one, str_slice(text, o->text_at, text.n)));
	else if (m->piece < b->page.pieces.n)
		m->text = b->page.pieces.v[m->piece].text; /* it held blocks: the first of them */
	if (m->text.n > LONGEST_MARK)
		m->text = STR("");
}

static void pop(struct builder *b)
{
	struct open *o = &b->open.v[b->open.n - 1];
	if (o->block) {
		flush(b);
		struct element *e = &b->page.elements.v[o->element];
		e->last = b->page.elements.n - 1;
		e->end_piece = b->page.pieces.n;
	} else if (!o->done) {
		end_mark(b, o);
	}
	if (!o->done)
		b->count[o->tag]--;
	b->unseen -= tag_has(o->tag, TAG_UNSEEN) && !o->done;
	b->hidden -= o->hidden && !o->done;
	b->open.n--;
}

static void pop_to(struct builder *b, size_t depth)
{
	while (b->open.n > depth)
		pop(b);
}

/* Index + 1 of the nearest open `tag`, looking down to a cell or, with to_block, to the nearest block; 0 if none. */
static size_t find_open(const struct builder *b, enum tag tag, bool to_block)
{
	if (!b->count[tag])
		return 0;
	for (size_t i = b->open.n, steps = 0; i > 0 && steps < LOOK_DOWN; i--, steps++) {
		const struct open *o = &b->open.v[i - 1];
		if (o->tag == tag && !o->done)
			return i;
		if (tag_has(o->tag, TAG_CELL) || (to_block && o->block))
			return 0;
	}
	return 0;
}

/* Index + 1 of the nearest open one of two tags before a container that starts anew (list, table, cell). */
static size_t find_item(const struct builder *b, enum tag tag, enum tag other)
{
	if (!b->count[tag] && !b->count[other])
		return 0;
	for (size_t i = b->open.n, steps = 0; i > 0 && steps < LOOK_DOWN; i--, steps++) {
		const struct open *o = &b->open.v[i - 1];
		if ((o->tag == tag || o->tag == other) && !o->done)
			return i;
		if (o->tag == TAG_ul || o->tag == TAG_ol || o->tag == TAG_dl || o->tag == TAG_menu || o->tag == TAG_table ||
			(tag_has(o->tag, TAG_CELL) && tag != TAG_td))
			return 0;
	}
	return 0;
}

static void close_item(struct builder *b, enum tag tag, enum tag other)
{
	size_t found = find_item(b, tag, other);
	if (found)
		pop_to(b, found - 1);
}

/* End tags that a start tag stands for. */
static void imply_ends(struct builder *b, enum tag tag)
{
	size_t found;
	if (tag_has(tag, TAG_BLOCK) && (found = find_open(b, TAG_p, true)))
		pop_to(b, found - 1);
	if (tag == TAG_li)
		close_item(b, TAG_li, TAG_li);
	else if (tag == TAG_dt || tag == TAG_dd)
		close_item(b, TAG_dt, TAG_dd);
	else if (tag == TAG_td || tag == TAG_th)
		close_item(b, TAG_td, TAG_th);
	else if (tag == TAG_tr)
		close_item(b, TAG_tr, TAG_tr);
	else if (tag == TAG_tbody || tag == TAG_tfoot)
		close_item(b, TAG_tbody, TAG_thead);
	else if (tag == TAG_option && (found = find_open(b, TAG_option, false)))
		pop_to(b, found - 1);
}

static void mark_done(struct builder *b, struct open *o)
{
	end_mark(b, o);
	o->done = true;
	b->count[o->tag]--;
	b->unseen -= tag_has(o->tag, TAG_UNSEEN);
	b->hidden -= o->hidden;
}

static bool is_hidden_style(struct str style)
{
	size_t at = str_find_nocase(style, STR("display"));
	if (at == STR_NONE)
		return false;
	struct str rest = str_slice(style, at + 7, style.n);
	while (rest.n && (is_space(rest.s[0]) || rest.s[0] == ':'))
		rest = str_slice(rest, 1, rest.n);
	return str_cut_nocase(&rest, STR("none"));
}

static bool is_right(const struct token *t)
{
	struct str style = token_attribute(t, ATTRIBUTE_style), align = token_attribute(t, ATTRIBUTE_align);
	size_t at = str_find_nocase(style, STR("text-align"));
	if (str_eq_nocase(align, STR("right")))
		return true;
	return at != STR_NONE &&
	       str_find_nocase(str_slice(style, at, at + 24 < style.n ? at + 24 : style.n), STR("right")) != STR_NONE;
}

/* ".../author/...", "...?p=/contributor/..." */
static bool is_profile(struct str href)
{
	for (size_t slash; (slash = str_find(href, STR("/"))) != STR_NONE;) {
		href = str_slice(href, slash + 1, href.n);
		if (str_starts(href, STR("author")) || str_starts(href, STR("contributor")))
			return true;
	}
	return false;
}

static unsigned token_classes(const struct builder *b, const struct token *t)
{
	unsigned found = class_groups(b->words, token_attribute(t, ATTRIBUTE_class)) |
			 class_groups(b->words, token_attribute(t, ATTRIBUTE_id));
	struct str property = token_attribute(t, ATTRIBUTE_itemprop), rel = token_attribute(t, ATTRIBUTE_rel);
	/* WordPress: "entry-date published updated" is the first day, "updated" alone the last change */
	if (str_has(property, STR("datePublished")) || (t->tag == TAG_time && !(found & IN_CLASS(CLASS_UPDATE))))
		found |= IN_CLASS(CLASS_DATE);
	if (found & IN_CLASS(CLASS_DATE))
		found &= ~IN_CLASS(CLASS_UPDATE);
	bool profile = t->tag == TAG_a && is_profile(token_attribute(t, ATTRIBUTE_href));
	if (str_eq(property, STR("author")) || str_eq(rel, STR("author")) || profile)
		found |= IN_CLASS(CLASS_AUTHOR);
	if (str_eq(property, STR("headline")))
		found |= IN_CLASS(CLASS_TITLE);
	return found;
}

static size_t add_mark(struct builder *b, const struct token *t, unsigned classes)
{
	const unsigned wanted = IN_CLASS(CLASS_AUTHOR) | IN_CLASS(CLASS_DATE) | IN_CLASS(CLASS_UPDATE) | IN_CLASS(CLASS_VIEWS) |
				IN_CLASS(CLASS_SOURCE) | IN_CLASS(CLASS_TITLE) | IN_CLASS(CLASS_CAPTION) | IN_CLASS(CLASS_LEDE);
	if (!(classes & wanted) || b->page.marks.n >= MOST_MARKS || b->unseen || b->hidden)
		return 0;
	struct str datetime = token_attribute(t, ATTRIBUTE_datetime);
	*PUSH(b->one, &b->page.marks) = (struct mark){.classes = classes,
		.tag = t->tag,
		.text = STR(""),
		.datetime = datetime,
		.piece = b->page.pieces.n,
		.element = current_element(b)};
	return b->page.marks.n;
}

static void push_block(struct builder *b, const struct token *t, struct open *o)
{
	flush(b);
	if (b->page.elements.n >= MOST_ELEMENTS)
		return;
	struct str hidden_by = token_attribute(t, ATTRIBUTE_aria_hidden);
	struct element e = {.parent = o->element, .tag = t->tag, .classes = token_classes(b, t), .first_piece = b->page.pieces.n};
	e.last = b->page.elements.n;
	e.hidden = is_hidden_style(token_attribute(t, ATTRIBUTE_style)) || token_has_attribute(t, ATTRIBUTE_hidden) ||
		   str_eq_nocase(hidden_by, STR("true"));
	e.body_property = str_has(token_attribute(t, ATTRIBUTE_itemprop), STR("articleBody"));
	o->element = b->page.elements.n;
	*PUSH(b->one, &b->page.elements) = e;
}

static void open_tag(struct builder *b, const struct token *t)
{
	bool block = tag_has(t->tag, TAG_BLOCK);
	if (t->tag == TAG_html || t->tag == TAG_body || t->tag == TAG_head)
		block = false;
	imply_ends(b, t->tag);
	if (b->open.n >= b->deepest) {
		b->too_deep++;
		return;
	}
	struct open o = {.tag = t->tag, .block = block, .element = current_element(b)};
	if (t->tag == TAG_a) {
		size_t found = find_open(b, TAG_a, false);
		if (found)
			mark_done(b, &b->open.v[found - 1]);
		b->link = ++b->links;
		b->href = token_attribute(t, ATTRIBUTE_href);
	}
	if (block)
		push_block(b, t, &o);
	else
		o.hidden = is_hidden_style(token_attribute(t, ATTRIBUTE_style));
	o.mark = block ? 0 : add_mark(b, t, token_classes(b, t));
	o.text_at = b->text.n;
	if (block && is_right(t))
		b->now.right = true;
	b->count[t->tag]++;
	b->unseen += tag_has(t->tag, TAG_UNSEEN);
	b->hidden += o.hidden;
	*PUSH(b->one, &b->open) = o;
}

static void close_tag(struct builder *b, const struct token *t)
{
	if (t->tag == TAG_html || t->tag == TAG_body || t->tag == TAG_head || !b->count[t->tag])
		return;
	bool block = tag_has(t->tag, TAG_BLOCK);
	for (size_t i = b->open.n, steps = 0; i > 0 && steps < LOOK_DOWN * 4; i--, steps++) {
		struct open *o = &b->open.v[i - 1];
		if (o->tag == t->tag && !o->done && (t->tag != TAG_OTHER || !o->block)) {
			if (block || tag_has(t->tag, TAG_UNSEEN) || i == b->open.n)
				pop_to(b, i - 1);
			else
				mark_done(b, o);
			while (b->open.n && b->open.v[b->open.n - 1].done)
				pop(b);
			return;
		}
		if (tag_has(o->tag, TAG_CELL) && !tag_has(t->tag, TAG_CELL) && t->tag != TAG_table && t->tag != TAG_tr &&
			t->tag != TAG_tbody)
			return;
	}
}

static void take_meta(struct builder *b, const struct token *t)
{
	struct str name = token_attribute(t, ATTRIBUTE_property), content = token_attribute(t, ATTRIBUTE_content);
	struct page *p = &b->page;
	if (!name.n)
		name = token_attribute(t, ATTRIBUTE_name);
	if (!name.n)
		name = token_attribute(t, ATTRIBUTE_itemprop);
	content = clean_text(b->one, decoded(b->one, content, true));
	if (!name.n || !content.n)
		return;
	static const struct {
		const char *name;
		size_t at;
	} kept[] = {{"og:title", offsetof(struct page, og_title)}, {"og:url", offsetof(struct page, og_url)},
		{"og:site_name", offsetof(struct page, og_site)}, {"generator", offsetof(struct page, generator)},
		{"article:published_time", offsetof(struct page, published)}, {"pubdate", offsetof(struct page, published)},
		{"datePublished", offsetof(struct page, published)}, {"dateCreated", offsetof(struct page, published)},
		{"article:published", offsetof(struct page, published)}, {"publishdate", offsetof(struct page, published)},
		{"og:article:published_time", offsetof(struct page, published)},
		{"dc.date.issued", offsetof(struct page, published)}, {"parsely-pub-date", offsetof(struct page, published)},
		{"citation_publication_date", offsetof(struct page, published)},
		{"publish-date", offsetof(struct page, published)}, {"publish_date", offsetof(struct page, published)},
		{"publication_date", offsetof(struct page, published)}, {"dcterms.created", offsetof(struct page, published)},
		{"dc.date.created", offsetof(struct page, published)}, {"sailthru.date", offsetof(struct page, dated)},
		{"dc.date", offsetof(struct page, dated)}, {"date", offsetof(struct page, dated)}};
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		struct str *to = (struct str *)(void *)((char *)p + kept[i].at);
		if (str_eq_nocase(name, str_of(kept[i].name)) && !to->n)
			*to = arena_str(b->one, content);
	}
	static const char *const writers[] = {"author", "article:author", "parsely-author", "sailthru.author", "byl",
		"dc.creator", "citation_author", "dcterms.creator", "article.author"};
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
		if (str_eq_nocase(name, str_of(writers[i])))
			*PUSH(b->one, &p->authors) = arena_str(b->one, content);
}

static void take_raw(struct builder *b, const struct token *t, bool json)
{
	if (t->tag == TAG_title && !b->page.title_tag.n)
		b->page.title_tag = arena_str(b->one, clean_text(b->one, decoded(b->one, t->text, false)));
	if (t->tag == TAG_script && json && b->page.json.n < 64)
		*PUSH(b->one, &b->page.json) = t->text;
	if (t->tag == TAG_xmp)
		add_text(b, t->text);
}

/* A small picture inside a line, such as a printer or an arrow. */
static bool is_icon(const struct token *t)
{
	long width = 0;
	struct str value = token_attribute(t, ATTRIBUTE_width);
	return str_cut_number(&value, 4, &width) && width < 60;
}

static void take_void(struct builder *b, const struct token *t)
{
	if (t->tag == TAG_br) {
		flush(b);
		b->now.broken = true;
	} else if (t->tag == TAG_hr) {
		imply_ends(b, TAG_hr);
		flush(b);
	} else if (t->tag == TAG_meta) {
		take_meta(b, t);
	} else if (t->tag == TAG_input && !b->unseen && b->text.n) {
		buf_putc(&b->text, ' '); /* a box between two labels */
	} else if (t->tag == TAG_link && str_eq_nocase(token_attribute(t, ATTRIBUTE_rel), STR("canonical")) &&
		   !b->page.canonical.n) {
		b->page.canonical = decoded(b->one, token_attribute(t, ATTRIBUTE_href), true);
	} else if (t->tag == TAG_img && !b->unseen && !is_icon(t)) {
		b->pictures_after += b->now.bytes > 0;
		b->now.pictures += b->now.bytes == 0;
	}
}

static void take_token(struct builder *b, const struct token *t, bool *json)
{
	switch (t->kind) {
	case TOKEN_TEXT:
		add_text(b, t->text);
		break;
	case TOKEN_RAW:
		take_raw(b, t, *json);
		break;
	case TOKEN_CLOSE:
		if (b->too_deep && !b->count[t->tag])
			b->too_deep--;
		else
			close_tag(b, t);
		if (t->tag == TAG_p && !b->unseen)
			flush(b);
		break;
	case TOKEN_OPEN:
		*json = t->tag == TAG_script && str_find_nocase(token_attribute(t, ATTRIBUTE_type), STR("ld+json")) != STR_NONE;
		if (tag_has(t->tag, TAG_VOID) || str_eq_nocase(t->name, STR("amp-img")))
			take_void(b, t);
		if (str_eq_nocase(t->name, STR("amp-img")))
			b->now.pictures++;
		else if (!tag_has(t->tag, TAG_VOID) && !(t->self_closing && (b->unseen || t->tag == TAG_OTHER)))
			open_tag(b, t);
		if (tag_has(t->tag, TAG_PICTURE) && t->tag == TAG_video)
			b->now.pictures++;
		break;
	}
}

static bool ends_sentence(struct str s)
{
	static const char *const ends[] = {".", "!", "?", ":", ";", "…", "”", "\"", "。", "！", "？", "："};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(s, str_of(ends[i])))
			return true;
	return false;
}

/* Old pages break lines inside a sentence: what begins small behind a line without an end goes on with it. */
static bool goes_on(const struct piece *before, const struct piece *p)
{
	size_t at = 0;
	return p->broken && !p->pictures && before->element == p->element && !ends_sentence(before->text) && before->words > 5 &&
	       before->text.n < LONGEST_JOINED && cp_is_lower(utf8_next(p->text, &at));
}

static void join_into(struct piece *before, const struct piece *p, struct buf *joined)
{
	if (!joined->n)
		buf_put(joined, before->text);
	buf_putc(joined, ' ');
	buf_put(joined, p->text);
	before->text = buf_str(joined);
	before->words += p->words;
	before->bytes += p->bytes;
	before->link_bytes += p->link_bytes;
	before->bold_bytes += p->bold_bytes;
	before->italic_bytes += p->italic_bytes;
	before->links += p->links;
}

/* Element and mark numbers of pieces follow the join. */
static void join_broken(struct page *p, struct arena *one)
{
	size_t *moved = NEW(one, size_t, p->pieces.n + 1), to = 0;
	struct buf joined = {.arena = one};
	for (size_t i = 0; i < p->pieces.n; i++) {
		if (to && goes_on(&p->pieces.v[to - 1], &p->pieces.v[i])) {
			join_into(&p->pieces.v[to - 1], &p->pieces.v[i], &joined);
			moved[i] = to - 1;
			continue;
		}
		joined = (struct buf){.arena = one};
		moved[i] = to;
		p->pieces.v[to++] = p->pieces.v[i];
	}
	moved[p->pieces.n] = to;
	for (size_t e = 0; e < p->elements.n; e++) {
		p->elements.v[e].first_piece = moved[p->elements.v[e].first_piece];
		p->elements.v[e].end_piece = moved[p->elements.v[e].end_piece];
	}
	for (size_t i = 0; i < p->marks.n; i++)
		p->marks.v[i].piece = moved[p->marks.v[i].piece <= p->pieces.n ? p->marks.v[i].piece : p->pieces.n];
	p->pieces.n = to;
}

static void fold_pieces(struct page *p, struct arena *one)
{
	for (size_t i = 0; i < p->pieces.n; i++)
		if (p->pieces.v[i].words <= FOLDED_WORDS)
			p->pieces.v[i].folded = utf8_fold_flat(one, p->pieces.v[i].text);
}

struct page page_from_html(struct str text, const struct class_words *words, size_t deepest, struct arena *one)
{
	struct builder b = {.words = words, .one = one, .deepest = deepest, .text = {.arena = one}};
	struct markup m = markup_begin(text);
	struct token t;
	bool json = false;
	if (text.n > LONG_PAGE) {
		RESERVE(one, &b.page.pieces, text.n / 4 < MOST_PIECES ? text.n / 4 : MOST_PIECES);
		RESERVE(one, &b.page.elements, text.n / 4 < MOST_ELEMENTS ? text.n / 4 : MOST_ELEMENTS);
	}
	*PUSH(one, &b.page.elements) = (struct element){.tag = TAG_body};
	while (markup_next(&m, &t))
		take_token(&b, &t, &json);
	pop_to(&b, 0);
	flush(&b);
	b.page.elements.v[0].last = b.page.elements.n - 1;
	b.page.elements.v[0].end_piece = b.page.pieces.n;
	join_broken(&b.page, one);
	if (text.n <= LONG_PAGE)
		fold_pieces(&b.page, one);
	return b.page;
}

bool looks_like_html(struct str text)
{
	struct markup m = markup_begin(str_slice(text, 0, text.n < 1 << 20 ? text.n : 1 << 20));
	struct token t;
	size_t known = 0;
	while (known < 6 && markup_next(&m, &t)) {
		if (t.kind == TOKEN_OPEN && (t.tag == TAG_html || t.tag == TAG_body || t.tag == TAG_head))
			return true;
		known += t.tag != TAG_OTHER && t.kind != TOKEN_TEXT && t.kind != TOKEN_RAW;
	}
	return known >= 6;
}
