/* libxml2's tree as a witness: on every page of the sample it shows the same words as the pieces that clean cuts. */
#include "test.h"

#include "../../stages/clean/charset.h"
#include "../../stages/clean/page.h"
#include "../../stages/lib/file.h"
#include "../../stages/lib/utf8.h"

#include <dirent.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>

static struct arena run, one;

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct strs words_of(struct str text)
{
	struct strs words = {0};
	struct str word;

	text = utf8_nfc(&one, utf8_fold_space(&one, text));
	while (str_split(&text, ' ', &word))
		if (word.n)
			*PUSH(&one, &words) = word;
	if (words.n)
		qsort(words.v, words.n, sizeof *words.v, by_bytes);
	return words;
}

static struct str text_of_pieces(struct str html, const struct class_words *classes)
{
	struct page p = page_from_html(html, classes, 20000, &one);
	struct buf out = {.arena = &one};

	for (size_t i = 0; i < p.pieces.n; i++) {
		buf_put(&out, p.pieces.v[i].text);
		buf_putc(&out, ' ');
	}
	return buf_str(&out);
}

static enum tag tag_of(const xmlNode *n)
{
	return tag_find(str_of((const char *)n->name));
}

static bool is_shown(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && !tag_has(tag_of(n), TAG_UNSEEN);
}

/* The next node behind `n` and all that is in it. */
static xmlNode *node_behind(xmlNode *n, struct buf *out)
{
	while (n && !n->next) {
		n = n->parent;
		if (n && n->type == XML_ELEMENT_NODE && tag_has(tag_of(n), TAG_BLOCK))
			buf_putc(out, ' ');
	}
	return n ? n->next : NULL;
}

/* In the order of the page, without a call for each level. */
static struct str text_of_tree(struct str html)
{
	htmlDocPtr tree = htmlReadMemory(html.s, (int)html.n, NULL, "UTF-8",
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE);
	struct buf out = {.arena = &one};

	for (xmlNode *n = tree ? tree->children : NULL; n;) {
		if (n->type == XML_TEXT_NODE || n->type == XML_ENTITY_REF_NODE)
			buf_put(&out, str_of((const char *)n->content));
		if (n->type == XML_ELEMENT_NODE &&
			(tag_has(tag_of(n), TAG_BLOCK) || tag_of(n) == TAG_br || tag_of(n) == TAG_input))
			buf_putc(&out, ' ');
		n = is_shown(n) && n->children ? n->children : node_behind(n, &out);
	}
	xmlFreeDoc(tree);
	return buf_str(&out);
}

/* The first word that one list has more often than the other; empty where they are the same. */
static struct str difference(const struct strs *a, const struct strs *b)
{
	for (size_t i = 0; i < a->n || i < b->n; i++)
		if (i >= a->n || i >= b->n || !str_eq(a->v[i], b->v[i]))
			return i < a->n && (i >= b->n || str_cmp(a->v[i], b->v[i]) < 0) ? a->v[i] : b->v[i];
	return STR("");
}

static void compare_page(const char *path, const struct class_words *classes, const struct syllables *syllables)
{
	struct str bytes, why, text, odd;
	struct strs ours, theirs;
	size_t bad;

	assert_true(file_read(path, 0, &one, &bytes, &why));
	text = charset_decode(syllables, bytes, STR(""), &one, &bad);
	ours = words_of(text_of_pieces(text, classes));
	theirs = words_of(text_of_tree(text));
	odd = difference(&ours, &theirs);
	if (odd.n)
		fail_msg("%s: %zu words, the tree has %zu; '%.*s'", path, ours.n, theirs.n, STR_ARG(odd));
}

static void the_tree_has_the_same_words(void **state)
{
	static const char folder[] = "tests/corpus/pages";
	const struct class_words *classes = class_words_load("config", &run);
	const struct syllables *syllables = syllables_load("config", &run);
	DIR *d = opendir(folder);
	size_t pages = 0;

	(void)state;
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)); arena_reset(&one)) {
		if (!str_ends(str_of(e->d_name), STR(".html")))
			continue;
		compare_page(arena_cstr(&one, arena_printf(&one, "%s/%s", folder, e->d_name)), classes, syllables);
		pages++;
	}
	closedir(d);
	assert_true(pages > 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_tree_has_the_same_words)};
	int failed;

	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests_name("clean: libxml2's tree as a witness", tests, NULL, NULL);
	arena_release(&one);
	arena_release(&run);
	return failed;
}
