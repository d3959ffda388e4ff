/* People in Chinese sentences: organisation, office, name, in that order and without blanks ("云南省委书记王宁"). */
#include "mentions.h"

#include "positions.h"
#include "roles.h"

static bool is_han(const struct facts *f, size_t i, size_t end)
{
	return i < end && word_is(f, i, WORD_HAN);
}

static bool is_mark(const struct facts *f, size_t i)
{
	return word_is(f, i, WORD_PUNCT) && !word_is(f, i, WORD_HAN);
}

/* The enumeration comma "、" joins the offices of one person. */
static bool is_enumeration(const struct facts *f, size_t i)
{
	return is_mark(f, i) && is_cue(f, i, CUE_ENUMERATION);
}

/* What cannot be inside a name: a mark, a verb, "and", an office. */
static bool ends_name(const struct facts *f, size_t i, size_t end)
{
	enum role r;

	return i >= end || is_mark(f, i) || honorific_at(f, i, end).end > i || role_after_at(f, i, &r) || is_cue(f, i, CUE_AND) ||
	       is_cue(f, i, CUE_STOP) || is_cue(f, i, CUE_OFFICE);
}

/* Surname and one or two characters; the end of the name, or `i` if there is none. */
static size_t name_end(const struct facts *f, size_t i, size_t end)
{
	struct phrase_hit hit;
	size_t given;

	if (!is_han(f, i, end) || !phrases_at(&f->lex->people->han_surname, &f->words, i, &hit))
		return i;
	given = i + hit.words;
	if (!is_han(f, given, end) || ends_name(f, given, end))
		return i;
	if (is_han(f, given + 1, end) && !ends_name(f, given + 1, end))
		return given + 2;
	return given + 1;
}

/* Words of the verb that ends before word i: "会见" before "越南谅山省委书记". */
static bool is_behind_verb(const struct facts *f, size_t first, size_t i)
{
	enum role r;

	for (size_t n = 1; n <= 4 && n <= i - first; n++)
		if (role_after_at(f, i - n, &r) == n || is_cue(f, i - n, CUE_STOP) == n)
			return true;
	return false;
}

/* The office goes back to the mark, verb or "and" before it; over "、" where an office ends there. */
static size_t title_start(const struct facts *f, size_t first, size_t office)
{
	size_t i = office;

	for (; i > first; i--) {
		bool joins = i > first + 1 && is_enumeration(f, i - 1);
		if (is_mark(f, i - 1) && !joins)
			break;
		if (is_cue(f, i - 1, CUE_AND) == 1 || is_behind_verb(f, first, i))
			break;
	}
	while (i < office && is_mark(f, i))
		i++;
	return i;
}

/* The country or the place that the title names first. */
static struct side side_before(const struct facts *f, struct range title)
{
	struct side s = {0};

	for (size_t i = title.first; i < title.end; i++)
		if (person_cue(f, i, CUE_COUNTRY_SIDE, &s.country)) {
			s.weight = SIDE_BLOCK;
			return s;
		}
	s = side_of_places(f, title);
	if (s.weight)
		s.weight = SIDE_BLOCK;
	return s;
}

static bool opens_clause(const struct facts *f, size_t sentence, size_t i)
{
	return i == f->sentences[sentence].first || is_mark(f, i - 1);
}

/* The verb behind a subject, also behind the object that "对" puts before it. */
static enum role role_of_subject(const struct facts *f, size_t i, size_t end)
{
	enum role r = role_behind(f, i, end, true);

	for (; r == ROLE_NONE && i < end && !is_mark(f, i); i++)
		if (role_after_at(f, i, &r) && r != ROLE_SPEAKER)
			r = ROLE_NONE;
	return r;
}

static bool is_chained(const struct facts *f, const struct mention *last, size_t i)
{
	return last->end == i || (last->end + 1 == i && (is_mark(f, last->end) || is_cue(f, last->end, CUE_AND) == 1)) ||
	       (last->end < i && last->end + is_cue(f, last->end, CUE_AND) == i);
}

