/* Titles in Chinese: the noun stands last, and what says which stands before it. */
#include "agreement_title.h"

enum { LEFT_MAX = 24 /* words from the noun to the title's start */, SECOND_MAX = 10, QUOTED_MAX = 14 };

static bool ends_instrument(const struct agreement_sentence *s, size_t end)
{
	for (size_t i = 0; i < s->instruments.n; i++)
		if (s->instruments.v[i].range.end == end)
			return true;
	return false;
}

/* 纪要和 (minutes and) before the word. */
static bool joins_behind_instrument(const struct agreement_sentence *s, size_t word)
{
	const struct cue *c = word > s->range.first ? cue_over(s, word - 1) : NULL;

	return c && c->class == CUE_AND && ends_instrument(s, c->range.first);
}

/* The dash of 2033-2037. */
static bool is_year_dash(const struct facts *f, size_t word)
{
	return word && title_dash(f, word) && year_at(f, word - 1) && year_at(f, word + 1);
}

static bool is_signed_before(const struct agreement_sentence *s, size_t word)
{
	const struct cue *c = word > s->range.first ? cue_over(s, word - 1) : NULL;

	return c && c->class == CUE_SIGN;
}

/* The quotation mark that the word closes, or 0. */
static size_t opening(const struct facts *f, const struct agreement_sentence *s, size_t word)
{
	for (size_t i = word; i-- > s->range.first && word - i < QUOTED_MAX;)
		if ((word_is(f, i, STR("“")) || word_is(f, i, STR("\""))) && title_closing(f, i, word + 1) == word)
			return i;
	return 0;
}

/* 框架协议和学生交换备忘录 (and a memorandum on exchanging students): a verb may stand behind 和; the word after it, or STR_NONE. */
static size_t second_of_pair(const struct facts *f, const struct agreement_sentence *s, size_t word)
{
	for (size_t i = word; i > s->range.first && word - i < SECOND_MAX; i--) {
		if (joins_behind_instrument(s, i))
			return i;
		if (f->words.v[i - 1].flags & WORD_PUNCT)
			break;
	}
	return STR_NONE;
}

/* "关于加强旅游合作的备忘录", "三项边界法律文件": Chinese says which before the noun, back to the verb or the count. */
static size_t left_end(const struct facts *f, const struct agreement_sentence *s, size_t first)
{
	for (size_t i = first; i > s->range.first && first - i < LEFT_MAX; i--) {
		const struct cue *c = cue_over(s, i - 1);
		if (c && c->class == CUE_AND && (ends_instrument(s, c->range.first) || title_closed(f, c->range.first - 1)))
			return i;
		bool inside = !c || c->class == CUE_JOINT || c->class == CUE_AND || c->class == CUE_ON ||
			      c->class == CUE_BETWEEN || (c->class == CUE_COUNT && i < first); /* 两省 */
		if (!inside && c->class == CUE_STOP && joins_behind_instrument(s, c->range.first))
			return i; /* 签署了会晤纪要和双方培训协议 */
		if (c && c->class == CUE_REFER && is_signed_before(s, c->range.first))
			inside = true; /* 签署落实…协议的备忘录 */
		if (!inside)
			return c->class == CUE_HAND && second_of_pair(f, s, i - 1) != STR_NONE ? second_of_pair(f, s, i - 1)
			       : c->class <= CUE_REFER || c->class == CUE_MEASURE || c->class == CUE_COUNT ? i
													   : first;
		if (is_year_dash(f, i - 1))
			continue;
		size_t quoted = opening(f, s, i - 1);
		if (quoted) {
			i = quoted + 1; /* 共建“一带一路”合作备忘录 */
			continue;
		}
		if (f->words.v[i - 1].flags & (WORD_PUNCT | WORD_LINE))
			return first;
	}
	return first;
}

struct range title_zh(const struct facts *f, const struct agreement_sentence *s, struct range noun)
{
	/* 《跨境合作备忘录(2025—2027年)》 */
	for (size_t k = noun.first; k-- > s->range.first && !word_is(f, k, STR("》"));) {
		size_t close = word_is(f, k, STR("《")) || word_is(f, k, STR("“")) ? title_closing(f, k, s->range.end) : 0;
		if (close && word_is(f, k, STR("“")) && close != noun.end)
			continue; /* “两廊一圈”合作备忘录: only a part of it */
		if (close >= noun.end)
			return (struct range){k + 1, close};
	}
	return (struct range){left_end(f, s, noun.first), noun.end};
}
