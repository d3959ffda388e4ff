/* figure_numbers.h - numbers in digits and in words, with what scales them: "2.100.000", "hai mươi lăm", "2 tỷ 500 triệu", 二点九亿.
 * Shape:  cutters that move *at behind what they read, or leave it where it is and return false or 0.
 * Owner:  the caller; value_text gives text in the arena `one`.
 * Errors: none; digits that no 64 bits hold are no number.
 * Use:    if (cut_decimal(f, &at, &g, &suffix) || cut_spelled(f, &at, &g)) cut_scales(f, &at, &g);  */
#ifndef FIGURE_NUMBERS_H
#define FIGURE_NUMBERS_H

#include "figure_words.h"

bool begins_number(const struct facts *f, size_t word);
/* *suffix is what is glued to the last digits in the same word. */
bool cut_decimal(const struct facts *f, size_t *at, struct figure *g, struct str *suffix);
bool cut_spelled(const struct facts *f, size_t *at, struct figure *g);
/* "VND130 billion": the length of the currency that begins the number's own word. */
size_t money_letters(const struct facts *f, size_t at, struct phrase_hit *hit);
void scale_figure(struct figure *g, struct str factor);
void cut_scales(const struct facts *f, size_t *at, struct figure *g);
/* "2 tỷ 500 triệu đồng": a smaller scaled number behind a scaled one. */
void cut_smaller(const struct facts *f, size_t *at, struct figure *g);
/* In digits, a point before decimals, no zeros behind them. */
struct str value_text(const struct figure *g, struct arena *one);

#endif
