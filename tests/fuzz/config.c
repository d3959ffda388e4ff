/* Every table of config through the stage that reads it: it is taken, or refused in one line. The first byte chooses the table; all
 * others are those of config, the long ones cut short. */
#include "rig/rig.h"

#include "../../stages/clean/class_words.h"
#include "../../stages/clean/cleaner.h"
#include "../../stages/clean/cues.h"
#include "../../stages/clean/fonts.h"
#include "../../stages/clean/persons.h"
#include "../../stages/clean/printed_time.h"
#include "../../stages/clean/sites.h"
#include "../../stages/diff/datasets.h"
#include "../../stages/export/describe.h"
#include "../../stages/export/package.h"
#include "../../stages/export/schema.h"
#include "../../stages/extract/extract.h"
#include "../../stages/lib/file.h"
#include "../../stages/lib/limits.h"
#include "../../stages/report/labels.h"
#include "../../stages/resolve/likeness.h"
#include "../../stages/resolve/party_names.h"
#include "../../stages/resolve/person_names.h"
#include "../../stages/resolve/series_words.h"
#include "../../stages/resolve/settings.h"
#include "../../stages/resolve/tie_agreements.h"
#include "../../stages/resolve/title_words.h"
#include "../../stages/segment/bylines.h"
#include "../../stages/segment/captions.h"
#include "../../stages/segment/datelines.h"
#include "../../stages/segment/sentences.h"

typedef void load_table(const char *config, struct arena *a);

static void load_settings(const char *config, struct arena *a)
{
	settings_load(config, a);
}
static void load_syllables(const char *config, struct arena *a)
{
	syllables_load(config, a);
}
static void load_fonts(const char *config, struct arena *a)
{
	fonts_load(config, syllables_load(config, a), a);
}
static void load_classes(const char *config, struct arena *a)
{
	class_groups(class_words_load(config, a), STR("detail-content sidebar"));
}
static void load_cues(const char *config, struct arena *a)
{
	cue_line(cues_load(config, a), STR("tin khác"));
}
static void load_clock(const char *config, struct arena *a)
{
	struct printed_time t;

	find_printed_time(clock_words_load(config, a), STR("thứ ba, 7/11/2023, 09:15 pm, march 5"), false, &t);
}
static void load_surnames(const char *config, struct arena *a)
{
	person_of(surnames_load(config, a), STR("Nông Hoài An - Đài"), a);
}
static void load_sites(const char *config, struct arena *a)
{
	sites_load(config, a);
}
static void load_bylines(const char *config, struct arena *a)
{
	bool is;

	byline_author(STR("Tin, ảnh: Hoài An - Đài"), byline_tables_load(config, a), a, &is);
}
static void load_captions(const char *config, struct arena *a)
{
	caption_tables_load(config, a);
}
static void load_datelines(const char *config, struct arena *a)
{
	dateline_tables_load(config, a);
}
static void load_abbreviations(const char *config, struct arena *a)
{
	abbreviations_load(config, a);
}
static void load_names(const char *config, struct arena *a)
{
	struct names n = names_load(config, a);

	name_sound(&n, STR("Bun-thoong Xay-nha-vông"), STR("LA"), a);
}
static void load_parties(const char *config, struct arena *a)
{
	parties_named(party_names_load(config, a), STR("UBND tỉnh Lào Cai"), a);
}
static void load_titles(const char *config, struct arena *a)
{
	title_words_load(config, offices_load(config, a), a);
}
static void load_series(const char *config, struct arena *a)
{
	series_name(series_words_load(config, a), STR("Hội nghị lần thứ 3"), a);
}
static void load_likeness(const char *config, struct arena *a)
{
	struct settings set = settings_load(config, a);
	struct provinces p = provinces_load(config, set.province_merger, a);

	likeness_load(config, &set, &p, a);
}
static void load_known(const char *config, struct arena *a)
{
	known_agreements_load(config, a);
}
static void load_schema(const char *config, struct arena *a)
{
	schema_load(config, a);
}

static struct lexicons *no_lexicons(struct arena *a)
{
	struct lexicons *lex = NEW(a, struct lexicons, 1);

