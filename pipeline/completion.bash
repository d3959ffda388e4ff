# Completion of bienban for bash.
_bienban()
{
	local word=${COMP_WORDS[COMP_CWORD]} name
	# bash cuts INPUT=folder in three
	if [[ $word == = ]]; then word='' name=${COMP_WORDS[COMP_CWORD-1]}
	elif [[ ${COMP_WORDS[COMP_CWORD-1]} == = ]]; then name=${COMP_WORDS[COMP_CWORD-2]}
	fi
	case $name in
	INPUT|SOURCE|PAGE) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
	OUT|CONFIG|PREV|NEXT|HTML) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
	BOM|PUBLIC|INSTALL) mapfile -t COMPREPLY < <(compgen -W 'yes no' -- "$word") ;;
	FORMATS) mapfile -t COMPREPLY < <(compgen -W 'xlsx sqlite report' -- "$word") ;;
	*)
		compopt -o nospace 2> /dev/null
		mapfile -t COMPREPLY < <(compgen -W 'dataset workbook sqlite report try explain status diff schedule unschedule clean tables check-config help
			INPUT= OUT= CONFIG= PAGE= WORD= HTML= SOURCE= PREV= NEXT= FORMATS= BATCH_SIZE= BOM= PUBLIC= LAUNCH= CRON= TIME_LIMIT= INSTALL= --config' -- "$word") ;;
	esac
}
complete -F _bienban bienban
