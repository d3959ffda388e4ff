#include "posts.h"

#include "../lib/utf8.h"
#include "lists.h"

struct reading_of {
	const struct title_words *t;
	struct str country, province;
	struct arena *one;
};

/* The row of the spelling that is of this side; else one of any side, else the first. */
static int row_of_side(const struct lookup *l, const struct phrase_hit *hit, struct str country)
{
	int any = -1;

	for (int row = hit->row; row >= 0; row = phrases_next_row(&l->phrases, hit, row)) {
		struct str side = l->table.rows[row].cell[l->side];

		if (country.n && str_eq(side, country))
			return row;
		if (any < 0 && (!country.n || str_eq(side, STR("any"))))
			any = row;
	}
	return any < 0 ? hit->row : any;
}

/* An office in the piece: its row and its words. */
struct found {
	int row;
	size_t first, end;
	enum office_level level;
};

/* The longest one that has a level; where none has, the longest. */
static struct found find_office(const struct reading_of *r, const struct words *ws)
{
	const struct lookup *l = &r->t->offices->office;
	struct found best = {-1, 0, 0, NO_LEVEL};
	struct phrase_hit hit;
	size_t longest = 0;

	for (size_t i = 0; i < ws->n; i += hit.words ? hit.words : 1) {
		if (!phrases_at(&l->phrases, ws, i, &hit))
			continue;
		int row = row_of_side(l, &hit, r->country);
		enum office_level level = office_level_of(l->table.rows[row].cell[l->level]);
		size_t weight = hit.words + (level ? 100 : 0);

		if (weight > longest) {
			longest = weight;
			best = (struct found){row, i, i + hit.words, level};
		}
	}
	return best;
}

static bool is_name(const struct words *ws, size_t i)
{
	return i < ws->n && (ws->v[i].flags & WORD_UPPER);
}

/* "thành phố Hải Phòng" is a municipality, "thành phố Hà Tiên" a city of a province; without a name the province tells. */
static enum office_level city_level(const struct reading_of *r, const struct words *ws, size_t behind)
{
	const struct title_words *t = r->t;
	size_t n;

	while ((n = title_word(&t->city, ws, behind))) /* "Thành ủy TP. X" */
		behind += n;
	if (title_word(&t->municipality, ws, behind))
		return PROVINCE;
	if (is_name(ws, behind))
		return DISTRICT;
	if (!r->province.n)
		return NO_LEVEL;
	return list_has(&t->municipalities, r->province) ? PROVINCE : DISTRICT;
}

/* "Tỉnh ủy Lai Châu": the last word is part of the province's name, though a châu is a district. */
static bool in_name(const struct reading_of *r, const struct words *ws, size_t i)
{
	return i && title_word(&r->t->province, ws, i - 1) > 1;
}

/* "xã Ma Li Pho": the first unit or city behind the office that has a name, or ends the title. */
static enum office_level level_before_name(const struct reading_of *r, const struct words *ws, size_t first)
{
	const struct title_words *t = r->t;
	struct phrase_hit hit;

	for (size_t i = first, n; i < ws->n; i++) {
		if ((n = title_word(&t->city, ws, i)))
			return city_level(r, ws, i + n);
		if (!phrases_at(&t->unit, ws, i, &hit) || t->units.v[hit.row].behind || in_name(r, ws, i))
			continue;
		if (is_name(ws, i + hit.words) || (i > first && i + hit.words == ws->n))
			return t->units.v[hit.row].level;
	}
	return NO_LEVEL;
}

/* "Jinping county, Yunnan province": the lowest unit that stands behind its name. */
static enum office_level level_behind_name(const struct reading_of *r, const struct words *ws)
{
	enum office_level lowest = NO_LEVEL;
	struct phrase_hit hit;

	for (size_t i = 0; i < ws->n; i += hit.words ? hit.words : 1)
		if (phrases_at(&r->t->unit, ws, i, &hit) && r->t->units.v[hit.row].behind) {
			enum office_level level = r->t->units.v[hit.row].level;

			lowest = !lowest || level < lowest ? level : lowest;
		}
	return lowest;
}

/* The level of the place that the title names. */
static enum office_level place_level(const struct reading_of *r, const struct words *ws, size_t first)
{
	enum office_level level = level_before_name(r, ws, first);

	return level ? level : level_behind_name(r, ws);
}

