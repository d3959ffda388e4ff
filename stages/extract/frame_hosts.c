#include "frame_cells.h"

/* ---- theme and host ---- */

static bool opens_quote(const struct facts *f, size_t i)
{
	return is_char_at(f, i, "“") || is_char_at(f, i, "\"") || is_char_at(f, i, "«") || is_char_at(f, i, "「");
}

static bool closes_quote(const struct facts *f, size_t i)
{
	return is_char_at(f, i, "”") || is_char_at(f, i, "\"") || is_char_at(f, i, "»") || is_char_at(f, i, "」");
}

static struct str quoted_after(const struct facts *f, size_t word, size_t end)
{
	size_t open = word;

	while (open < end && open < word + 6 && !opens_quote(f, open))
		open++;
	if (open >= end || !opens_quote(f, open))
		return STR("");
	for (size_t i = open + 1; i < end; i++)
		if (closes_quote(f, i)) {
			while (i > open + 1 &&
				(is_char_at(f, i - 1, ",") || is_char_at(f, i - 1, ".") || is_char_at(f, i - 1, ";")))
				i--;
			return words_text(&f->words, open + 1, i);
		}
	return STR("");
}

static bool names_kind_again(const struct telling *t, const struct frame *e, size_t sentence)
{
	for (size_t i = 0; i < t->all.n; i++)
		if (t->all.v[i].sentence == sentence && t->all.v[i].kind == e->kind &&
			(!t->all.v[i].ordinal || t->all.v[i].ordinal == e->ordinal))
			return true;
	return false;
}

/* "Với chủ đề “…”, các đại biểu thảo luận", "Hội nghị lần này có chủ đề “…”": below the lede, in a sentence without a date. */
static struct str theme_below(const struct telling *t, const struct frame *e)
{
	const struct facts *f = t->f;
	bool meeting = e->kind == KIND_CONFERENCE || e->kind == KIND_GATHERING || e->kind == KIND_OTHER;

	for (size_t at = f->sentences[e->c->sentence].end; e->main && meeting; at++) {
		size_t s, date;
		if ((at = find_cue(t, CUE_theme, at, f->words.n)) >= f->words.n)
			break;
		s = f->sentence_of[at];
		date = s == STR_NONE ? 0 : dates_from(f, f->sentences[s].first);
		while (date < f->dates.n && f->dates.v[date].precision != DATE_DAY)
			date++; /* "Hội trại năm nay có chủ đề …" */
		if (s == STR_NONE || !is_body(f, s) || (date < f->dates.n && f->dates.v[date].range.first < f->sentences[s].end))
			continue;
		if (at <= f->sentences[s].first + 1 || names_kind_again(t, e, s))
			return quoted_after(f, at + t->cue[at].words, f->sentences[s].end);
	}
	return STR("");
}

void write_theme(const struct telling *t, const struct frame *e, struct reading *r)
{
	for (size_t s = e->zone_first; s < e->zone_end && !r->cell[EV_theme].n; s++)
		for (size_t i = t->f->sentences[s].first, zone = in_zone(e, t, s); zone && i < t->f->sentences[s].end; i++)
			if (has_cue(t, i, CUE_theme) &&
				((e->main && s < e->c->sentence + 3) || (i > e->c->word.first && i < e->c->segment.end))) {
				r->cell[EV_theme] = quoted_after(t->f, i + t->cue[i].words, t->f->sentences[s].end);
				break;
			}
	if (!r->cell[EV_theme].n)
		r->cell[EV_theme] = theme_below(t, e);
}

