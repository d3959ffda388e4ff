#include "skeletons.h"

#include "../lib/utf8.h"

static size_t letter_number(char c)
{
	return c >= 'a' && c <= 'z' ? (size_t)(c - 'a') : c >= '0' && c <= '9' ? (size_t)(c - '0') + 26 : SKELETON_LETTERS;
}

/* What the letter is heard as before `next`, '\0' for nothing. True: `next` belongs to it. */
static bool sound_of(char letter, char next, char *sound)
{
	char c = letter == 'y' ? 'i' : letter == 'x' ? 's' : letter == 'c' ? 'k' : letter;

	*sound = letter == 'o' && next == 'u' ? '\0' : c;
	return next == 'h' && (c == 'p' || c == 'k' || c == 't');
}

static void step(const struct skeletons *s, struct skeleton_walk *w, char sound)
{
	size_t letter = letter_number(sound);

	if (!sound || sound == w->last || w->lost)
		return;
	w->last = sound;
	w->node = letter < SKELETON_LETTERS ? s->v[w->node].next[letter] : 0;
	w->lost = !w->node;
}

bool skeletons_walk(const struct skeletons *s, struct skeleton_walk *w, struct str skeleton)
{
	for (size_t i = 0; i < skeleton.n && !w->lost; i++) {
		char next = skeleton.s[i], sound = '\0';
		bool taken = w->waiting && sound_of(w->waiting, next, &sound);

		step(s, w, sound);
		w->waiting = taken ? '\0' : next;
	}
	return !w->lost;
}

int skeletons_row(const struct skeletons *s, const struct skeleton_walk *w)
{
	struct skeleton_walk end = *w;
	char sound = '\0';

	if (w->waiting)
		sound_of(w->waiting, '\0', &sound);
	step(s, &end, sound);
	return end.lost ? -1 : s->v[end.node].row;
}

static struct str sounds_of(struct str skeleton, struct arena *run)
{
	struct buf b = {.arena = run};
	char sound;

	for (size_t i = 0; i < skeleton.n; i++) {
		i += sound_of(skeleton.s[i], i + 1 < skeleton.n ? skeleton.s[i + 1] : '\0', &sound);
		if (sound && (!b.n || b.s[b.n - 1] != sound))
			buf_putc(&b, sound);
	}
	return buf_str(&b);
}

static uint32_t child(struct skeletons *s, uint32_t of, size_t letter, struct arena *run)
{
	if (!s->v[of].next[letter]) {
		*PUSH(run, s) = (struct skeleton_node){.row = -1};
		s->v[of].next[letter] = (uint32_t)s->n - 1;
	}
	return s->v[of].next[letter];
}

void skeletons_add(struct skeletons *s, struct str name, int row, size_t least, struct arena *run)
{
	struct str sounds = sounds_of(utf8_skeleton(run, name), run);
	uint32_t node = 0;

	if (!s->n)
		*PUSH(run, s) = (struct skeleton_node){.row = -1};
	if (sounds.n < least)
		return;
	for (size_t i = 0; i < sounds.n; i++) {
		size_t letter = letter_number(sounds.s[i]);
		if (letter == SKELETON_LETTERS)
			return;
		node = child(s, node, letter, run);
	}
	if (s->v[node].row < 0)
		s->v[node].row = row;
}
