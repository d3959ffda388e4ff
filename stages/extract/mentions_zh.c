/* People in Chinese sentences: organisation, office, name, in that order and without blanks ("云南省委书记王宁"). */
#include "mentions.h"

#include "names.h"
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

/* 通电话, 会谈: of two characters at least. */
static bool is_event_word(const struct facts *f, size_t i)
{
	struct phrase_hit hit;

	return phrases_at(&f->lex->event_words.phrases, &f->words, i, &hit) && hit.words > 1;
}

/* What cannot be inside a name: a mark, a verb, an office. */
static bool ends_name(const struct facts *f, size_t i, size_t end)
{
	enum role r;

	return i >= end || is_mark(f, i) || honorific_at(f, i, end).end > i || role_after_at(f, i, &r) ||
	       is_cue(f, i, CUE_STOP) || is_cue(f, i, CUE_OFFICE) || is_event_word(f, i);
}

/* "黎海和，": the "and" behind which nobody stands belongs to the name. */
static bool is_and(const struct facts *f, size_t i, size_t end)
{
	size_t n = is_cue(f, i, CUE_AND);

	return n > 1 || (n && !ends_name(f, i + n, end)) || (n && is_cue(f, i + n, CUE_OFFICE));
}

/* U+00B7 and its like, between the parts of a name that is spelt by its sound. */
static bool is_middle_dot(const struct facts *f, size_t i)
{
	struct str w = range_text(f, (struct range){i, i + 1});

	return word_is(f, i, WORD_PUNCT) &&
	       (str_eq(w, STR("\xC2\xB7")) || str_eq(w, STR("\xE2\x80\xA2")) || str_eq(w, STR("\xE3\x83\xBB")));
}

enum { SOUNDS = 6 }; /* characters of one part of such a name */

/* 坎平·赛宋平 */
static size_t dotted_name_end(const struct facts *f, size_t i, size_t end)
{
	size_t dot = i, stop;

	if (is_cue(f, i, CUE_AND))
		return i; /* 主席和宋某·西某 */
	while (dot < end && dot < i + SOUNDS && is_han(f, dot, end) && !is_middle_dot(f, dot) && !is_cue(f, dot, CUE_OFFICE))
		dot++;
	if (dot == i || dot >= end || !is_middle_dot(f, dot))
		return i;
	for (stop = dot + 1; stop < end && stop < dot + 1 + SOUNDS && is_han(f, stop, end); stop++)
		if (ends_name(f, stop, end) || is_cue(f, stop, CUE_AND))
			break;
	if (stop < end && is_middle_dot(f, stop))
		return dotted_name_end(f, dot + 1, end) > dot + 1 ? dotted_name_end(f, dot + 1, end) : stop;
	return stop > dot + 1 ? stop : i;
}

/* 高平市: no surname. */
static bool begins_place(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i);

	return p && p->certain && p->range.first == i && p->range.end > i + 1;
}

/* Surname and one or two characters, parts joined by dots, or Latin letters; the end of the name, or `i` if there is none. */
static size_t name_end(const struct facts *f, size_t i, size_t end)
{
	struct phrase_hit hit;
	size_t given = dotted_name_end(f, i, end);
	struct range latin = i < end && !is_han(f, i, end) ? name_run(f, i, end) : (struct range){i, i};

	if (given > i || latin.end > i + 1)
		return given > i ? given : latin.end;
	if (is_cue(f, i, CUE_AND) && dotted_name_end(f, i + 1, end) > i + 1)
		return i;
	if (!is_han(f, i, end) || begins_place(f, i) || !phrases_at(&f->lex->people->han_surname, &f->words, i, &hit) ||
		ends_name(f, i, end))
		return i;
	given = i + hit.words;
	if (!is_han(f, given, end) || ends_name(f, given, end) || is_and(f, given, end))
		return i;
	for (size_t most = is_cue(f, given, CUE_MIDDLE) ? given + 3 : given + 2; ++given < most;) /* 武氏明某 */
		if (!is_han(f, given, end) || ends_name(f, given, end) || is_and(f, given, end))
			break;
	return given;
}

