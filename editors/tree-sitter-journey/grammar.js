/**
 * Customer journey maps. The rules are made from the table of keywords, so a line belongs to the innermost open block that takes
 * its keyword, as for the compiler.
 *
 * Heads and values never go beyond their line: their parts, and the blanks between them, follow immediately. So line ends need no
 * token of their own, and no external scanner.
 */
/// <reference types="tree-sitter-cli/dsl" />
// @ts-check
const { keywords, severities } = require('../keywords.json');

const BLANK = '[ \\t\\u00a0\\u3000]*';
const SPACE = ' \\t\\u00a0\\u3000';
const line = (pattern) => token.immediate(new RegExp(pattern));
/** The rest of the line, up to its last sign that isn't blank. */
const REST = `[^\\r\\n]*[^\\r\\n${SPACE}]`;
const anyCase = (word) => new RegExp(word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`));
const sepBy1 = (separator, rule) => seq(rule, repeat(seq(separator, rule)));

// A word that means different things in different blocks has a rule for each, called after the block.
const nameOf = ({ word, inside }) => {
  const same = keywords.filter((row) => row.word === word);
  if (word === null) return 'lane_line';
  return same.length > 1 ? `${inside[0]}_${word}` : word;
};
const inside = (block) => keywords.filter((row) => row.inside.includes(block));
const declarations = keywords.filter((row) => row.declares);
// A declaration closes nothing, so it may be in the middle of these.
const COLUMNS = ['stage', 'touchpoint', 'step'];
const unique = (names) => [...new Set(names)];
const ruleNames = (rows) => unique(rows.map(nameOf));

const SECTIONS = ['journey', 'phase', 'stage', 'touchpoint', 'step'];
const PROSE = ['Prose', 'OptionalProse', 'Title', 'TeamTitle'];
const value = ($, word, kind) => {
  if (SECTIONS.includes(word)) return seq($._colon, optional(field('title', alias($.text, $.title))));
  if (PROSE.includes(kind)) return seq($._colon, optional(field('text', $.text)));
  const values = {
    Choice: $.choice, Names: $.references, OneName: $.references, Path: $.path, Link: $.path, Plain: $.plain, Language: $.plain, Data: $.path,
    Columns: $.plain, Texts: $.plain, Patterns: $.plain, Summary: $.plain,
  };
  return seq($._colon, field('value', values[kind] ?? $.figures));
};
const head = ($, kind, declares) => {
  const part = (name, rule) => seq($._gap, field(name, rule));
  const words = (name) => repeat1(part(name, $.word));
  const kinds = {
    None: null,
    Name: part('name', declares ? alias($.name, $.declared_name) : $.name),
    OptionalName: optional(part('name', $.name)),
    OptionalPersona: optional(words('persona')),
    // What somebody is called may have numbers in it; the last one is the score.
    Score: seq(repeat(part('persona', choice($.word, $.level))), part('score', $.level)),
    Pain: seq(optional(part('name', $.name)), optional(part('severity', $.severity))),
    Measure: words('measure'),
    Label: words('label'),
    Way: choice(seq(words('to'), optional(part('share', $.share))), part('share', $.share)),
    Exit: seq(optional(words('persona')), optional(part('share', $.share))),
    Days: optional(seq(part('days', $.level), $._gap, $.word)),
  };
  return kinds[kind];
};

/** One line, with its lines that go on, and what belongs to it. */
const statement = (row) => ($) => {
  const first = row.word === null ? field('lane', $.lane_name) : alias(token(anyCase(row.word)), row.word);
  const parts = [first, head($, row.head, row.declares)].filter(Boolean);
  const own = value($, row.word, row.value);
  // What the head says may be enough.
  parts.push(['OptionalProse', 'OptionalDays', 'Title', 'TeamTitle'].includes(row.value) ? optional(own) : own);
  if (PROSE.includes(row.value)) parts.push(repeat($.continuation));
  const takes = ruleNames([...inside(row.word), ...(COLUMNS.includes(row.word) ? declarations : [])]);
  if (takes.length && row.block) parts.push(repeat(choice(...takes.map((name) => $[name]))));
  return prec.right(seq(...parts));
};

// Of two tokens of the same length the first one counts, so a lane's name, which can be any word, is the last.
const rules = {};
for (const row of [...keywords.filter(({ word }) => word), ...keywords.filter(({ word }) => !word)]) rules[nameOf(row)] ??= statement(row);

module.exports = grammar({
  name: 'journey',

  extras: ($) => [/[ \t\u00a0\u3000\ufeff\r\n]/, $.comment],

  rules: {
    document: ($) => repeat(choice($.journey, ...ruleNames(inside('journey')).map((name) => $[name]))),
    ...rules,

    comment: (_) => /#[^\r\n]*/,
    continuation: ($) => prec.right(seq('|', optional($.text))),

    lane_name: (_) => /[\p{L}_][\p{L}\p{N}\p{M}_-]*/u,
    _gap: (_) => line(`[${SPACE}]+`),
    _colon: (_) => line(`${BLANK}[:：]${BLANK}`),
    severity: (_) => line(severities.map((word) => anyCase(word).source).join('|')),
    level: (_) => line('[+\\-−–]?[0-9]+(?:\\.[0-9]+)?|[Mm]easured'),
    share: (_) => line(`[+\\-−–]?[0-9]+(?:\\.[0-9]+)?${BLANK}[%％]|[Mm]easured`),
    name: (_) => line(`[^${SPACE}\\r\\n:：]+`),
    word: (_) => line(`[^${SPACE}\\r\\n:：]+`),

    text: ($) => repeat1(choice($.escape, $.emphasis, $.code, $.hyperlink, $._plain)),
    _plain: (_) => token.immediate(/[^\\*`\[\r\n]+|[\\*`\[]/),
    escape: (_) => token.immediate(/\\[*`\[\]\\]/),
    emphasis: (_) => token.immediate(/\*[^ \t*\r\n]([^*\r\n]*[^ \t*\r\n])?\*/),
    code: (_) => token.immediate(/`[^`\r\n]+`/),
    hyperlink: ($) => seq(alias($._link_label, $.link_text), alias($._link_target, $.link_target)),
    _link_label: (_) => token.immediate(/\[[^\[\]\r\n]+\]/),
    _link_target: (_) => token.immediate(/\([^() \t\r\n]+\)/),

    choice: (_) => line(REST),
    path: (_) => line(REST),
    plain: (_) => line(REST),
    references: ($) => sepBy1(alias($._comma, ','), $.reference),
    _comma: (_) => line(`${BLANK}[,，、،]${BLANK}`),
    reference: (_) => line(`[^\\r\\n,，、،${SPACE}]([^\\r\\n,，、،]*[^\\r\\n,，、،${SPACE}])?`),

    figures: ($) => repeat1(choice($.day, $.number, $.unit_name, $.percent, $._gap, alias($._comma, ','), alias($._range, '..'))),
    _range: (_) => line(`${BLANK}\\.\\.${BLANK}`),
    day: (_) => line('[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?'),
    number: (_) => line('[+\\-−–]?[0-9]+(?:\\.[0-9]+)?'),
    percent: (_) => line('[%％]'),
    unit_name: (_) => line(`[^${SPACE}\\r\\n0-9,，、،.%％+−–-][^${SPACE}\\r\\n0-9,，、،.]*`),
  },
});