static bool is_organisation(const struct telling *t, size_t first)
{
	const struct place *p = place_at(t->f, first);
	struct phrase_hit office = {0}, body = {0};
	bool is_office = phrases_at(&t->f->lex->offices.phrases, &t->f->words, first, &office);
	bool is_body = phrases_at(&t->f->lex->organisations.phrases, &t->f->words, first, &body);

	if (has_cue(t, first, CUE_organisation) && t->cue[first].words > body.words)
		body.words = t->cue[first].words;
	if (is_office && office.words >= body.words)
		return false; /* "Tổng Cục trưởng", but "Đại sứ quán" */
	if (p && p->range.first == first)
		return p->level <= PLACE_PROVINCE || p->level == PLACE_INSTITUTION; /* "…, huyện X" ends a longer name */
	return is_body || has_cue(t, first, CUE_organisation);
}

static bool date_covers(const struct telling *t, size_t word)
{
	size_t i = dates_from(t->f, word + 1);

	return i > 0 && t->f->dates.v[i - 1].range.end > word;
}

static size_t bracket_before(const struct telling *t, size_t close, size_t first)
{
	while (close > first && !is_char_at(t->f, close, "("))
		close--;
	return close;
}

/* "UBND các tỉnh X, Y và Z", "các tỉnh gồm X, Y": a row of provinces stands there, and not behind "tại". */
static bool opens_row(const struct telling *t, size_t first)
{
	const struct place *p = first > 1 && is_char_at(t->f, first - 1, ",") ? place_at(t->f, first - 2) : NULL;

	if (p && p->level == PLACE_PROVINCE && p->range.end == first - 1)
		return opens_row(t, p->range.first);
	return cue_before(t, CUE_list_of, first) != STR_NONE || has_cue(t, first, CUE_list_of) ||
	       (first > 0 && has_cue(t, first - 1, CUE_list_of));
}

/* "Tổng lãnh sự quán Việt Nam | tại tỉnh X": where a body has its seat. */
static bool is_seat(const struct telling *t, size_t preposition)
{
	enum { BODY_WORDS = 8 };

	for (size_t i = preposition; i > 0 && i + BODY_WORDS > preposition; i--) {
		if (t->f->words.v[i - 1].flags & WORD_PUNCT)
			return i < preposition && is_organisation(t, i);
		if (is_organisation(t, i) && !place_at(t->f, i))
			return true;
	}
	return false;
}

/* "chính quyền châu X, tỉnh Y": a comma between a place and the one that holds it; not "tại huyện X, tỉnh Y tổ chức". */
static bool is_in_address(const struct telling *t, size_t comma)
{
	const struct place *in = place_at(t->f, comma + 1), *p = comma > 0 ? place_at(t->f, comma - 1) : NULL;

	if (!in || !p || in->range.first != comma + 1 || p->range.end != comma || p->range.first == 0)
		return false;
	if (p->level == PLACE_PROVINCE && in->level == PLACE_PROVINCE)
		return opens_row(t, p->range.first);
	if (p->level <= in->level || p->level == PLACE_GATE ||
		!(in->level == PLACE_COUNTRY ? str_eq(p->country, in->country) : str_eq(p->province, in->province)))
		return false;
	if (is_char_at(t->f, p->range.first - 1, ","))
		return is_in_address(t, p->range.first - 1);
	return !has_cue(t, p->range.first - 1, CUE_name_stop) || (in->level == PLACE_COUNTRY && is_seat(t, p->range.first - 1));
}

/* "Huyện ủy, UBND huyện X": of two bodies of one place the second alone tells it; "Đồn Biên phòng X, BĐBP tỉnh Y": the second is
 * over the first, which a name of its own follows. */
static bool is_between_bodies(const struct telling *t, size_t comma)
{
	enum { BACK = 9 };
	const struct phrases *bodies = &t->f->lex->organisations.phrases;
	struct phrase_hit hit;
	size_t name = comma;

	if (!phrases_at(bodies, &t->f->words, comma + 1, &hit))
		return false;
	while (name > 0 && name + 4 > comma && t->f->words.v[name - 1].flags & WORD_UPPER)
		name--;
	for (size_t back = 1; back < BACK && back <= comma; back++) {
		size_t first = comma - back;
		if (phrases_at(bodies, &t->f->words, first, &hit) && first + hit.words >= name && hit.words > 1)
			return first + hit.words == comma || (first > 0 && cue_before(t, CUE_name_stop, first) == STR_NONE);
	}
	return false;
}

