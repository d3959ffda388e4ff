# Compiles the stages: every folder of stages/ with a main.c is a program, stages/lib is linked into all of them.
# Run by the Makefile under a lock, so that two builds at once wait for each other:  make -f pipeline/build.mk programs
# B is the folder of the build (out, or out/asan for the sanitizer build).
B       ?= out
ifeq ($(origin CC),default)
CC      := gcc
endif
CFLAGS  ?= -O3 -g
HARDEN  ?= -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection $(if $(filter x86_64%,$(MAKE_HOST)),-fcf-protection) -fPIE
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Werror
LIBS    := libxml-2.0 libunistring nettle jansson zlib libdeflate libbrotlidec libzstd xlsxwriter sqlite3 libxslt libseccomp

STAGES  := $(patsubst stages/%/main.c,%,$(wildcard stages/*/main.c))
LIB_OBJ := $(patsubst %.c,$(B)/obj/%.o,$(wildcard stages/lib/*.c))
OBJ      = $(patsubst %.c,$(B)/obj/%.o,$(wildcard stages/$1/*.c))
BENCH   := $(patsubst tests/bench/%.c,%,$(wildcard tests/bench/*.c))
UNIT    := $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/*.c))
FUZZ    := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))

# make's own rules would be tried for each header.
MAKEFLAGS += -r
.DELETE_ON_ERROR:
.SECONDEXPANSION:
.PHONY: programs units benches fuzzers analyze
programs: $(STAGES:%=$(B)/bin/%)
# and the harnesses that had findings, for tests/fuzz/replay; the others are compiled, so that they follow the stages
units: $(UNIT:%=$(B)/test/%) $(patsubst tests/fuzz/found/%,$(B)/fuzzers/%,$(wildcard tests/fuzz/found/*)) benches $(FUZZ:%=$(B)/obj/tests/fuzz/%.o)
benches: $(BENCH:%=$(B)/test/bench_%)
fuzzers: $(FUZZ:%=$(B)/fuzzers/%)

# Flags are asked for here, in the recipe: while the Makefile is read the packages may not be installed yet.
PKG_CFLAGS = $$(for l in $(LIBS); do pkg-config --cflags $$l 2>/dev/null; done)
PKG_LIBS   = -lcsv -lxml2 -lunistring -lnettle -ljansson -lz -ldeflate -lbrotlidec -lzstd -lseccomp -lxslt -lxlsxwriter -lsqlite3

$(B)/obj/%.o: %.c pipeline/build.mk
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) $(HARDEN) $(CFLAGS) $(PKG_CFLAGS) -MMD -MP -MT $@ -MF $@.d -c -o $@.tmp $< && mv $@.tmp $@

# gcc's analyzer over what the programs are made of. Left out is what it thinks of memory that is never freed
# (an arena keeps it), and of NULL as an argument: it does not see that a buffer with room has bytes.
analyze: $(patsubst %.c,$(B)/analyze/%.ok,$(wildcard stages/*/*.c))
$(B)/analyze/%.ok: %.c pipeline/build.mk
	@mkdir -p $(@D)
	gcc -std=c11 -D_GNU_SOURCE -O1 -Werror -fanalyzer -Wno-analyzer-malloc-leak -Wno-analyzer-null-argument $(PKG_CFLAGS) -MMD -MP -MT $@ -MF $@.d -c -o /dev/null $< && touch $@

$(B)/obj/lib.a: $(LIB_OBJ)
	@rm -f $@ && ar rcsD $@ $^

$(STAGES:%=$(B)/bin/%): $(B)/bin/%: $$(call OBJ,%) $(B)/obj/lib.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -pie -Wl,-z,relro,-z,now,--as-needed -o $@.tmp $^ $(PKG_LIBS) && mv $@.tmp $@

# A unit test may include the sources of a stage; it links the library and every object of stages but the mains.
NO_MAIN := $(filter-out %/main.o,$(foreach s,$(STAGES),$(call OBJ,$s)))
$(UNIT:%=$(B)/test/%): $(B)/test/%: $(B)/obj/tests/unit/%.o $(NO_MAIN) $(B)/obj/lib.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -pie -Wl,--as-needed -o $@.tmp $< $(B)/obj/stages.a $(B)/obj/lib.a $(PKG_LIBS) -lcmocka && mv $@.tmp $@
# A bench runs its table through the code of a stage: tests/bench/dates.c is bench_dates.
$(BENCH:%=$(B)/test/bench_%): $(B)/test/bench_%: $(B)/obj/tests/bench/%.o $(B)/obj/stages.a $(B)/obj/lib.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -pie -Wl,--as-needed -o $@.tmp $^ $(PKG_LIBS) && mv $@.tmp $@
# A harness of tests/fuzz with the rig around it, which takes the place of lib/fail.c, arena.c and article.c. ENGINE is libFuzzer, or
# what reads the files that are named.
RIG     := $(patsubst %.c,$(B)/obj/%.o,$(filter-out %/replay.c,$(wildcard tests/fuzz/rig/*.c)))
ENGINE  ?= $(B)/obj/tests/fuzz/rig/replay.o
WRAPPED := csv_init csv_free xmlCreatePushParserCtxt xmlFreeParserCtxt xmlXPathCompile xmlXPathFreeCompExpr gzopen gzclose fopen fclose open access
$(FUZZ:%=$(B)/fuzzers/%): $(B)/fuzzers/%: $(B)/obj/tests/fuzz/%.o $(RIG) $(filter %.o,$(ENGINE)) $(B)/obj/stages.a $(B)/obj/lib.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -pie -Wl,--as-needed $(WRAPPED:%=-Wl,--wrap=%) -o $@.tmp $< $(RIG) $(ENGINE) $(B)/obj/stages.a \
		$(B)/obj/lib.a $(PKG_LIBS) && mv $@.tmp $@
$(UNIT:%=$(B)/test/%): $(B)/obj/stages.a
$(B)/obj/stages.a: $(NO_MAIN)
	@rm -f $@ && ar rcsD $@ $^

-include $(wildcard $(B)/obj/*/*/*.d $(B)/obj/*/*/*/*.d $(B)/analyze/*/*/*.d)