	lex->run = lex->vocabulary.arena = a;
	return lex;
}
static void load_dates(const char *config, struct arena *a)
{
	date_tables_load(config, no_lexicons(a));
}
static void load_places(const char *config, struct arena *a)
{
	struct lexicons *lex = no_lexicons(a);

	lex->place_words = lexicon_load(config, "lexicon/place_words.csv", "word", lex);
	gazetteer_load(config, lex);
}
static void load_figures(const char *config, struct arena *a)
{
	struct lexicons *lex = no_lexicons(a);

	lex->units = lexicon_load(config, "lexicon/units.csv", "unit", lex);
	lex->figures = figure_tables_load(config, lex);
}
/* Only what it needs of the word lists: all of them take a tenth of a second. */
static void load_people(const char *config, struct arena *a)
{
	struct lexicons *lex = no_lexicons(a);

	lex->opens_office = lists_new(&lex->vocabulary, WORD_CAPS, a);
	lex->offices = lexicon_load(config, "lexicon/offices.csv", "office variants english chinese", lex);
	lex->office_fields = lexicon_load(config, "lexicon/office_fields.csv", "field variants english chinese", lex);
	lex->organisations = lexicon_load(config, "lexicon/organisations.csv", "organisation variants english chinese", lex);
	lex->honorifics = lexicon_load(config, "lexicon/honorifics.csv", "form variants english chinese", lex);
	lex->role_words = lexicon_load(config, "lexicon/role_words.csv", "cue", lex);
	lex->surnames = lexicon_load(config, "lexicon/surnames.csv", "surname", lex);
	people_tables_load(config, lex);
}
static void load_events(const char *config, struct arena *a)
{
	struct lexicons *lex = no_lexicons(a);

	lex->event_words = lexicon_load(config, "lexicon/event_words.csv", "word", lex);
	lex->attendance_words = lexicon_load(config, "lexicon/attendance_words.csv", "cue", lex);
	event_tables_load(config, lex);
}
static void load_agreements(const char *config, struct arena *a)
{
	struct lexicons *lex = no_lexicons(a);

	lex->instruments = lexicon_load(config, "lexicon/instruments.csv", "phrase variants", lex);
	agreement_tables_load(config, lex);
}
static void load_topics(const char *config, struct arena *a)
{
	struct lexicons *lex = no_lexicons(a);

	lex->topics = lexicon_load(config, "lexicon/topics.csv", "vietnamese english chinese", lex);
	topic_tables_load(config, lex);
}
static void load_limits(const char *config, struct arena *a)
{
	limits_load(config, a);
}
static void load_values(const char *config, struct arena *a)
{
	struct schema s = schema_load(config, a);

	describe_values(&s, config, a);
}
static void load_package(const char *config, struct arena *a)
{
	package_load(config, a);
}
static void load_plan(const char *config, struct arena *a)
{
	plan_load(config, a);
}
static void load_published(const char *config, struct arena *a)
{
	published_tables(config, a);
}
static void load_labels(const char *config, struct arena *a)
{
	struct labels l = labels_load(config, STR("vi"), a);

	label_find(&l, STR("kind.talks"));
}

