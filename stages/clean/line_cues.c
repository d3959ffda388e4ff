#include "finder.h"

enum { PROMO_WORDS = 45 };

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_digit(s.s[i]))
			return true;
	return false;
}

/* "Tin tức > Hợp tác quốc tế" */
static bool is_path(const struct piece *x)
{
	return x->words <= 14 && (str_has(x->text, STR(" > ")) || str_has(x->text, STR(" » ")) || str_has(x->text, STR(" / "))) &&
	       !ends_like_sentence(x->text);
}

/* "Thứ sáu, 18/11/2022, 16:40 | Lượt xem: 1.284": a line that is time and counter. */
static bool is_time_line(const struct finder *f, const struct piece *x, struct str folded)
{
	struct printed_time time;
	struct str behind;
	if (!has_digit(folded))
		return false;
	bool labelled = cue_after(f->t->cues, CUE_VIEWS, folded, &behind);
	if (labelled && x->words <= 14 && behind.n && is_digit(behind.s[0]))
		return true;
	if (x->words > 16 && (x->words > 22 || !(labelled || cue_after(f->t->cues, CUE_DATE, folded, &behind))))
		return false;
	if (!find_printed_time(f->t->clock, folded, false, &time))
		return false;
	return time.hour >= 0 ? !ends_like_sentence(x->text) || x->words <= 10 : time.end - time.start >= folded.n * 6 / 10;
}

static bool may_be_imprint(struct str s)
{
	return str_has(s, STR(":")) || str_has(s, STR("©"));
}

static enum cue_kind beginning(const struct finder *f, size_t i)
{
	const struct piece *x = &f->p->pieces.v[i];
	enum cue_kind found = cue_beginning(f->t->cues, piece_folded(x, f->one));
	bool heading = x->words <= 8 && (in_heading(f->p, i) || x->bold_bytes * 10 >= x->bytes * 8);
	return found == CUE_ABOUT && !heading ? CUE_NONE : found;
}

void find_line_cues(struct finder *f)
{
	struct arena_mark mark = arena_mark(f->one);
	for (size_t i = 0; i < f->p->pieces.n; i++, arena_back(f->one, mark)) {
		const struct piece *x = &f->p->pieces.v[i];
		f->cue[i] = CUE_NONE;
		/* "... Điện thoại: 0271...": the line of the office at the foot */
		f->imprint[i] = x->words <= 150 && may_be_imprint(x->text) && cue_imprint(f->t->cues, piece_folded(x, f->one));
		if (x->words <= PROMO_WORDS)
			f->cue[i] = (unsigned char)beginning(f, i);
		if (x->words > 22 || f->cue[i] != CUE_NONE)
			continue;
		struct str folded = piece_folded(x, f->one);
		if (x->words <= 14)
			f->cue[i] = (unsigned char)cue_line(f->t->cues, folded);
		if (f->cue[i] == CUE_NONE && (is_path(x) || is_time_line(f, x, folded)))
			f->cue[i] = CUE_DATE;
	}
}
