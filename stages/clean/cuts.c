#include "cuts.h"

#include "finder.h"

enum { SHOWN_TEXT = 90 /* code points */, SHOWN_PIECES = 6, A_DAY = 10 /* bytes */ };

static bool is_kept(enum piece_state s)
{
	return s >= PIECE_TITLE;
}

static struct str beginning(struct str s)
{
	size_t at = 0;

	for (size_t n = 0; n < SHOWN_TEXT; n++)
		utf8_next(s, &at);
	return str_slice(s, 0, at);
}

static void put_text(FILE *out, struct str s)
{
	struct str shown = beginning(s);

	fprintf(out, "%.*s%s", STR_ARG(shown), shown.n < s.n ? " ..." : "");
}

/* What its class and id call it, of that by which boxes are known. */
static void put_names(struct buf *b, unsigned classes)
{
	unsigned said = 0, nothing = IN_CLASS(CLASS_BODY) | IN_CLASS(CLASS_LEDE) | IN_CLASS(CLASS_TITLE);

	for (unsigned g = 0; g <= CLASS_VIEWS; g++)
		if (classes & ~nothing & IN_CLASS(g)) {
			buf_put(b, said++ ? STR(", ") : STR(" called "));
			buf_put(b, class_group_name((enum class_group)g));
		}
}

/* The outermost element that was set aside around a piece. */
static struct str box_of(const struct page *p, size_t piece, struct arena *one)
{
	struct buf b = {.arena = one};
	size_t e = p->pieces.v[piece].element;

	while (e && p->box[p->elements.v[e].parent] != BOX_NONE)
		e = p->elements.v[e].parent;
	const struct element *el = &p->elements.v[e];
	buf_put(&b, el->hidden ? STR("hidden <") : STR("in <"));
	buf_put(&b, el->tag == TAG_OTHER ? STR("...") : tag_name(el->tag));
	buf_put(&b, STR(">"));
	put_names(&b, el->classes);
	return buf_str(&b);
}

static struct str cue_name(unsigned cue)
{
	static const char *const names[] = {[CUE_BOILERPLATE] = "boilerplate",
		[CUE_DATE] = "a line of a date",
		[CUE_TEASER] = "a heading of other stories",
		[CUE_TOOL] = "a heading of tools (share, comment)",
		[CUE_UPDATE] = "a line of the last change",
		[CUE_VIEWS] = "a counter",
		[CUE_NONE] = "",
		[CUE_ABOUT] = "about the sender",
		[CUE_PROMO] = "an invitation to readers"};
	return str_of(names[cue]);
}

static struct str of_links(const struct piece *x, struct arena *one)
{
	return link_share(x) > 0.6 ? arena_printf(one, "a link (%.0f %% of it)", 100 * link_share(x)) : STR("");
}

static struct str unless(struct str reason, const char *otherwise)
{
	return reason.n ? reason : str_of(otherwise);
}

/* `place`: where the piece stands, for one that only its place speaks against. */
static struct str reason_of(const struct page *p, size_t i, const char *place, struct arena *one)
{
	const struct piece *x = &p->pieces.v[i];
	struct str cue = p->cue ? cue_name(p->cue[i]) : STR(""), links = of_links(x, one);
	bool boxed = p->box && p->box[x->element] != BOX_NONE;

	switch (x->state) {
	case PIECE_CUE:
		return unless(cue, "a heading of other stories, or boilerplate");
	case PIECE_TOOL:
		return unless(cue, "a line of date, counter or buttons");
	case PIECE_TEASER:
		return unless(cue.n ? cue : links, "a card of another story");
	default:
		return boxed ? box_of(p, i, one) : unless(cue.n ? cue : links, place);
	}
}

struct group {
	struct str reason;
	size_t n, shown;
};

static void end_group(FILE *out, const struct group *g)
{
	if (!g->n)
		return;
	if (g->n > g->shown)
		fprintf(out, " | and %zu more", g->n - g->shown);
	fputc('\n', out);
}

/* The pieces of one fate that follow each other are one line. */
static void tell_piece(FILE *out, struct group *g, struct str reason, struct str text)
{
	if (!g->n || !str_eq(g->reason, reason)) {
		end_group(out, g);
		*g = (struct group){.reason = reason, .shown = reason.n ? SHOWN_PIECES : 1};
		if (reason.n)
			fprintf(out, "    cut, %.*s: ", STR_ARG(reason));
		else
			fputs("    kept: ", out);
	}
	if (g->n++ < g->shown) {
		fputs(g->n > 1 ? " | " : "", out);
		put_text(out, text);
	}
}

