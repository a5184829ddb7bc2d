// The program as the preview runs it, and the preview in a browser. The program is looked for in WAYLINE, in target, and on the path.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { chromium, flags } from '../../../tests/readers/programs.mjs';
import { root } from '../../maps.mjs';

const require = createRequire(import.meta.url);
const { page, run } = require('../src/program.js');
const { frame, keeping, scriptsOf } = require('../src/frame.js');
const built = ['debug', 'release'].map((profile) => path.join(root, 'target', profile, 'wayline')).find(existsSync);
const program = process.env.WAYLINE ?? built ?? 'wayline';
const there = !(await run(program, ['--version'])).missing;
const skip = there ? false : 'the program is not built';
const media = path.join(root, 'editors/vscode/media');
const folder = path.join(root, 'examples');
const options = { folder, view: 'detail', theme: 'light' };
const hotel = readFileSync(path.join(folder, 'hotel-stay.journey'), 'utf8');

test('a program that is missing is told apart from one that fails', async () => {
  assert.equal((await run('/nowhere/wayline', ['lsp'])).missing, 'ENOENT');
  const wrong = await run('node', ['-e', 'process.exit(3)']);
  assert.equal(wrong.missing, undefined);
  assert.equal(wrong.code, 3);
});

test('text that is not saved becomes a page, with paths from its folder', { skip }, async () => {
  const map = readFileSync(path.join(folder, 'checkout-kiosk.journey'), 'utf8');
  const { code, out, err } = await page(program, map, options);
  assert.equal(code, 0, err);
  assert.match(out, /data-line="\d+"/);
  assert.match(scriptsOf(out), /^('sha256-[^']+' ?)+$/);
});

test('a mistake is said in a line with its place', { skip }, async () => {
  const { code, err } = await page(program, 'journey: Map\nstage: Order\n  feels 9: Served\n', options);
  assert.equal(code, 1);
  assert.match(err, /:3:9: error\[J302\]/);
});

test('a run that is stopped ends without a result', { skip }, async () => {
  const stop = new AbortController();
  const running = page(program, hotel, { ...options, signal: stop.signal });
  stop.abort();
  assert.equal((await running).out, '');
});

test('the policy of the frame lets in its own script and those of the page, and nothing from outside', () => {
  const made = frame('n0nce', "'sha256-x'", media);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(made)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'nonce-n0nce' 'sha256-x';/);
  assert.doesNotMatch(policy, /https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
});

/** The preview in a browser, with what a test may do to it. */
const opened = async () => {
  const { chromium: driver } = require('playwright-core');
  const files = mkdtempSync(path.join(tmpdir(), 'preview-'));
  const browser = await driver.launch({ executablePath: chromium, args: flags });
  after(async () => { await browser.close(); rmSync(files, { recursive: true }); });
  const drawn = async (map, changes) => keeping((await page(program, map, { ...options, ...changes })).out, media);
  const made = frame('n0nce', scriptsOf(await drawn(hotel)), media);
  // What VS Code puts before everything else.
  const file = path.join(files, 'preview.html');
  writeFileSync(file, made.replace('<head>', '<head><script>window.heard = []; window.acquireVsCodeApi = () => ({ postMessage: (message) => heard.push(message) })</script>'));
  const tab = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const failures = [];
  tab.on('pageerror', (error) => failures.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  await tab.goto(`file://${file}`);
  const heard = (key) => tab.waitForFunction((one) => heard.find((message) => one in message)?.[one], key).then((handle) => handle.jsonValue());
  const send = (message) => tab.evaluate((one) => postMessage(one, '*'), message);
  const show = async (html) => {
    await tab.evaluate(() => { heard.length = 0; });
    await send({ page: html, wrong: '' });
    await heard('shown');
    return tab.frames().at(-1);
  };
  await heard('ready');
  return { tab, files, failures, heard, send, show, drawn };
};
const inBrowser = { skip: skip || (chromium ? false : 'no browser is there') };

test('in a browser, the preview follows the cursor, leads back to the line, and runs nothing that a map says', inBrowser, async () => {
  const { tab, files, failures, heard, send, show, drawn } = await opened();
  let inner = await show(await drawn(hotel));
  assert.equal(await inner.locator('#scroll .sheet > svg').count(), 1);
  assert.ok(await inner.evaluate(() => Boolean(document.querySelector('#show input'))), 'the page’s own scripts run');

  // From the text to the drawing, where not all of it is in view.
  await inner.locator('[data-zoom=one]').click();
  const lines = hotel.split('\n'), at = lines.findLastIndex((line) => /^\s*touchpoint/.test(line)) + 1;
  await send({ line: at, follow: true });
  await inner.waitForFunction(() => [...document.querySelectorAll('g[data-line]')].some((group) => group.style.outline));
  const marked = await inner.evaluate(() => {
    const group = [...document.querySelectorAll('g[data-line]')].find((one) => one.style.outline);
    const box = group.getBoundingClientRect();
    return { line: Number(group.dataset.line), seen: box.left < innerWidth && box.right > 0, left: document.getElementById('scroll').scrollLeft };
  });
  assert.equal(marked.line, at);
  assert.ok(marked.seen && marked.left > 0, `it is scrolled to: ${marked.left}`);
  await tab.screenshot({ path: path.join(process.env.SHOTS ?? files, 'preview.png') });

  // And back.
  await inner.evaluate((line) => document.querySelector(`g[data-line="${line}"]:not([data-file])`).querySelector('text').dispatchEvent(new MouseEvent('click', { altKey: true, bubbles: true })), at);
  assert.equal(await heard('go'), at);

  // Markup in a map is text.
  const second = await drawn(hotel.replace(lines[at - 1], `${lines[at - 1]} <script>window.bad = 1</script>`));
  inner = await show(second);
  assert.equal(await inner.evaluate(() => window.bad), undefined);
  assert.deepEqual(failures, []);

  // Even if the program let markup through, it could not run.
  inner = await show(second.replace('<body>', '<body><script>window.bad = 1</script><img src=x onerror="window.bad = 2">'));
  assert.equal(await inner.evaluate(() => window.bad), undefined);
  failures.splice(0, failures.length, ...failures.filter((text) => !/Content Security Policy|ERR_FILE_NOT_FOUND|violates/.test(text)));

  // A mistake leaves the last good map.
  await send({ wrong: 'map.journey:3:9: error[J302]' });
  await tab.waitForSelector('body.is-wrong #says:not([hidden])');
  assert.equal(await inner.locator('#scroll .sheet > svg').count(), 1);
  assert.deepEqual(failures, []);
});

const look = (inner) => inner.evaluate(() => {
  const scroll = document.getElementById('scroll'), pressed = document.querySelector('[data-look][aria-pressed=true]');
  return {
    view: pressed.dataset.look, scale: document.getElementById('scale').textContent, at: [scroll.scrollLeft, scroll.scrollTop], page: scrollY,
    off: [...document.querySelectorAll('#show input:not(:checked)')].map((box) => box.value), find: document.querySelector('#find input').value,
    mode: document.documentElement.dataset.mode, chosen: document.querySelector('#chosen strong').textContent,
  };
});

test('a new page of the preview keeps zoom, place, view and what the reader has chosen', inBrowser, async () => {
  const { failures, show, drawn } = await opened();
  let inner = await show(await drawn(hotel));
  const renamed = (word) => drawn(hotel.replace(/^journey: .*/m, `journey: ${word}`));
  const title = () => inner.locator('h1').textContent();

  // Zoom and place.
  await inner.locator('[data-zoom=one]').click();
  await inner.locator('[data-zoom=in]').click();
  await inner.evaluate(() => { document.getElementById('scroll').scrollTo(431, 0); scrollTo(0, 83); });
  await inner.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  let before = await look(inner);
  assert.deepEqual([before.scale, before.at[0], before.page], ['125 %', 431, 83]);
  inner = await show(await renamed('Once'));
  assert.equal(await title(), 'Once');
  assert.deepEqual(await look(inner), before);

  // View, lanes that are left out, what is looked for and what is chosen; also after several pages.
  await inner.locator('[data-look=blueprint]').click();
  await inner.evaluate(() => { const box = document.querySelector('[data-filter=lane] input:nth-of-type(1)'); box.click(); });
  await inner.locator('#find input').fill('room');
  await inner.locator('[data-zoom=width]').click();
  before = await look(inner);
  assert.deepEqual([before.view, before.off.length, before.find], ['blueprint', 1, 'room']);
  for (const word of ['Twice', 'Again']) {
    inner = await show(await renamed(word));
    assert.equal(await title(), word);
    assert.deepEqual(await look(inner), before);
  }
  // What is left out can be brought back.
  await inner.evaluate(() => document.querySelector('#show button').click());
  inner = await show(await renamed('All'));
  assert.deepEqual((await look(inner)).off, []);

  // A presentation goes on where it was.
  await inner.evaluate(() => document.querySelector('[data-act=story]').click());
  await inner.locator('[data-story=next]').click();
  await inner.locator('[data-story=next]').click();
  const step = await inner.locator('#story output').textContent();
  inner = await show(await renamed('Shown'));
  assert.equal((await look(inner)).mode, 'story');
  assert.equal(await inner.locator('#story output').textContent(), step);
  await inner.locator('[data-story=end]').click();

  // Another view in the settings is shown, whatever was chosen before.
  inner = await show(await drawn(hotel, { view: 'overview' }));
  assert.equal((await look(inner)).view, 'overview');
  assert.deepEqual(failures, []);
});
