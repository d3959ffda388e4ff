/* frame_cells.h - the cells of one event that have a file of their own: where it was, who held it, under which theme.
 * Shape:  each write_ fills what the text gives and leaves the rest empty; `on` is the day whose province codes hold.
 * Owner:  cells in the arena `one`.
 * Errors: none.
 * Use:    write_place(t, e, r, on); write_host(t, e, r, on); write_theme(t, e, r);                                 */
#ifndef FRAME_CELLS_H
#define FRAME_CELLS_H

#include "frames.h"

/* Shared by all cells: frames.c. */
void add_inferred(const struct telling *t, struct reading *r, const char *column);
bool in_zone(const struct frame *e, const struct telling *t, size_t sentence);

/* frame_places.c */
const struct place *place_in(const struct telling *t, struct range r);
void write_codes(struct reading *r, struct str country, struct str province);
void write_place(const struct telling *t, const struct frame *e, struct reading *r, struct day on);
void write_whole_place(const struct telling *t, const struct frame *e, struct reading *r, struct day on);
void write_visited_country(const struct telling *t, const struct frame *e, struct reading *r);
void write_receiver(const struct telling *t, const struct frame *e, struct reading *r, struct day on);
void write_visited(const struct telling *t, const struct frame *e, struct reading *r, struct day on);

/* frame_hosts.c */
void write_theme(const struct telling *t, const struct frame *e, struct reading *r);
void write_host(const struct telling *t, const struct frame *e, struct reading *r, struct day on);

#endif
