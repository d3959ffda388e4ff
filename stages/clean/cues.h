/* cues.h - the words by which headings of other stories, counters, bylines and captions are known.
 * Shape:  teaser_words.csv, promo_words.csv, byline_words.csv and caption_words.csv of config/lexicon, folded (utf8_fold).
 * Owner:  the arena given to cues_load().
 * Errors: a kind or position that C does not know: FILE:LINE, exit 2.
 * Use:    if (cue_line(cues, folded) == CUE_TEASER) ...                                                           */
#ifndef CUES_H
#define CUES_H

#include "../lib/arena.h"

/* About and promo are of promo_words.csv: cue_beginning(). The label of a last change is a date's, too; only cue_after() tells it. */
enum cue_kind { CUE_BOILERPLATE, CUE_DATE, CUE_TEASER, CUE_TOOL, CUE_UPDATE, CUE_VIEWS, CUE_NONE, CUE_ABOUT, CUE_PROMO };

enum byline_kind { BYLINE_AUTHOR, BYLINE_EDITOR, BYLINE_END, BYLINE_PHOTO, BYLINE_SOURCE, BYLINE_TRANSLATOR };
enum byline_position { BYLINE_AFTER, BYLINE_ALONE, BYLINE_BEFORE };
enum caption_kind { CAPTION_TEXT, CAPTION_CREDIT, CAPTION_FILE, CAPTION_POSITION };
enum caption_position { CAPTION_ANY, CAPTION_END, CAPTION_MIDDLE, CAPTION_START, CAPTION_START_OR_END };

struct cue {
	struct str word; /* folded */
	unsigned kind, position;
};
struct cue_list {
	struct cue *v;
	size_t n, cap;
	size_t first[257];       /* sorted by word; the first with each first byte */
	uint64_t may_begin[128]; /* bits of the hashes of the first three bytes, */
	uint64_t pairs[1024];    /* and of the first two as they stand */
};

/* A word of the list where it stands in a text, one after the other by place, then by word. */
struct cue_at {
	size_t start, row;
	bool begun;
};
const struct cue *cue_next(const struct cue_list *list, struct str folded, struct cue_at *at);

struct cues {
	struct cue_list headings, bylines, captions, promos;
	struct cue_list boilerplate, dates, views; /* the headings that something may follow */
};

const struct cues *cues_load(const char *config, struct arena *run);

/* What a whole line is, given folded: a heading of the table, or a label of it with a colon or a number behind. */
enum cue_kind cue_line(const struct cues *c, struct str folded);
/* What a line is by its beginning, given folded: an invitation to readers (promo), the heading of who speaks (about). */
enum cue_kind cue_beginning(const struct cues *c, struct str folded);
/* A short line that begins with a heading of boilerplate and goes on ("Chia sẻ Thích Lên đầu trang"). */
bool cue_begins_boilerplate(const struct cues *c, struct str folded);
/* The line of the office: two labels of boilerplate with a colon or number ("Địa chỉ: ... - Điện thoại: 0271"), one of them at
 * its beginning, or a copyright sign. */
bool cue_imprint(const struct cues *c, struct str folded);
/* The text behind a label of the kind ("lượt xem: 1.284" -> "1.284"), wherever in the line; false if there is none. */
bool cue_after(const struct cues *c, enum cue_kind kind, struct str folded, struct str *rest);
/* A row of the table that the line begins with ("tin, ảnh: ..."); *rest is what follows the label and its colon. */
const struct cue *byline_label(const struct cues *c, struct str folded, size_t *label_bytes, bool *colon);
/* The whole line is a row that stands alone ("pv", "ban biên tập"). */
const struct cue *byline_alone(const struct cues *c, struct str folded);
/* The strongest row by which a picture's text is known: credits and positions, then what captions begin with, then words that
 * stand in running text too. */
enum caption_proof { CAPTION_BY_CREDIT, CAPTION_BY_BEGINNING, CAPTION_BY_WEAK_WORDS, CAPTION_BY_NOTHING };
enum caption_proof caption_words(const struct cues *c, struct str folded);
static inline bool has_caption_words(const struct cues *c, struct str folded, enum caption_proof least)
{
	return caption_words(c, folded) <= least;
}

/* "..., Bí thư Tỉnh ủy phát biểu tại hội đàm.": what the picture shows stands last. */
bool has_caption_ending(const struct cues *c, struct str folded);

#endif
