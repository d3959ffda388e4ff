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

/* The office goes back to the mark, verb or "and" before it; over "、" where an office ends there. */
static size_t title_start(const struct facts *f, size_t first, size_t office)
{
	size_t i = office;

	for (enum role r; i > first; i--) {
		bool joins = i > first + 1 && is_enumeration(f, i - 1);
		if (is_mark(f, i - 1) && !joins)
			break;
		if (role_after_at(f, i - 1, &r) || is_cue(f, i - 1, CUE_AND) == 1 || is_cue(f, i - 1, CUE_STOP) == 1)
			break;
	}
	return i;
}

static struct side side_before(const struct facts *f, struct range title)
{
	struct side s = {0};

	for (size_t i = title.first; i < title.end; i++)
		if (person_cue(f, i, CUE_COUNTRY_SIDE, &s.country))
			s.weight = SIDE_BLOCK;
	return s;
}

static void add_han(const struct facts *f, struct mentions *all, size_t sentence, struct range title, struct range name)
{
	struct mention m = {.name = name,
		.before = title,
		.first = title.first,
		.end = name.end,
		.sentence = sentence,
		.rule = "office before"};
	enum role r;

	if (honorific_at(f, name.end, f->sentences[sentence].end).end > name.end) { /* "王某先生", "李某大校" */
		m.honorific = range_text(f, honorific_at(f, name.end, f->sentences[sentence].end));
		m.end = honorific_at(f, name.end, f->sentences[sentence].end).end;
	}
	m.event = f->events.governs && f->events.governs[sentence] != STR_NONE ? f->events.governs[sentence] : 0;
	m.role = role_behind(f, m.end, f->sentences[sentence].end, true);
	for (size_t i = f->sentences[sentence].first; i < title.first; i++)
		if (role_before_at(f, i, &r) && r == ROLE_ABSENT && i + 3 >= title.first)
			m.absent = true;
	m.block = side_before(f, title);
	*PUSH(f->one, all) = m;
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
		bool front = i == f->sentences[sentence].first || is_mark(f, i - 1);
		if (front && role_behind(f, i + n, end, true) == ROLE_NONE)
			for (size_t w = i + n; w < end && !is_mark(f, w); w++) {
				enum role r;
				if (role_after_at(f, w, &r) && r == ROLE_SPEAKER)
					m->role = higher(m->role, r);
			}
		else if (front)
			m->role = higher(m->role, role_behind(f, i + n, end, true));
		return;
	}
}

struct mentions find_mentions_zh(const struct facts *f)
{
	struct mentions all = {0};

	for (size_t s = 0; s < f->article->sentences.n; s++)
		for (size_t i = f->sentences[s].first, n; i < f->sentences[s].end; i += n) {
			size_t office = is_cue(f, i, CUE_OFFICE), end = f->sentences[s].end;
			n = office ? office : 1;
			if (office && name_end(f, i + office, end) > i + office) {
				struct range title = {title_start(f, f->sentences[s].first, i), i + office};
				add_han(f, &all, s, title, (struct range){i + office, name_end(f, i + office, end)});
			} else {
				hear_again(f, &all, s, i);
			}
		}
	return all;
}
