// The TextMate grammar over every map of the repository, by the engine that VS Code has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { files } from '../../generate.mjs';
import { maps } from '../../maps.mjs';

const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma'), textmate = require('vscode-textmate');
const here = (path) => new URL(path, import.meta.url);
const { keywords } = JSON.parse(readFileSync(here('../../keywords.json'), 'utf8'));

await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
const GRAMMARS = { 'source.journey': 'journey', 'markdown.journey.codeblock': 'markdown-journey' };
const MARKDOWN = JSON.stringify({ scopeName: 'text.html.markdown', patterns: [{ match: 'nothing of it', name: 'meta.paragraph.markdown' }] });
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async (scope) => {
    const text = scope === 'text.html.markdown' ? MARKDOWN
      : GRAMMARS[scope] && readFileSync(here(`../syntaxes/${GRAMMARS[scope]}.tmLanguage.json`), 'utf8');
    return text ? textmate.parseRawGrammar(text, `${scope}.json`) : null;
  },
  getInjections: (scope) => (scope === 'text.html.markdown' ? ['markdown.journey.codeblock'] : []),
});
const grammar = await registry.loadGrammar('source.journey');

const tokens = (text, by = grammar) => {
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = by.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
};
const isKeyword = ({ scopes }) => scopes.some((scope) => /^(keyword\.control|storage\.type|keyword\.other|support\.type\.property-name)\b/.test(scope));
const loose = (line) => line.filter(({ text, scopes }) => text.trim() && scopes.every((scope) => /^(source|meta)\./.test(scope)));

test('what is committed is what the generator writes', () => {
  for (const [path, content] of Object.entries(files())) {
    assert.equal(readFileSync(here(`../../${path}`), 'utf8'), content, `${path}: run \`npm run generate\``);
  }
});

test('every keyword has the scope of a keyword, in the line that is its example', () => {
  for (const { word, example } of keywords.filter((row) => row.word)) {
    const [line] = tokens(example);
    assert.ok(isKeyword(line[0]) && line[0].text === word, `${example}: ${JSON.stringify(line)}`);
    assert.deepEqual(loose(line), [], example);
  }
});

test('a longer word that begins with a keyword is no keyword', () => {
  for (const word of ['stages', 'stage-door', 'painé', 'viaduct']) {
    const [line] = tokens(`${word}: Text`);
    assert.ok(!line.some(isKeyword), JSON.stringify(line));
    assert.deepEqual(line[0].text, word);
    assert.ok(line[0].scopes.includes('entity.other.attribute-name.lane.journey'));
  }
});

test('capitals, a full-width colon and other blanks are understood', () => {
  for (const line of ['STAGE: Order', '\u3000Stage order： Order', '\u00a0\tfeels anna −0.5: Rushed', 'does：Reads the board']) {
    assert.ok(tokens(line)[0].some(isKeyword), line);
    assert.deepEqual(loose(tokens(line)[0]), [], line);
  }
});

test('nothing in a right map is without a scope', () => {
  const all = maps().filter(({ right }) => right);
  assert.ok(all.length > 120, `only ${all.length} maps were found`);
  for (const { name, text } of all) {
    tokens(text).forEach((line, at) => assert.deepEqual(loose(line), [], `${name}:${at + 1}`));
  }
});

test('any text at all is tokenized to its end', () => {
  for (const { name, text } of maps()) {
    tokens(text).forEach((line, at) => assert.equal(line.map((token) => token.text).join('').trimEnd(), text.split(/\r?\n/)[at].trimEnd(), `${name}:${at + 1}`));
  }
});

test('parts of lines have scopes of their own', () => {
  const has = (line, text, scope) => {
    const [all] = tokens(line);
    const token = all.find((one) => one.text.trim() === text);
    assert.ok(token?.scopes.includes(`${scope}.journey`), `${text} in ${line}: ${JSON.stringify(all)}`);
  };
  has('pain prices major: Too late', 'major', 'constant.language.severity');
  has('pain prices major: Too late', 'prices', 'entity.name.label');
  has('feels anna -1.5: Overwhelmed', '-1.5', 'constant.numeric.score');
  has('feels anna -1.5: Overwhelmed', 'anna', 'variable.other.reference');
  has('then search 30 %: Once more', '30 %', 'constant.numeric.percent');
  has('persona anna: Anna', 'anna', 'entity.name.type');
  has('stage: Order', 'Order', 'entity.name.section');
  has('due: 2026-12-01', '2026-12-01', 'constant.numeric.date');
  has('takes: 5m..40m, average 15m', 'average', 'keyword.operator.word');
  has('takes: 5m..40m, average 15m', '..', 'keyword.operator.range');
  has('takes: 5m..40m, average 15m', '40', 'constant.numeric');
  has('takes: measured from Hand in the ring 2', 'Hand in the ring 2', 'variable.other.reference');
  has('impact: 3/5', '5', 'constant.numeric');
  has('status: planned', 'planned', 'constant.language');
  has('via: web, parcel box', 'parcel box', 'variable.other.reference');
  has('does: Taps *twice*', '*twice*', 'markup.italic');
  has('does: Reads [reviews](https://example.org)', 'https://example.org', 'markup.underline.link');
  has('team field: Field service, partner', 'partner', 'constant.language.kind');
  has('# A remark', 'A remark', 'comment.line.number-sign');
  has('| goes on', 'goes on', 'string.unquoted');
});

test('a name with a dash or a number in it is one word', () => {
  const LINES = [
    ['persona hand-in-2: Anna', 'entity.name.type'], ['touchpoint hand-in-2: Brings it', 'entity.name.label'], ['pain hand-in-2 minor: Far', 'entity.name.label'],
    ['feels hand-in-2 -1.5: Lost', 'variable.other.reference'], ['then hand-in-2 30 %: Once more', 'variable.other.reference'],
    ['leaves hand-in-2 5 %', 'variable.other.reference'], ['does hand-in-2: Waits', 'variable.other.reference'], ['via: web, hand-in-2', 'variable.other.reference'],
    ['takes: measured from hand-in-2', 'variable.other.reference'], ['metric hand-in-2: 3 of 5', 'variable.other.reference'],
    ['score: cost 60, hand-in-2 80', 'support.type.unit'], ['metric csat: 3 hand-in-2, was 2', 'support.type.unit'],
    ['columns: case id, when hand-in-2', 'string.unquoted'],
  ];
  for (const [text, scope] of LINES) {
    const [line] = tokens(text);
    assert.deepEqual(line.find((token) => token.text.trim() === 'hand-in-2')?.scopes.at(-1), `${scope}.journey`, `${text}: ${JSON.stringify(line)}`);
    assert.deepEqual(loose(line), [], text);
  }
});

test('a fence in Markdown is highlighted, and only there', async () => {
  const markdown = await registry.loadGrammar('text.html.markdown');
  const lines = tokens('stage: no\n\n```journey\nstage: Order\n  feels 1: Served\n```\n\n~~~ journey draw\nstage: Pay\n~~~\n\n```js\nstage: no\n```\nstage: no', markdown);
  const found = lines.flatMap((line, at) => (line.some(isKeyword) ? [at] : []));
  assert.deepEqual(found, [3, 4, 8]);
  assert.ok(lines[3][0].scopes.includes('meta.embedded.block.journey'));
});
