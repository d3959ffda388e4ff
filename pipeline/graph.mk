# The graph from manifests to the dataset. Runs inside OUT (see build-dataset), so every path here is relative and without blanks:
# .root is the project, .config its tables. One file a batch for each stage; the batches are those that collect listed.
BIENBAN_BIN ?= out/bin
BIN     := .root/$(BIENBAN_BIN)
BATCHES := $(file <collect/batches)
TABLES   = $(wildcard $(addprefix .config/,$1))

# Which batch is where, for a person who waits; silent under `make -s`.
say := $(if $(findstring s,$(filter-out --%,$(firstword -$(MAKEFLAGS)))),@:,@echo)

.DELETE_ON_ERROR:
.SECONDARY:
MAKEFLAGS += -rR --warn-undefined-variables

.PHONY: publish batches
publish: published
	@.root/pipeline/prune
batches: ; # collect has listed them

# $(call run,outputs,command): here, or by a launcher, which may lose a command and still say that all is well.
run = $(if $(LAUNCH),.root/pipeline/launched $1 -- $(LAUNCH) $2,$2)

# Another folder of tables or another version of the programs makes all anew, whatever the time stamps of their files.
MADE_BY := settings/config settings/version

CLEAN_TABLES   := $(call TABLES,limits.csv sites.csv vni.csv lexicon/syllables.csv lexicon/class_words.csv lexicon/clock_words.csv lexicon/teaser_words.csv lexicon/promo_words.csv lexicon/byline_words.csv lexicon/caption_words.csv lexicon/surnames.csv)
SEGMENT_TABLES := $(call TABLES,limits.csv lexicon/abbreviations.csv lexicon/dateline_words.csv lexicon/byline_words.csv lexicon/caption_words.csv lexicon/surnames.csv)
RESOLVE_LEXICON := lexicon/han_names.csv lexicon/name_sounds.csv lexicon/series_words.csv lexicon/title_words.csv
EXTRACT_TABLES := $(filter-out $(call TABLES,lexicon/syllables.csv lexicon/class_words.csv lexicon/clock_words.csv lexicon/teaser_words.csv lexicon/promo_words.csv lexicon/caption_words.csv $(RESOLVE_LEXICON)),$(call TABLES,limits.csv lexicon/*.csv))
RESOLVE_TABLES := $(call TABLES,resolve.csv aliases.csv known_agreements.csv near_kinds.csv $(RESOLVE_LEXICON) lexicon/offices.csv lexicon/organisations.csv lexicon/vn-provinces.csv \
	lexicon/cn-provinces.csv lexicon/la-provinces.csv lexicon/kh-provinces.csv lexicon/cn-cities.csv lexicon/cues_people.csv lexicon/cues_events.csv lexicon/event_words.csv \
	lexicon/place_words.csv)

clean/%.xml: collect/%.csv $(BIN)/clean $(CLEAN_TABLES) $(MADE_BY)
	$(say) '  clean    $*'
	@$(call run,$@,$(BIN)/clean -C .config -r "$$INPUT_FOLDER" -m $< -o $@)

segment/%.xml: clean/%.xml $(BIN)/segment $(SEGMENT_TABLES) $(MADE_BY)
	$(say) '  segment  $*'
	@$(call run,$@,$(BIN)/segment -C .config -o $@ $<)

extract/%.xml keys/%.xml: segment/%.xml $(BIN)/extract $(EXTRACT_TABLES) $(MADE_BY)
	$(say) '  extract  $*'
	@$(call run,extract/$*.xml keys/$*.xml,$(BIN)/extract -C .config -k keys/$*.xml -o extract/$*.xml $<)

# The only stage that sees all articles. It rewrites a batch's links only when they change, so most batches stop here.
resolve/done: $(BATCHES:%=keys/%.xml) collect/batches $(BIN)/resolve $(RESOLVE_TABLES) $(MADE_BY)
	$(say) '  resolve'
	@mkdir -p keys
	@$(BIN)/resolve -C .config -d resolve -b collect/batches keys && touch $@
resolve/links/%.csv: resolve/done ;

export/%/parts.csv: extract/%.xml resolve/links/%.csv $(BIN)/export .config/tables.csv $(MADE_BY) settings/public
	$(say) '  export   $*'
	@$(call run,$@,$(BIN)/export -C .config -t $* -l resolve/links/$*.csv -d export/$* $(PUBLIC_FLAG) $<)
export/things/done: resolve/done $(BIN)/export .config/tables.csv $(MADE_BY)
	@$(BIN)/export -C .config -T resolve -d export/things && touch $@

PUBLIC_FLAG := $(if $(filter yes,$(file <settings/public)),-p)
BOM_FLAG    := $(if $(filter yes,$(file <settings/bom)),-B)
published: $(BATCHES:%=export/%/parts.csv) export/things/done collect/batches $(BIN)/export $(call TABLES,tables.csv values.csv package.csv) $(MADE_BY) settings/bom settings/public settings/place
	$(say) '  publish'
	@$(BIN)/export -C .config -P -d "$$(cat settings/place)/dataset" $(BOM_FLAG) $(PUBLIC_FLAG) export collect/batches > summary.tmp
	@mv summary.tmp summary.txt && touch $@
