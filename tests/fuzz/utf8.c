/* The functions of utf8.h against libunistring, and against themselves. */
#include "rig/rig.h"

#include "../../stages/lib/utf8.h"

#include <uninorm.h>
#include <unistr.h>

void fuzz_open(struct arena *run)
{
	(void)run;
}

static void check_mended(struct str in, struct str text, size_t bad)
{
	HOLDS(utf8_valid(text) && utf8_valid(in) == !bad);
	HOLDS(utf8_bad(in) == bad);
	HOLDS(utf8_valid(in) == !u8_check((const uint8_t *)in.s, in.n));
	HOLDS(bad || str_eq(in, text));
	check_utf8(text);
}

static void check_nfc(struct str text, struct str nfc, struct arena *one)
{
	size_t n;
	uint8_t *wanted = u8_normalize(UNINORM_NFC, (const uint8_t *)text.s, text.n, NULL, &n);

	HOLDS(n == nfc.n && !memcmp(wanted ? wanted : (const uint8_t *)"", nfc.s, n));
	free(wanted);
	HOLDS(str_eq(utf8_nfc(one, nfc), nfc));
}

static void check_steps(struct str text)
{
	size_t at = 0, before = 0, count = 0;

	while (at < text.n) {
		uint32_t cp = utf8_next(text, &at);

		HOLDS(at > before && at <= text.n);
		HOLDS(utf8_back(text, at) == before && utf8_before(text, at) == cp);
		before = at;
		count++;
	}
	HOLDS(utf8_count(text) == count);
	for (at = 0; at < text.n; before = at) {
		size_t next = utf8_piece(text, at, 8);

		HOLDS(next > at && next <= at + 8);
		HOLDS(next == text.n || ((unsigned char)text.s[next] & 0xC0) != 0x80);
		at = next;
	}
}

static uint64_t check_folds(struct str nfc, struct arena *one)
{
	struct str flat = utf8_fold_space(one, nfc), folded = utf8_fold(one, flat), bare = utf8_skeleton(one, nfc);

	check_utf8(flat);
	HOLDS(str_eq(utf8_fold_space(one, flat), flat));
	check_utf8(folded);
	HOLDS(str_eq(utf8_fold_flat(one, flat), folded));
	check_utf8(utf8_lower(one, nfc));
	check_utf8(bare);
	return rig_hash(rig_hash(rig_hash(0, flat), folded), bare);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	size_t bad;
	struct str text = utf8_mend(one, in, &bad), nfc = utf8_nfc(one, text);

	check_mended(in, text, bad);
	check_nfc(text, nfc, one);
	check_steps(text);
	return check_folds(nfc, one);
}
