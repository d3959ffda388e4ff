#include "database.h"

#include "../lib/fail.h"
#include "../lib/file.h"
#include "../lib/published.h"
#include "../lib/utf8.h"

#include <sqlite3.h>

struct database {
	sqlite3 *db;
	sqlite3_stmt *search;
	struct arena *run;
};

/* A table while it is filled. */
struct filling {
	struct database *to;
	sqlite3_stmt *insert; /* made at the first row, when the columns are known */
};

static void must(struct database *d, int result)
{
	int code = result & 0xFF;

	if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
		fail(code == SQLITE_CONSTRAINT ? FAIL_USAGE : FAIL_RUN, "cannot write the database: %s", sqlite3_errmsg(d->db));
}

static void run_sql(struct database *d, const char *sql)
{
	must(d, sqlite3_exec(d->db, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(struct database *d, const char *sql)
{
	sqlite3_stmt *s;

	must(d, sqlite3_prepare_v2(d->db, sql, -1, &s, NULL));
	return s;
}

static void bind_text(struct database *d, sqlite3_stmt *s, int at, struct str text)
{
	must(d, text.n ? sqlite3_bind_text64(s, at, text.s, text.n, SQLITE_STATIC, SQLITE_UTF8) : sqlite3_bind_null(s, at));
}

static void step(struct database *d, sqlite3_stmt *s)
{
	must(d, sqlite3_step(s));
	must(d, sqlite3_reset(s));
}

/* A column of this type turns the text of a number into the number. */
static const char *affinity(const struct published_column *c)
{
	return str_eq(c->type, STR("integer")) ? "INTEGER" : str_eq(c->type, STR("number")) ? "REAL" : "TEXT";
}

static void put_quoted(struct buf *sql, struct str name)
{
	buf_putc(sql, '"');
	for (size_t i = 0; i < name.n; i++) {
		if (name.s[i] == '"')
			buf_putc(sql, '"');
		buf_putc(sql, name.s[i]);
	}
	buf_putc(sql, '"');
}

static void put_key(struct buf *sql, const struct published_table *t)
{
	bool any = false;

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].key) {
			buf_put(sql, any ? STR(", ") : STR(", PRIMARY KEY ("));
			put_quoted(sql, t->v[i].name);
			any = true;
		}
	if (any)
		buf_putc(sql, ')');
}

static void create_table(struct database *d, const struct published_table *t)
{
	struct buf sql = {.arena = d->run};

	buf_put(&sql, STR("CREATE TABLE "));
	put_quoted(&sql, t->name);
	for (size_t i = 0; i < t->n; i++) {
		const struct published_column *c = &t->v[i];

		buf_put(&sql, i ? STR(", ") : STR(" ("));
		put_quoted(&sql, c->name);
		buf_put(&sql, arena_printf(d->run, " %s%s", affinity(c), c->required ? " NOT NULL" : ""));
		if (c->references.n) {
			buf_put(&sql, STR(" REFERENCES "));
			put_quoted(&sql, c->references);
		}
	}
	put_key(&sql, t);
	buf_put(&sql, STR(")"));
	run_sql(d, arena_cstr(d->run, buf_str(&sql)));
}

/* The key of a table has an index of its own. */
static void create_indexes(struct database *d, const struct published_table *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct published_column *c = &t->v[i];

		if (c->references.n && !(i == 0 && c->key))
			run_sql(d, arena_printf(d->run, "CREATE INDEX \"%.*s_%.*s\" ON \"%.*s\" (\"%.*s\")", STR_ARG(t->name),
					   STR_ARG(c->name), STR_ARG(t->name), STR_ARG(c->name))
					   .s);
	}
}

static sqlite3_stmt *prepare_insert(struct database *d, const struct published_table *t)
{
	struct buf sql = {.arena = d->run};

	buf_put(&sql, STR("INSERT INTO "));
	put_quoted(&sql, t->name);
	for (size_t i = 0; i < t->n; i++)
		buf_put(&sql, i ? STR(", ?") : STR(" VALUES (?"));
	buf_put(&sql, STR(")"));
	return prepare(d, arena_cstr(d->run, buf_str(&sql)));
}

/* SQLite takes marks off letters, but the stroke of U+0111 is no mark: the text once more with a plain d, empty where it has none. */
static struct str without_stroke(struct str text, struct arena *one)
{
	struct buf plain = {.arena = one};
	bool any = false;

