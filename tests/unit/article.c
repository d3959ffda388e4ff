#include "test.h"

#include "../../stages/lib/article.h"

static struct arena run, one;

static struct input sample(void)
{
	struct input in = {.source = STR("a & \"b\".html"), .outcome = STR("ok")};
	struct article *a = PUSH(&one, &in.articles);
	struct reading *r;

	*a = (struct article){.source = in.source,
		.id = STR("a0123"),
		.title = STR("Tin <mới>"),
		.views = -1,
		.teasers = 3,
		.words = 4,
		.text = STR("Tin <mới>\nHai bên & ba bên.")};
	*PUSH(&one, &a->blocks) = (struct block){BLOCK_HEADLINE, {0, 11}, {0}};
	*PUSH(&one, &a->blocks) = (struct block){BLOCK_LEDE, {12, a->text.n}, STR("2023-03-27")};
	*PUSH(&one, &a->sentences) = (struct span){12, a->text.n};
	r = reading_add(a, READING_EVENT, &one);
	r->cell[EV_kind] = STR("talks");
	r->cell[EV_theme] = STR("  \"hai\"  bên");
	r->at = (struct span){12, 15};
	r->evidence = a->sentences.v[0];
	r = reading_add(a, READING_FIGURE, &one);
	r->event = STR("e1");
	r->cell[FI_value] = STR("3");
	return in;
}

static const char *written(void (*write)(struct input_writer *, const struct input *))
{
	const char *path = test_file(&one, "stream.xml", "");
	struct input_writer *w = inputs_create(path, &run);
	struct input in = sample();

	write(w, &in);
	write(w, &(struct input){.source = STR("empty"), .outcome = STR("rejected"), .reason = STR("not text")});
	inputs_commit(w);
	return path;
}

static void what_is_written_is_read_again(void **state)
{
	const char *path = written(input_write);
	struct input_reader *r = inputs_open(path, &run);
	struct input in;
	struct article *a;

	(void)state;
	assert_true(input_read(r, &one, &in));
	assert_str(in.source, "a & \"b\".html");
	assert_int_equal(in.articles.n, 1);
	a = &in.articles.v[0];
	assert_str(a->text, "Tin <mới>\nHai bên & ba bên.");
	assert_str(span_of(a->text, a->blocks.v[0].at), "Tin <mới>");
	assert_str(a->blocks.v[1].published_at, "2023-03-27");
	assert_str(span_of(a->text, a->sentences.v[0]), "Hai bên & ba bên.");
	assert_int_equal(a->views, -1);
	assert_int_equal(a->teasers, 3);
	assert_int_equal(a->readings[READING_EVENT].n, 1);
	assert_str(a->readings[READING_EVENT].v[0].cell[EV_theme], "  \"hai\"  bên");
	assert_str(a->readings[READING_FIGURE].v[0].event, "e1");
	assert_non_null(reading_find(a, READING_EVENT, STR("e1")));
	assert_null(reading_find(a, READING_EVENT, STR("e2")));
	assert_true(input_read(r, &one, &in));
	assert_str(in.reason, "not text");
	assert_false(input_read(r, &one, &in));
	unlink(path);
}

static void write_keys(struct input_writer *keys, const struct input *in)
{
	const char *path = test_file(&one, "whole.xml", "");
	struct input_writer *whole = inputs_create(path, &run);

	input_write_both(whole, keys, in);
	inputs_commit(whole);
	unlink(path);
}

static void keys_have_readings_but_no_text(void **state)
{
	const char *path = written(write_keys);
	struct input_reader *r = inputs_open(path, &run);
	struct input in;

	(void)state;
	assert_true(input_read(r, &one, &in));
	assert_int_equal(in.articles.v[0].text.n, 0);
	assert_int_equal(in.articles.v[0].readings[READING_EVENT].n, 1);
	assert_int_equal(in.articles.v[0].readings[READING_FIGURE].n, 0);
	while (input_read(r, &one, &in))
		;
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(keys_have_readings_but_no_text),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	arena_release(&run);
	return failed;
}
