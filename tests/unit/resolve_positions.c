#include "cases.h"

#include "../../stages/resolve/posts.h"

static void put_post(struct buf *out, const struct post *p)
{
	const struct str cells[] = {p->text, p->level, p->branch, p->organisation};

	for (size_t i = 0; i < 4; i++) {
		if (i)
			buf_put(out, STR(" | "));
		buf_put(out, cells[i].n ? cells[i] : STR("-"));
	}
	buf_putc(out, '\n');
}

/* "VN VN-02: title": country, province, title; one line for each office. "same A = B" of country VN: same or apart. */
static struct str answer(struct str in, const void *context, struct arena *one)
{
	const struct title_words *t = context;
	struct buf out = {.arena = one};

	for (struct str line; str_split(&in, '\n', &line);) {
		struct str side, a;

		if (str_cut(&line, STR("same "))) {
			str_split(&line, '=', &a);
			struct posts x = posts_of(t, str_trim(a), STR("VN"), STR(""), one);
			struct posts y = posts_of(t, str_trim(line), STR("VN"), STR(""), one);

			buf_put(&out, same_post(&x.v[0], &y.v[0]) ? STR("same\n") : STR("apart\n"));
			continue;
		}
		str_split(&line, ':', &side);
		struct posts all = posts_of(t, str_trim(line), str_slice(side, 0, 2), str_slice(side, 3, side.n), one);

		for (size_t i = 0; i < all.n; i++)
			put_post(&out, &all.v[i]);
	}
	return buf_str(&out);
}

int main(int argc, char **argv)
{
	struct arena run = {0};
	struct title_words *words = title_words_load("config", offices_load("config", &run), &run);
	int failed = cases_run(argc, argv, "tests/cases/resolve/positions.cases", answer, words);

	arena_release(&run);
	return failed;
}
