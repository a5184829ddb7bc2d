// Pages as people use them, in each browser that there is: pointer, wheel, keys, story mode, views, paper, without a script, in every usual
// width, light and dark. With an audit of accessibility in each state.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, browsers, launch, open, pageOf, settled } from './browsers.mjs';

const SIZES = [[390, 844], [820, 1180], [1280, 800], [1440, 900], [2560, 1440]];
const click = (selector) => (page) => page.evaluate((of) => document.querySelector(of).click(), selector);
const keys = (...names) => async (page) => {
  await page.focus('#scroll');
  for (const name of names) await page.keyboard.press(name);
};

// What a reader can make of a page: its name, the address it begins with, and what is done then.
const STATES = [
  ['as it opens', ''],
  ['overview', 'view=overview'],
  ['detail', 'view=detail'],
  ['blueprint', 'view=blueprint'],
  ['a pain that is chosen', 'pain-bill'],
  ['contents', '', click('.menu summary')],
  ['show', 'view=detail', click('#show summary')],
  ['more', '', click('#more summary')],
  ['the list of keys', 'view=detail', click('[data-act=keys]')],
  ['what is found', 'view=detail', (page) => page.evaluate(() => {
    const find = document.querySelector('#find input');
    find.value = 'the';
    find.dispatchEvent(new Event('input'));
  })],
  ['a story', 'story=1'],
  ['the pain of a story', 'story=4'],
  ['notes of a story', 'story=2', async (page) => { await page.evaluate(() => { window.open = () => null; }); await page.keyboard.press('n'); }],
];

const audit = (page) => page.evaluate(`(async () => {
  if (!window.axe) { ${axe} }
  const { violations } = await axe.run({ exclude: ['.paper'] }, { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary).join('; '));
})()`);

const at = (page) => page.evaluate(() => {
  const scroll = document.querySelector('#scroll'), { width, left, top } = document.querySelector('.sheet > svg').getBoundingClientRect();
  return { left: scroll.scrollLeft, top: scroll.scrollTop, width, x: left, y: top, scale: document.querySelector('#scale').textContent };
});
const view = (page) => page.evaluate(() => document.querySelector('.sheet').dataset.view);