static void tell_pieces(FILE *out, const struct page *p, struct arena *one)
{
	size_t first = STR_NONE, last = 0;
	struct group g = {.n = 0};

	for (size_t i = 0; i < p->pieces.n; i++)
		if (is_kept(p->pieces.v[i].state)) {
			first = first == STR_NONE ? i : first;
			last = i;
		}
	fputs("  from the top of the page:\n", out);
	for (size_t i = 0; i < p->pieces.n; i++) {
		const char *place = first == STR_NONE ? "no run of paragraphs"
				    : i < first       ? "above the article"
				    : i > last        ? "below the article"
						      : "a repeated or short line";
		struct str reason = is_kept(p->pieces.v[i].state) ? STR("") : reason_of(p, i, place, one);

		tell_piece(out, &g, reason, p->pieces.v[i].text);
	}
	end_group(out, &g);
}

static void tell_field(FILE *out, const char *name, struct str value)
{
	if (value.n)
		fprintf(out, "  %s: %.*s\n", name, STR_ARG(value));
}

static void tell_line(FILE *out, struct str line)
{
	fputs("      on the page: \"", out);
	put_text(out, line);
	fputs("\"\n", out);
}

static void tell_title(FILE *out, const struct page *p, struct str title, struct arena *one)
{
	tell_field(out, "title", title);
	for (size_t i = 0; title.n && i < p->pieces.n; i++) {
		const struct piece *x = &p->pieces.v[i];

		if (x->state != PIECE_TITLE || !same_line(x->text, title, one))
			continue;
		if (p->saved_text) {
			fputs("      on the page: a line of its own above the text\n", out);
			return;
		}
		size_t e = x->element;
		while (p->elements.v[e].parent && !tag_has(p->elements.v[e].tag, TAG_HEADING))
			e = p->elements.v[e].parent;
		e = tag_has(p->elements.v[e].tag, TAG_HEADING) ? e : x->element;
		fprintf(out, "      on the page: <%.*s>%s\n", STR_ARG(tag_name(p->elements.v[e].tag)),
			same_line(p->og_title, title, one) ? ", as its metadata say" : "");
		return;
	}
	if (title.n)
		fputs("      only in its metadata\n", out);
}

static bool prints_day(const struct field_tables *t, struct str folded, struct str iso, struct arena *one)
{
	for (int month_first = 0; month_first < 2; month_first++) {
		struct printed_time time;

		if (find_printed_time(t->clock, folded, month_first, &time) &&
			str_starts(time_iso(&time, one), str_slice(iso, 0, A_DAY)))
			return true;
	}
	return false;
}

static void tell_published(FILE *out, const struct page *p, struct str iso, const struct field_tables *t, struct arena *one)
{
	tell_field(out, "published", iso);
	for (size_t i = 0; iso.n && i < p->pieces.n; i++) {
		const struct piece *x = &p->pieces.v[i];

		if (x->words > LINE_WORDS || x->state == PIECE_BODY || x->state == PIECE_LEDE)
			continue;
		if (prints_day(t, piece_folded(x, one), iso, one)) {
			tell_line(out, x->text);
			return;
		}
	}
	if (iso.n)
		fputs("      only in its metadata or its address\n", out);
}

static void tell_author(FILE *out, const struct page *p, struct str author)
{
	struct str rest = author, first = STR("");

	tell_field(out, "author", author);
	str_split(&rest, ';', &first);
	for (size_t i = p->pieces.n; author.n && i-- > 0;)
		if (p->pieces.v[i].words <= LINE_WORDS && str_has(p->pieces.v[i].text, first)) {
			tell_line(out, p->pieces.v[i].text);
			return;
		}
	if (author.n)
		fputs("      only in its metadata\n", out);
}

static void tell_fields(FILE *out, const struct article *a, const struct page *p, const struct field_tables *t,
	const struct sites *sites, struct arena *one)
{
	struct str host = utf8_lower(one, host_of(a->url));

	tell_field(out, "address", a->url);
	if (sites && site_has_rules(sites, host))
		fprintf(out, "      cut by the rules for %.*s in sites.csv; below is what they left\n", STR_ARG(host));
	tell_field(out, "site", a->site);
	tell_title(out, p, a->title, one);
	tell_published(out, p, a->published_at, t, one);
	tell_author(out, p, a->author);
	tell_field(out, "language", a->lang);
	if (a->views >= 0)
		fprintf(out, "  views: %ld\n", a->views);
	fprintf(out, "  other stories cut off: %ld\n", a->teasers);
}

void cuts_refused(FILE *out, const struct input *in)
{
	fprintf(out, "%.*s: %.*s%s%.*s\n", STR_ARG(in->source), STR_ARG(in->outcome), in->reason.n ? ", " : "",
		STR_ARG(in->reason));
}

void cuts_tell(FILE *out, const struct input *in, const struct page *p, const struct field_tables *t, const struct sites *sites,
	struct arena *one)
{
	cuts_refused(out, in);
	if (in->articles.n)
		tell_fields(out, &in->articles.v[0], p, t, sites, one);
	tell_pieces(out, p, one);
}