/* "(conganx.gov.vn) - Công an tỉnh X tổ chức" */
static bool ends_dateline(const struct telling *t, size_t i)
{
	return i > 0 && is_char_at(t->f, i, "-") && is_char_at(t->f, i - 1, ")");
}

/* Talks are held, not organised, by those who meet. */
static bool is_organised(enum event_kind kind)
{
	return kind == KIND_CONFERENCE || kind == KIND_GATHERING || kind == KIND_CEREMONY || kind == KIND_SIGNING ||
	       kind == KIND_OTHER;
}

/* "cùng Đồn Công an X, Trung Quốc | tổ chức": the country says whose what stands before it is. */
static bool is_end_of_address(const struct telling *t, size_t first, size_t verb)
{
	const struct place *p = place_at(t->f, first);

	return p && p->level == PLACE_COUNTRY && p->range.first == first && p->range.end >= verb && first > 1 &&
	       is_char_at(t->f, first - 1, ",") && t->f->words.v[first - 2].flags & WORD_UPPER;
}

/* "…, UBND tỉnh X và chính quyền tỉnh Y tổ chức Hội nghị": what stands between the last comma and the verb; those joined by
 * "và" host together. */
static struct range host_before(const struct telling *t, const struct candidate *c)
{
	size_t verb = cue_before(t, CUE_host, c->word.first), first;

	if (verb == STR_NONE && cue_before(t, CUE_classifier, c->word.first) != STR_NONE)
		verb = cue_before(t, CUE_host, cue_before(t, CUE_classifier, c->word.first));
	if (verb == STR_NONE)
		return (struct range){0, 0};
	while (verb > c->clause.first && (has_cue(t, verb - 1, CUE_done) || has_cue(t, verb - 1, CUE_hosts)))
		verb--;
	first = find_cue(t, CUE_jointly, c->segment.first, verb);
	if (first != STR_NONE)
		verb = first; /* "UBND tỉnh X phối hợp với Y, Z tổ chức": the first one hosts */
	while (verb > c->clause.first && has_cue(t, verb - 1, CUE_with))
		verb--; /* "cùng tổ chức" */
	while (verb > c->clause.first && date_covers(t, verb - 1))
		verb--; /* "UBND tỉnh X và chính quyền tỉnh Y sáng 12/9 tổ chức …" */
	first = verb;
	while (first > c->segment.first &&
		!(is_char_at(t->f, first - 1, ",") && !is_in_address(t, first - 1) && !is_between_bodies(t, first - 1)) &&
		!is_char_at(t->f, first - 1, ":") && !date_covers(t, first - 1) && !ends_dateline(t, first - 1))
		first = is_char_at(t->f, first - 1, ")") ? bracket_before(t, first - 1, c->segment.first) : first - 1;
	if (find_cue(t, CUE_tells, first, verb) != STR_NONE)
		verb = find_cue(t, CUE_tells, first, verb);
	if (is_end_of_address(t, first, verb))
		return (struct range){0, 0};
	for (size_t i = c->segment.first; i + 1 < first; i++) /* "Đoàn A và Đoàn B, Trạm C tổ chức": none of them alone */
		if (has_cue(t, i, CUE_and) &&
			(has_cue(t, i + 1, CUE_delegation) || (!is_organised(c->kind) && is_organisation(t, i + 1))))
			return (struct range){0, 0};
	for (size_t i = first; i < verb; i++) {
		bool joint =
			has_cue(t, i, CUE_and) && i > first && i + 1 < verb && is_organised(c->kind) && is_organisation(t, i + 1);
		if ((has_cue(t, i, CUE_and) && !joint) || has_cue(t, i, CUE_with) ||
			(i == first && has_cue(t, i, CUE_delegation)))
			return (struct range){0, 0};
	}
	return first < verb && verb - first < 32 ? (struct range){first, verb} : (struct range){0, 0};
}

