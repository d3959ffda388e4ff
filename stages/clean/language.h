/* language.h - the language of a text, by its letters.
 * Shape:  "vi", "zh", "en"; a text in Latin letters with few Vietnamese marks is "en".
 * Owner:  static strings.
 * Errors: none; an empty text has no language.
 * Use:    article->lang = language_of(text);                                                                      */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "../lib/str.h"

struct str language_of(struct str text);

#endif
