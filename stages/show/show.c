#include "show.h"

#include <stdlib.h>

static const char *const colour_of[READING_KINDS] = {
	[READING_EVENT] = "1;35",
	[READING_PARTICIPANT] = "32",
	[READING_AGREEMENT] = "36",
	[READING_FIGURE] = "33",
	[READING_TOPIC] = "94",
};
#define DIM "2"

/* A reading begins or ends. */
struct edge {
	size_t at, length; /* bytes */
	bool opens;
	int kind;
	const struct reading *reading;
};
struct marked {
	FILE *out;
	const struct article *a;
	bool colour;
	struct arena *one;
	struct {
		struct edge *v;
		size_t n, cap;
	} edges, open;
	size_t next; /* edge */
};

/* At one place what ends comes first, the shortest before the others; of what begins the longest. */
static int by_place(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->opens != y->opens)
		return x->opens ? 1 : -1;
	if (x->length != y->length)
		return (x->length < y->length) != x->opens ? -1 : 1;
	if (x->reading == y->reading)
		return 0;
	return (x->kind != y->kind ? x->kind < y->kind : x->reading < y->reading) == x->opens ? -1 : 1;
}

static void find_edges(struct marked *m)
{
	for (int kind = 0; kind < READING_KINDS; kind++)
		for (size_t i = 0; i < m->a->readings[kind].n; i++) {
			const struct reading *r = &m->a->readings[kind].v[i];
			size_t length = r->at.end - r->at.start;

			if (!length)
				continue;
			*PUSH(m->one, &m->edges) = (struct edge){r->at.start, length, true, kind, r};
			*PUSH(m->one, &m->edges) = (struct edge){r->at.end, length, false, kind, r};
		}
	if (m->edges.n)
		qsort(m->edges.v, m->edges.n, sizeof *m->edges.v, by_place);
}

static void paint(const struct marked *m, const char *colour)
{
	if (m->colour)
		fprintf(m->out, "\033[%sm", colour);
}

static void put_in(const struct marked *m, const char *colour, struct str s)
{
	paint(m, colour);
	fprintf(m->out, "%.*s", STR_ARG(s));
	paint(m, "0");
}

/* The shortest reading that is open gives the colour. */
static void put_run(const struct marked *m, struct str s)
{
	const struct edge *best = NULL;

	for (size_t i = 0; i < m->open.n; i++)
		if (!best || m->open.v[i].length < best->length)
			best = &m->open.v[i];
	if (!s.n)
		return;
	if (best)
		put_in(m, colour_of[best->kind], s);
	else
		fprintf(m->out, "%.*s", STR_ARG(s));
}

static void pass_edge(struct marked *m, const struct edge *e)
{
	if (e->opens) {
		*PUSH(m->one, &m->open) = *e;
		fputs(m->colour ? "" : "[", m->out);
		return;
	}
	for (size_t i = 0; i < m->open.n; i++)
		if (m->open.v[i].reading == e->reading) {
			m->open.v[i] = m->open.v[--m->open.n];
			break;
		}
	fputs(m->colour ? "" : "]", m->out);
	put_in(m, DIM, e->reading->id);
}

/* Spans come in the order of the text. */
static void put_span(struct marked *m, struct span s)
{
	size_t at = s.start;

	for (; m->next < m->edges.n; m->next++) {
		const struct edge *e = &m->edges.v[m->next];

		if (e->at > s.end || (e->at == s.end && e->opens))
			break;
		if (e->at > at) {
			put_run(m, str_slice(m->a->text, at, e->at));
			at = e->at;
		}
		pass_edge(m, e);
	}
	put_run(m, str_slice(m->a->text, at, s.end));
	fputc('\n', m->out);
}

/* A line of a block: a sentence with its number, or what stands outside of all sentences (number 0). */
static void put_line(struct marked *m, const struct block *b, struct span at, size_t number)
{
	struct str text = span_of(m->a->text, at);

	while (at.start < at.end && is_space(text.s[0])) {
		at.start++;
		text = str_slice(text, 1, text.n);
	}
	if (!text.n)
		return;
	fprintf(m->out, "  %-9s ", b->at.start == at.start ? block_kind_name[b->kind] : "");
	if (number)
		fprintf(m->out, "%3zu  ", number);
	else
		fputs("     ", m->out);
	put_span(m, at);
}

static void put_block(struct marked *m, const struct block *b, size_t *sentence)
{
	const struct spans *all = &m->a->sentences;
	size_t at = b->at.start;

	for (; *sentence < all->n && all->v[*sentence].start < b->at.end; ++*sentence) {
		struct span s = all->v[*sentence];

		put_line(m, b, (struct span){at, s.start}, 0);
		put_line(m, b, s, *sentence + 1);
		at = s.end;
	}
	put_line(m, b, (struct span){at, b->at.end}, 0);
}

/* What the marks mean, with how many there are. */
static void put_legend(const struct marked *m)
{
	fputs("  ", m->out);
	for (int kind = 0; kind < READING_KINDS; kind++) {
		const struct reading_table *t = &reading_tables[kind];

		fputs(kind ? ", " : "", m->out);
		fputs(m->colour ? "" : "[", m->out);
		put_in(m, colour_of[kind], str_of(t->element));
		fputs(m->colour ? "" : "]", m->out);
		fprintf(m->out, "%c %zu", t->letter, m->a->readings[kind].n);
	}
	fputs("; sentences are numbered\n", m->out);
}

static void show_article(FILE *out, const struct article *a, bool colour, struct arena *one)
{
	struct marked m = {.out = out, .a = a, .colour = colour, .one = one};
	size_t sentence = 0;

	fprintf(out, "%.*s %.*s\n", STR_ARG(a->source), STR_ARG(a->title));
	find_edges(&m);
	put_legend(&m);
	for (size_t i = 0; i < a->blocks.n; i++)
		put_block(&m, &a->blocks.v[i], &sentence);
	if (!a->readings[READING_EVENT].n)
		fputs("  no meeting of two sides was read here, so nothing else was\n", out);
}

void show_input(FILE *out, const struct input *in, bool colour, struct arena *one)
{
	for (size_t i = 0; i < in->articles.n; i++)
		show_article(out, &in->articles.v[i], colour, one);
}
