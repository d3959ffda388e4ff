#include "schema.h"

#include "../lib/calendar.h"
#include "../lib/fail.h"
#include "../lib/utf8.h"

#include <regex.h>
#include <string.h>

#define CODE "[A-Z]{2}(-[A-Z0-9]{1,3})?"
#define TIME "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|([+]|-)[0-9]{2}:[0-9]{2}))?"

static const struct column_type types[] = {
	{"string", "string", "string", NULL, true, false},
	{"id", "string", "string", "[a-z]([a-z0-9]|-)*", false, false},
	{"integer", "integer", "nonNegativeInteger", "[0-9]{1,18}", false, false},
	{"number", "number", "decimal", "-?[0-9]+([.][0-9]+)?", false, false},
	{"date", "date", "date", "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", false, true},
	{"time", "string", "string", TIME, false, true},
	{"country", "string", "string", "[A-Z]{2}", false, false},
	{"province", "string", "string", "[A-Z]{2}-[A-Z0-9]{1,3}", false, false},
	{"codes", "string", "string", CODE "(; " CODE ")*", false, false},
	{"sha256", "string", "string", "[0-9a-f]{64}", false, false},
};
enum { TYPES = sizeof types / sizeof *types };

/* Columns of tables.csv. */
struct layout {
	unsigned table, column, type, choices, required, key, references, xml, meaning;
};

static struct layout layout_of(const struct table *t)
{
	return (struct layout){
		.table = table_column(t, "table"),
		.column = table_column(t, "column"),
		.type = table_column(t, "type"),
		.choices = table_column(t, "enum"),
		.required = table_column(t, "required"),
		.key = table_column(t, "key"),
		.references = table_column(t, "references"),
		.xml = table_column(t, "xml"),
		.meaning = table_column(t, "meaning"),
	};
}

static bool is_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.s[i] < 'a' || s.s[i] > 'z') && s.s[i] != '_' && !(i && is_digit(s.s[i])))
			return false;
	return s.n > 0;
}

static bool is_yes(const struct table *t, const struct table_row *row, unsigned column)
{
	struct str cell = row->cell[column];

	if (cell.n && !str_eq(cell, STR("yes")))
		table_fail(t, row, "%.*s is 'yes' or empty, not '%.*s'", STR_ARG(t->header[column]), STR_ARG(cell));
	return cell.n > 0;
}

static const struct column_type *type_of(const struct table *t, const struct table_row *row, struct str name)
{
	for (size_t i = 0; i < TYPES; i++)
		if (str_eq(name, str_of(types[i].name)))
			return &types[i];
	table_fail(t, row, "no type '%.*s'", STR_ARG(name));
}

static struct strs choices_of(struct str cell, struct arena *run)
{
	struct strs all = {0};
	struct str piece;

	while (cell.n && str_split(&cell, ' ', &piece))
		if (piece.n)
			*PUSH(run, &all) = piece;
	return all;
}

static void add_table(struct schema *s, const struct layout *at, const struct table_row *row, struct arena *run)
{
	struct str element = row->cell[at->xml];

	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->v[i].name, row->cell[at->table]))
			table_fail(&s->from, row, "table '%.*s' stands twice", STR_ARG(s->v[i].name));
	if (!is_name(row->cell[at->table]))
		table_fail(&s->from, row, "a table's name is lower-case letters and '_'");
	if (!is_name(element) && !(str_eq(element, STR("-")) && str_eq(row->cell[at->table], STR("inputs"))))
		table_fail(&s->from, row, "xml is the name of the table's element; only 'inputs' has '-'");
	*PUSH(run, s) = (struct dataset_table){
		.name = row->cell[at->table],
		.meaning = row->cell[at->meaning],
		.element = str_eq(element, STR("-")) ? STR("") : element,
		.things = table_choice(&s->from, row, at->type, "readings things") == 1,
	};
}

static void add_column(struct schema *s, const struct layout *at, const struct table_row *row, struct arena *run)
{
	struct dataset_table *t = s->n ? &s->v[s->n - 1] : NULL;
	struct str name = row->cell[at->column], attribute = row->cell[at->xml];

	if (!t || !str_eq(t->name, row->cell[at->table]))
		table_fail(&s->from, row, "the row of table '%.*s' itself must come first", STR_ARG(row->cell[at->table]));
	if (!is_name(name))
		table_fail(&s->from, row, "a column's name is lower-case letters and '_'");
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->v[i].name, name))
			table_fail(&s->from, row, "column '%.*s' stands twice", STR_ARG(name));
	*PUSH(run, t) = (struct column){
		.name = name,
		.type = type_of(&s->from, row, row->cell[at->type]),
		.choices = choices_of(row->cell[at->choices], run),
		.required = is_yes(&s->from, row, at->required),
		.key = is_yes(&s->from, row, at->key),
		.references = row->cell[at->references],
		.attribute = str_eq(attribute, STR("-")) ? STR("")
			     : attribute.n               ? attribute
							 : name,
		.meaning = row->cell[at->meaning],
	};
}

