/* people_cues.h - the words that people are recognised by: cues_people.csv by class, role_words.csv by side of the name.
 * Shape:  one phrase list for each class and language ("Lao" serves Laos in English, "lao động" is labour in Vietnamese);
 *         the longest cue of that class wins, whatever the other classes hold.
 *         `title_word` marks the words that titles are made of (offices, bodies, fields), by number in the vocabulary.
 * Owner:  `run`.
 * Errors: a class, role or position that is not known here ends the program with FILE:LINE.
 * Use:    size_t n = is_cue(f, i, CUE_OFFICE);      words of the cue that begins at word i, 0 if none        */
#ifndef PEOPLE_CUES_H
#define PEOPLE_CUES_H

#include "extract.h"

enum cue_class {
	CUE_OFFICE,        /* opens a title */
	CUE_BEFORE_OFFICE, /* "former", "acting" */
	CUE_BODY,          /* a title goes on with it after a comma */
	CUE_UNIT,          /* a place name stands behind it */
	CUE_GLUE,          /* kept whole inside a title, commas too */
	CUE_STOP,          /* a verb or adverb: ends a title */
	CUE_ADVERB,        /* skipped before the verb that tells the role */
	CUE_AND,
	CUE_LIST,       /* opens a list of names; its value is what each of them is called */
	CUE_GROUP,      /* opens a group */
	CUE_GROUP_STOP, /* a verb behind a group that may stand inside a title */
	CUE_OF,
	CUE_BETWEEN,
	CUE_TITLE_OF, /* English "of": makes an office of "head" */
	CUE_AT,
	CUE_ABOUT,
	CUE_SIDE,    /* a side follows */
	CUE_PARTNER, /* the foreign side */
	CUE_OWN,     /* the narrator's side */
	CUE_DELEGATION,
	CUE_LED,     /* its head follows: "do", "led by" */
	CUE_MEMBERS, /* of the delegation named last */
	CUE_HOSTS,   /* those who receive it */
	CUE_SITE,    /* link point */
	CUE_HEADER,  /* the verb before a list: "there are", "include" */
	CUE_DIPLOMAT,
	CUE_SERVES,  /* value: the country that has such an office, or "foreign" */
	CUE_CENTRAL, /* value VN: for our own alone; "country": where the title names its country */
	CUE_LOCAL,
	CUE_COMMITTEE_MEMBER, /* tells nothing of the level */
	CUE_JOINT,            /* "of both sides" */
	CUE_ABSENT,           /* the dead, the addressed */
	CUE_MIDDLE,           /* middle names that a surname always precedes */
	CUE_NO_ROLE,          /* holds a verb of role_words.csv that is none there: "đăng ký" */
	CUE_VISITS,           /* the delegation goes to the place behind it */
	CUE_COUNTRY_SIDE,     /* "the Chinese side": value is the country */
	CUE_PLURAL,           /* makes a group of the office behind it */
	CUE_SOME,             /* "some": the same, behind the office ("Giám đốc một số đơn vị") */
	CUE_ABOUT_NUMBER,     /* "more than", "nearly" */
	CUE_COUNTED,          /* a group behind a number: "300 đại biểu" */
	CUE_ARTICLE,          /* "the" */
	CUE_SEVERAL,          /* more than one province: no code for them */
	CUE_SOURCE,           /* "according to" somebody */
	CUE_BEHALF,           /* "on behalf of": his verb follows later */
	CUE_RELATIVE,         /* "who" */
	CUE_OBJECT,           /* "with": the verb behind the name behind it is not his */
	CUE_SAYS,             /* what somebody says follows: who is named there need not be here */
	CUE_ENUMERATION,      /* the Chinese comma between parts of one thing */
	CUE_AMONG,            /* "among them": a part of the group before */
	CUE_HE,               /* Chinese "he": the subject of the sentence before */
	CUE_COUNTRIES,        /* "countries", behind their number */
	CUE_SEAT,             /* where somebody stands in the picture */
	CUE_PASSIVE,          /* "by": what he did, unless it is a verb of meeting */
	CUE_BORDERS,          /* the place behind it is a neighbour's */
	CUE_COUNTERPART,      /* no office of its own: "the counterpart" */
	CUE_CLASSES
};

