/* rig.h - what every harness of tests/fuzz shares.
 * Shape:  a harness has fuzz_open(), called once, and fuzz_one(), called with every input, which answers a number made of all that
 *         came out. The rig runs some inputs again, behind another one: the same must come out. A breach of HOLDS() ends the
 *         program, which libFuzzer takes for a finding. Built without libFuzzer the same harness reads the files that it is given.
 * Owner:  `run` lives as long as the program, `one` as long as the input; an input that is refused takes all of its memory along.
 * Errors: where a stage would end the program, rig_try() answers false; outside of it that is a finding.
 * Use:    void fuzz_open(struct arena *run) { lex = lexicons_load(rig_config, run); }
 *         uint64_t fuzz_one(struct str in, struct arena *one) { ... HOLDS(d.start.month <= 12); return rig_hash(0, text); }     */
#ifndef RIG_H
#define RIG_H

#include "../../../stages/lib/article.h"
#include "../../../stages/lib/calendar.h"

#include <stdio.h>
#include <stdlib.h>

void fuzz_open(struct arena *run);
uint64_t fuzz_one(struct str in, struct arena *one);

/* "config", or the environment's CONFIG. */
extern const char *rig_config;

#define HOLDS(what) \
	do { \
		if (!(what)) \
			rig_breach(__FILE__, __LINE__, #what); \
	} while (0)
_Noreturn void rig_breach(const char *file, int line, const char *what);
/* What is being looked at, told with a breach. */
void rig_at(struct str what);

/* The first byte of *in, as a choice among n. */
unsigned rig_choice(struct str *in, unsigned n);
uint64_t rig_hash(uint64_t h, struct str s);
static inline uint64_t rig_number(uint64_t h, uint64_t n)
{
	return rig_hash(h, (struct str){(const char *)&n, sizeof n});
}
/* The bytes as a file that a stage can open by name, until the next call; there are RIG_FILES of them. */
enum { RIG_FILES = 3, RIG_REPLACED = 20 };
const char *rig_file(unsigned number, struct str bytes);
int rig_descriptor(unsigned number, struct str bytes);

/* A file that a stage opens by this name is `bytes`, until the next call with it; NULL: none is any more. Up to RIG_REPLACED of them;
 * the name must stay. */
void rig_replace(const char *path, struct str bytes);
/* Since then a stage did: a harness that nobody reads is none. */
bool rig_opened(const char *path);

const struct arena *rig_run(void);
/* False where the stage refused. Arenas that were used in it start and end empty: what they held is given back, but for `run`. */
typedef void rig_work(void *of);
bool rig_try(rig_work *work, void *of);
/* What the stage said of it. */
struct str rig_refusal(void);

/* The stream between the stages in memory, with one input. */
struct str rig_stream(const struct input *in, bool keys, struct arena *one);
struct input rig_read_back(struct str stream, struct arena *one);

/* ---- checks.c ---- */

void check_utf8(struct str s);
/* UTF-8 in NFC without the controls that XML cannot hold. */
void check_text(struct str s);
/* Inside the text, on borders of characters. */
void check_span(struct str text, struct span at);
void check_day(struct str cell);
/* All that the contract and the headers say of an input: after clean, after segment, after extract. */
void check_input(const struct input *in);
/* Written and read again it is the same. A number made of all of it. */
uint64_t check_stream(const struct input *in, struct arena *one);

/* ---- text.c ---- */

/* An article as clean would give it: the first line is the headline, the first byte chooses the language. */
struct input rig_input(struct str in, struct arena *one);

#endif
