
# Where no flag is begun, files of the right kind and folders are offered.
_wayline_files() {
    local IFS=$'\n' cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" extensions extension
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
