import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const { hasFence, placeForPersona, templates } = require('../src/text.js');
const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

test('a persona goes after the last one with its lines, or before what comes first', () => {
  const place = (text) => placeForPersona(text.split('\n'));
  assert.equal(place('journey: Map\n  state: current\n\n# The first stage\nstage: Order'), 2);
  assert.equal(place('journey: Map\npersona a: A\n  goal: To go\n\nstage: Order\n  feels a 1'), 3);
  assert.equal(place('journey: Map\nteam a: A\npersona b: B\nsource c: C'), 3);
  assert.equal(place('journey: Map'), 1);
  assert.equal(place(''), 1);
});

test('only a fence with a map is one', () => {
  for (const text of ['```journey\n', 'Text\n\n~~~ journey draw\n', '> ```journey\n', '- ```journey\n']) assert.ok(hasFence(text), text);
  for (const text of ['', '```js\njourney: Map\n```', 'a ```journey', '    journey: Map', '```journeys']) assert.ok(!hasFence(text), text);
});

test('the list of templates is read', () => {
  assert.deepEqual(templates('retail   A purchase\nsupport-case From a fault\n'), [
    { label: 'retail', description: 'A purchase' }, { label: 'support-case', description: 'From a fault' },
  ]);
});

test('snippets begin with keywords, and each line of them does', () => {
  const words = new Set(read('../../keywords.json').keywords.map(({ word }) => word));
  for (const [name, { body }] of Object.entries(read('../snippets/journey.json'))) {
    for (const line of body.filter((one) => one && one !== '$0')) {
      assert.ok(words.has(/^\s*([a-z]+)/.exec(line)?.[1]), `${name}: ${line}`);
    }
  }
});

test('what the manifest names is there', () => {
  const { contributes, main, scripts } = read('../package.json');
  const paths = [
    ...contributes.languages.map((one) => one.configuration), ...contributes.grammars.map((one) => one.path),
    ...contributes.snippets.map((one) => one.path), ...contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.markdown)),
  ];
  for (const path of paths) assert.ok(readFileSync(new URL(`../${path}`, import.meta.url)).length, path);
  assert.equal(main, './dist/extension.js');
  const source = readFileSync(new URL('../src/extension.js', import.meta.url), 'utf8');
  for (const { command } of contributes.commands) {
    assert.match(source, new RegExp(`\\b${command.replace('wayline.', '')}:`), `${command} is registered`);
  }
  assert.ok(scripts.package.includes('vsce package'));
});
