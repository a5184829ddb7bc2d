#!/usr/bin/env bash
# Puts the file CHANGES into a comment on the pull request NUMBER: the one of an earlier run, or a new one. Needs `gh`.
set -euo pipefail
mark='<!-- wayline: what changed -->'
# A comment may have 65536 characters.
body="$(printf '%s\n## What changed in the maps\n\n' "$mark"; head -c 60000 "$CHANGES")"
comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
earlier="$(gh api --paginate "$comments" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)"
if [ -n "$earlier" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$earlier" --raw-field body="$body" > /dev/null
else
  gh api --method POST "$comments" --raw-field body="$body" > /dev/null
fi
