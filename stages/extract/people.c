#include "../lib/utf8.h"
#include "extract.h"
#include "groups.h"
#include "mentions.h"
#include "names.h"
#include "origins.h"
#include "positions.h"
#include "roles.h"

enum { NOTE_REACH = 12 /* words beside a name in which a verb or heading gives its role */ };

/* One person of the article with the rows that tell of him, one for each event. */
struct row {
	size_t event;
	enum role role;
};
struct rows {
	struct row *v;
	size_t n, cap;
};
struct person {
	struct str key;
	struct mention best; /* the one with the fullest title */
	struct str position, honorific;
	struct side side;
	bool listed; /* under a header, or with more than words of his own */
	bool seen;   /* does something here: a role, a list, or the event's own sentence */
	bool told;   /* named by the writer, not only in what others say */
	bool ranked; /* "Thượng tá", "Hòa thượng": in service, whatever else the paper says of him */
	struct rows rows;
};
struct persons {
	struct person *v;
	size_t n, cap;
};

static struct str position_of(const struct facts *f, const struct mention *m)
{
	struct str text = range_text(f, m->shared);

	text = arena_join(f->one, text, STR(", "), range_text(f, m->before));
	return arena_join(f->one, text, STR(", "), range_text(f, m->behind));
}

/* The surer one; the other may know the province. */
static struct side better(struct side a, struct side b)
{
	bool second = a.any_foreign && b.weight ? !str_eq(b.country, STR("VN")) : b.weight > a.weight;
	struct side s = second ? b : a, rest = second ? a : b;

	if (!s.province.n && str_eq(s.country, rest.country))
		s.province = rest.province;
	return s;
}

static struct side with_level(struct side s, struct side level)
{
	s.central = level.central;
	s.central_at_home = level.central_at_home;
	s.local = level.local;
	return s;
}

/* "Đoàn Cục Hải quan Lạng Sơn do ông A, Phó Cục trưởng": of the body that his delegation is from. */
static bool leans_on_block(const struct facts *f, const struct mention *m)
{
	return m->block.province.n && m->before.end == m->before.first && m->behind.end > m->behind.first &&
	       m->behind.first + office_at(f, m->behind.first) >= m->behind.end;
}

/* "Samdech" */
static struct side side_of_address(const struct facts *f, const struct mention *m)
{
	struct side s = {0};

	for (size_t i = m->first; i < m->name.first && !s.weight; i++)
		if (i >= m->before.end && person_cue(f, i, CUE_SERVES, &s.country))
			s.weight = SIDE_OFFICE;
	return s;
}

/* "Mean Chan Mẫu, Tiểu đoàn trưởng Bộ đội Biên phòng": papers call the neighbour's bodies by our words; his name tells more. */
static bool is_our_word_for_theirs(const struct side *title, const struct side *name, const struct mention *m)
{
	return title->weight == SIDE_OFFICE && str_eq(title->country, STR("VN")) && name->weight == SIDE_SHAPE &&
	       !str_eq(name->country, STR("VN")) && !str_eq(m->block.country, STR("VN"));
}

/* What the words of one mention say of the side, the surest first. */
static struct side side_of_mention(const struct facts *f, const struct mention *m, const struct parties *p)
{
	struct side s = side_of_title(f, m->behind, p);
	struct side before = side_of_title(f, m->before, p), name = side_of_name(f, m->name, p), sure;

	sure = better(better(s, before), side_of_address(f, m));
	sure = better(is_our_word_for_theirs(&sure, &name, m) ? name : better(sure, name), m->block);
	sure.central = (s.central || before.central) && !(s.local || before.local);
	sure.local = s.local || before.local;
	sure.central_at_home = (s.central_at_home || before.central_at_home) && !sure.local && !leans_on_block(f, m);
	return sure;
}

static bool is_held(const struct facts *f, size_t event)
{
	return event < f->events.n &&
	       str_eq(f->article->readings[READING_EVENT].v[f->events.v[event].reading].cell[EV_status], STR("held"));
}

static struct person *person_of(const struct facts *f, struct persons *all, const struct mention *m)
{
	struct str key = utf8_fold(f->one, range_text(f, m->name));

	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].key, key))
			return &all->v[i];
	*PUSH(f->one, all) = (struct person){.key = key, .best = *m};
	return &all->v[all->n - 1];
}

static bool has_rank(const struct facts *f, const struct mention *m)
{
	for (size_t i = m->first; i < m->name.first; i++)
		if (is_honorific(f, i, STR("rank")))
			return true;
	return false;
}

static bool is_counterpart(const struct facts *f, const struct mention *m)
{
	size_t at = m->before.end > m->before.first ? m->before.first : m->behind.first;

	return is_cue(f, at, CUE_COUNTERPART);
}

/* The longer one, but any office before "the counterpart". */
static bool is_fuller(const struct facts *f, const struct person *p, const struct mention *m, struct str position)
{
	bool last = is_counterpart(f, &p->best), now = is_counterpart(f, m);

	return last == now || !p->position.n || !position.n ? position.n > p->position.n : last;
}

