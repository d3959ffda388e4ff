/* How long libxml2 takes for the trees of HTML pages: what any program pays that reads pages by a tree.
 * usage: bench_tree < LIST      one path a line; prints pages, bytes and CPU seconds, the reading of the files left out */
#include "../../stages/lib/fail.h"
#include "../../stages/lib/file.h"

#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { LARGEST = 64 << 20 };

static double cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double tree_of(struct str page)
{
	double before = cpu_seconds();
	htmlDocPtr tree = htmlReadMemory(page.s, (int)page.n, NULL, "UTF-8",
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE);

	xmlFreeDoc(tree);
	return cpu_seconds() - before;
}

int main(void)
{
	struct arena one = {0};
	struct str page, why;
	char path[4096];
	unsigned long pages = 0, bytes = 0;
	double spent = 0;

	program_name = "bench_tree";
	for (; fgets(path, sizeof path, stdin); arena_reset(&one)) {
		path[strcspn(path, "\n")] = '\0';
		if (!file_read(path, LARGEST, &one, &page, &why))
			fail(FAIL_RUN, "%s: %.*s", path, STR_ARG(why));
		spent += tree_of(page);
		pages++;
		bytes += page.n;
	}
	printf("%lu %lu %.3f\n", pages, bytes, spent);
	arena_release(&one);
	return 0;
}
