" Vim file type plugin: customer journey maps
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments=:# commentstring=#\ %s
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal iskeyword+=-
setlocal foldmethod=expr foldexpr=JourneyFold(v:lnum) foldlevel=99
compiler journey

let b:undo_ftplugin = 'setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< iskeyword< foldmethod< foldexpr< foldlevel<'

" Stages fold, and columns in them; blank lines and comments above belong to what follows.
if !exists('*JourneyFold')
  function JourneyFold(number) abort
    let line = getline(a:number)
    if line =~? '^\s*\%(stage\|phase\|persona\|team\|channel\|source\|lane\|measure\)\>-\@!'
      return '>1'
    elseif line =~? '^\s*\%(touchpoint\|step\)\>-\@!'
      return '>2'
    endif
    return line =~? '^\S' && line !~# '^#' ? 0 : '='
  endfunction
endif