static enum office_level post_level(const struct reading_of *r, const struct words *ws, const struct found *o)
{
	enum office_level place;

	if (o->level != NO_LEVEL && o->level != PROVINCE)
		return o->level;
	place = place_level(r, ws, o->first);
	if (place == NO_LEVEL || (o->level && place > o->level))
		return o->level;
	return place;
}

static struct str level_word(enum office_level level)
{
	static const char *const name[] = {"", "commune", "district", "province", "central"};

	return str_of(name[level]);
}

/* An organisation of the table, or a body that the text names. */
struct body {
	int row;
	size_t first, end;
};

static bool fits_side(const struct lookup *l, int row, struct str country)
{
	struct str side = l->table.rows[row].cell[l->side];

	return !side.n || !country.n || str_eq(side, country);
}

static int organisation_at(const struct reading_of *r, const struct words *ws, size_t i, size_t *words)
{
	const struct lookup *l = &r->t->offices->organisation;
	struct phrase_hit hit;

	if (!phrases_at(&l->phrases, ws, i, &hit))
		return -1;
	*words = hit.words;
	for (int row = hit.row; row >= 0; row = phrases_next_row(&l->phrases, &hit, row))
		if (fits_side(l, row, r->country))
			return row;
	return -1;
}

/* A named body goes on to the end of the piece, to a bracket or to a comma before another body: "Cục Biên phòng, Bộ Quốc phòng". */
static size_t body_end(const struct title_words *t, const struct words *ws, size_t i)
{
	for (i++; i + 1 < ws->n; i++) {
		struct str word = words_text(ws, i, i + 1);

		if (str_eq(word, STR("(")) || (str_eq(word, STR(",")) && is_name(ws, i + 1) && title_word(&t->body, ws, i + 1)))
			return i;
	}
	return ws->n;
}

/* Neither part of a head ("Phó Cục trưởng"), nor of a place or state ("quận Phòng Thành", "Vương quốc Campuchia"). */
static bool is_body(const struct title_words *t, const struct words *ws, size_t i)
{
	size_t n = title_word(&t->body, ws, i);

	return n && i && is_name(ws, i) && title_word(&t->head, ws, i) <= n && title_word(&t->unit, ws, i) < n &&
	       !title_word(&t->state, ws, i);
}

/* The first body in the piece. */
static struct body find_body(const struct reading_of *r, const struct words *ws)
{
	struct phrase_hit unit;
	size_t n;

	for (size_t i = 0; i < ws->n; i++) {
		int row = organisation_at(r, ws, i, &n);

		if (row >= 0)
			return (struct body){row, i, i + n};
		if (is_body(r->t, ws, i))
			return (struct body){-1, i, body_end(r->t, ws, i)};
		if (!title_word(&r->t->body, ws, i) && phrases_at(&r->t->unit, ws, i, &unit) && !r->t->units.v[unit.row].behind)
			i += unit.words;
	}
	return (struct body){-1, 0, 0};
}

/* "HĐND thành phố" is not "Hội đồng nhân dân tỉnh", "BĐBP Hà Tĩnh" not all of "Bộ đội Biên phòng". */
static bool says_more(
	const struct reading_of *r, const struct words *ws, const struct body *b, struct str name, enum office_level level)
{
	const struct title_words *t = r->t;
	struct words canonical = words_cut(name, &t->offices->words, r->one);
	size_t last = canonical.n ? canonical.n - 1 : 0;

	if (!title_word(&t->unit, &canonical, last))
		return !level && is_name(ws, b->end);
	return title_word(&t->city, ws, b->end) ||
	       (title_word(&t->unit, ws, b->end) &&
		       !str_eq(words_fold(ws, b->end, r->one), words_fold(&canonical, last, r->one)));
}

/* Below the province the table's name of the body says too little: "UBND xã Ma Li Pho" stands as written. A bare "Hội" says nothing. */
static struct str organisation_of(
	const struct reading_of *r, const struct words *ws, const struct body *b, enum office_level level)
{
	const struct lookup *l = &r->t->offices->organisation;
	bool below = level == DISTRICT || level == COMMUNE;

	if (b->row >= 0 && !below && !says_more(r, ws, b, l->table.rows[b->row].cell[l->name], level))
		return l->table.rows[b->row].cell[l->name];
	if (b->row < 0 && !level && b->first + title_word(&r->t->body, ws, b->first) == b->end)
		return STR("");
	if (b->row < 0 || (ws->v[b->first].flags & WORD_HAN))
		return words_text(ws, b->first, b->end);
	return words_text(ws, b->first, body_end(r->t, ws, b->first));
}

