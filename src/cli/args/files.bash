
# Values that are lists, then files of the right kind and folders where no flag is begun. The words of the line are taken from the line itself,
# since readline divides them at `=`.
_wayline_files() {
    local IFS=$'\n' cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" extensions extension
    local line="${COMP_LINE:0:${COMP_POINT:-0}}" flag value list
    value="${line##*[[:space:]]}"
    flag="${line%"${value}"}"
    flag="${flag%"${flag##*[![:space:]]}"}"
    flag="${flag##*[[:space:]]}"
    if [[ ${value} == --*=* ]]; then
        flag="${value%%=*}"
        value="${value#*=}"
    fi
    list=""
    if [[ ${value} == *,* ]]; then
        list="${value%,*},"
        value="${value##*,}"
    fi
    case "${flag}" in
        --lanes)
            COMPREPLY=($(IFS=$' \n' compgen -P "${list}" -W '{lanes}' -- "${value}"))
            return 0 ;;
        --level)
            if [[ ${value} == *=* ]]; then
                COMPREPLY=($(IFS=$' \n' compgen -W '{levels}' -- "${value#*=}"))
            else
                compopt -o nospace 2> /dev/null
                COMPREPLY=($(IFS=$' \n' compgen -P "${list}" -S '=' -W '{warnings}' -- "${value}"))
            fi
            return 0 ;;
    esac
    IFS=$' \t\n' _wayline "$@"
    if [[ ${COMP_CWORD} -lt 2 || ${cur} == -* || ${prev} == -* ]]; then
        return 0
    fi
    case "${COMP_WORDS[1]}" in
        build|site|check|watch|show|fmt|export|report|diff) extensions='journey' ;;
        import) extensions='{import}' ;;
        markdown) extensions='md' ;;
        *) return 0 ;;
    esac
    compopt -o filenames 2> /dev/null
    COMPREPLY=($(compgen -d -- "${cur}"))
    for extension in ${extensions}; do
        COMPREPLY+=($(compgen -f -X "!*.${extension}" -- "${cur}"))
    done
}
complete -F _wayline_files -o bashdefault -o default wayline