	for (size_t at = 0; at < text.n;) {
		uint32_t cp = utf8_next(text, &at);
		bool stroke = cp == 0x110 || cp == 0x111;

		any |= stroke;
		utf8_put(&plain, stroke ? 'd' : cp);
	}
	return any ? buf_str(&plain) : STR("");
}

/* A name, title or piece of evidence, with the things that its row names. */
static void add_to_search(struct database *d, const struct published_table *t, const struct str *cell, size_t text)
{
	static const char *const things[] = {"event_id", "article_id", "person_id"};
	struct arena one = {0};

	bind_text(d, d->search, 1, cell[text]);
	bind_text(d, d->search, 2, without_stroke(cell[text], &one));
	bind_text(d, d->search, 3, t->name);
	for (int i = 0; i < 3; i++) {
		size_t at = published_column(t, str_of(things[i]));

		bind_text(d, d->search, 4 + i, at == STR_NONE ? STR("") : cell[at]);
	}
	step(d, d->search);
	arena_release(&one);
}

static bool is_searched(const struct published_column *c)
{
	return str_eq(c->name, STR("name")) || str_eq(c->name, STR("title")) || str_eq(c->name, STR("evidence"));
}

static void take_row(const struct published_table *t, size_t row, const struct str *cell, void *context)
{
	struct filling *f = context;

	if (!row) {
		create_table(f->to, t);
		f->insert = prepare_insert(f->to, t);
	}
	for (size_t i = 0; i < t->n; i++) {
		bind_text(f->to, f->insert, (int)i + 1, cell[i]);
		if (cell[i].n && is_searched(&t->v[i]))
			add_to_search(f->to, t, cell, i);
	}
	step(f->to, f->insert);
}

static bool add_table(struct database *d, const char *dataset, const struct published_table *t)
{
	struct filling f = {.to = d};

	if (!published_read(dataset, t, take_row, &f, d->run))
		return false;
	if (!f.insert)
		create_table(d, t);
	must(d, sqlite3_finalize(f.insert));
	create_indexes(d, t);
	return true;
}

/* Rows that name a thing which is not there: the dataset is not whole. */
static void check_references(struct database *d)
{
	sqlite3_stmt *broken = prepare(d, "PRAGMA foreign_key_check");

	if (sqlite3_step(broken) == SQLITE_ROW)
		fail(FAIL_USAGE, "row %s of %s names one of %s that is not there", (const char *)sqlite3_column_text(broken, 1),
			(const char *)sqlite3_column_text(broken, 0), (const char *)sqlite3_column_text(broken, 2));
	must(d, sqlite3_finalize(broken));
}

static void fill(struct database *d, const char *dataset, const struct published *tables)
{
	bool any = false;

	/* what is half written is thrown away, so nothing of it needs to be safe */
	run_sql(d, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;"
		   "CREATE VIRTUAL TABLE search USING fts5(text, plain, \"table\" UNINDEXED, event_id UNINDEXED, article_id "
		   "UNINDEXED,"
		   " person_id UNINDEXED, tokenize='unicode61 remove_diacritics 2')");
	d->search = prepare(d, "INSERT INTO search VALUES (?, ?, ?, ?, ?, ?)");
	for (size_t i = 0; i < tables->n; i++)
		any |= add_table(d, dataset, &tables->v[i]);
	if (!any)
		fail(FAIL_USAGE, "no dataset in '%s'", dataset);
	must(d, sqlite3_finalize(d->search));
	run_sql(d, "INSERT INTO search(search) VALUES ('optimize'); COMMIT");
	check_references(d);
}

void database_write(const char *config, const char *dataset, const char *path, struct arena *run)
{
	struct published tables = published_tables(config, run);
	struct database d = {.run = run};
	struct outfile out;

	outfile_open(&out, path);
	if (!out.temporary)
		fail(FAIL_USAGE, "a database needs a file, not '%s'", path);
	/* an empty file is an empty database; outfile_commit() brings it to the disk and renames it */
	must(&d, sqlite3_open(out.temporary, &d.db));
	fill(&d, dataset, &tables);
	must(&d, sqlite3_close(d.db));
	outfile_commit(&out);
}
