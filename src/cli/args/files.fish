
# Files of the right kind first, and folders.
complete -c wayline -n "__fish_wayline_using_subcommand build site check watch show fmt export report diff" -k -f -a "(__fish_complete_suffix .journey)"
complete -c wayline -n "__fish_wayline_using_subcommand import" -k -f -a "({import})"
complete -c wayline -n "__fish_wayline_using_subcommand markdown" -k -f -a "(__fish_complete_suffix .md)"

# The words of lists, each after the commas of those before.
function __wayline_list
    set -l head (commandline -ct | string replace -r '^--[a-z]+=' '' | string replace -r '[^,]*$' '')
    printf '%s\n' "$head"$argv
end
complete -c wayline -n "__fish_wayline_using_subcommand build site watch markdown diff" -l lanes -x -a "(__wayline_list {lanes})"
complete -c wayline -n "__fish_wayline_using_subcommand build site check watch show export markdown" -l level -x -a "(__wayline_list {levels})"
