#include "side_signs.h"

#include "names.h"
#include "people_cues.h"
#include "positions.h"

static void add_country(struct side_signs *s, struct str country)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->foreign[i], country))
			return;
	if (s->n < MOST_COUNTRIES)
		s->foreign[s->n++] = country;
}

void add_side_sign(struct side_signs *s, struct str country)
{
	if (str_eq(country, STR("VN")))
		s->home = true;
	else if (country.n)
		add_country(s, country);
}

static bool same_words(const struct facts *f, size_t i, struct range name)
{
	struct range here = {i, i + name.end - name.first};

	return here.end <= f->words.n && str_eq(range_text(f, here), range_text(f, name));
}

/* "Thủ tướng Singapore Lê Văn Mẫu" somewhere in the article: his country stands right before the name. */
static bool is_introduced_abroad(const struct facts *f, struct range name)
{
	for (size_t i = 0; i < f->places.n; i++) {
		const struct place *p = &f->places.v[i];
		if (p->level <= PLACE_PROVINCE && p->country.n && !str_eq(p->country, STR("VN")) &&
			same_words(f, p->range.end, name))
			return true;
	}
	return false;
}

/* "Bí thư Tỉnh ủy", "Thủ tướng Lê Văn Mẫu": an office that names no country is of this one where it is local or its holder has
 * such a name. */
static void read_title(const struct facts *f, const struct title *title, const struct parties *p, struct side_signs *s)
{
	struct side side = side_of_title(f, title->text, p);

	if (side.weight > SIDE_HINT || (side.weight && str_eq(side.country, STR("VN"))))
		add_side_sign(s, side.country);
	else if (!side.weight &&
		 ((side.local && !side.any_foreign) || (title->name.first < title->name.end && is_kinh_shape(f, title->name) &&
							       !is_introduced_abroad(f, title->name))))
		s->home = true;
}

/* "BĐBP", "Viettel"; not "Chính phủ", which every state has. */
static bool is_home_body(const struct facts *f, size_t i)
{
	struct str country = STR("");
	struct phrase_hit hit;

	if (is_cue(f, i, CUE_OWN) || (person_cue(f, i, CUE_SERVES, &country) && str_eq(country, STR("VN"))))
		return true;
	return phrases_at(&f->lex->organisations.phrases, &f->words, i, &hit) && is_cue(f, i, CUE_LOCAL) &&
	       str_eq(lexicon_cell(&f->lex->organisations, hit.row, f->lex->people->organisation_country), STR("VN"));
}

/* "Chủ tịch Tập đoàn X ông Lê Văn Mẫu": with the word of address between them, the name is the holder's as well. */
static struct range addressed_name(const struct facts *f, const struct title *title, size_t end)
{
	struct range h = honorific_at(f, title->text.end, end);

	if (title->name.first < title->name.end || h.end == h.first)
		return title->name;
	return name_run(f, h.end, end);
}

static size_t read_word(const struct facts *f, size_t i, size_t end, const struct parties *p, struct side_signs *s)
{
	struct title title;

	if (is_home_body(f, i))
		s->home = true;
	s->joint |= is_cue(f, i, CUE_JOINT) > 0;
	if (!office_at(f, i))
		return i + 1;
	title = title_at(f, i, end, false);
	if (title.text.end <= i)
		return i + 1;
	title.name = addressed_name(f, &title, end);
	read_title(f, &title, p, s);
	return title.text.end;
}

void read_side_signs(const struct facts *f, struct range r, const struct parties *p, struct side_signs *s)
{
	for (size_t i = r.first; i < r.end;)
		i = read_word(f, i, r.end, p, s);
}

bool is_somebody(const struct facts *f, size_t i)
{
	static const enum cue_class classes[] = {
		CUE_OFFICE, CUE_GROUP, CUE_DELEGATION, CUE_COUNTED, CUE_PLURAL, CUE_PARTNER, CUE_JOINT};

	size_t name = honorific_at(f, i, f->words.n).end;

	for (size_t c = 0; c < sizeof classes / sizeof *classes; c++)
		if (is_cue(f, i, classes[c]))
			return true;
	return office_at(f, i) || (name > i && (word_is(f, name, WORD_UPPER) || office_at(f, name)));
}

bool speaks_of_home(const struct facts *f)
{
	struct str country;

	for (size_t i = 0; i < f->places.n; i++)
		if (str_eq(f->places.v[i].country, STR("VN")))
			return true;
	for (size_t i = 0; i < f->words.n; i++)
		if ((person_cue(f, i, CUE_COUNTRY_SIDE, &country) || person_cue(f, i, CUE_SERVES, &country)) &&
			str_eq(country, STR("VN")))
			return true;
	return f->language == LANGUAGE_VI;
}
