/* Bytes of a page in any charset; the first byte chooses what the transport says of them. */
#include "rig/rig.h"

#include "../../stages/clean/charset.h"
#include "../../stages/clean/fonts.h"

static const char *const hints[] = {"", "utf-8", "windows-1258", "gb2312", "utf-16le", "utf-16be", "utf-16", "big5", "gb18030",
	"iso-8859-1", "windows-1252", "x-viet-vni", "viscii", "tcvn", "no such", "utf-7"};
enum { HINTS = sizeof hints / sizeof *hints };

static const struct syllables *syllables;
static const struct fonts *fonts;

void fuzz_open(struct arena *run)
{
	syllables = syllables_load(rig_config, run);
	fonts = fonts_load(rig_config, syllables, run);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct str hint = str_of(hints[rig_choice(&in, HINTS)]), declared = charset_declared(in), text, drawn;
	size_t bad = 0;

	HOLDS(!declared.n || (declared.s >= in.s && declared.s + declared.n <= in.s + in.n));
	charset_is_wide(in, hint);
	text = charset_decode(syllables, in, hint, one, &bad);
	check_utf8(text);
	HOLDS(bad <= in.n);
	drawn = fonts_to_unicode(fonts, text, bad & 1, one);
	check_utf8(drawn);
	return rig_hash(rig_hash(bad, text), drawn);
}