static const struct dataset_table *find(const struct schema *s, struct str name)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->v[i].name, name))
			return &s->v[i];
	return NULL;
}

static void check_references(const struct schema *s, const struct layout *at)
{
	for (size_t i = 0; i < s->from.n; i++) {
		const struct table_row *row = &s->from.rows[i];
		struct str to = row->cell[at->references];
		const struct dataset_table *t = find(s, to);

		if (to.n && (!t || !schema_key(t)))
			table_fail(&s->from, row, "'%.*s' is no table with a key of one column", STR_ARG(to));
	}
}

struct schema schema_load(const char *config, struct arena *run)
{
	struct schema s = {.from = table_load(config, "tables.csv", run)};
	struct layout at = layout_of(&s.from);

	for (size_t i = 0; i < s.from.n; i++) {
		const struct table_row *row = &s.from.rows[i];

		if (row->cell[at.column].n)
			add_column(&s, &at, row, run);
		else
			add_table(&s, &at, row, run);
	}
	check_references(&s, &at);
	return s;
}

const struct dataset_table *schema_table(const struct schema *s, const char *name)
{
	const struct dataset_table *t = find(s, str_of(name));

	if (!t)
		fail_at(s->from.path, 1, "no table '%s'", name);
	return t;
}

const struct column *schema_key(const struct dataset_table *t)
{
	const struct column *key = NULL;

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].key) {
			if (key)
				return NULL;
			key = &t->v[i];
		}
	return key;
}

size_t *schema_bind(const struct schema *s, const struct dataset_table *t, const struct strs *names, struct arena *run)
{
	size_t *at = NEW(run, size_t, t->n);

	for (size_t c = 0; c < t->n; c++) {
		size_t i = 0;

		while (i < names->n && !str_eq(names->v[i], t->v[c].name))
			i++;
		if (i == names->n)
			fail_at(s->from.path, 1, "nothing gives column '%.*s' of '%.*s'", STR_ARG(t->v[c].name),
				STR_ARG(t->name));
		at[c] = i;
	}
	return at;
}

/* Ids and numbers fill most cells; their patterns ask for no more than this. */
static bool is_plain(const struct column_type *type, struct str cell)
{
	bool id = !strcmp(type->name, "id"), number = !strcmp(type->name, "integer");
	size_t i = 0;

	if (!(id && cell.s[0] >= 'a' && cell.s[0] <= 'z') && !(number && cell.n <= 18))
		return false;
	while (i < cell.n && (is_digit(cell.s[i]) || (id && cell.s[i] >= 'a' && cell.s[i] <= 'z')))
		i++;
	return i == cell.n;
}

static bool has_form(const struct column_type *type, struct str cell, struct arena *one)
{
	static regex_t compiled[TYPES];
	static bool ready[TYPES];
	size_t i = (size_t)(type - types);
	char whole[160];

	if (!type->pattern || is_plain(type, cell))
		return true;
	if (!ready[i]) {
		snprintf(whole, sizeof whole, "^(%s)$", type->pattern);
		if (regcomp(&compiled[i], whole, REG_EXTENDED | REG_NOSUB))
			fail(FAIL_RUN, "the pattern of type '%s' does not compile", type->name);
		ready[i] = true;
	}
	return !regexec(&compiled[i], arena_cstr(one, cell), 0, NULL, 0);
}

static bool is_choice(const struct column *c, struct str cell)
{
	for (size_t i = 0; i < c->choices.n; i++)
		if (str_eq(c->choices.v[i], cell))
			return true;
	return !c->choices.n;
}

struct str column_value(const struct dataset_table *t, size_t column, struct str raw, struct str source, struct arena *one)
{
	const struct column *c = &t->v[column];
	struct day d;
	struct str cell = raw.n && c->type->text ? utf8_nfc(one, utf8_fold_space(one, raw)) : raw;

	if (!cell.n || (is_choice(c, cell) && has_form(c->type, cell, one) && (!c->type->day || day_read(cell, &d))))
		return cell;
	warn("%.*s: %.*s.%.*s left empty: '%.*s' is no value of it", STR_ARG(source), STR_ARG(t->name), STR_ARG(c->name),
		STR_ARG(cell));
	return STR("");
}
