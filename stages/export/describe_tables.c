#include "describe.h"

static void put(struct buf *b, const char *s)
{
	buf_put(b, str_of(s));
}

/* A cell of a Markdown table: '|' would end it. */
static void put_cell(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '|')
			buf_putc(b, '\\');
		buf_putc(b, s.s[i]);
	}
}

static void put_values(struct buf *b, const struct column *c)
{
	for (size_t i = 0; i < c->choices.n; i++) {
		put(b, i ? ", `" : "`");
		buf_put(b, c->choices.v[i]);
		put(b, "`");
	}
	if (c->references.n) {
		put(b, "in `");
		buf_put(b, c->references);
		put(b, "`");
	}
}

static void put_column(struct buf *b, const struct column *c)
{
	put(b, "| `");
	buf_put(b, c->name);
	put(b, "` | ");
	put(b, c->type->name);
	put(b, c->key ? ", key" : c->required ? ", never empty" : "");
	put(b, " | ");
	put_values(b, c);
	put(b, " | ");
	put_cell(b, c->meaning);
	put(b, " |\n");
}

static void put_table(struct buf *b, const struct dataset_table *t)
{
	put(b, "\n## ");
	buf_put(b, t->name);
	put(b, "\n\n`");
	buf_put(b, t->name);
	put(b, ".csv.gz`: ");
	buf_put(b, t->meaning);
	put(b, ".\n\n| column | type | values | meaning |\n| --- | --- | --- | --- |\n");
	for (size_t i = 0; i < t->n; i++)
		put_column(b, &t->v[i]);
}

static const char reading_note[] =
	"\n\nThe tables are CSV (RFC 4180, UTF-8), packed with gzip; `dataset.xml.gz` holds the same rows, nested in their "
	"articles,"
	"\nin the form that `dataset.rng` describes. `SHA256SUMS` has the checksums; `sha256sum -c SHA256SUMS` proves them."
	"\n\nAn empty cell is a value that the text does not give. Lists in a cell are joined by `; `. A cell of text that a "
	"spreadsheet"
	"\nwould run as a formula has an apostrophe in front; take one off. `start_char` and `end_char` count Unicode code "
	"points of the"
	"\ncleaned text, which is the character data of `text` in `dataset.xml.gz`."
	"\n\nWhat the coded values mean, with examples, stands [below](#values).\n";

struct str describe_tables(const struct schema *s, const struct package *p, struct str values, struct arena *run)
{
	struct buf b = {.arena = run};

	put(&b, "# ");
	buf_put(&b, p->title);
	put(&b, "\n\n");
	buf_put(&b, p->description);
	put(&b, "\n\nVersion ");
	buf_put(&b, p->version);
	put(&b, ". Licence: [");
	buf_put(&b, p->licence_title);
	put(&b, "](");
	buf_put(&b, p->licence_path);
	put(&b, ").");
	put(&b, reading_note);
	for (size_t i = 0; i < s->n; i++)
		put_table(&b, &s->v[i]);
	buf_put(&b, values);
	return buf_str(&b);
}
