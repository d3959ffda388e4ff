/* positions.h - titles: where one begins, where it truly ends, and the name that may stand at its end.
 * Shape:  a title opens with an office ("Phó Bí thư"), goes on over bodies, fields and places, and over a comma before
 *         another office, a body or a place. Two readings of one text: behind a name everything belongs to the title;
 *         before a name its last capitalised words are the name.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    struct title t = title_at(f, i, end, false); if (t.name.first < t.name.end) ... "Bí thư Tỉnh ủy X Lê Văn Mẫu" */
#ifndef POSITIONS_H
#define POSITIONS_H

#include "extract.h"

struct title {
	struct range text; /* empty if no title begins here */
	struct range name; /* directly behind it; empty if none */
};

/* "Lan's" */
bool is_possessive(const struct facts *f, size_t i);
bool is_abbreviated_body(const struct facts *f, size_t i);
/* Words of the office that opens a title at word i, "former" and "acting" included; 0 if none. */
size_t office_there(const struct facts *f, size_t i);
static inline size_t office_at(const struct facts *f, size_t i)
{
	if (!lists_begin(&f->lex->opens_office, &f->words, i) &&
		(f->language == LANGUAGE_VI || i >= f->words.n || !(f->words.v[i].flags & WORD_UPPER)))
		return 0; /* most words */
	return office_there(f, i);
}
/* ", Trưởng đoàn" is what he does here; ", Trưởng Đoàn đại biểu Quốc hội" is an office. */
bool is_head_of_delegation(const struct facts *f, size_t i);
/* "Giám đốc một số đơn vị": the office and the word that makes it many, 0 if none. */
size_t office_of_some(const struct facts *f, size_t i);
/* Words of the body, field, organisation or set phrase at word i, its commas included; 0 if none. */
size_t body_at(const struct facts *f, size_t i);
/* Forms of address, ranks and degrees that begin at word i: "đồng chí Thượng tá", "PGS.TS."; empty if none. */
struct range honorific_there(const struct facts *f, size_t i, size_t end);
static inline struct range honorific_at(const struct facts *f, size_t i, size_t end)
{
	if (!phrases_may(&f->lex->honorifics.phrases, &f->words, i))
		return (struct range){i, i};
	return honorific_there(f, i, end);
}
/* Does one of the kind begin at word i: "address", "rank", "academic"? */
bool is_honorific(const struct facts *f, size_t i, struct str kind);
/* `behind_name`: the title of a name already read. */
struct title title_at(const struct facts *f, size_t i, size_t end, bool behind_name);
/* The title behind a name that ends at word i: ", ...", " - ...", " (...)"; *end moves past the closing bracket. */
struct range title_behind(const struct facts *f, size_t i, size_t end, size_t *past);
/* Behind a name that has its title in front: do the offices behind the comma lead to the next name? */
/* "Đặc phái viên của | Tổng Bí thư Lê Văn Mẫu": whose envoy he is; 0 where the office is of nobody else. */
size_t master_of_office(const struct facts *f, size_t i);
bool opens_next_title(const struct facts *f, size_t i, size_t end);
/* Only the words of a title stand between an office and word i: "Secretary of the Party Committee | in Yunnan". */
bool ends_title(const struct facts *f, size_t i);
/* A form of address and a name, a list, or an item of one. */
bool is_person_ahead(const struct facts *f, size_t i, size_t end);
/* Two to four words, a surname first, no place and no field. */
bool is_surname_run(const struct facts *f, size_t i, size_t end);
/* A name, then comma, dash or bracket, then an office: one more item of a list. */
bool is_item(const struct facts *f, size_t i, size_t end);
/* The same of a name_run(). */
bool is_item_run(const struct facts *f, struct range run, size_t end);

#endif
