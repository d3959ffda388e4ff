/* posts.h - the offices that one title holds, each with what it is.
 * Shape:  "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh" is two posts. A title is cut where an office begins behind a comma, dash or "kiêm";
 *         a body behind a comma belongs to the office before it ("Trưởng phòng X, Công an tỉnh"). Level and branch are those of
 *         the office as it is on the person's side, lowered where a district or commune is named.
 * Owner:  texts are views of the title or in the arena given.
 * Errors: none.
 * Use:    struct posts all = posts_of(words, title, STR("VN"), STR("VN-02"), &one);                              */
#ifndef POSTS_H
#define POSTS_H

#include "title_words.h"

struct post {
	struct str text, level, branch, organisation;
	struct str fold;
	int row;            /* of offices.csv, or -1 */
	struct hashes rest; /* words outside the office's own spelling */
};
struct posts {
	struct post *v;
	size_t n, cap;
};

struct posts posts_of(const struct title_words *t, struct str title, struct str country, struct str province, struct arena *one);
/* Two spellings of one office: "Bí thư Tỉnh uỷ", "Bí thư Tỉnh ủy Cao Bằng". */
bool same_post(const struct post *a, const struct post *b);
/* The pieces alone. */
struct strs title_cut(const struct title_words *t, const struct words *ws, struct arena *one);

#endif
