/* tags.h - the element names that the cleaner tells apart, and what they do to the text around them.
 * Shape:  tag_find() gives a number for a name in any case; TAG_OTHER for every other name.
 * Owner:  static tables.
 * Errors: none.
 * Use:    if (tag_has(tag_find(name), TAG_BLOCK)) flush();                                                        */
#ifndef TAGS_H
#define TAGS_H

#include "../lib/str.h"

enum {
	TAG_BLOCK = 1,  /* begins and ends a block of text */
	TAG_VOID = 2,   /* has no content */
	TAG_RAW = 4,    /* its content is not markup, up to its own end tag */
	TAG_UNSEEN = 8, /* its content is not shown */
	TAG_CELL = 16,  /* an end tag inside does not close what is open outside */
	TAG_BOLD = 32,
	TAG_ITALIC = 64,
	TAG_HEADING = 128,
	TAG_IN_HEAD = 256, /* does not end an unclosed head */
	TAG_PICTURE = 512,
};

/* clang-format off */
#define TAGS(X) \
	X(a, 0) X(address, TAG_BLOCK) X(article, TAG_BLOCK) X(aside, TAG_BLOCK) X(audio, TAG_UNSEEN) X(b, TAG_BOLD) \
	X(base, TAG_VOID | TAG_IN_HEAD) X(blockquote, TAG_BLOCK) X(body, TAG_BLOCK) X(br, TAG_VOID) \
	X(button, TAG_BLOCK | TAG_CELL) X(canvas, TAG_UNSEEN) X(caption, TAG_BLOCK | TAG_CELL) X(center, TAG_BLOCK) \
	X(dd, TAG_BLOCK) X(details, TAG_BLOCK) X(dialog, TAG_BLOCK) X(dir, TAG_BLOCK) X(div, TAG_BLOCK) X(dl, TAG_BLOCK) \
	X(dt, TAG_BLOCK) X(em, TAG_ITALIC) X(embed, TAG_VOID) X(fieldset, TAG_BLOCK) X(figcaption, TAG_BLOCK) \
	X(figure, TAG_BLOCK) X(footer, TAG_BLOCK) X(form, TAG_BLOCK) X(h1, TAG_BLOCK | TAG_HEADING) \
	X(h2, TAG_BLOCK | TAG_HEADING) X(h3, TAG_BLOCK | TAG_HEADING) X(h4, TAG_BLOCK | TAG_HEADING) \
	X(h5, TAG_BLOCK | TAG_HEADING) X(h6, TAG_BLOCK | TAG_HEADING) X(head, TAG_BLOCK | TAG_IN_HEAD) X(header, TAG_BLOCK) \
	X(hgroup, TAG_BLOCK) X(hr, TAG_BLOCK | TAG_VOID) X(html, TAG_BLOCK | TAG_IN_HEAD) X(i, TAG_ITALIC) \
	X(iframe, TAG_RAW | TAG_UNSEEN) X(img, TAG_VOID | TAG_PICTURE) X(input, TAG_VOID) X(legend, TAG_BLOCK) \
	X(li, TAG_BLOCK) X(link, TAG_VOID | TAG_IN_HEAD) X(main, TAG_BLOCK) X(math, TAG_UNSEEN) X(menu, TAG_BLOCK) \
	X(meta, TAG_VOID | TAG_IN_HEAD) X(nav, TAG_BLOCK) X(noframes, TAG_RAW | TAG_UNSEEN) \
	X(noscript, TAG_UNSEEN | TAG_IN_HEAD) X(object, 0) X(ol, TAG_BLOCK) X(optgroup, TAG_UNSEEN) X(option, TAG_UNSEEN) \
	X(p, TAG_BLOCK) X(param, TAG_VOID) X(picture, 0) X(pre, TAG_BLOCK) X(script, TAG_RAW | TAG_UNSEEN | TAG_IN_HEAD) \
	X(section, TAG_BLOCK) X(select, TAG_UNSEEN) X(source, TAG_VOID) X(span, 0) X(strong, TAG_BOLD) \
	X(style, TAG_RAW | TAG_UNSEEN | TAG_IN_HEAD) X(summary, TAG_BLOCK) X(svg, TAG_UNSEEN) X(table, TAG_BLOCK) \
	X(tbody, TAG_BLOCK) X(td, TAG_BLOCK | TAG_CELL) X(template, TAG_UNSEEN | TAG_IN_HEAD) \
	X(textarea, TAG_RAW | TAG_UNSEEN) X(tfoot, TAG_BLOCK) X(th, TAG_BLOCK | TAG_CELL) X(thead, TAG_BLOCK) X(time, 0) \
	X(title, TAG_RAW | TAG_UNSEEN | TAG_IN_HEAD) X(tr, TAG_BLOCK) X(track, TAG_VOID) X(ul, TAG_BLOCK) \
	X(video, TAG_UNSEEN | TAG_PICTURE) X(wbr, TAG_VOID) X(xmp, TAG_RAW)
/* clang-format on */

enum tag {
	TAG_OTHER,
#define X(name, flags) TAG_##name,
	TAGS(X)
#undef X
		TAG_COUNT
};

enum tag tag_find(struct str name);
struct str tag_name(enum tag tag);
extern const unsigned tag_flags[TAG_COUNT];
static inline bool tag_has(enum tag tag, unsigned flags)
{
	return (tag_flags[tag] & flags) != 0;
}

#endif
