#include "origins.h"

#include <stdlib.h>

enum stance_class {
	STANCE_REPORTED,
	STANCE_AGREED,
	STANCE_PROPOSED,
	CUE_BOTH /* "hai bên" (both sides) as subject */,
	CUE_CARRY /* "đồng thời" (at the same time): goes on as before */,
	CUE_OTHER
};
static const char classes[] = "reported agreed proposed both carry other";
static const char topics[] = "trade border_gates border_management transport agriculture health education tourism culture_people "
			     "security_crime environment_water labour poverty party_work delegations digital science investment "
			     "finance justice defence rescue";

struct topic_tables {
	struct lexicon cues;
	enum stance_class *class; /* by row of cues */
	struct str *language;
	bool *weak; /* by row of topics: frame words that count only where nothing narrower stands */
	unsigned topic;
};

struct topic_tables *topic_tables_load(const char *config, struct lexicons *lex)
{
	struct topic_tables *t = NEW(lex->run, struct topic_tables, 1);
	const struct table *cues = &t->cues.table, *list = &lex->topics.table;

	t->cues = lexicon_load(config, "lexicon/cues_topics.csv", "cue", lex);
	unsigned class = table_column(cues, "class"), language = table_column(cues, "language");
	t->class = NEW(lex->run, enum stance_class, cues->n + 1);
	t->language = NEW(lex->run, struct str, cues->n + 1);
	for (size_t i = 0; i < cues->n; i++) {
		t->class[i] = (enum stance_class)table_choice(cues, &cues->rows[i], class, classes);
		t->language[i] = cues->rows[i].cell[language];
	}
	unsigned strength = table_column(list, "strength");
	t->topic = table_column(list, "topic");
	t->weak = NEW(lex->run, bool, list->n + 1);
	for (size_t i = 0; i < list->n; i++) {
		table_choice(list, &list->rows[i], t->topic, topics);
		t->weak[i] = table_choice(list, &list->rows[i], strength, "strong weak") == 1;
	}
	return t;
}

/* So many words before its verb a subject may stand: a bound for hostile texts. */
enum { FAR = 200 };

/* Those who take part: the named ones by name, and how many each sentence holds. */
struct people {
	const struct reading **named;
	size_t n, *in_sentence;
};

/* Where the reader stands: what the words before say about the topics to come. */
struct stance {
	enum stance_class class;
	bool open; /* a ":" opened a list that goes on in the blocks below */
	bool own;  /* a cue of this clause said so: "đề nghị ... thống nhất" stays a proposal */
	struct str raised_by;
	int row; /* of the cue that said so, -1 if none did */
	struct range cue;
	struct people people;
};

static bool is_semicolon(const struct facts *f, size_t word)
{
	return words_is(&f->words, word, STR(";"));
}

static int compare_names(const void *a, const void *b)
{
	const struct reading *const *x = a, *const *y = b;

	return str_cmp((*x)->cell[PA_name], (*y)->cell[PA_name]);
}

