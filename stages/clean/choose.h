/* choose.h - which pieces of a page are the article.
 * Shape:  five steps over the pieces: elements that are boxes and menus are excluded, with protections; the element is
 *         found that holds most paragraphs at least cost; every piece is weighed; the run of greatest weight is the
 *         article; what belongs to it at its ends and inside is settled. Each piece ends with a state (page.h).
 * Owner:  everything in the arena `one`.
 * Errors: none; choose_article() is false where the page has no run of text that could be an article.
 * Use:    if (choose_article(&page, 0, &headline, &tables, true, one, &run)) ... */
#ifndef CHOOSE_H
#define CHOOSE_H

#include "cues.h"
#include "headline.h"
#include "persons.h"
#include "printed_time.h"

/* What `make bench-folds` varies. */
struct choice_weights {
	double other; /* cost of a piece that is no paragraph, in words of paragraph, when the container is chosen */
	double link;  /* cost of a line that is a link, when the run is */
	double card;  /* cost of the text of a card */
	double limit; /* factor of the shares of text from which the name of a box is not believed */
};
extern const struct choice_weights chosen_weights;

struct field_tables {
	const struct cues *cues;
	const struct clock_words *clock;
	const struct surnames *surnames;
	const struct choice_weights *weights;
};

struct chosen {
	size_t first, end; /* pieces of the run */
	size_t words;
};

/* Looks inside the element `within` (0: the page). lede: text between the headline and the run belongs to the article (Vietnamese
 * and Chinese pages). */
bool choose_article(struct page *p, size_t within, const struct headline *h, const struct field_tables *t, bool lede,
	struct arena *one, struct chosen *run);
bool ends_like_sentence(struct str s);

#endif
