# Settings of a build. Each can be given on the command line: make INPUT=~/pages OUT=~/dataset
# (no blank before a '#': it would belong to the value)
INPUT      ?= tests/corpus/pages# folder of scraped pages (any depth), or a single file
OUT        ?= out# where work and dataset go; any folder
CONFIG     ?= config# folder of the tables
BATCH_SIZE ?= 1536# mean number of inputs in a batch
BOM        ?= no# yes: the CSV files begin with a byte order mark, for Excel
PUBLIC     ?= no# yes: a release without article text and evidence
FORMATS    ?=# what each build writes besides CSV and XML: any of xlsx, sqlite, report
WAIT       ?= yes# a build of an OUT that another one builds waits for it; no: it says so and ends with 75
LAUNCH     ?=# put before the command of each per-batch stage, such as: srun -Q -N1 -n1
CRON       ?= 15 6 * * *# when `make schedule` builds: minute, hour, day, month, day of the week
TIME_LIMIT ?= 2h# after which a scheduled build is ended (the next one goes on)
PREFIX     ?= /usr/local# where `make install` puts things
DESTDIR    ?=# put before PREFIX, for packaging
CC         ?= gcc# C compiler
