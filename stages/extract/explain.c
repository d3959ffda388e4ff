#include "explain.h"

#include "origins.h"

static void explain_cells(FILE *out, const struct reading_table *t, const struct reading *r)
{
	for (unsigned i = 0; i < t->cells; i++)
		if (r->cell[i].n)
			fprintf(out, "      %s: %.*s\n", t->cell[i], STR_ARG(r->cell[i]));
}

static void explain_origins(FILE *out, const struct reading *r)
{
	fprintf(out, "      rule: %.*s\n", STR_ARG(r->rule));
	for (const struct origin *o = r->origins; o; o = o->next) {
		fprintf(out, "      from: %s:%lu %s", o->path, o->line, o->what);
		if (o->words.n)
			fprintf(out, " \"%.*s\"", STR_ARG(o->words));
		fputc('\n', out);
	}
}

static void explain_reading(FILE *out, const struct article *a, const struct reading_table *t, const struct reading *r)
{
	fprintf(out, "  %.*s %s", STR_ARG(r->id), t->element);
	if (r->event.n)
		fprintf(out, " of %.*s", STR_ARG(r->event));
	fprintf(out, " \"%.*s\"\n", STR_ARG(span_of(a->text, r->at)));
	explain_cells(out, t, r);
	explain_origins(out, r);
	fprintf(out, "      in: %.*s\n", STR_ARG(span_of(a->text, r->evidence)));
}

static void explain_article(FILE *out, const struct article *a)
{
	fprintf(out, "%.*s %.*s\n", STR_ARG(a->source), STR_ARG(a->title));
	for (int kind = 0; kind < READING_KINDS; kind++)
		for (size_t i = 0; i < a->readings[kind].n; i++)
			explain_reading(out, a, &reading_tables[kind], &a->readings[kind].v[i]);
}

void explain_input(FILE *out, const struct input *in)
{
	fprintf(out, "%.*s: %.*s\n", STR_ARG(in->source), STR_ARG(in->outcome));
	for (size_t i = 0; i < in->articles.n; i++)
		explain_article(out, &in->articles.v[i]);
}