static const struct {
	const char *name;
	load_table *load;
} tables[] = {{"resolve.csv", load_settings}, {"lexicon/syllables.csv", load_syllables}, {"vni.csv", load_fonts},
	{"lexicon/class_words.csv", load_classes}, {"lexicon/teaser_words.csv", load_cues},
	{"lexicon/promo_words.csv", load_cues}, {"lexicon/byline_words.csv", load_cues}, {"lexicon/caption_words.csv", load_cues},
	{"lexicon/clock_words.csv", load_clock}, {"lexicon/surnames.csv", load_surnames}, {"sites.csv", load_sites},
	{"lexicon/byline_words.csv", load_bylines}, {"lexicon/caption_words.csv", load_captions},
	{"lexicon/dateline_words.csv", load_datelines}, {"lexicon/abbreviations.csv", load_abbreviations},
	{"aliases.csv", load_names}, {"lexicon/name_sounds.csv", load_names}, {"lexicon/han_names.csv", load_names},
	{"lexicon/vn-provinces.csv", load_parties}, {"lexicon/cn-cities.csv", load_parties},
	{"lexicon/title_words.csv", load_titles}, {"lexicon/offices.csv", load_titles}, {"lexicon/series_words.csv", load_series},
	{"near_kinds.csv", load_likeness}, {"lexicon/vn-provinces.csv", load_likeness}, {"known_agreements.csv", load_known},
	{"tables.csv", load_schema}, {"lexicon/date_words.csv", load_dates}, {"lexicon/lunar_new_year.csv", load_dates},
	{"lexicon/border_gates.csv", load_places}, {"lexicon/institutions.csv", load_places},
	{"lexicon/la-provinces.csv", load_places}, {"lexicon/units.csv", load_figures},
	{"lexicon/figure_words.csv", load_figures}, {"lexicon/cues_people.csv", load_people},
	{"lexicon/role_words.csv", load_people}, {"lexicon/cues_agreements.csv", load_agreements},
	{"lexicon/instruments.csv", load_agreements}, {"lexicon/event_words.csv", load_events},
	{"lexicon/cues_events.csv", load_events}, {"lexicon/topics.csv", load_topics}, {"lexicon/cues_topics.csv", load_topics},
	{"lexicon/honorifics.csv", load_people}, {"lexicon/office_fields.csv", load_people},
	{"lexicon/organisations.csv", load_people}, {"lexicon/attendance_words.csv", load_events},
	{"lexicon/vn-districts.csv", load_places}, {"lexicon/cn-provinces.csv", load_places},
	{"lexicon/countries.csv", load_places}, {"lexicon/la-districts.csv", load_places},
	{"lexicon/kh-provinces.csv", load_places}, {"lexicon/kh-districts.csv", load_places}, {"limits.csv", load_limits},
	{"package.csv", load_package}, {"diff.csv", load_plan}, {"tables.csv", load_plan}, {"tables.csv", load_published},
	{"report/words.csv", load_labels}, {"values.csv", load_values}};
enum { TABLES = sizeof tables / sizeof *tables };

struct loading {
	unsigned table;
	struct str bytes;
	char path[256];
};

/* Most of the time would go into reading them. */
static const char *const long_names[] = {"lexicon/offices.csv", "lexicon/surnames.csv", "lexicon/place_words.csv",
	"lexicon/vn-districts.csv", "lexicon/role_words.csv", "lexicon/event_words.csv", "lexicon/units.csv",
	"lexicon/organisations.csv", "lexicon/teaser_words.csv", "lexicon/han_names.csv", "lexicon/cues_people.csv",
	"lexicon/cues_events.csv", "lexicon/cues_agreements.csv", "lexicon/date_words.csv", "lexicon/figure_words.csv",
	"lexicon/syllables.csv", "lexicon/class_words.csv", "lexicon/promo_words.csv"};
enum { LONG = sizeof long_names / sizeof *long_names, ROWS_LEFT = 48 };
static struct {
	const char *path;
	struct str rows;
} cut[LONG];

void fuzz_open(struct arena *run)
{
	struct str bytes, why;

	for (size_t i = 0; i < LONG; i++) {
		size_t rows = 0, n = 0;

		cut[i].path = arena_printf(run, "%s/%s", rig_config, long_names[i]).s;
		HOLDS(file_read(cut[i].path, 0, run, &bytes, &why));
		while (n < bytes.n && rows < ROWS_LEFT)
			rows += bytes.s[n++] == '\n';
		cut[i].rows = str_slice(bytes, 0, n);
	}
}

static void load_one(void *of)
{
	struct loading *l = of;
	struct arena a = {0};

	snprintf(l->path, sizeof l->path, "%s/%s", rig_config, tables[l->table].name);
	for (size_t i = 0; i < LONG; i++)
		rig_replace(cut[i].path, cut[i].rows);
	rig_replace(l->path, l->bytes);
	tables[l->table].load(rig_config, &a);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct loading l = {.table = rig_choice(&in, TABLES), .bytes = in};
	bool taken = rig_try(load_one, &l);

	(void)one;
	HOLDS(rig_opened(l.path));
	rig_replace(NULL, STR(""));
	HOLDS(taken || !memchr(rig_refusal().s, '\n', rig_refusal().n));
	return rig_hash(taken, rig_refusal());
}