/* The last sentence that begins at or before the name. */
static size_t sentence_of(const struct facts *f, const struct reading *r)
{
	size_t low = 0, high = f->article->sentences.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (f->article->sentences.v[middle].start <= r->at.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : 0;
}

static struct people people_of(const struct facts *f)
{
	const struct readings *all = &f->article->readings[READING_PARTICIPANT];
	struct people p = {.named = NEW(f->one, const struct reading *, all->n + 1),
		.in_sentence = NEW(f->one, size_t, f->article->sentences.n + 1)};

	for (size_t i = 0; i < all->n; i++) {
		p.in_sentence[sentence_of(f, &all->v[i])]++;
		if (str_eq(all->v[i].cell[PA_kind], STR("person")))
			p.named[p.n++] = &all->v[i];
	}
	if (p.n)
		qsort(p.named, p.n, sizeof *p.named, compare_names);
	return p;
}

/* The participant whose name begins at the word, or nothing. */
static struct str person_at(const struct facts *f, const struct people *p, size_t word)
{
	size_t start = f->words.v[word].start, low = 0, high = p->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct str name = p->named[middle]->cell[PA_name];
		int order = str_cmp(name, str_slice(f->article->text, start, start + name.n));
		if (!order)
			return p->named[middle]->id;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return STR("");
}

/* The participant whose name stands last in the range of words. */
static struct str person_in(const struct facts *f, const struct people *p, struct range r)
{
	struct str id = STR("");

	for (size_t i = r.end; i-- > r.first && i + FAR > r.end && !id.n;)
		id = person_at(f, p, i);
	return id;
}

/* "Phía Lào Cai đề nghị" (the side of Lào Cai proposed): the one province named before the verb. */
static struct str party_in(const struct facts *f, struct range r)
{
	struct str code = STR("");

	for (size_t i = places_from(f, r.first); i < f->places.n && f->places.v[i].range.first < r.end; i++) {
		const struct place *p = &f->places.v[i];
		struct str own = p->province.n ? p->province : p->country;
		if (code.n && own.n && !str_eq(code, own) && p->level != PLACE_COUNTRY)
			return STR("");
		if (!code.n || p->province.n)
			code = own;
	}
	return code;
}

static bool both_sides_in(const struct facts *f, struct range r)
{
	const struct topic_tables *t = f->lex->topic_codes;
	struct phrase_hit hit;

	for (size_t i = r.first; i < r.end; i++)
		if (phrases_at(&t->cues.phrases, &f->words, i, &hit) && t->class[hit.row] == CUE_BOTH)
			return true;
	return false;
}

static struct str speaker_in(const struct facts *f, const struct people *p, struct range r, struct str before)
{
	if (r.first >= r.end)
		return before;
	struct str id = person_in(f, p, r);
	if (id.n)
		return id;
	if (both_sides_in(f, r))
		return STR("");
	struct str party = party_in(f, r);
	return party.n ? party : before;
}

/* The cue at the word changes the stance unless the clause has its own already. */
static size_t read_cue(const struct facts *f, size_t word, size_t clause, struct stance *s)
{
	const struct topic_tables *t = f->lex->topic_codes;
	struct phrase_hit hit;

	if (!phrases_at(&t->cues.phrases, &f->words, word, &hit) || !str_eq(t->language[hit.row], f->lang))
		return 1;
	enum stance_class class = t->class[hit.row];
	bool name = f->words.v[word].flags & WORD_UPPER && word > clause && f->words.v[word - 1].flags & WORD_UPPER;
	if (class > STANCE_PROPOSED || name)
		return hit.words;
	if (s->class != STANCE_REPORTED && (s->own || class == STANCE_REPORTED))
		return hit.words; /* in a list of proposals "trao đổi" (to exchange) reports nothing */
	s->raised_by = speaker_in(f, &s->people, (struct range){clause, word}, s->raised_by);
	s->class = class;
	s->row = hit.row;
	s->cue = (struct range){word, word + hit.words};
	s->own = true;
	return hit.words;
}

static bool is_told(const struct facts *f, size_t word)
{
	enum block_kind kind = f->article->blocks.v[f->block_of[word]].kind;

	return kind != BLOCK_HEADLINE && kind != BLOCK_CAPTION && kind != BLOCK_BYLINE;
}

/* "Sở Y tế" (Department of Health) is an office, "y tế" a field: a capital inside a sentence. */
static bool is_of_name(const struct facts *f, struct range sentence, struct range r)
{
	bool upper = f->words.v[r.first].flags & WORD_UPPER;

	return upper && r.first > sentence.first && f->language == LANGUAGE_VI;
}

static const struct event *event_of(const struct facts *f, size_t sentence)
{
	size_t e = f->events.governs ? f->events.governs[sentence] : STR_NONE;

	for (size_t i = 0; e == STR_NONE && i < f->events.n; i++)
		if (f->events.v[i].main)
			e = i;
	return e == STR_NONE ? NULL : &f->events.v[e];
}

static const char *const rule_of_stance[] = {"topics: reported cue", "topics: agreed cue", "topics: proposed cue"};

static struct str stance_name(enum stance_class class)
{
	return class == STANCE_AGREED ? STR("agreed") : class == STANCE_PROPOSED ? STR("proposed") : STR("reported");
}

static bool is_known(const struct readings *all, struct str event, struct str topic, struct str stance, struct str raised_by)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct reading *r = &all->v[i];
		if (str_eq(r->event, event) && str_eq(r->cell[TO_topic], topic) && str_eq(r->cell[TO_stance], stance) &&
			str_eq(r->cell[TO_raised_by], raised_by))
			return true;
	}
	return false;
}

static void add_topic(struct facts *f, size_t sentence, struct range words, int row, const struct stance *s)
{
	const struct event *e = event_of(f, sentence);
	struct str event = e ? f->article->readings[READING_EVENT].v[e->reading].id : STR("");
	struct str topic = lexicon_cell(&f->lex->topics, row, f->lex->topic_codes->topic), stance = stance_name(s->class);
	struct str raised_by = s->own || s->class != STANCE_REPORTED ? s->raised_by : STR("");

	if (is_known(&f->article->readings[READING_TOPIC], event, topic, stance, raised_by))
		return;
	struct reading *r = reading_add(f->article, READING_TOPIC, f->one);
	r->event = event;
	r->at = range_span(f, words);
	r->evidence = evidence_at(f, words.first);
	r->rule = str_of(rule_of_stance[s->class]);
	note_row(f, r, "topic", &f->lex->topics.table, row, words);
	note_row(f, r, "stance", &f->lex->topic_codes->cues.table, s->row, s->cue);
	r->cell[TO_topic] = topic;
	r->cell[TO_stance] = stance;
	r->cell[TO_raised_by] = raised_by;
}

