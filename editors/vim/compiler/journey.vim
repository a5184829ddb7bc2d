" Vim compiler file: `:make` checks the map, and the quickfix list has its errors and warnings.
if exists('current_compiler')
  finish
endif
let current_compiler = 'journey'

CompilerSet makeprg=wayline\ check\ --format\ short\ --color\ never\ %:S
CompilerSet errorformat=%f:%l:%c:\ %trror[%.%#]:\ %m,%f:%l:%c:\ %tarning[%.%#]:\ %m
