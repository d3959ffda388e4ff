#include "roles.h"

static size_t skip_adverbs(const struct facts *f, size_t i, size_t end)
{
	enum role r;

	for (size_t n; i < end && !role_after_at(f, i, &r) && (n = is_cue(f, i, CUE_ADVERB));)
		i += n;
	return i;
}

/* "đến dự và phát biểu", "dự, chủ trì": a second verb joined to the first. */
static enum role joined_role(const struct facts *f, size_t i, size_t end)
{
	enum role r = ROLE_NONE;

	if (i + 1 < end && word_is_char(f, i, ",") && role_after_at(f, i + 1, &r))
		return r;
	for (size_t k = i; k < end && k < i + 5 && !word_is(f, k, WORD_PUNCT); k++) {
		size_t n = is_cue(f, k, CUE_AND);
		if (n && role_after_at(f, skip_adverbs(f, k + n, end), &r))
			return r;
	}
	return ROLE_NONE;
}

/* ", who chaired the meeting, said": the word behind the clause, and the role of its own verb; i itself where none begins. */
static size_t past_relative(const struct facts *f, size_t i, size_t end, enum role *own)
{
	enum role r;

	if (!word_is_char(f, i, ",") || !is_cue(f, i + 1, CUE_RELATIVE))
		return i;
	if (role_after_at(f, skip_adverbs(f, i + 1 + is_cue(f, i + 1, CUE_RELATIVE), end), &r))
		*own = r;
	for (size_t k = i + 2; k < end && k < i + 40; k++)
		if (word_is_char(f, k, ",") && (role_after_at(f, k + 1, &r) || is_cue(f, k + 1, CUE_ADVERB)))
			return k;
	return i;
}

enum role role_in_relative(const struct facts *f, size_t i, size_t end)
{
	enum role own = ROLE_NONE;

	past_relative(f, i, end, &own);
	return own;
}

enum role role_behind(const struct facts *f, size_t i, size_t end, bool subject)
{
	enum role r = ROLE_NONE, own = ROLE_NONE;
	size_t n = 0, far = subject ? 7 : 1;

	i = past_relative(f, i, end, &own);
	if (word_is_char(f, i, ",)-"))
		i++;
	i = skip_adverbs(f, i, end);
	if (subject &&
		is_cue(f, i, CUE_BEHALF)) /* whom he speaks for may be many: "thay mặt Đảng bộ, chính quyền và nhân dân ..." */
		far = 30;
	for (size_t k = i; k < end && k < i + far && (far > 7 ? !word_is_char(f, k, ";:.") : !word_is(f, k, WORD_PUNCT));
		k += n ? n : 1) {
		if ((n = is_cue(f, k, CUE_NO_ROLE)))
			continue;
		if ((n = role_after_at(f, k, &r)) && r == ROLE_ABSENT)
			return k == i ? r : own; /* "ông A và ông B sẽ chủ trì" */
		if (n)
			return higher(own, higher(r, joined_role(f, k + n, end)));
	}
	return own;
}
