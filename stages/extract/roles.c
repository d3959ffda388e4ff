#include "roles.h"

static size_t skip_adverbs(const struct facts *f, size_t i, size_t end)
{
	enum role r;

	for (size_t n; i < end && !role_after_at(f, i, &r) && (n = is_cue(f, i, CUE_ADVERB));)
		i += n;
	return i;
}

/* "đến dự và phát biểu": a second verb joined to the first. */
static enum role joined_role(const struct facts *f, size_t i, size_t end)
{
	enum role r = ROLE_NONE;

	for (size_t k = i; k < end && k < i + 5 && !word_is(f, k, WORD_PUNCT); k++) {
		size_t n = is_cue(f, k, CUE_AND);
		if (n && role_after_at(f, skip_adverbs(f, k + n, end), &r))
			return r;
	}
	return ROLE_NONE;
}

enum role role_behind(const struct facts *f, size_t i, size_t end, bool subject)
{
	enum role r = ROLE_NONE;
	size_t n = 0, far = subject ? 7 : 1;

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
		if ((n = role_after_at(f, k, &r)))
			return r == ROLE_ABSENT ? r : higher(r, joined_role(f, k + n, end));
	}
	return ROLE_NONE;
}
