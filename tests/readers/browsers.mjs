// The browsers of this machine, and the pages that they open. Puppeteer, since Playwright has a Firefox of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chromium, firefox } from './programs.mjs';

const root = join(import.meta.dirname, '../..');
const programs = { firefox, chrome: chromium };
export const browsers = Object.keys(programs).filter((name) => programs[name]);

// What a browser hears of its reader when it starts; `script: false` is a reader without scripts.
export const launch = (browser, { dark = false, script = true } = {}) => puppeteer.launch({
  browser,
  executablePath: programs[browser],
  headless: browser === 'chrome' ? 'shell' : true,
  args: browser === 'chrome' ? ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`] : [],
  extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1, 'javascript.enabled': script, 'dom.w3c_touch_events.enabled': 1 },
});

// The pages of some examples, made once.
let folder;
export const pageOf = (example, hash = '') => {
  folder ??= mkdtempSync(join(tmpdir(), 'wayline-readers-'));
  const page = join(folder, `${example}.html`);
  if (!existsSync(page)) {
    const program = process.env.WAYLINE || join(root, 'target/debug/wayline');
    execFileSync(program, ['build', join(root, `examples/${example}.journey`), '-f', 'html', '-o', folder, '--today', '2026-11-21', '--quiet']);
  }
  return `${pathToFileURL(page)}${hash && `#${hash}`}`;
};

export const axe = readFileSync(join(root, 'tests/assets/axe-core/axe.min.js'), 'utf8');

// A page in a window of this size, and what it complains of.
export const open = async (browser, [width, height], address) => {
  const page = await browser.newPage(), complaints = [];
  page.on('console', (said) => { if (['error', 'warn'].includes(said.type())) complaints.push(said.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setViewport({ width, height });
  await page.goto(address);
  return { page, complaints };
};

export const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
