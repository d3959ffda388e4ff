/* What resolve reads out of names, titles and dates: sounds, readings of Chinese names, parties, posts, periods. Fields are parted by
 * line breaks. */
#include "rig/rig.h"

#include "../../stages/lib/utf8.h"
#include "../../stages/resolve/party_names.h"
#include "../../stages/resolve/person_names.h"
#include "../../stages/resolve/posts.h"
#include "../../stages/resolve/series_words.h"

static struct names names;
static struct offices *offices;
static struct title_words *titles;
static struct party_names *parties;
static struct series_words *series;

void fuzz_open(struct arena *run)
{
	names = names_load(rig_config, run);
	offices = offices_load(rig_config, run);
	titles = title_words_load(rig_config, offices, run);
	parties = party_names_load(rig_config, run);
	series = series_words_load(rig_config, run);
}

static struct str field(struct str *in)
{
	struct str piece = STR("");

	str_split(in, '\n', &piece);
	return piece;
}

static uint64_t check_names(struct str name, struct str other, struct str country, struct arena *one)
{
	uint64_t h = name_sound(&names, name, country, one);

	name_alias(&names, name, country, one);
	h = rig_number(h, name_reads_as(&names, name, other, one));
	h = rig_number(h, surname_differs(&names, name, other, one));
	h = rig_number(h, name_is_pinyin_of(&names, name, other, one));
	return rig_number(h, (uint64_t)name_is_han(name) | (uint64_t)name_has_marks(name) << 1);
}

static uint64_t check_posts(struct str title, struct str country, struct arena *one)
{
	struct posts all = posts_of(titles, title, country, STR("VN-02"), one);
	uint64_t h = all.n;

	for (size_t i = 0; i < all.n; i++) {
		check_utf8(all.v[i].text);
		HOLDS(same_post(&all.v[i], &all.v[i]));
		h = rig_hash(rig_hash(h, all.v[i].text), all.v[i].level);
	}
	return h;
}

static uint64_t check_period(struct str start, struct str end, struct str precision, struct arena *one)
{
	struct period p = period_of(start, end, precision);

	HOLDS(!period_known(p) || (p.end != NO_DAY && p.start <= p.end));
	HOLDS(!period_known(p) || iso_day(iso_text(one, p.start)) == p.start);
	return rig_number((uint64_t)p.start, (uint64_t)month_day_of(start));
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	size_t bad;
	struct str rest = utf8_nfc(one, utf8_mend(one, in, &bad));
	struct str country = field(&rest), name = field(&rest), other = field(&rest), title = field(&rest);
	struct strs named = parties_named(parties, title, one);
	uint64_t h = check_names(name, other, country, one);

	h = rig_number(h, check_posts(title, country, one));
	h = rig_number(h, check_period(name, other, title, one));
	h = rig_hash(h, series_name(series, title, one));
	check_utf8(series_name(series, title, one));
	h = rig_number(h, words_of_name(series, title, one).n + name_is_verb(series, title, one));
	for (size_t i = 0; i < named.n; i++)
		h = rig_hash(h, named.v[i]);
	return h;
}