static void learn(const struct facts *f, struct person *p, const struct mention *m, const struct parties *parties)
{
	struct str position = position_of(f, m);
	struct side side = side_of_mention(f, m, &parties[m->event]);
	struct side level = p->side;

	if (is_fuller(f, p, m, position)) {
		level = side;
		p->position = position;
		p->best = *m;
		if (m->honorific.n)
			p->honorific = m->honorific;
	}
	if (!p->honorific.n)
		p->honorific = m->honorific;
	p->listed = p->listed || m->listed || m->role >= ROLE_SIGNATORY;
	p->ranked |= has_rank(f, m);
	p->seen = p->seen || m->listed || m->role > ROLE_NONE || is_told_in(f, m->event, m->sentence);
	p->told = p->told || !m->reported;
	p->side = better(p->side, side);
	p->side = with_level(p->side, level);
}

/* A second event has him where its own sentence or its list names him; his words elsewhere go to the row he has. */
static void add_row(const struct facts *f, struct person *p, const struct mention *m)
{
	bool own = m->listed || m->role >= ROLE_HEAD || m->sentence == f->events.v[m->event].sentence;

	for (size_t i = 0; i < p->rows.n; i++)
		if (p->rows.v[i].event == m->event) {
			p->rows.v[i].role = higher(p->rows.v[i].role, m->role);
			return;
		}
	if (p->rows.n && !own) {
		p->rows.v[0].role = higher(p->rows.v[0].role, m->role);
		return;
	}
	*PUSH(f->one, &p->rows) = (struct row){m->event, m->role};
}

/* The first office of each title, the address, what opens a group, and the verbs or headings beside the name. */
static void note_mention(const struct facts *f, struct reading *r, const struct mention *m)
{
	struct range titles[] = {m->shared, m->before, m->behind, m->group ? m->name : (struct range){0, 0}};
	struct range s = f->sentences[m->sentence];
	size_t from = m->first > s.first + NOTE_REACH ? m->first - NOTE_REACH : s.first;
	size_t to = m->end + NOTE_REACH < s.end ? m->end + NOTE_REACH : s.end;

	if (!f->explain)
		return;
	note_phrases(f, r, "address", &f->lex->honorifics, (struct range){m->first, m->name.first});
	for (size_t t = 0; t < sizeof titles / sizeof *titles; t++) {
		note_phrases(f, r, "office", &f->lex->offices, titles[t]);
		note_places(f, r, titles[t]);
	}
	note_phrases(f, r, "role word beside", &f->lex->role_words, (struct range){from, m->first});
	note_phrases(f, r, "role word beside", &f->lex->role_words, (struct range){m->end, to});
}

static struct reading *new_reading(struct facts *f, size_t event, const struct mention *m)
{
	struct reading *r = reading_add(f->article, READING_PARTICIPANT, f->one);

	r->event = f->article->readings[READING_EVENT].v[f->events.v[event].reading].id;
	r->at = range_span(f, m->name);
	r->evidence = evidence_at(f, m->name.first);
	r->rule = str_of(m->rule);
	r->cell[PA_name] = utf8_fold_space(f->one, range_text(f, m->name));
	note_mention(f, r, m);
	return r;
}

static void write_side(const struct facts *f, struct reading *r, struct side s, const struct parties *p)
{

	if (!s.weight) { /* an unmarked office is the narrator's */
		bool foreign =
			str_eq(f->lang, STR("zh")) && !str_starts(f->home, STR("VN")); /* the agency of Viet Nam writes it too */
		s.country = foreign ? p->partner.country : p->home.country;
		s.province = foreign ? p->partner.province : p->home.province;
	}
	r->cell[PA_country] = s.country;
	if (!s.central && !(s.central_at_home && str_eq(s.country, STR("VN"))))
		r->cell[PA_province_code] = s.province.n ? s.province : province_for(&s, p);
}

static void write_person(struct facts *f, const struct person *p, const struct row *row, const struct parties *parties)
{
	struct reading *r = new_reading(f, row->event, &p->best);

	r->cell[PA_kind] = STR("person");
	r->cell[PA_honorific] = p->honorific;
	r->cell[PA_position] = utf8_fold_space(f->one, p->position);
	r->cell[PA_role] = role_name(row->role);
	write_side(f, r, p->side, &parties[row->event]);
}

static bool is_told_already(const struct facts *f, const struct mentions *all, size_t at)
{
	struct str key = range_text(f, all->v[at].name);

	for (size_t i = 0; i < at; i++)
		if (all->v[i].group && !all->v[i].absent && all->v[i].event == all->v[at].event &&
			str_eq(all->v[i].block.country, all->v[at].block.country) &&
			str_eq_nocase(range_text(f, all->v[i].name), key))
			return true;
	return false;
}

/* "Bí thư Tỉnh ủy các tỉnh A, B", "lãnh đạo sở ngoại vụ 4 tỉnh" */
static bool names_provinces(const struct facts *f, struct range r)
{
	struct str first = STR("");

	for (size_t i = r.first; i < r.end; i++)
		if (is_cue(f, i, CUE_SEVERAL))
			return true;
	for (size_t i = places_from(f, r.first); i < f->places.n && f->places.v[i].range.first < r.end; i++) {
		struct str code = f->places.v[i].province;
		if (code.n && first.n && !str_eq(code, first))
			return true;
		if (code.n)
			first = code;
	}
	return false;
}