static bool is_branch(struct str word)
{
	static const char *const names[] = {"party", "government", "assembly", "front", "military", "border_guard", "police",
		"justice", "diplomatic", "business", "academic", "association"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(word, str_of(names[i])))
			return true;
	return false;
}

static bool is_uniform(struct str branch)
{
	return str_eq(branch, STR("military")) || str_eq(branch, STR("border_guard")) || str_eq(branch, STR("police"));
}

/* Of a head that any body may have ("Chủ tịch") the branch is that of the body; a commander is of his force. */
static struct str branch_of(const struct reading_of *r, const struct found *o, const struct body *b)
{
	const struct lookup *l = &r->t->offices->organisation;
	struct str branch = STR("");

	if (o->row >= 0)
		branch = r->t->offices->office.table.rows[o->row].cell[r->t->offices->office.branch];
	if (b->row >= 0 && (!is_branch(branch) || (is_uniform(branch) && is_uniform(l->table.rows[b->row].cell[l->kind]))))
		branch = l->table.rows[b->row].cell[l->kind];
	return is_branch(branch) ? branch : STR("");
}

static struct hashes words_outside(const struct words *ws, const struct found *o, struct arena *one)
{
	struct hashes all = {0};

	for (size_t i = 0; i < ws->n; i++)
		if ((i < o->first || i >= o->end) && !(ws->v[i].flags & WORD_PUNCT))
			hashes_add(&all, str_hash(words_fold(ws, i, one)), one);
	return all;
}

static struct post read_post(const struct reading_of *r, struct str text, bool *bare)
{
	struct words ws = words_cut(text, &r->t->offices->words, r->one);
	struct found o = find_office(r, &ws);
	struct body b = find_body(r, &ws);
	enum office_level level = post_level(r, &ws, &o);

	struct str branch = branch_of(r, &o, &b);

	*bare = o.row >= 0 && o.end == ws.n && (level == NO_LEVEL || level == COMMUNE) &&
		(b.first == b.end || str_eq(branch, STR("party")));
	return (struct post){.text = text,
		.level = level_word(level),
		.branch = branch,
		.organisation = organisation_of(r, &ws, &b, level),
		.fold = utf8_fold(r->one, text),
		.row = o.row,
		.rest = words_outside(&ws, &o, r->one)};
}

/* "Phó Bí thư, Chủ tịch UBND huyện": a seat in the Party without a place is of the level of the office behind it;
 * "Phó Chỉ huy trưởng, Tham mưu trưởng BĐBP tỉnh": another one is of its body. */
static void complete(struct post *bare, const struct post *next)
{
	bool uniform = is_uniform(bare->branch) && is_uniform(next->branch);

	if (!str_eq(bare->branch, STR("party")) && bare->branch.n && !uniform)
		return;
	bare->level = next->level;
	if (bare->branch.n && !uniform)
		return;
	if (!bare->organisation.n)
		bare->organisation = next->organisation;
	bare->branch = next->branch;
}

struct posts posts_of(const struct title_words *t, struct str title, struct str country, struct str province, struct arena *one)
{
	const struct reading_of r = {t, country, province, one};
	struct words ws = words_cut(title, &t->offices->words, one);
	struct strs pieces = title_cut(t, &ws, one);
	struct posts all = {0};
	bool bare, open = false;

	for (size_t i = 0; i < pieces.n; i++) {
		struct post p = read_post(&r, pieces.v[i], &bare);

		if (open)
			complete(&all.v[all.n - 1], &p);
		open = bare;
		*PUSH(one, &all) = p;
	}
	return all;
}

bool same_post(const struct post *a, const struct post *b)
{
	size_t common;

	if (str_eq(a->fold, b->fold))
		return true;
	if (a->row < 0 || a->row != b->row)
		return false;
	common = hashes_common(&a->rest, &b->rest);
	if (!a->level.n || !b->level.n)
		return common == a->rest.n && common == b->rest.n;
	return common == a->rest.n || common == b->rest.n;
}
