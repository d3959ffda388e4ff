#include "rig.h"

#include "../../../stages/lib/utf8.h"

static const char *const languages[] = {"vi", "en", "zh", "vi", "en", "zh", "vi", ""};
static const char *const days[] = {"2023-03-28T08:00:00+07:00", "2024-02-29", ""};

static void add_block(struct article *a, struct buf *text, struct str line, struct arena *one)
{
	static const enum block_kind kinds[] = {BLOCK_HEADLINE, BLOCK_PARAGRAPH};

	if (text->n)
		buf_putc(text, '\n');
	*PUSH(one, &a->blocks) = (struct block){.kind = kinds[a->blocks.n > 0], .at = {text->n, text->n + line.n}};
	buf_put(text, line);
	if (a->blocks.n == 1)
		a->title = line;
}

struct input rig_input(struct str in, struct arena *one)
{
	struct input made = {.source = STR("fuzz.html"), .outcome = STR("ok")};
	struct article *a = PUSH(one, &made.articles);
	struct buf text = {.arena = one};
	unsigned choice = rig_choice(&in, 24);
	size_t bad;

	*a = (struct article){.source = made.source, .views = -1};
	a->lang = str_of(languages[choice % 8]);
	a->published_at = str_of(days[choice / 8]);
	in = utf8_mend(one, in, &bad);
	for (struct str line; str_split(&in, '\n', &line);) {
		line = utf8_fold_space(one, utf8_nfc(one, line));
		line = utf8_nfc(one, line);
		if (line.n)
			add_block(a, &text, line, one);
	}
	a->text = buf_str(&text);
	return made;
}