/* 对外联络部, 文化和旅游厅, 和平省: a verb or "and" that stands in a longer word. */
static bool is_inside_word(const struct facts *f, size_t first, size_t i)
{
	const struct place *p = place_at(f, i);

	for (size_t k = i > first + 8 ? i - 8 : first; k <= i; k++)
		if (k + is_cue(f, k, CUE_GLUE) > i)
			return true;
	return p && p->certain;
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
		if (is_inside_word(f, first, i - 1))
			continue;
		if (is_cue(f, i - 1, CUE_AND) == 1 || is_behind_verb(f, first, i))
			break;
	}
	while (i < office && is_mark(f, i))
		i++;
	return i;
}

/* Headline and caption tell of groups that the text names in full. */
static bool is_headline_block(const struct facts *f, size_t i)
{
	enum block_kind kind = f->block_of[i] == STR_NONE ? BLOCK_PARAGRAPH : f->article->blocks.v[f->block_of[i]].kind;

	return kind == BLOCK_HEADLINE || kind == BLOCK_CAPTION;
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
	enum role r = is_cue(f, i, CUE_OBJECT) ? ROLE_NONE : role_behind(f, i, end, true);

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

/* 会见了越南总理…: a verb of meeting right before the title. */
static bool is_met(const struct facts *f, size_t sentence, size_t first)
{
	enum role r;

	for (size_t n = 2; n <= 4 && first >= f->sentences[sentence].first + n; n++) {
		size_t words = role_after_at(f, first - n, &r);
		if (words > 1 && r == ROLE_MEETS && (words == n || (words + 1 == n && is_cue(f, first - 1, CUE_STOP))))
			return true;
	}
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
	if (is_met(f, sentence, title.first))
		m.role = higher(m.role, ROLE_MEETS);
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

/* Before the next mark: what looks like a name is the beginning of a title. */
static bool has_office_ahead(const struct facts *f, size_t i, size_t end)
{
	while (i < end && !is_mark(f, i) && !is_cue(f, i, CUE_OFFICE))
		i++;
	return i < end && !is_mark(f, i);
}

/* "市领导李某、张某": names that share the title of the one before them; the word behind the last. */
static size_t add_sharers(const struct facts *f, struct mentions *all, size_t sentence, struct range title, size_t i)
{
	size_t end = f->sentences[sentence].end, past;

	while (is_enumeration(f, i) && (past = name_end(f, i + 1, end)) > i + 1 && is_han(f, i + 1, end) && past <= i + 4 &&
		!has_office_ahead(f, past, end)) {
		add_han(f, all, sentence, title, (struct range){i + 1, past});
		i = past;
	}
	return i;
}

/* 出席会谈的有…: a heading of those who attend stands in front. */
static bool has_header(const struct facts *f, size_t sentence, size_t i)
{
	enum role r;

	for (size_t k = f->sentences[sentence].first; k < i; k++)
		if (role_before_at(f, k, &r) && r == ROLE_ATTENDEE)
			return true;
	return false;
}

/* "由黎某副主席率领的代表团", "与石某副市长举行会谈": the office stands behind the name, and nobody behind the office. */
static size_t read_office_behind(const struct facts *f, struct mentions *all, size_t sentence, size_t first, size_t i)
{
	size_t end = f->sentences[sentence].end, past = name_end(f, i, end), office;
	enum role r;
	bool led = i > first && role_before_at(f, i - 1, &r) == 1;

	if (past == i || !(office = is_cue(f, past, CUE_OFFICE)) || name_end(f, past + office, end) > past + office ||
		!(i == first || is_mark(f, i - 1) || led || is_cue(f, i - 1, CUE_AND) == 1 || is_behind_verb(f, first, i)))
		return 0;
	add_han(f, all, sentence, (struct range){i, i}, (struct range){i, past});
	all->v[all->n - 1].behind = (struct range){past, past + office};
	all->v[all->n - 1].end = past + office;
	all->v[all->n - 1].role = role_behind(f, past + office, end, true);
	return past + office;
}

enum { SHORTEST_GROUP = 4 }; /* characters; a bare 代表 tells of nobody */

/* 高平省有关部门负责人: listed behind people, under a heading, or with a verb of its own. */
static size_t read_group_han(const struct facts *f, struct mentions *all, size_t sentence, size_t first, size_t i)
{
	size_t n = is_cue(f, i, CUE_GROUP), end = f->sentences[sentence].end, start;
	const struct mention *last = all->n ? &all->v[all->n - 1] : NULL;
	enum role verb;
	bool chained;

	if (!n || is_cue(f, i, CUE_GLUE) > n || is_headline_block(f, i))
		return 0;
	start = title_start(f, first, i);
	while (start < i && is_cue(f, start, CUE_AND) && !is_inside_word(f, first, start))
		start += is_cue(f, start, CUE_AND);
	if (i + n - start < SHORTEST_GROUP)
		return 0;
	verb = opens_clause(f, sentence, start) ? role_of_subject(f, i + n, end) : role_behind(f, i + n, end, true);
	chained = last && last->sentence == sentence && is_chained(f, last, start);
	if (!chained && verb == ROLE_NONE && !has_header(f, sentence, start))
		return 0;
	add_han(f, all, sentence, (struct range){start, start}, (struct range){start, i + n});
	all->v[all->n - 1].group = true;
	all->v[all->n - 1].rule = "group";
	all->v[all->n - 1].role = verb >= ROLE_HEAD ? ROLE_ATTENDEE : verb;
	return i + n;
}

/* "韦光明对黄文良一行的到来表示欢迎": a name met before, and what he does; who it is where he is the subject, else `subject`. */
static size_t hear_again(const struct facts *f, struct mentions *all, size_t sentence, size_t i, size_t subject)
{
	size_t end = f->sentences[sentence].end;

	for (size_t k = 0; k < all->n && k < 200; k++) { /* a bound for hostile texts */
		struct mention *m = &all->v[k];
		size_t n = m->name.end - m->name.first;
		if (i + n > end || !str_eq(range_text(f, m->name), range_text(f, (struct range){i, i + n})))
			continue;
		if (!opens_clause(f, sentence, i))
			return subject;
		m->role = higher(m->role, role_of_subject(f, i + n, end));
		return k;
	}
	return subject;
}

/* "他说, ...": at the beginning of a sentence, of him who did something in the one before. */
static void hear_him(const struct facts *f, struct mentions *all, size_t sentence, size_t subject)
{
	struct range s = f->sentences[sentence];
	size_t n = is_cue(f, s.first, CUE_HE);

	if (n && subject < all->n && !all->v[subject].group)
		all->v[subject].role = higher(all->v[subject].role, role_of_subject(f, s.first + n, s.end));
}

struct mentions find_mentions_zh(const struct facts *f)
{
	struct mentions all = {0};
	size_t subject = STR_NONE;

	for (size_t s = 0; s < f->article->sentences.n; s++) {
		size_t first = f->sentences[s].first, end = f->sentences[s].end, past;
		hear_him(f, &all, s, subject);
		for (size_t i = first, n; i < end; i += n) {
			size_t office = is_cue(f, i, CUE_OFFICE), name = i + office;
			n = office ? office : 1;
			if (office && name_end(f, name, end) > name) {
				struct range title = {title_start(f, first, i), name};
				add_han(f, &all, s, title, (struct range){name, name_end(f, name, end)});
				if (opens_clause(f, s, title.first))
					subject = all.n - 1;
				first = add_sharers(f, &all, s, title, all.v[all.n - 1].end);
				n = first - i;
			} else if ((past = read_office_behind(f, &all, s, first, i))) {
				first = past;
				n = past - i;
			} else if ((past = read_group_han(f, &all, s, first, i))) {
				first = past;
				n = past - i;
			} else {
				subject = hear_again(f, &all, s, i, subject);
			}
		}
	}
	return all;
}
