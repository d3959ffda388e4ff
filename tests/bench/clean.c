/* Reads every page of a folder (ID.html, ID.html.gz, ID.txt) through the code of clean and segment.
 * usage: bench_clean CONFIG PAGES OUT [WEIGHT=NUMBER ...]
 * Writes OUT/ID.txt (main text) and OUT/ID.json (the columns of `articles`), and prints pages, megabytes, CPU seconds, MB/s and
 * peak memory, and beside it the CPU time of libxml2's tree of the same bytes, and the ratio. The tree comes second, so that
 * the peak is ours alone; each page's time is the least of ROUNDS.
 * With weights (struct choice_weights) each page is read once, no tree is built, and OUT is one file: {ID: {articleBody, site}}. */
#include "../../stages/clean/choose.h"
#include "../../stages/clean/cleaner.h"
#include "../../stages/lib/fail.h"
#include "../../stages/segment/segmenter.h"

#include <dirent.h>
#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { ROUNDS = 3, LARGEST = 64 << 20 };

static double cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double peak_megabytes(void)
{
	struct rusage use;

	getrusage(RUSAGE_SELF, &use);
	return (double)use.ru_maxrss / 1024;
}

static bool has_ending(struct str name, struct str *id)
{
	struct str endings[] = {STR(".html.gz"), STR(".html"), STR(".txt")};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_ends(name, endings[i])) {
			*id = str_slice(name, 0, name.n - endings[i].n);
			return true;
		}
	return false;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct strs pages_of(const char *folder, struct arena *run)
{
	struct strs names = {0};
	struct str id;
	DIR *d = opendir(folder);

	if (!d)
		fail(FAIL_USAGE, "cannot open folder '%s'", folder);
	for (struct dirent *e; (e = readdir(d));)
		if (has_ending(str_of(e->d_name), &id))
			*PUSH(run, &names) = arena_str(run, str_of(e->d_name));
	closedir(d);
	if (names.n)
		qsort(names.v, names.n, sizeof *names.v, by_name);
	return names;
}

/* A file that cannot be read is a page without an article. */
static struct str page_bytes(const char *folder, struct str name, struct arena *one)
{
	struct str bytes, why;

	if (!file_read(arena_printf(one, "%s/%.*s", folder, STR_ARG(name)).s, LARGEST, one, &bytes, &why))
		bytes = STR("");
	return bytes;
}

static void put(json_t *o, const char *key, struct str value)
{
	json_object_set_new(o, key, json_stringn(value.s ? value.s : "", value.n));
}

static void put_number(json_t *o, const char *key, long value)
{
	json_object_set_new(o, key, value < 0 ? json_null() : json_integer(value));
}

