/* joint_events.h - events named side by side: "dự Hội nghị lần thứ 3 … và Phiên họp lần thứ 9 …, tổ chức ngày 4/5 tại X".
 * Shape:  date, place and future of one are said of the other where it has none of its own.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    share_joint(&t) after date, place and cues of all candidates are read; then c->beside                   */
#ifndef JOINT_EVENTS_H
#define JOINT_EVENTS_H

#include "candidates.h"

void share_joint(struct telling *t);

#endif
