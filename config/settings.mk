# Settings of a build. Each can be given on the command line: make INPUT=~/pages OUT=~/dataset
INPUT      ?= tests/corpus/pages# folder of scraped pages (any depth), or a single file
OUT        ?= out# where work and dataset go; any folder
CONFIG     ?= config# the tables
BATCH_SIZE ?= 256# mean number of inputs in a batch
BOM        ?= no# yes: the CSV files begin with a byte order mark, for Excel
PUBLIC     ?= no# yes: a release without article text and evidence
LAUNCH     ?=# put before each stage's command, such as: srun -Q -N1 -n1 --exact
PREFIX     ?= /usr/local
DESTDIR    ?=
CC         ?= gcc
