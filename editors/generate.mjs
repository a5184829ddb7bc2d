// Writes what editors know of the language from keywords.json, which a test compares with the table of the compiler:
// the TextMate grammar, Vim's syntax file, and the lists in Emacs' mode; and Zed's highlights from those of tree-sitter.
import { readFileSync, writeFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const { keywords, channels, severities: SEVERITIES, teamKinds: KINDS } = JSON.parse(read('keywords.json'));

const SECTIONS = ['journey', 'phase', 'stage', 'touchpoint', 'step'];
const POINTS = ['pain', 'gain', 'opportunity', 'insight', 'moment'];
const OPERATORS = ['average', 'baseline', 'benchmark', 'every', 'from', 'last', 'of', 'target', 'was'];
const ROLES = ['case', 'event', 'when', 'segment', 'channel'];

/** Each word once, with all its rows. */
export const words = [...new Set(keywords.map(({ word }) => word).filter(Boolean))].map((word) => {
  const rows = keywords.filter((row) => row.word === word);
  const kind = SECTIONS.includes(word) ? 'section' : rows[0].declares ? 'declaration' : POINTS.includes(word) ? 'point' : 'fact';
  return { word, kind, head: rows[0].head, value: rows[0].value, choices: rows.flatMap((row) => row.choices) };
});
const choices = [...new Set(words.flatMap((word) => word.choices))];
const ofKind = (...kinds) => words.filter(({ kind }) => kinds.includes(kind)).map(({ word }) => word);

// ---------------------------------------------------------------- TextMate

const BLANK = '[ \\t\\x{00A0}\\x{3000}]';
const PART = '\\p{L}\\p{N}\\p{M}_-';
const START = `(?:^|\\G)${BLANK}*`;
const either = (list) => `(?i:${list.join('|')})(?![${PART}])`;
const word = (list) => `(?<![${PART}])${either(list)}`;
const scope = (name) => `${name}.journey`;
const rule = (match, name) => ({ match, name: scope(name) });

const KEYWORD = {
  section: 'keyword.control.section',
  declaration: 'storage.type',
  point: 'keyword.other.point',
  fact: 'support.type.property-name',
};
const name = (as) => rule('[^ \\t\\x{00A0}\\x{3000}:：]+', as);
const NUMBER = rule(`(?<![${PART}])[+\\-−–]?\\d+(?:\\.\\d+)?`, 'constant.numeric');
const PERCENT = rule(`(?<![${PART}])[+\\-−–]?\\d+(?:\\.\\d+)?${BLANK}*[%％]`, 'constant.numeric.percent');
const MEASURED = rule(word(['measured']), 'constant.language.measured');
const COMMA = rule('[,，、،]', 'punctuation.separator.list');

const HEADS = {
  None: () => [],
  Name: (kind) => [name(kind === 'declaration' ? 'entity.name.type' : 'entity.name.label')],
  OptionalPersona: () => [name('variable.other.reference')],
  Score: () => [MEASURED, rule(`[+\\-−–]?\\d+(?:[.,]\\d+)?(?=${BLANK}*(?:[:：]|$))`, 'constant.numeric.score'), name('variable.other.reference')],
  Pain: () => [rule(either(SEVERITIES), 'constant.language.severity'), name('entity.name.label')],
  Label: () => [rule('[^:：]+', 'variable.parameter.label')],
  Way: () => [PERCENT, MEASURED, name('variable.other.reference')],
  Days: () => [NUMBER, rule(word(['days?', 'd']), 'support.type.unit')],
};
HEADS.OptionalName = HEADS.Name;
HEADS.Measure = HEADS.OptionalPersona;
HEADS.Exit = HEADS.Way;

const text = (as) => [{ include: '#marks' }, rule('[^\\\\*`\\[]+|[\\\\*`\\[]', as)];
// A column's name may contain spaces, dashes and numbers.
const MEASURED_FROM = {
  match: `(${word(['measured'])})${BLANK}+(${either(['from'])})${BLANK}+([^,，、،]+)`,
  captures: { 1: { name: MEASURED.name }, 2: { name: scope('keyword.operator.word') }, 3: { name: scope('variable.other.reference') } },
};
const figures = [
  rule('\\.\\.', 'keyword.operator.range'),
  MEASURED_FROM,
  MEASURED,
  PERCENT,
  NUMBER,
  COMMA,
  rule(word(OPERATORS), 'keyword.operator.word'),
  // A unit, or the name of a criterion: a dash and a number inside belong to it, a range and what a figure is out of don't.
  rule(`/(?=${BLANK}*\\d)|[^ \\t\\x{00A0}\\x{3000}\\d,，、،.+−–-](?:(?!\\.\\.)[^ \\t\\x{00A0}\\x{3000},，、،])*`, 'support.type.unit'),
];
const dates = [rule('\\d{4}(?:-\\d{2}){0,2}(?!\\d)', 'constant.numeric.date'), ...figures];
const references = [COMMA, rule('[^,，、،]+', 'variable.other.reference')];
const VALUES = {
  Prose: (kind) => text(kind === 'section' ? 'entity.name.section' : 'string.unquoted'),
  TeamTitle: () => [
    { match: `([,，、،])${BLANK}*(${either(KINDS)})${BLANK}*$`, captures: { 1: { name: COMMA.name }, 2: { name: scope('constant.language.kind') } } },
    { include: '#marks' },
    rule('[^\\\\*`\\[,，、،]+|.', 'string.unquoted'),
  ],
  Choice: () => [rule('\\S+', 'constant.language')],
  Names: () => references,
  Path: () => [rule('\\S.*', 'string.unquoted.path')],
  Language: () => [rule('\\S+', 'constant.language.tag')],
  Plain: () => [rule('\\S.*', 'string.unquoted')],
  Columns: () => [COMMA, rule(word(ROLES), 'keyword.operator.word'), rule('[^ \\t,，、،]+', 'string.unquoted')],
  Patterns: () => [rule('\\\\[*\\\\,]', 'constant.character.escape'), rule('\\*', 'keyword.operator.wildcard'), COMMA, rule('[^\\\\*,，、،]+|\\\\', 'string.unquoted')],
  Date: () => dates,
  Takes: () => figures,
};
for (const [same, as] of Object.entries({
  OptionalProse: 'Prose', Title: 'Prose', OneName: 'Names', Link: 'Path', Data: 'Path', Texts: 'Patterns', Window: 'Date', OptionalDays: 'Takes', Summary: 'Takes', Review: 'Date', PartialDate: 'Date',
  Scale: 'Takes', Weights: 'Takes', Scores: 'Takes', Sample: 'Takes', Percent: 'Takes', Metric: 'Takes', Rating: 'Takes', Range: 'Takes',
})) VALUES[same] = VALUES[as];

const groups = new Map();
for (const one of words) {
  const key = [one.kind, one.head, one.value].join();
  groups.set(key, [...(groups.get(key) ?? []), one]);
}
const group = (same) => {
  const [{ kind, head, value }] = same;
  return {
    name: scope(`meta.${kind}`),
    begin: `${START}(${either(same.map((one) => one.word))})`,
    beginCaptures: { 1: { name: scope(KEYWORD[kind]) } },
    end: '$',
    patterns: [
      {
        begin: '[:：]',
        beginCaptures: { 0: { name: scope('punctuation.separator.key-value') } },
        end: '$',
        patterns: VALUES[value](kind),
      },
      ...HEADS[head](kind),
    ],
  };
};
// A lane of the author's own: any other word before a colon.
const lane = {
  name: scope('meta.lane'),
  begin: `${START}(\\p{L}[${PART}]*)(?=[^:：]*[:：])`,
  beginCaptures: { 1: { name: scope('entity.other.attribute-name.lane') } },
  end: '$',
  patterns: [
    { begin: '[:：]', beginCaptures: { 0: { name: scope('punctuation.separator.key-value') } }, end: '$', patterns: text('string.unquoted') },
    name('variable.other.reference'),
  ],
};
const grammar = {
  information_for_contributors: 'Generated by editors/generate.mjs',
  name: 'Journey map',
  scopeName: 'source.journey',
  fileTypes: ['journey'],
  patterns: [
    {
      name: scope('comment.line.number-sign'),
      match: `${START}((#).*)$`,
      captures: { 2: { name: scope('punctuation.definition.comment') } },
    },
    {
      begin: `${START}(\\|)`,
      beginCaptures: { 1: { name: scope('punctuation.definition.continuation') } },
      end: '$',
      patterns: text('string.unquoted'),
    },
    ...[...groups.values()].map(group),
    lane,
  ],
  repository: {
    marks: {
      patterns: [
        rule('\\\\[*`\\[\\]\\\\]', 'constant.character.escape'),
        rule('\\*[^\\s*](?:[^*]*[^\\s*])?\\*', 'markup.italic'),
        rule('`[^`]+`', 'markup.inline.raw'),
        {
          match: '(\\[)([^\\[\\]]+)(\\]\\()([^()\\s]+)(\\))',
          captures: {
            1: { name: scope('punctuation.definition.link') },
            2: { name: scope('string.other.link.title') },
            3: { name: scope('punctuation.definition.link') },
            4: { name: scope('markup.underline.link') },
            5: { name: scope('punctuation.definition.link') },
          },
        },
      ],
    },
  },
};
const markdown = {
  information_for_contributors: 'Generated by editors/generate.mjs',
  scopeName: 'markdown.journey.codeblock',
  injectionSelector: 'L:text.html.markdown',
  patterns: [
    {
      name: 'markup.fenced_code.block.markdown',
      begin: '(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(journey)((?:\\s+|[:,{?])[^`]*)?$)',
      beginCaptures: {
        3: { name: 'punctuation.definition.markdown' },
        4: { name: 'fenced_code.block.language.markdown' },
        5: { name: 'fenced_code.block.language.attributes.markdown' },
      },
      end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
      endCaptures: { 3: { name: 'punctuation.definition.markdown' } },
      patterns: [
        {
          begin: '(^|\\G)(\\s*)(.*)',
          while: '(^|\\G)(?!\\s*([`~]{3,})\\s*$)',
          contentName: 'meta.embedded.block.journey',
          patterns: [{ include: 'source.journey' }],
        },
      ],
    },
  ],
};

// ---------------------------------------------------------------- Vim

const vimWords = (list) => list.join('\\|');
const valueWords = (kinds) => vimWords(words.filter(({ value }) => kinds.includes(value)).map((one) => one.word));
const vim = `" Vim syntax file: customer journey maps
" Generated by editors/generate.mjs
if exists('b:current_syntax')
  finish
endif
let s:keep = &cpo
set cpo&vim
syntax case ignore

syntax match journeyLine "^.*$" contains=@journeyStart
syntax cluster journeyStart contains=journeyComment,journeyContinuation,journeySection,journeyDeclaration,journeyPoint,journeyFact,journeyLane
syntax match journeyLane "^\\s*\\zs[[:alpha:]][[:alnum:]_-]*\\ze[^:]*:" contained nextgroup=journeyName,journeyColon skipwhite
syntax match journeyFact "^\\s*\\zs\\%(${vimWords(ofKind('fact'))}\\)\\>-\\@!" contained nextgroup=journeyScore,journeyName,journeyColon skipwhite
syntax match journeyPoint "^\\s*\\zs\\%(${vimWords(ofKind('point'))}\\)\\>-\\@!" contained nextgroup=journeySeverity,journeyName,journeyColon skipwhite
syntax match journeyDeclaration "^\\s*\\zs\\%(${vimWords(ofKind('declaration'))}\\)\\>-\\@!" contained nextgroup=journeyName,journeyColon skipwhite
syntax match journeySection "^\\s*\\zs\\%(${vimWords(ofKind('section'))}\\)\\>-\\@!" contained nextgroup=journeySectionName,journeyTitleColon skipwhite
syntax match journeyComment "^\\s*#.*$" contained contains=@Spell
syntax match journeyContinuation "^\\s*|.*$" contained contains=@Spell,@journeyMarks

syntax match journeyName "[^: \\t]\\+" contained nextgroup=journeyName,journeyScore,journeySeverity,journeyColon skipwhite
syntax match journeySectionName "[^: \\t]\\+" contained nextgroup=journeySectionName,journeyTitleColon skipwhite
syntax match journeySeverity "\\<\\%(${vimWords(SEVERITIES)}\\)\\>" contained nextgroup=journeyColon skipwhite
syntax match journeyScore "[-+−–]\\?\\d\\+\\%(\\.\\d\\+\\)\\?\\s*%\\?" contained nextgroup=journeyColon skipwhite
syntax match journeyColon "[:：]" contained nextgroup=journeyText skipwhite
syntax match journeyTitleColon "[:：]" contained nextgroup=journeyTitle skipwhite
syntax match journeyTitle "\\S.*$" contained contains=@Spell,@journeyMarks
syntax match journeyText "\\S.*$" contained contains=@Spell,@journeyMarks

" Values that aren't prose.
syntax match journeyChoice "\\%(^\\s*\\%(${valueWords(['Choice'])}\\)\\s*[:：]\\s*\\)\\@<=\\%(${vimWords(choices)}\\)\\s*$" containedin=journeyText contained
syntax match journeyFigure "\\%(^\\s*\\%(${valueWords(['Date', 'PartialDate', 'Review', 'Scale', 'Weights', 'Scores', 'Sample', 'Percent', 'Takes', 'Metric', 'Rating', 'Range'])}\\)[^:：]*[:：].*\\)\\@<=[-+−–]\\?\\d[0-9.-]*" containedin=journeyText contained
syntax match journeyReference "\\%(^\\s*\\%(${valueWords(['Takes'])}\\)\\s*[:：]\\s*measured\\s\\+from\\s\\+\\)\\@<=[^,]\\+" containedin=journeyText contained
syntax match journeyReference "\\%(^\\s*\\%(${valueWords(['Names', 'OneName'])}\\)\\s*[:：].*\\)\\@<=[^ ,]\\+" containedin=journeyText contained

syntax cluster journeyMarks contains=journeyEscape,journeyEmphasis,journeyCode,journeyLink
syntax match journeyEscape "\\\\[*\`\\[\\]\\\\]" contained
syntax match journeyEmphasis "\\*[^* ]\\%([^*]*[^* ]\\)\\?\\*" contained
syntax match journeyCode "\`[^\`]\\+\`" contained
syntax match journeyLink "\\[[^][]\\+\\]([^() ]\\+)" contained

highlight default link journeySection Statement
highlight default link journeyDeclaration Type
highlight default link journeyPoint Keyword
highlight default link journeyFact Identifier
highlight default link journeyLane Identifier
highlight default link journeyName Label
highlight default link journeySectionName Label
highlight default link journeySeverity WarningMsg
highlight default link journeyScore Number
highlight default link journeyFigure Number
highlight default link journeyChoice Constant
highlight default link journeyReference Label
highlight default link journeyColon Delimiter
highlight default link journeyTitleColon Delimiter
highlight default link journeyTitle Title
highlight default link journeyComment Comment
highlight default link journeyContinuation String
highlight default link journeyText String
highlight default link journeyEscape SpecialChar
highlight default link journeyEmphasis Underlined
highlight default link journeyCode PreProc
highlight default link journeyLink Underlined

let b:current_syntax = 'journey'
let &cpo = s:keep
unlet s:keep
`;

// ---------------------------------------------------------------- Emacs

const lisp = (list) => list.map((one) => `"${one}"`).join(' ');
const MARK = [';; <generated by editors/generate.mjs>', ';; </generated>'];
const lists = Object.entries({
  sections: ofKind('section'), declarations: ofKind('declaration'), points: ofKind('point'), facts: ofKind('fact'), choices,
}).map(([of, list]) => `(defconst journey-mode--${of}\n  '(${lisp(list)}))`).join('\n');
const emacs = () => {
  const text = read('emacs/journey-mode.el'), [from, to] = MARK.map((mark) => text.indexOf(mark));
  return `${text.slice(0, from)}${MARK[0]}\n${lists}\n${text.slice(to)}`;
};

// ---------------------------------------------------------------- Zed

// Zed's themes have other names for some of what is highlighted.
const ZED = {
  'markup.heading.1': 'title', 'markup.heading.2': 'title', 'markup.heading.3': 'title',
  'markup.italic': 'emphasis', 'markup.raw': 'text.literal', 'markup.link.label': 'link_text', 'markup.link.url': 'link_uri',
  'keyword.type': 'keyword', 'keyword.directive': 'keyword', 'keyword.modifier': 'operator', 'string.special.path': 'string.special',
};
const zed = () => `; Generated by editors/generate.mjs\n${read('tree-sitter-journey/queries/highlights.scm').replace(/@([a-z0-9.]+)/g, (_all, of) => `@${ZED[of] ?? of}`)}`;

/** What is generated, by its path from here. */
export const files = () => ({
  'vscode/syntaxes/journey.tmLanguage.json': `${JSON.stringify(grammar, null, 2)}\n`,
  'vscode/syntaxes/markdown-journey.tmLanguage.json': `${JSON.stringify(markdown, null, 2)}\n`,
  'vim/syntax/journey.vim': vim,
  'emacs/journey-mode.el': emacs(),
  'zed/languages/journey/highlights.scm': zed(),
});

if (process.argv[1]?.endsWith('generate.mjs')) {
  for (const [path, content] of Object.entries(files())) writeFileSync(new URL(path, import.meta.url), content);
}