enum role {
	ROLE_NONE,
	ROLE_ABSENT,
	ROLE_MEETS /* receives or calls on: attends */,
	ROLE_ATTENDEE,
	ROLE_SPEAKER,
	ROLE_SIGNATORY,
	ROLE_HEAD,
	ROLE_CHAIR
};

enum { MENTION_READERS = 10 };

struct people_tables {
	struct table cues;
	unsigned value;
	struct phrases cue[CUE_CLASSES][LANGUAGES];
	struct lists opens[MENTION_READERS]; /* what each of mention_readers may begin with */
	struct lists reads, begins;          /* all of them; these and what titles and names begin with */
	struct phrases role_before[LANGUAGES], role_after[LANGUAGES]; /* rows of role_words.csv */
	unsigned char *role;                                          /* enum role by row of role_words.csv */
	bool *title_word;
	size_t title_words;
	struct word_question vietnamese; /* is_spelt_vietnamese() */
	unsigned honorific_kind, honorific_language, surname_group, organisation_country, office_level, office_side;
	struct phrases han_surname;   /* Chinese characters */
	struct phrases plain_surname; /* without marks, and in pinyin: for texts in other languages */
};

/* Words of the longest cue of the class at word i, 0 if none; *value its value where it is wanted. */
size_t person_cue_there(const struct facts *f, size_t i, enum cue_class c, struct str *value);
static inline size_t person_cue(const struct facts *f, size_t i, enum cue_class c, struct str *value)
{
	if (!phrases_may(&f->lex->people->cue[c][f->language], &f->words, i))
		return 0;
	return person_cue_there(f, i, c, value);
}
/* The same without the value. */
static inline size_t is_cue(const struct facts *f, size_t i, enum cue_class c)
{
	struct phrase_hit hit;

	phrases_at(&f->lex->people->cue[c][f->language], &f->words, i, &hit);
	return hit.words;
}
/* Words of the role cue at word i, 0 if none. */
size_t role_there(const struct facts *f, const struct phrases *p, size_t i, enum role *role);
static inline size_t role_before_at(const struct facts *f, size_t i, enum role *role)
{
	const struct phrases *p = &f->lex->people->role_before[f->language];

	return phrases_may(p, &f->words, i) ? role_there(f, p, i, role) : 0;
}
static inline size_t role_after_at(const struct facts *f, size_t i, enum role *role)
{
	const struct phrases *p = &f->lex->people->role_after[f->language];

	return phrases_may(p, &f->words, i) ? role_there(f, p, i, role) : 0;
}
static inline bool is_vietnamese(const struct facts *f)
{
	return f->language == LANGUAGE_VI;
}
bool is_title_word(const struct facts *f, size_t i);
struct str role_name(enum role r);

/* What stands at a word. */
static inline bool word_is(const struct facts *f, size_t i, uint32_t flag)
{
	return i < f->words.n && (f->words.v[i].flags & flag);
}
/* U+2010 to U+2015, U+2212 */
bool is_long_dash(const struct facts *f, size_t i);
/* ASCII punctuation; "-" stands for every dash */
static inline bool word_is_char(const struct facts *f, size_t i, const char *one_of)
{
	if (!word_is(f, i, WORD_PUNCT))
		return false;
	if (f->words.v[i].end - f->words.v[i].start > 1)
		return strchr(one_of, '-') && is_long_dash(f, i);
	for (; *one_of; one_of++)
		if (f->words.text.s[f->words.v[i].start] == *one_of)
			return true;
	return false;
}

#endif
