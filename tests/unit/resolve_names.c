#include "cases.h"

#include "../../stages/resolve/person_names.h"
#include "../../stages/resolve/series_words.h"

struct tables {
	struct names names;
	struct series_words *words;
};

/* "pinyin: Wei Guangming = Vi Quang Minh" */
static struct str compare_pinyin(struct str line, const struct names *n, struct arena *one)
{
	struct str pinyin;

	str_split(&line, '=', &pinyin);
	return name_is_pinyin_of(n, str_trim(pinyin), str_trim(line), one) ? STR("pinyin") : STR("apart");
}

/* "CN: Vi Quang Minh = 韦光明": same sound, reads as, or neither. */
static struct str compare(struct str line, const struct names *n, struct arena *one)
{
	struct str country = str_slice(line, 0, 2), rest = str_slice(line, 3, line.n), a;

	str_split(&rest, '=', &a);
	a = str_trim(a);
	rest = str_trim(rest);
	if (name_sound(n, a, country, one) == name_sound(n, rest, country, one))
		return STR("same sound");
	return name_is_han(rest) && name_reads_as(n, rest, a, one) ? STR("reads as") : STR("apart");
}

static struct str answer(struct str in, const void *context, struct arena *one)
{
	const struct tables *t = context;
	struct buf out = {.arena = one};

	for (struct str line; str_split(&in, '\n', &line);) {
		if (str_cut(&line, STR("series: ")))
			buf_put(&out, series_name(t->words, line, one));
		else if (str_cut(&line, STR("pinyin: ")))
			buf_put(&out, compare_pinyin(line, &t->names, one));
		else
			buf_put(&out, compare(line, &t->names, one));
		buf_putc(&out, '\n');
	}
	return buf_str(&out);
}

int main(int argc, char **argv)
{
	struct arena run = {0};
	struct tables t = {names_load("config", &run), series_words_load("config", &run)};
	int failed = cases_run(argc, argv, "tests/cases/resolve/names.cases", answer, &t);

	arena_release(&run);
	return failed;
}
