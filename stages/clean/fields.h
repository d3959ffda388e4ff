/* fields.h - what a page prints about its article: time, counter, writer.
 * Shape:  each is looked for near the headline and the run of the article; what stands in menus and boxes of other stories counts
 *         less or nothing. The printed time wins over metadata.
 * Owner:  results in the arena `one`.
 * Errors: none; an empty string or -1 where the page says nothing.
 * Use:    a->published_at = find_published(&page, &where, &meta, &tables, one);                                    */
#ifndef FIELDS_H
#define FIELDS_H

#include "choose.h"

/* Where the article stands: the headline's piece (or run.first), and its run; pieces outside [from, to) are not looked at. */
struct place {
	size_t headline;
	struct chosen run;
	size_t from, to;
	struct str lang;
};

enum { LINE_WORDS = 34 }; /* a longer piece is text, no line of fields */

/* Classes of the elements close around a piece. */
unsigned classes_of(const struct page *p, size_t piece);
/* The piece stands in a menu, an advertisement or a box of other stories or comments. */
bool in_side_box(const struct page *p, const struct place *where, size_t piece);
/* From 4 (between headline and text) to -3. */
double nearness(const struct place *where, size_t piece);

/* published.c: the day, and the minute where it is told; ISO 8601. */
struct str find_published(const struct page *p, const struct place *where, const struct story_meta *meta, struct str url,
	const struct field_tables *t, struct arena *one);
long find_views(const struct page *p, const struct place *where, const struct field_tables *t, struct arena *one);
/* writers.c; marks the pieces of the byline PIECE_BYLINE. */
struct str find_author(struct page *p, const struct place *where, const struct story_meta *meta, struct str url,
	const struct field_tables *t, struct arena *one);
/* A page in Latin letters that is not Vietnamese, of a host outside .vn: its metadata count more than its print. */
bool is_foreign(struct str lang, struct str url);
/* The read counter that a line prints, -1 for none; *label_only: the label ends the line, the number stands in the next. */
long views_of_line(const struct field_tables *t, struct str folded, bool *label_only);
/* The names of a byline without labels and notes; empty where the line is none. */
struct str byline_names(struct str line, const struct field_tables *t, bool label_needed, struct arena *one);
/* The names behind a writer's label anywhere in a line of fields: "Nguồn: X  Tác giả: Thanh Mẫu  Lượt xem: 5". */
struct str byline_inside(struct str line, const struct field_tables *t, struct arena *one);
/* "Nguyên Minh - 07/03/2026 08:47": the writer before the time. */
struct str byline_before_time(struct str line, const struct field_tables *t, struct arena *one);
bool is_editor_line(struct str line, const struct field_tables *t, struct arena *one);
/* A line, given folded too, that begins with a writer's label and a colon: "Tin, ảnh: ...". */
bool is_byline_line(struct str line, struct str folded, const struct field_tables *t, struct arena *one);
bool is_writer_like(struct str s);

#endif