/* "lãnh đạo các sở của 2 tỉnh Svay Rieng và Prey Veng": of two provinces, but of one country. */
static struct str country_of_provinces(const struct facts *f, struct range r)
{
	struct str country = STR("");
	size_t n = 0;

	for (size_t i = places_from(f, r.first); i < f->places.n && f->places.v[i].range.first < r.end; i++) {
		const struct place *p = &f->places.v[i];
		if (!p->certain || !p->country.n || (country.n && !str_eq(country, p->country)))
			return STR("");
		country = p->country;
		n += p->province.n > 0;
	}
	return n > 1 ? country : STR("");
}

static void write_group(struct facts *f, const struct mention *m, const struct parties *parties)
{
	struct side s = side_of_title(f, m->name, &parties[m->event]);
	struct reading *r = new_reading(f, m->event, m);

	r->cell[PA_kind] = STR("group");
	r->cell[PA_role] = role_name(m->role);
	if (is_joint_group(f, m->name))
		r->cell[PA_country] = country_of_provinces(f, m->name);
	else if ((is_vietnamese(f) || next_country(f, m->name).first == m->name.end)) {
		struct side joined = better(s, m->block);
		s.central |= names_provinces(f, m->name);
		write_side(f, r, with_level(joined, s), &parties[m->event]);
	}
}

/* Somebody without any title who only speaks is a passer-by whom the paper asked; a leader of the state who does nothing
 * here is only talked about ("Thủ tướng A đã phê duyệt quy hoạch"). */
static bool takes_part(const struct facts *f, const struct person *p)
{
	if (p->side.weight == SIDE_DIPLOMAT && !is_vietnamese(f))
		return true; /* "gave the title to Consul General A" */
	if (!p->seen && !p->told)
		return false;
	return p->side.central ? p->seen : p->position.n || p->listed || p->ranked;
}

/* The event that a mention belongs to. Where the sentence goes on under an event that was not held but does not tell it,
 * he takes part in the main one; where it tells of such an event, in none (STR_NONE). */
static size_t event_of(const struct facts *f, const struct mention *m)
{
	if (is_held(f, m->event))
		return m->event;
	if (m->event < f->events.n && f->events.v[m->event].sentence == m->sentence)
		return STR_NONE;
	for (size_t i = 0; i < f->events.n; i++)
		if (f->events.v[i].main && is_held(f, i))
			return i;
	return STR_NONE;
}

static bool has_head(const struct persons *all, struct str country)
{
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->v[i].rows.n; k++)
			if (all->v[i].rows.v[k].role == ROLE_HEAD && str_eq(all->v[i].side.country, country))
				return true;
	return false;
}

static void write_groups(
	struct facts *f, const struct mentions *mentions, const struct persons *all, const struct parties *parties)
{
	for (size_t i = 0; i < mentions->n; i++) {
		const struct mention *m = &mentions->v[i];
		if (!m->group || m->absent || is_told_already(f, mentions, i))
			continue;
		if (!m->delegation || !has_head(all, side_of_places(f, m->name).country))
			write_group(f, m, parties);
	}
}

/* "nhận lời mời của Tỉnh ủy viên, Viện trưởng ... A": who takes part elsewhere may have his full title, or all of it, where he does not. */
static void learn_absent(const struct facts *f, struct persons *all, const struct mention *m)
{
	struct str key = utf8_fold(f->one, range_text(f, m->name)), position = position_of(f, m);

	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].key, key) && str_ends(position, all->v[i].position))
			all->v[i].position = position;
}

static struct persons join_persons(const struct facts *f, const struct mentions *mentions, const struct parties *parties)
{
	struct persons all = {0};

	for (size_t i = 0; i < mentions->n; i++) {
		const struct mention *m = &mentions->v[i];
		if (m->absent || m->group)
			continue;
		struct person *p = person_of(f, &all, m);
		learn(f, p, m, parties);
		add_row(f, p, m);
	}
	for (size_t i = 0; i < mentions->n; i++)
		if (mentions->v[i].absent && !mentions->v[i].group)
			learn_absent(f, &all, &mentions->v[i]);
	return all;
}

void find_people(struct facts *f)
{
	const struct parties *parties = parties_of_events(f);
	struct mentions mentions = str_eq(f->lang, STR("zh")) ? find_mentions_zh(f) : find_mentions(f, parties);
	struct persons all;

	for (size_t i = 0; i < mentions.n; i++) {
		mentions.v[i].event = event_of(f, &mentions.v[i]);
		mentions.v[i].absent |= mentions.v[i].event == STR_NONE;
	}
	all = join_persons(f, &mentions, parties);
	for (size_t i = 0; i < all.n; i++)
		for (size_t k = 0; takes_part(f, &all.v[i]) && k < all.v[i].rows.n; k++)
			write_person(f, &all.v[i], &all.v[i].rows.v[k], parties);
	write_groups(f, &mentions, &all, parties);
}
