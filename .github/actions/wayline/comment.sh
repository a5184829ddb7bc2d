#!/usr/bin/env bash
# Says in a comment on the pull request NUMBER what it changes in the maps: the file CHANGES, if there is one. CHECK and COMPARED are
# the outcomes of those steps. Updates the comment of an earlier run; if there is none and nothing to say, writes none. Needs `gh`.
set -euo pipefail
mark='<!-- wayline: what changed -->'
# A comment may have 65536 characters.
longest=60000

changes() {
  if [ "${COMPARED:-success}" != success ]; then
    echo 'The maps could not be compared; the log of the run says why.'
  elif [ ! -s "${CHANGES:-}" ]; then
    if [ "${CHECK:-success}" = failure ]; then
      echo 'No map that could be compared means something else.'
    else
      echo 'Nothing: the maps mean what they meant before.'
    fi
  elif [ "$(wc -c < "$CHANGES")" -gt "$longest" ]; then
    # Whole lines, so that no character is cut.
    head -c "$longest" "$CHANGES" | sed '$d'
    printf '\n… and more, which is in the summary of the run.\n'
  else
    cat "$CHANGES"
  fi
}

mistakes() {
  if [ "${CHECK:-success}" = failure ]; then
    printf '**The check failed.** The mistakes are annotated in the files. A map with an error is not compared.\n\n'
  fi
}

comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
# `sed` reads to the end, so `gh` can always write to its end.
earlier="$(gh api --paginate "$comments" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | sed -n 1p)"
body="$(printf '%s\n## What changed in the maps\n\n' "$mark"; mistakes; changes)"
if [ -n "$earlier" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$earlier" --raw-field body="$body" > /dev/null
elif [ -s "${CHANGES:-}" ] || [ "${CHECK:-success}" = failure ] || [ "${COMPARED:-success}" != success ]; then
  gh api --method POST "$comments" --raw-field body="$body" > /dev/null
fi
