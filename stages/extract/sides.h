/* sides.h - the country and province that somebody serves.
 * Shape:  a side is a country with or without a province; `weight` tells how sure it is. Sources, the surest first: the
 *         words of the title (a diplomat's country, a place, an office that one country only has), the shape of the name,
 *         the block of the text ("về phía X có"), the party that is left.
 * Owner:  codes belong to the tables or to the event's reading.
 * Errors: none.
 * Use:    struct side s = side_of_title(f, title); if (s.weight < SIDE_BLOCK) s = block;                           */
#ifndef SIDES_H
#define SIDES_H

#include "extract.h"

enum side_weight {
	SIDE_UNKNOWN,
	SIDE_PARTY,
	SIDE_HINT /* a place that may be none */,
	SIDE_BLOCK,
	SIDE_SHAPE,
	SIDE_OFFICE,
	SIDE_PLACE,
	SIDE_DIPLOMAT
};

struct side {
	struct str country, province;
	enum side_weight weight;
	bool central;         /* serves no province */
	bool central_at_home; /* neither, if the country is Viet Nam: "Cục trưởng" */
	bool local;           /* serves one, named or not */
	bool any_foreign;     /* "Tỉnh trưởng": not ours; the partner's where nothing tells more */
};

/* Who meets: the narrator's side and the other. Empty where the article does not tell. */
struct parties {
	struct side home, partner;
	struct side seat;    /* where it was held */
	struct str codes;    /* as in the event's reading */
	struct str province; /* of Viet Nam, the one that the text names most: for local offices only */
};

/* Whether the parties tell the province; any does where they tell none. */
bool is_party(const struct parties *p, struct str province);
/* By event. */
const struct parties *parties_of_events(const struct facts *f);
struct side side_of_title(const struct facts *f, struct range title, const struct parties *p);
/* Whether name or shape speak for a side when the partner does not write Vietnamese names. */
struct side side_of_name(const struct facts *f, struct range name, const struct parties *p);
/* The side of the first place in the range, empty if there is none. */
struct side side_of_places(const struct facts *f, struct range r);
/* A province for a side without one: the only party's of that country, else the narrator's. */
struct str province_for(const struct side *s, const struct parties *p);
/* Who comes where nobody says it: the side that is not at home where the event was held; unknown if that is. */
struct side guest_side(const struct parties *p);
/* Who receives the delegation: the side at whose place the event was held, else the other than the delegation's. */
struct side host_side(const struct side *delegation, const struct parties *p);

#endif