/* "do Bộ X, Bộ Y và Bộ Z tổ chức": the comma behind which no other organisation stands. */
static size_t find_comma(const struct telling *t, size_t first, size_t end)
{
	size_t comma = find_cue(t, CUE_comma, first, end);

	while (comma != STR_NONE && is_organisation(t, comma + 1))
		comma = find_cue(t, CUE_comma, comma + 1, end);
	return comma == STR_NONE ? end : comma;
}

/* "do tỉnh X đăng cai". */
static struct range host_in(const struct telling *t, struct range r)
{
	size_t by = find_cue(t, CUE_by, r.first, r.end), end;

	if (by == STR_NONE)
		return (struct range){0, 0};
	by += t->cue[by].words;
	if (str_eq(t->f->lang, STR("en")) && (end = find_cue(t, CUE_name_stop, by, r.end)) != STR_NONE && end - by < 14)
		return (struct range){by, end}; /* "will be hosted by Honghe prefecture in Mengzi" */
	end = find_cue(t, CUE_hosts, by, r.end);
	if (end == STR_NONE)
		end = find_cue(t, CUE_host, by, find_comma(t, by, r.end)); /* "do tỉnh X và tỉnh Y phối hợp tổ chức" */
	if (end != STR_NONE && find_cue(t, CUE_jointly, by, end) != STR_NONE)
		end = find_cue(t, CUE_jointly, by, end);
	if (end == STR_NONE || end - by > 24 || find_cue(t, CUE_delegation, by, end) != STR_NONE)
		return (struct range){0, 0};
	return (struct range){by, end};
}

static struct range host_after(const struct telling *t, const struct candidate *c)
{
	return host_in(t, (struct range){c->name.end, c->segment.end});
}

/* "Hội chợ do A và B phối hợp tổ chức", "Sự kiện do …": a sentence of its own behind the one that tells the main event. */
static struct range host_below(const struct telling *t, const struct frame *e)
{
	enum { SENTENCES = 4, NOUN = 3 };
	struct range host = {0, 0};

	for (size_t s = e->c->sentence + 1; e->main && s < e->zone_end && s < e->c->sentence + SENTENCES && !host.end; s++) {
		struct range r = t->f->sentences[s];
		size_t by = find_cue(t, CUE_by, r.first, r.end);
		if (is_body(t->f, s) && by != STR_NONE && by <= r.first + NOUN && is_organisation(t, by + t->cue[by].words))
			host = host_in(t, r);
	}
	return host;
}

/* Not "do dịch bệnh nên việc tổ chức …". */
static bool names_somebody(const struct telling *t, struct range r)
{
	bool named = t->f->language != LANGUAGE_VI || t->f->words.v[r.first].flags & WORD_UPPER;

	return named || is_organisation(t, r.first) || place_in(t, r);
}

void write_host(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	struct range host = host_after(t, e->c);
	const struct place *p;

	if (host.end == 0 && e->status == STATUS_HELD)
		host = host_before(t, e->c);
	if (host.end == 0 && is_organised(e->kind))
		host = host_below(t, e);
	if (host.end == 0 || !(is_organisation(t, host.first) || host_after(t, e->c).end) || !names_somebody(t, host))
		return;
	r->cell[EV_host] = range_text(t->f, host);
	p = find_cue(t, CUE_and, host.first, host.end) == STR_NONE ? place_in(t, host) : NULL;
	if (p && p->province.n && !r->cell[EV_country].n) {
		write_codes(r, p->country, province_on(t->f->lex->gazetteer, p->province, on));
		add_inferred(t, r, "country");
		add_inferred(t, r, "province_code");
	}
}