static bool has_strong_topic(const struct facts *f, struct range sentence)
{
	struct starts starts = phrases_starts(&f->lex->topics.phrases, &f->words, sentence.first, sentence.end);
	struct phrase_hit hit;

	for (size_t i = sentence.first; (i = starts_next(&starts, i)) < sentence.end; i += hit.words)
		if (!phrases_at(&f->lex->topics.phrases, &f->words, i, &hit))
			hit.words = 1;
		else if (!f->lex->topic_codes->weak[hit.row] && !is_of_name(f, sentence, (struct range){i, i + hit.words}))
			return true;
	return false;
}

static void read_sentence(struct facts *f, size_t sentence, struct stance *s)
{
	struct range r = f->sentences[sentence];
	bool strong = has_strong_topic(f, r);
	size_t clause = r.first, topic_end = clause;
	struct phrase_hit hit;

	for (size_t i = r.first, step; i < r.end; i += step) {
		step = 1;
		if (is_semicolon(f, i)) {
			clause = i + 1;
			s->own = false;
		}
		if (i >= topic_end && phrases_at(&f->lex->topics.phrases, &f->words, i, &hit)) {
			struct range words = {i, i + hit.words};
			topic_end = words.end;
			if (!is_of_name(f, r, words) && !(strong && f->lex->topic_codes->weak[hit.row]))
				add_topic(f, sentence, words, hit.row, s);
		}
		if (i >= topic_end)
			step = read_cue(f, i, clause, s);
	}
}

static bool is_dash(const struct facts *f, size_t word)
{
	struct str w = words_text(&f->words, word, word + 1);

	return str_eq(w, STR("-")) || str_eq(w, STR("–")) || str_eq(w, STR("+")) || str_eq(w, STR("•")) || str_eq(w, STR("*"));
}

static bool is_item(const struct facts *f, size_t word)
{
	return f->article->blocks.v[f->block_of[word]].kind == BLOCK_ITEM || is_dash(f, word);
}

/* "Dự hội đàm có A, ...; B, ...": people with their offices, and nobody says anything. */
static bool is_attendance(const struct facts *f, const struct people *p, size_t sentence)
{
	const struct topic_tables *t = f->lex->topic_codes;
	struct phrase_hit hit;

	if (p->in_sentence[sentence] < 2)
		return false;
	for (size_t i = f->sentences[sentence].first; i < f->sentences[sentence].end; i++)
		if (phrases_at(&t->cues.phrases, &f->words, i, &hit) && t->class[hit.row] <= STANCE_PROPOSED &&
			str_eq(t->language[hit.row], f->lang))
			return false;
	return true;
}

/* "Ông đề nghị:" and the items under it; "Đồng thời, ..." (at the same time): the stance goes on. */
static bool goes_on(const struct facts *f, size_t sentence, const struct stance *s)
{
	const struct topic_tables *t = f->lex->topic_codes;
	struct range before = f->sentences[sentence - 1];
	struct phrase_hit hit;

	if (s->open && is_item(f, f->sentences[sentence].first))
		return true;
	if (before.end > before.first && (is_semicolon(f, before.end - 1) || str_ends(range_text(f, before), STR(":"))))
		return true;
	return phrases_at(&t->cues.phrases, &f->words, f->sentences[sentence].first, &hit) && t->class[hit.row] == CUE_CARRY;
}

static void end_stance(struct stance *s)
{
	s->class = STANCE_REPORTED;
	s->row = -1;
}

void find_topics(struct facts *f)
{
	struct stance s = {.raised_by = STR(""), .row = -1, .people = people_of(f)};

	for (size_t i = 0; i < f->article->sentences.n; i++) {
		struct range r = f->sentences[i];
		if (r.first >= r.end || !is_told(f, r.first))
			continue;
		if (!i || !goes_on(f, i, &s))
			end_stance(&s);
		if (s.open && !is_item(f, r.first))
			s.open = false;
		if (!i || f->block_of[r.first] != f->block_of[f->sentences[i - 1].first])
			if (s.class == STANCE_REPORTED)
				s.raised_by = STR("");
		s.own = false;
		if (!is_attendance(f, &s.people, i))
			read_sentence(f, i, &s);
		s.open = s.open || str_ends(range_text(f, r), STR(":"));
	}
}