for (const name of browsers) describe(name, { concurrency: 1 }, () => {
  for (const dark of [false, true]) describe(dark ? 'dark' : 'light', () => {
    let browser;
    before(async () => { browser = await launch(name, { dark }); });
    after(() => browser.close());

    for (const size of SIZES) test(`each state at ${size[0]} passes the audit, fits the window and complains of nothing`, async () => {
      const wrong = [];
      for (const [state, hash, act] of STATES) {
        const { page, complaints } = await open(browser, size, pageOf('hotel-stay', hash));
        await act?.(page);
        await settled(page);
        assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), dark);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) wrong.push(`${state}: ${wide} pixels too wide`);
        wrong.push(...(await audit(page)).map((found) => `${state}: ${found}`), ...complaints.map((said) => `${state}: ${said}`));
        await page.close();
      }
      assert.deepEqual(wrong, []);
    });
  });

  describe('used', () => {
    let browser;
    before(async () => { browser = await launch(name); });
    after(() => browser.close());

    test('the drawing is dragged, scrolled, and zoomed at the pointer', async () => {
      const { page, complaints } = await open(browser, [1280, 800], pageOf('hotel-stay', 'view=detail'));
      await click('[data-zoom=one]')(page);
      const start = await at(page);
      await page.mouse.move(700, 500);
      await page.mouse.down();
      await page.mouse.move(600, 450, { steps: 4 });
      await page.mouse.move(500, 400, { steps: 4 });
      await page.mouse.up();
      await settled(page);
      const dragged = await at(page);
      assert.ok(Math.abs(dragged.left - start.left - 200) < 3 && Math.abs(dragged.top - start.top - 100) < 3, JSON.stringify({ start, dragged }));
      const under = ({ x, y, width }) => [(600 - x) / width, (450 - y) / width];
      await page.mouse.move(600, 450);
      await page.keyboard.down('Control');
      await page.mouse.wheel({ deltaY: -120 });
      await page.keyboard.up('Control');
      await settled(page);
      const zoomed = await at(page);
      assert.ok(zoomed.width > dragged.width * 1.1, JSON.stringify({ dragged, zoomed }));
      under(zoomed).forEach((share, axis) => { assert.ok(Math.abs(share - under(dragged)[axis]) < .004); });
      await page.mouse.wheel({ deltaY: 150 });
      await page.waitForFunction((top) => document.querySelector('#scroll').scrollTop > top, {}, zoomed.top);
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('two fingers zoom between them', async () => {
      const { page, complaints } = await open(browser, [820, 1180], pageOf('hotel-stay', 'view=detail'));
      await click('[data-zoom=one]')(page);
      const start = await at(page), { touchscreen } = page;
      const fingers = [await touchscreen.touchStart(350, 500), await touchscreen.touchStart(450, 500)];
      for (const apart of [20, 40, 60]) {
        await fingers[0].move(350 - apart, 500);
        await fingers[1].move(450 + apart, 500);
      }
      for (const finger of fingers) await finger.end();
      await settled(page);
      const zoomed = await at(page);
      assert.ok(Math.abs(zoomed.width / start.width - 2.2) < .1, JSON.stringify({ start, zoomed }));
      const share = ({ x, width }) => (400 - x) / width;
      assert.ok(Math.abs(share(zoomed) - share(start)) < .02, JSON.stringify({ start, zoomed }));
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('keys switch views, zoom, present, and lead back', async () => {
      const { page, complaints } = await open(browser, [1440, 900], pageOf('hotel-stay'));
      assert.equal(await view(page), 'overview');
      for (const [key, shown] of [['d', 'detail'], ['b', 'blueprint'], ['o', 'overview']]) {
        await keys(key)(page);
        assert.equal(await view(page), shown);
      }
      await keys('d', '0')(page);
      const { width } = await at(page);
      await keys('+')(page);
      assert.ok((await at(page)).width > width);
      await keys('1')(page);
      assert.ok(Math.abs((await at(page)).width - await page.evaluate(() => document.querySelector('#scroll').clientWidth)) < 2);
      await keys('?')(page);
      assert.ok(await page.evaluate(() => document.querySelector('#keys').open));
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('cot');
      await page.waitForSelector('.ring.hit');
      await page.keyboard.press('Escape');
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('a story goes on and back, has an address for each step, and ends where it began', async () => {
      const { page, complaints } = await open(browser, [1280, 800], pageOf('hotel-stay', 'view=detail'));
      await keys('p')(page);
      const says = () => page.evaluate(() => [document.documentElement.dataset.mode, location.hash, document.querySelector('.says').textContent]);
      const [mode, hash, first] = await says();
      assert.deepEqual([mode, hash], ['story', '#story=1']);
      await page.keyboard.press('ArrowRight');
      assert.equal((await says())[1], '#story=2');
      await page.keyboard.press('PageDown');
      await page.keyboard.press(' ');
      assert.equal((await says())[1], '#story=4');
      await page.keyboard.press('ArrowLeft');
      assert.equal((await says())[1], '#story=3');
      await page.keyboard.press('End');
      const last = await says();
      assert.notEqual(last[2], first);
      await page.keyboard.press('Home');
      assert.deepEqual((await says()).slice(1), ['#story=1', first]);
      await page.keyboard.press('Escape');
      assert.equal((await says())[0], 'drawing');
      assert.equal(await view(page), 'detail');
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test('a copied address shows the same again', async () => {
      const { page } = await open(browser, [1280, 800], pageOf('hotel-stay', 'view=blueprint&off=lane.time&zoom=120&at=900,700'));
      await settled(page);
      assert.equal(await view(page), 'blueprint');
      assert.equal((await at(page)).scale, '120 %');
      assert.ok(await page.evaluate(() => !document.querySelector('[data-filter=lane] [value=time]').checked));
      await page.close();
    });

    test('what is taken away is not on paper either', async () => {
      const { page } = await open(browser, [1280, 800], pageOf('hotel-stay', 'view=detail&off=lane.doing,persona.mara'));
      await settled(page);
      const shown = await page.evaluate(() => [...document.querySelectorAll('.paper:not(.across) [data-name=doing]')].map((lane) => lane.matches('.is-gone')));
      assert.ok(shown.length > 1 && shown.every(Boolean), String(shown));
      await page.close();
    });

    test('paper has the overview, sheets and tables', async () => {
      const { page } = await open(browser, [1280, 800], pageOf('hotel-stay'));
      const sides = async (format) => {
        const text = Buffer.from(await page.pdf({ format, preferCSSPageSize: true })).toString('latin1');
        return [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, width, height]) => width > height ? 'across' : 'upright');
      };
      const pages = await sides('A4');
      if (pages.length) {
        assert.equal(pages[0], 'across', String(pages));
        assert.ok(pages.filter((side) => side === 'upright').length >= 4, String(pages));
        assert.equal(pages.at(-1), 'across', String(pages));
      }
      await page.close();
    });
  });

  test('without a script the drawing and the tables are there', async () => {
    const browser = await launch(name, { script: false });
    const page = await browser.newPage();
    if (name === 'chrome') await page.setJavaScriptEnabled(false);
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(pageOf('hotel-stay'));
    const picture = await page.screenshot();
    assert.ok(picture.length > 60_000, 'a drawing is seen');
    await browser.close();
  });

  if (name === 'chrome') test('the accessibility tree has names for all that can be used, in the order of the page', async () => {
    const browser = await launch(name);
    const { page } = await open(browser, [1280, 800], pageOf('hotel-stay', 'view=detail'));
    const client = await page.createCDPSession();
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const ids = new Map(nodes.map((node) => [node.nodeId, node]));
    const inOrder = (node) => [node, ...(node.childIds ?? []).flatMap((id) => (ids.has(id) ? inOrder(ids.get(id)) : []))];
    const seen = inOrder(nodes[0]).filter(({ ignored }) => !ignored).map(({ role, name }) => [role?.value, name?.value?.trim()]);
    const usable = ['button', 'link', 'checkbox', 'searchbox', 'combobox', 'DisclosureTriangle', 'region'];
    assert.deepEqual(seen.filter(([role, name]) => usable.includes(role) && !name), []);
    const order = ['One night in a city hotel', 'Contents', 'Show', 'Find in the drawing', 'Overview', 'Present', 'More', 'The journey, stage by stage', 'Pains', 'About this map'];
    const places = order.map((name) => seen.findIndex(([, said]) => said?.startsWith(name)));
    assert.ok(places.every((place) => place >= 0), JSON.stringify(places));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    await browser.close();
  });
});
