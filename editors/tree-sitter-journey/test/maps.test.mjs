// The grammar agrees with the compiler on every map of the repository. Needs `tree-sitter` on the path (or in TREE_SITTER) and `wayline`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { maps, root } from '../../maps.mjs';

const here = path.join(root, 'editors/tree-sitter-journey');
const built = ['debug', 'release'].map((profile) => path.join(root, 'target', profile, 'wayline')).find(existsSync);
const wayline = process.env.WAYLINE ?? built ?? 'wayline', treeSitter = process.env.TREE_SITTER ?? 'tree-sitter';
const folder = mkdtempSync(path.join(tmpdir(), 'maps-'));
after(() => rmSync(folder, { recursive: true }));
const ran = (program, args, cwd) => spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });

const all = maps();
all.forEach(({ text }, at) => writeFileSync(path.join(folder, `${at}.journey`), text));
const names = all.map((_, at) => `${at}.journey`);
writeFileSync(path.join(folder, 'list'), names.map((name) => path.join(folder, name)).join('\n'));

/** Which maps have a node ERROR or MISSING. */
const broken = () => {
  const { stdout, stderr } = ran(treeSitter, ['parse', '--quiet', '--paths', path.join(folder, 'list')], here);
  const found = [...stdout.matchAll(/(\d+)\.journey.*\((?:ERROR|MISSING)/g)].map(([, at]) => Number(at));
  return { found: new Set(found), said: stderr };
};
// What the grammar can tell: how lines are built and where they are allowed. Names and numbers mean something only to the compiler.
const OF_THE_GRAMMAR = /^J(0|10|201|202|205|3)/;
const wrong = () => {
  const { stdout } = ran(wayline, ['check', '--format', 'json', ...names], folder);
  const found = JSON.parse(stdout).diagnostics.filter(({ code, severity }) => severity === 'error' && OF_THE_GRAMMAR.test(code));
  return new Set(found.map((one) => Number.parseInt(JSON.stringify(one).match(/(\d+)\.journey/)[1], 10)));
};

test('no map that the compiler can read has an error in its tree', () => {
  assert.ok(all.length > 200, `only ${all.length} maps`);
  const errors = broken(), mistakes = wrong();
  assert.ok(mistakes.size > 40, `only ${mistakes.size} maps with mistakes`);
  assert.ok(errors.found.size > 10, `only ${errors.found.size} trees with errors: ${errors.said}`);
  const differ = [...errors.found].filter((at) => all[at].right || !mistakes.has(at)).map((at) => `${all[at].name}\n${all[at].text}`);
  assert.deepEqual(differ, [], errors.said);
});

test('the grammar has the keywords of the table, and each is highlighted', () => {
  const { keywords } = JSON.parse(readFileSync(path.join(root, 'editors/keywords.json'), 'utf8'));
  const words = [...new Set(keywords.map(({ word }) => word).filter(Boolean))].sort();
  const nodes = JSON.parse(readFileSync(path.join(here, 'src/node-types.json'), 'utf8'));
  const found = nodes.filter(({ named, type }) => !named && /^[a-z]/.test(type)).map(({ type }) => type).sort();
  assert.deepEqual(found, words);
  const query = readFileSync(path.join(here, 'queries/highlights.scm'), 'utf8');
  assert.deepEqual(words.filter((word) => !query.includes(`"${word}"`)), []);
});

test('every query can be used, and finds something in a map', () => {
  const own = path.join(here, 'queries'), zed = path.join(root, 'editors/zed/languages/journey');
  const queries = [own, zed].flatMap((of) => readdirSync(of).filter((name) => name.endsWith('.scm')).map((name) => path.join(of, name)));
  assert.ok(queries.length > 6, queries.join());
  for (const query of queries) {
    const { status, stdout, stderr } = ran(treeSitter, ['query', query, path.join(root, 'examples/broadband.journey')], here);
    assert.equal(status, 0, `${query}: ${stderr}`);
    assert.match(stdout, /capture/, query);
  }
});
