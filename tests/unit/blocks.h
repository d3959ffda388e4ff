/* blocks.h - an article from the lines of a case: one block a line, "headline| ", "caption| " ... in front, else a paragraph. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "../../stages/lib/article.h"

static inline enum block_kind cut_kind(struct str *line)
{
	size_t bar = str_find(*line, STR("| "));
	for (int k = 0; bar != STR_NONE && k < BLOCK_KINDS; k++)
		if (str_eq(str_slice(*line, 0, bar), str_of(block_kind_name[k]))) {
			*line = str_slice(*line, bar + 2, line->n);
			return (enum block_kind)k;
		}
	return BLOCK_PARAGRAPH;
}

static inline struct article article_of(struct str lines, struct arena *one)
{
	struct article a = {.source = STR("page.html"), .views = -1};
	struct buf b = {.arena = one};
	for (struct str line; str_split(&lines, '\n', &line);) {
		enum block_kind kind = cut_kind(&line);
		if (b.n)
			buf_putc(&b, '\n');
		*PUSH(one, &a.blocks) = (struct block){.kind = kind, .at = {b.n, b.n + line.n}};
		buf_put(&b, line);
	}
	a.text = buf_str(&b);
	return a;
}

#endif
