
# Files of the right kind first, and folders.
complete -c wayline -n "__fish_wayline_using_subcommand build site check watch show fmt export report diff" -k -f -a "(__fish_complete_suffix .journey)"
complete -c wayline -n "__fish_wayline_using_subcommand import" -k -f -a "({import})"
complete -c wayline -n "__fish_wayline_using_subcommand markdown" -k -f -a "(__fish_complete_suffix .md)"
