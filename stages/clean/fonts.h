/* fonts.h - Vietnamese that was written for a font: bytes of Western letters that TCVN3 (.VnTime), VNI (VNI-Times) or VISCII fonts
 * draw as Vietnamese ones, in whatever charset the page is. "tØnh §iÖn Biªn" and "tænh Ñieän Bieân" become "tỉnh Điện Biên".
 * Shape:  each run of text between tags (each line of saved text) is judged alone: it is rewritten where its words then are
 *         syllables and were not before, and the page has shown elsewhere, by enough such words or by the font's name, that it
 *         uses that encoding. A font with a name like .VnTimeH draws capitals.
 * Owner:  tables in `run`, results in `one`; the text itself where nothing had to change.
 * Errors: a broken table: FILE:LINE, exit 2.
 * Use:    text = fonts_to_unicode(f, text, is_html, &one);                                                       */
#ifndef FONTS_H
#define FONTS_H

#include "syllables.h"

struct fonts;

const struct fonts *fonts_load(const char *config, const struct syllables *s, struct arena *run);
struct str fonts_to_unicode(const struct fonts *f, struct str text, bool html, struct arena *one);

#endif
