/* places.h - names of places in an article, and the codes of provinces in time.
 * Shape:  find_places() fills f->places: names of the gazetteer and names that only their type word tells ("huyện Phù Lưu").
 *         "huyện Phù Lưu (tỉnh Y)" or "xã X, huyện Phù Lưu, tỉnh Y" teach Phù Lưu -> Y for the whole article.
 * Owner:  the arena `one`.
 * Errors: none.
 * Use:    find_places(&f); const struct place *p = place_at(&f, word); code = province_on(f.lex->gazetteer, p->province, day); */
#ifndef PLACES_H
#define PLACES_H

#include "gazetteer.h"

/* The code of a province on a day: a province merged on 2025-07-01 has the code of the one that took it in from then on. */
struct str province_on(const struct gazetteer *g, struct str code, struct day on);

#endif