/* "A与B签署", "A、B、C参加会见": one verb for all of them; one alone leads. */
static void share_role(struct mentions *all)
{
	const struct mention *last = &all->v[all->n - 1];

	if (last->role == ROLE_NONE || last->role == ROLE_HEAD)
		return;
	for (size_t i = all->n - 1; i-- > 0 && all->v[i].chain == last->chain;)
		all->v[i].role = higher(all->v[i].role, last->role);
}

/* "代表团团长、..." */
static enum role role_of_title(const struct facts *f, struct range title)
{
	enum role r = ROLE_NONE;

	for (size_t i = title.first; i < title.end; i++)
		if (role_before_at(f, i, &r) && r == ROLE_HEAD)
			return r;
	return ROLE_NONE;
}

static bool is_absent(const struct facts *f, size_t sentence, size_t first)
{
	enum role r;

	for (size_t i = f->sentences[sentence].first; i < first; i++)
		if (i + 3 >= first && role_before_at(f, i, &r) && r == ROLE_ABSENT)
			return true;
	return false;
}

static void add_han(const struct facts *f, struct mentions *all, size_t sentence, struct range title, struct range name)
{
	size_t end = f->sentences[sentence].end;
	struct range honorific = honorific_at(f, name.end, end); /* "王某先生", "李某大校" */
	const struct mention *last = all->n ? &all->v[all->n - 1] : NULL;
	struct mention m = {.name = name,
		.before = title,
		.first = title.first,
		.end = honorific.end,
		.sentence = sentence,
		.rule = "office before"};

	if (honorific.end > honorific.first)
		m.honorific = range_text(f, honorific);
	m.event = f->events.governs && f->events.governs[sentence] != STR_NONE ? f->events.governs[sentence] : 0;
	m.role = opens_clause(f, sentence, m.first) ? role_of_subject(f, m.end, end) : role_behind(f, m.end, end, true);
	m.role = higher(m.role, role_of_title(f, title));
	m.absent = is_absent(f, sentence, title.first);
	m.block = side_before(f, title);
	m.chain = all->n + 1;
	if (last && last->sentence == sentence && is_chained(f, last, title.first)) {
		m.chain = last->chain;
		if (!m.block.weight)
			m.block = last->block; /* "谅山省外事厅厅长A、工贸厅厅长B" */
	}
	*PUSH(f->one, all) = m;
	share_role(all);
}

/* "韦光明对黄文良一行的到来表示欢迎": a name met before, and what he does. */
static void hear_again(const struct facts *f, struct mentions *all, size_t sentence, size_t i)
{
	size_t end = f->sentences[sentence].end;

	for (size_t k = 0; k < all->n && k < 200; k++) { /* a bound for hostile texts */
		struct mention *m = &all->v[k];
		size_t n = m->name.end - m->name.first;
		if (i + n > end || !str_eq(range_text(f, m->name), range_text(f, (struct range){i, i + n})))
			continue;
		if (opens_clause(f, sentence, i))
			m->role = higher(m->role, role_of_subject(f, i + n, end));
		return;
	}
}

struct mentions find_mentions_zh(const struct facts *f)
{
	struct mentions all = {0};

	for (size_t s = 0; s < f->article->sentences.n; s++) {
		size_t first = f->sentences[s].first, end = f->sentences[s].end;
		for (size_t i = first, n; i < end; i += n) {
			size_t office = is_cue(f, i, CUE_OFFICE), name = i + office;
			n = office ? office : 1;
			if (office && name_end(f, name, end) > name) {
				struct range title = {title_start(f, first, i), name};
				add_han(f, &all, s, title, (struct range){name, name_end(f, name, end)});
				first = name_end(f, name, end);
			} else {
				hear_again(f, &all, s, i);
			}
		}
	}
	return all;
}
