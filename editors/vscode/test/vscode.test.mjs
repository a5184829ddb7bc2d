// The packaged extension in VS Code itself, as code-server brings it to a browser. Runs where CODE_SERVER names code-server's
// `out/node/entry.js` (npm install code-server), after `npm run package`.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { chromium, flags } from '../../../tests/readers/programs.mjs';
import { root } from '../../maps.mjs';

const require = createRequire(import.meta.url);
const server = process.env.CODE_SERVER, vsix = path.join(root, 'editors/vscode/wayline.vsix');
const built = ['debug', 'release'].map((profile) => path.join(root, 'target', profile, 'wayline')).find(existsSync);
const program = process.env.WAYLINE ?? built ?? 'wayline';
const skip = server && existsSync(vsix) && chromium ? false : 'CODE_SERVER, the .vsix or a browser is missing';
const PORT = 8937, MAP = 'journey: Map\nstage: Order\n  touchpoint board: Reads the board\n    via: shop\n    feels 1: Served\nstage: Leave\n  feels -1: Lost\n';

test('in VS Code, the preview follows the text and the cursor, and leads back', { skip, timeout: 240_000 }, async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'vscode-')), work = path.join(home, 'work');
  mkdirSync(path.join(home, 'user/User'), { recursive: true });
  mkdirSync(work);
  writeFileSync(path.join(work, 'map.journey'), MAP);
  copyFileSync(path.join(root, 'docs/src/markdown.md'), path.join(work, 'guide.md'));
  writeFileSync(path.join(home, 'user/User/settings.json'), JSON.stringify({
    'wayline.path': program, 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'files.autoSave': 'off',
  }));
  const folders = ['--user-data-dir', path.join(home, 'user'), '--extensions-dir', path.join(home, 'extensions')];
  const installed = spawnSync('node', [server, ...folders, '--install-extension', vsix], { encoding: 'utf8' });
  assert.match(installed.stdout, /successfully installed/, installed.stderr);
  const running = spawn('node', [server, ...folders, '--auth', 'none', '--bind-addr', `127.0.0.1:${PORT}`, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', work], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  await new Promise((resolve) => { running.stdout.on('data', (text) => `${text}`.includes('listening') && resolve()); });
  const browser = await require('playwright-core').chromium.launch({ executablePath: chromium, args: flags });
  after(async () => {
    await browser.close();
    process.kill(-running.pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  });

  const tab = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  await tab.goto(`http://127.0.0.1:${PORT}/?folder=${work}`);
  await tab.getByRole('treeitem', { name: 'map.journey' }).dblclick({ timeout: 90_000 });
  await tab.locator('.statusbar-item', { hasText: 'Journey map' }).waitFor({ timeout: 60_000 });
  // Highlighted: a keyword and its text differ in colour.
  await tab.waitForFunction(() => {
    const words = [...document.querySelectorAll('.view-line')].find((line) => line.textContent.startsWith('journey')).querySelectorAll('span span');
    return new Set([...words].map((word) => getComputedStyle(word).color)).size > 1;
  });

  await tab.locator('.view-lines').first().click();
  await tab.keyboard.press('Control+K');
  await tab.keyboard.press('V');
  const inner = async (fits) => {
    for (let tries = 0; tries < 120; tries += 1) {
      const frame = tab.frames().find((one) => one.url() === 'about:srcdoc');
      if (frame && await frame.evaluate(fits).catch(() => false)) return frame;
      await tab.waitForTimeout(250);
    }
    throw new Error(`the preview never came to: ${fits}`);
  };
  await inner(() => document.querySelectorAll('#scroll .sheet > svg').length === 1 && document.querySelector('#show input'));

  // From the text to the drawing, and back.
  const goTo = async (line) => {
    await tab.keyboard.press('Control+1');
    await tab.keyboard.press('Control+G');
    await tab.keyboard.type(`${line}`, { delay: 30 });
    await tab.keyboard.press('Enter');
    // While the line is typed, the editor only shows it.
    await tab.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await tab.locator('.statusbar-item', { hasText: `Ln ${line}, Col 1` }).waitFor();
  };
  await goTo(3);
  const frame = await inner(() => document.querySelector('g[data-line="3"]')?.style.outline);
  await frame.evaluate(() => document.querySelector('g[data-line="6"] text').dispatchEvent(new MouseEvent('click', { altKey: true, bubbles: true })));
  await tab.locator('.statusbar-item', { hasText: 'Ln 6, Col 1' }).waitFor();

  // What is typed is drawn before it is saved, and a mistake is said.
  await tab.keyboard.press('End');
  await tab.keyboard.type(' through the back door', { delay: 10 });
  await inner(() => document.querySelector('#scroll .sheet > svg')?.textContent.includes('back door'));
  await tab.keyboard.press('Enter');
  await tab.keyboard.type('nonsense', { delay: 10 });
  await tab.keyboard.press('Escape');
  const outer = tab.frames().find((one) => one !== tab.mainFrame() && one.childFrames().some((child) => child.url() === 'about:srcdoc'));
  await outer.waitForFunction(() => document.getElementById('says').textContent.includes('J004'));
  // The language server says it in the text, where the program has one.
  if (spawnSync(program, ['lsp', '--help']).status === 0) await tab.locator('.squiggly-error').first().waitFor();
  if (process.env.SHOTS) await tab.screenshot({ path: path.join(process.env.SHOTS, 'vscode.png') });
});