static char *columns_of(const struct input *in)
{
	const struct article none = {.views = -1}, *a = in->articles.n ? &in->articles.v[0] : &none;
	json_t *o = json_object();
	char *text;

	put(o, "article_id", a->id);
	put(o, "source", in->source);
	put(o, "url", a->url);
	put(o, "site", a->site);
	put(o, "title", a->title);
	put(o, "published_at", a->published_at);
	put(o, "published_on", str_slice(a->published_at, 0, 10));
	put(o, "author", a->author);
	put(o, "lang", a->lang);
	put_number(o, "views", a->views);
	put_number(o, "words", a->words);
	put_number(o, "teasers", a->teasers);
	put(o, "sha256", a->sha256);
	put(o, "outcome", in->outcome);
	put(o, "reason", in->reason);
	text = json_dumps(o, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
	json_decref(o);
	if (!text)
		fail(FAIL_RUN, "out of memory");
	return text;
}

/* The articles of a page one after the other; the headlines of the later ones between them. */
static struct str text_of(const struct input *in, struct arena *one)
{
	struct buf b = {.arena = one};

	for (size_t i = 0; i < in->articles.n; i++) {
		if (i) {
			buf_putc(&b, '\n');
			buf_put(&b, in->articles.v[i].title);
			buf_putc(&b, '\n');
		}
		buf_put(&b, main_text(&in->articles.v[i], one));
	}
	return buf_str(&b);
}

static void write_file(const char *folder, struct str id, const char *ending, struct str content, struct arena *one)
{
	struct outfile out;

	outfile_open(&out, arena_printf(one, "%s/%.*s%s", folder, STR_ARG(id), ending).s);
	fwrite(content.s, 1, content.n, out.f);
	outfile_commit(&out);
}

struct tools {
	const struct cleaner *cleaner;
	const struct segmenter *segmenter;
	const char *pages, *out;
	int rounds;
	json_t *texts; /* of a run with weights, else NULL */
};

static void keep_text(json_t *texts, struct str id, struct str text, const struct input *in, struct arena *one)
{
	json_t *page = json_object();

	put(page, "articleBody", text);
	put(page, "site", in->articles.n ? in->articles.v[0].site : STR(""));
	json_object_set_new(texts, arena_cstr(one, id), page);
}

/* The least CPU time of the rounds; the last round's answer is written. The arena is emptied between them as the stage does it. */
static double read_page(const struct tools *t, struct str name, struct arena *one, size_t *size)
{
	double least = 1e9;

	for (int round = 0; round < t->rounds; round++, arena_reset(one)) {
		struct str id = {0}, bytes = page_bytes(t->pages, name, one), text;
		struct input in = {.source = name, .reason = STR("")};
		double before = cpu_seconds(), spent;
		char *columns;

		clean_input(t->cleaner, bytes, (struct transport){STR(""), STR("")}, one, &in);
		segment_input(t->segmenter, one, &in);
		text = text_of(&in, one);
		columns = columns_of(&in);
		spent = cpu_seconds() - before;
		if (spent < least)
			least = spent;
		has_ending(name, &id);
		if (t->texts)
			keep_text(t->texts, id, text, &in, one);
		else if (round == t->rounds - 1) {
			write_file(t->out, id, ".txt", text, one);
			write_file(t->out, id, ".json", str_of(columns), one);
		}
		*size += round ? 0 : bytes.n;
		free(columns);
	}
	return least;
}

static double tree_of_page(const char *folder, struct str name)
{
	double least = 1e9;

	for (int round = 0; round < ROUNDS; round++) {
		struct arena one = {0};
		struct str bytes = page_bytes(folder, name, &one);
		double before = cpu_seconds(), spent;
		htmlDocPtr tree = htmlReadMemory(bytes.s, (int)bytes.n, NULL, "UTF-8",
			HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE);

		xmlFreeDoc(tree);
		spent = cpu_seconds() - before;
		if (spent < least)
			least = spent;
		arena_release(&one);
	}
	return least;
}

static struct choice_weights weights_of(char **words)
{
	struct choice_weights w = chosen_weights;
	const struct {
		const char *name;
		double *to;
	} all[] = {{"other", &w.other}, {"link", &w.link}, {"card", &w.card}, {"limit", &w.limit}};

	for (; *words; words++) {
		struct str word = str_of(*words);
		bool known = false;
		for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
			struct str at = word;
			if (str_cut(&at, str_of(all[i].name)) && str_cut(&at, STR("="))) {
				*all[i].to = atof(at.s);
				known = true;
			}
		}
		if (!known)
			fail(FAIL_USAGE, "'%s' is no weight", *words);
	}
	return w;
}

int main(int argc, char **argv)
{
	struct arena run = {0}, one = {0};
	struct strs pages;
	struct tools t = {0};
	struct cleaner *cleaner;
	struct choice_weights weights;
	size_t size = 0;
	double ours = 0, tree = 0, peak, megabytes;

	program_name = "bench_clean";
	if (argc < 4)
		fail(FAIL_USAGE, "usage: bench_clean CONFIG PAGES OUT [WEIGHT=NUMBER ...]");
	cleaner = cleaner_load(argv[1], &run);
	weights = weights_of(argv + 4);
	cleaner_weigh(cleaner, &weights);
	t = (struct tools){cleaner, segmenter_load(argv[1], &run), argv[2], argv[3], ROUNDS, NULL};
	if (argc > 4)
		t.rounds = 1, t.texts = json_object();
	pages = pages_of(argv[2], &run);
	for (size_t i = 0; i < pages.n; i++)
		ours += read_page(&t, pages.v[i], &one, &size);
	peak = peak_megabytes();
	for (size_t i = 0; i < pages.n && argc == 4; i++)
		tree += tree_of_page(argv[2], pages.v[i]);
	megabytes = (double)size / 1e6;
	printf("%zu pages, %.1f MB: %.3f s CPU, %.0f MB/s, peak memory %.0f MB\n", pages.n, megabytes, ours,
		ours > 0 ? megabytes / ours : 0.0, peak);
	if (t.texts && json_dump_file(t.texts, t.out, 0))
		fail(FAIL_RUN, "cannot write '%s'", t.out);
	json_decref(t.texts);
	if (argc == 4)
		printf("libxml2's tree of the same pages: %.3f s CPU; ratio %.2f\n", tree, tree > 0 ? ours / tree : 0.0);
	cleaner_release(cleaner);
	arena_release(&one);
	arena_release(&run);
	return 0;
}
