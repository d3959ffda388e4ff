/* Printed times: lines in; for each its time, or "none". */
#include "../../stages/clean/printed_time.h"
#include "../../stages/lib/utf8.h"
#include "cases.h"

static struct str answer(struct str in, const void *context, struct arena *one)
{
	struct buf out = {.arena = one};
	for (struct str line; str_split(&in, '\n', &line); buf_putc(&out, '\n')) {
		struct printed_time t;
		bool meta = str_cut(&line, STR("meta: ")), month_first = str_cut(&line, STR("month first: "));
		struct str folded = utf8_fold(one, line);
		bool found = meta ? read_meta_time(context, folded, &t) : find_printed_time(context, folded, month_first, &t);
		if (found && meta)
			t = time_in_vietnam(t);
		buf_put(&out, found ? time_iso(&t, one) : STR("none"));
	}
	return buf_str(&out);
}

int main(int argc, char **argv)
{
	struct arena run = {0};
	const struct clock_words *clock = clock_words_load("config", &run);
	int failed = cases_run(argc, argv, "tests/cases/clean/printed_times.cases", answer, clock);
	arena_release(&run);
	return failed;
}
