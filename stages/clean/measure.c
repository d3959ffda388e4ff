#include "measure.h"

#include <jansson.h>
#include <sys/resource.h>

static struct str id_of_page(const char *path)
{
	struct str name = str_of(path);
	size_t slash = str_rfind_char(name, '/');
	if (slash != STR_NONE)
		name = str_slice(name, slash + 1, name.n);
	if (str_ends(name, STR(".gz")))
		name.n -= 3;
	size_t dot = str_rfind_char(name, '.');
	return dot != STR_NONE && dot > 0 ? str_slice(name, 0, dot) : name;
}

static void put_file(const char *folder, struct str id, const char *ending, struct str bytes, struct arena *one)
{
	struct outfile out;
	outfile_open(&out, arena_cstr(one, arena_printf(one, "%s/%.*s%s", folder, STR_ARG(id), ending)));
	fwrite(bytes.s, 1, bytes.n, out.f);
	fputc('\n', out.f);
	outfile_commit(&out);
}

static void set(json_t *to, const char *name, struct str value)
{
	json_object_set_new(to, name, json_stringn(value.s, value.n));
}

static int put_json(const char *bytes, size_t n, void *to)
{
	buf_put(to, (struct str){bytes, n});
	return 0;
}

static struct str fields(const struct input *in, struct arena *one)
{
	json_t *j = json_object();
	set(j, "outcome", in->outcome);
	set(j, "reason", in->reason);
	if (in->articles.n) {
		const struct article *a = &in->articles.v[0];
		set(j, "title", a->title);
		set(j, "published_at", a->published_at);
		set(j, "author", a->author);
		set(j, "site", a->site);
		set(j, "url", a->url);
		set(j, "lang", a->lang);
		json_object_set_new(j, "teasers", json_integer(a->teasers));
		json_object_set_new(j, "views", a->views < 0 ? json_null() : json_integer(a->views));
	}
	struct buf text = {.arena = one};
	json_dump_callback(j, put_json, &text, JSON_INDENT(1) | JSON_SORT_KEYS);
	json_decref(j);
	return buf_str(&text);
}

static void print_costs(int pages, size_t bytes)
{
	struct rusage use;
	getrusage(RUSAGE_SELF, &use);
	double seconds = (double)use.ru_utime.tv_sec + (double)use.ru_utime.tv_usec / 1e6 + (double)use.ru_stime.tv_sec +
			 (double)use.ru_stime.tv_usec / 1e6;
	fprintf(stderr, "%d pages, %.1f MB, %.2f s, peak %.0f MB\n", pages, (double)bytes / 1e6, seconds,
		(double)use.ru_maxrss / 1024);
}

void measure_pages(const struct cleaner *c, const char *folder, char **pages, int n)
{
	struct arena one = {0};
	size_t total = 0;
	for (int i = 0; i < n; i++, arena_reset(&one)) {
		struct input in = {.source = str_of(pages[i]), .reason = STR("")};
		total += clean_file(c, pages[i], &one, &in);
		struct str id = id_of_page(pages[i]);
		put_file(folder, id, ".txt", in.articles.n ? str_trim(main_text(&in.articles.v[0], &one)) : STR(""), &one);
		put_file(folder, id, ".json", fields(&in, &one), &one);
	}
	arena_release(&one);
	print_costs(n, total);
}
