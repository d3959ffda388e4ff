/* class_words.h - what the class and id of an element say about it: config/lexicon/class_words.csv.
 * Shape:  class_groups() gives a set of bits, 1 << CLASS_x. A name is cut into words at signs, digits and capitals
 *         ("detailSapo-box2" is detail, sapo, box); a row matches a word (`word`), the beginning of one (`prefix`), or a whole
 *         name between blanks (`whole`); two words beside each other are also tried as one ("chu-thich").
 * Owner:  the arena given to class_words_load(); answers are kept by name, as pages repeat their names.
 * Errors: a group or a match that C does not know: FILE:LINE, exit 2.
 * Use:    unsigned groups = class_groups(&words, token_attribute(t, STR("class")));                                */
#ifndef CLASS_WORDS_H
#define CLASS_WORDS_H

#include "../lib/arena.h"

/* The order is that of the choices in class_words.c. */
enum class_group {
	CLASS_AD,
	CLASS_AUTHOR,
	CLASS_BODY, /* the article itself: protects */
	CLASS_CAPTION,
	CLASS_COMMENT,
	CLASS_COOKIE,
	CLASS_DATE,
	CLASS_DISCLAIMER,
	CLASS_HIDDEN,
	CLASS_LEDE,
	CLASS_LIST, /* of other items, where links are most of it */
	CLASS_NAV,
	CLASS_NEWSLETTER,
	CLASS_PICTURE,
	CLASS_RELATED,
	CLASS_SHARE,
	CLASS_SOURCE,
	CLASS_TAGS,
	CLASS_TITLE,
	CLASS_UPDATE, /* the date of the last change */
	CLASS_VIEWS,
};
#define IN_CLASS(group) (1u << (group))

struct class_row {
	struct str word;
	unsigned group;
	bool prefix, whole;
};

enum { CLASS_ANSWERS = 8192 };
struct class_answer {
	uint64_t names; /* hash of the whole attribute */
	unsigned groups;
};

struct class_words {
	struct class_row *rows;
	size_t n;
	struct class_answer *answers; /* a newer one takes the place of an older */
	size_t first[257];            /* rows by first byte of the word; they are sorted */
	uint64_t may_begin[2][512];   /* words and whole names: bits of their first three signs, five of each */
};

struct class_words *class_words_load(const char *config, struct arena *run);
unsigned class_groups(const struct class_words *w, struct str names);
/* As the table has it. */
struct str class_group_name(enum class_group group);

#endif
