/* mentions.h - who is named where: people and groups as they stand in the sentences, before mentions of one person are joined.
 * Shape:  a mention is a name with what stands around it: address, title before and behind, the title its list shares, the
 *         side of its block, the role that header and verb give. The phrase [first, end) holds all of it but the shared title.
 * Owner:  lists in `one`.
 * Errors: none.
 * Use:    struct mentions m = find_mentions(f, parties_of_events(f)); for (size_t i = 0; i < m.n; i++) use(&m.v[i]); */
#ifndef MENTIONS_H
#define MENTIONS_H

#include "people_cues.h"
#include "sides.h"

struct mention {
	bool group;
	bool delegation;     /* a group, unless somebody is told as its head */
	bool absent;         /* only talked about */
	bool reported;       /* named in what somebody else says */
	bool listed;         /* under a header: "dự có ..." */
	struct range name;   /* of a group: all of it */
	struct range shared; /* "các đồng chí Ủy viên Trung ương Đảng:" */
	struct range before, behind;
	struct str titles; /* before and behind, folded, once somebody is sought by an office alone */
	struct str honorific;
	size_t first, end; /* the whole phrase */
	size_t sentence, event;
	size_t chain; /* mentions joined by commas, semicolons and "và" have one number */
	enum role role;
	struct side block;
	const char *rule;
};
struct mentions {
	struct mention *v;
	size_t n, cap;
};

struct mentions find_mentions(const struct facts *f, const struct parties *parties);
/* The same for a Chinese article. */
struct mentions find_mentions_zh(const struct facts *f);
/* Whether the sentence tells the event, or tells it again. */
bool is_told_in(const struct facts *f, size_t event, size_t sentence);

#endif
