// The program as the preview runs it, and the preview in a browser. The program is looked for in WAYLINE, in target, and on the path.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../maps.mjs';

const require = createRequire(import.meta.url);
const { page, run } = require('../src/program.js');
const { frame, scriptsOf } = require('../src/frame.js');
const built = ['debug', 'release'].map((profile) => path.join(root, 'target', profile, 'wayline')).find(existsSync);
const program = process.env.WAYLINE ?? built ?? 'wayline';
const there = !(await run(program, ['--version'])).missing;
const skip = there ? false : 'the program is not built';
const chromium = [process.env.WAYLINE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell'].find((one) => one && existsSync(one));
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

test('in a browser, the preview follows the cursor, leads back to the line, and runs nothing that a map says', { skip: skip || (chromium ? false : 'no browser is there') }, async () => {
  const { chromium: driver } = require('playwright-core');
  const files = mkdtempSync(path.join(tmpdir(), 'preview-'));
  const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  after(async () => { await browser.close(); rmSync(files, { recursive: true }); });
  const first = await page(program, hotel, options);
  const made = frame('n0nce', scriptsOf(first.out), media);
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
  const shown = async () => {
    await heard('shown');
    await tab.evaluate(() => { heard.length = 0; });
    return tab.frames().at(-1);
  };
  await heard('ready');
  await send({ page: first.out, wrong: '' });
  let inner = await shown();
  assert.equal(await inner.locator('#scroll .sheet > svg').count(), 1);
  assert.ok(await inner.evaluate(() => Boolean(document.querySelector('#show input'))), 'the page’s own scripts run');

  // From the text to the drawing.
  const lines = hotel.split('\n'), at = lines.findLastIndex((line) => /^\s*touchpoint/.test(line)) + 1;
  await send({ line: at, follow: true });
  await inner.waitForFunction(() => [...document.querySelectorAll('g[data-line]')].some((group) => group.style.outline));
  const marked = await inner.evaluate(() => {
    const group = [...document.querySelectorAll('g[data-line]')].find((one) => one.style.outline);
    const box = group.getBoundingClientRect();
    return { line: Number(group.dataset.line), seen: box.left < innerWidth && box.right > 0 };
  });
  assert.equal(marked.line, at);
  assert.ok(marked.seen, 'it is scrolled to');
  await tab.screenshot({ path: path.join(process.env.SHOTS ?? files, 'preview.png') });

  // And back.
  await inner.evaluate((line) => document.querySelector(`g[data-line="${line}"]:not([data-file])`).querySelector('text').dispatchEvent(new MouseEvent('click', { altKey: true, bubbles: true })), at);
  assert.equal(await heard('go'), at);

  // A new page comes where the reader was.
  const scrolled = await inner.evaluate(() => document.getElementById('scroll').scrollLeft);
  assert.ok(scrolled > 0, 'the last column is not in view from the start');
  await tab.evaluate(() => { heard.length = 0; });
  const second = await page(program, hotel.replace(lines[at - 1], `${lines[at - 1]} <script>window.bad = 1</script>`), options);
  await send({ page: second.out, wrong: '' });
  inner = await shown();
  assert.equal(await inner.evaluate(() => document.getElementById('scroll').scrollLeft), scrolled);
  assert.equal(await inner.evaluate(() => window.bad), undefined);

  // Even if the program let markup through, it could not run.
  await send({ page: second.out.replace('<body>', '<body><script>window.bad = 1</script><img src=x onerror="window.bad = 2">'), wrong: '' });
  inner = await shown();
  assert.equal(await inner.evaluate(() => window.bad), undefined);
  failures.splice(0, failures.length, ...failures.filter((text) => !/Content Security Policy|ERR_FILE_NOT_FOUND|violates/.test(text)));

  // A mistake leaves the last good map.
  await send({ wrong: 'map.journey:3:9: error[J302]' });
  await tab.waitForSelector('body.is-wrong #says:not([hidden])');
  assert.equal(await inner.locator('#scroll .sheet > svg').count(), 1);
  assert.deepEqual(failures, []);
});
