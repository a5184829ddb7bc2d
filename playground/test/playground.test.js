// The playground in Chromium, as people use it. `npm run build` comes first; WAYLINE_CHROMIUM names the browser.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { chromium as executablePath, flags } from "../../tests/readers/programs.mjs";
import { serve } from "../serve.js";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../dist");
const pictures = process.env.PICTURES;
const skip = !executablePath && "there is no Chromium";

let browser;
let site;

before(async () => {
  if (skip) return;
  site = await serve(dist);
  browser = await chromium.launch({ executablePath, args: flags });
});
after(async () => {
  await browser?.close();
  site?.server.close();
});

/** A new visitor's page, with the map in `hash` if there is one. Whatever goes wrong in it fails the test. */
async function visit({ hash = "", width = 1440, height = 900, colorScheme = "light", ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, acceptDownloads: true, ...more });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto(site.address + hash);
  await page.waitForSelector("iframe.shown", { state: "attached", timeout: 30_000 });
  return { page, context, wrong, close: () => context.close() };
}

const map = (page) => page.frameLocator("iframe.shown");
const drawn = (page, words) => map(page).locator("svg.wayline text", { hasText: words }).first();
const text = (page) => page.evaluate(() => document.querySelector(".cm-content").cmTile?.view?.state.doc.toString() ?? document.querySelector(".cm-content").cmView?.view?.state.doc.toString());

async function write(page, content) {
  await page.click(".cm-content");
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(content);
}

async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** A map with `columns` columns. */
function large(columns) {
  const lines = ["journey: A long way", "persona anna: Anna", "persona ben: Ben"];
  for (let at = 0; at < columns; at += 1) {
    if (at % 10 === 0) lines.push(`stage: Stage ${at / 10 + 1}`);
    lines.push(`  touchpoint: Column ${at + 1}`, "    via: web", `    feels anna ${(at % 5) - 2}: It is what it is`, `    feels ben ${((at + 2) % 5) - 2}`);
    if (at % 4 === 0) lines.push(`    pain: Something hurts in column ${at + 1}`);
  }
  return `${lines.join("\n")}\n`;
}

test("a newcomer's first map", { skip }, async () => {
  const { page, wrong, close } = await visit();
  await drawn(page, "Nowhere to plug in").waitFor();
  await picture(page, "first-1440");
  await page.click(".cm-content");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  // The keywords are offered while they are typed, with what comes after them.
  await page.keyboard.type("jour", { delay: 30 });
  await page.locator(".cm-tooltip-autocomplete li", { hasText: "journey" }).waitFor();
  await picture(page, "completion-1440");
  // The editor takes no choice right after it has opened the list.
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Buying a bike\nstage: Try it out\nfeels 2: It flies", { delay: 10 });
  await drawn(page, "Buying a bike").waitFor();
  await drawn(page, "It flies").waitFor();
  assert.match(await text(page), /^journey: Buying a bike\nstage: Try it out\n/);
  assert.deepEqual(wrong, []);
  await close();
});

test("a mistake is explained, keeps the last drawing, and is fixed with one click", { skip }, async () => {
  const { page, wrong, close } = await visit();
  await write(page, "journey: Coffee run\nstage: Enter\n  feeels 1: Welcome\nstage: Sit down\n  feels -1\n  pain: Nowhere to plug in\n");
  await page.locator("#problems .error").first().waitFor();
  await page.locator("#note:has-text('before the mistake')").waitFor();
  assert.ok(await drawn(page, "Nowhere to plug in").isVisible());
  assert.ok((await page.locator(".cm-lintRange-error").count()) > 0);
  await picture(page, "mistake-1440");
  await page.click("#problems .fix");
  await page.locator("#problems .error").waitFor({ state: "detached" });
  assert.match(await text(page), /\n {2}feels 1: Welcome\n/);
  await page.locator("#note").waitFor({ state: "hidden" });
  assert.deepEqual(wrong, []);
  await close();
});

test("examples, with the files that they use", { skip }, async () => {
  const { page, wrong, close } = await visit();
  const names = await page.locator("#examples option").evaluateAll((options) => options.map(({ value }) => value).filter(Boolean));
  assert.ok(names.length > 10);
  for (const name of names) {
    const before = await page.evaluate(() => Number(document.documentElement.dataset.drawn));
    await page.selectOption("#examples", name);
    await page.waitForFunction((count) => Number(document.documentElement.dataset.drawn) > count, before);
    assert.equal(await page.locator("#problems .error").count(), 0, name);
    await page.waitForTimeout(100);
    assert.deepEqual(wrong, [], name);
  }
  await page.selectOption("#examples", "broadband.journey");
  await drawn(page, "Switching broadband provider").waitFor();
  await page.waitForTimeout(300);
  await picture(page, "example-1440");
  assert.deepEqual(wrong, []);
  await close();
});

test("an address has the map in it, and nothing of it reaches the server", { skip }, async () => {
  const first = await visit();
  await write(first.page, "journey: Shared with a colleague ☕\nstage: A\n  feels 1\n");
  await first.page.click("#share");
  await first.page.waitForFunction(() => location.hash.length > 10);
  const hash = await first.page.evaluate(() => location.hash);
  assert.match(hash, /^#file=map\.journey&map=[\w-]+$/);
  await first.close();
  const second = await visit({ hash });
  assert.match(await text(second.page), /^journey: Shared with a colleague ☕/);
  await second.close();
  const broken = await visit({ hash: "#map=abc" });
  assert.match(await text(broken.page), /^journey: Coffee run/);
  await broken.close();
});

test("what is written after sharing is there after a reload", { skip }, async () => {
  const { page, wrong, close } = await visit();
  await page.click("#share");
  await page.waitForFunction(() => location.hash.length > 10);
  await write(page, "journey: Written later\nstage: Enter\n  feels 1: Welcome\n");
  await drawn(page, "Written later").waitFor();
  await page.reload();
  await drawn(page, "Written later").waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test("an example that reads files still does after a reload, and where it is shared", { skip }, async () => {
  const first = await visit();
  for (const name of ["checkout-today.journey", "checkout-kiosk.journey"]) {
    await first.page.selectOption("#examples", name);
    await first.page.waitForFunction(() => document.querySelectorAll("#problems .error").length === 0);
    await first.page.reload();
    await first.page.waitForSelector("iframe.shown", { state: "attached" });
    assert.equal(await first.page.locator("#problems .error").count(), 0, name);
    await first.page.click("#share");
    await first.page.waitForFunction(() => location.hash.length > 10);
    const second = await visit({ hash: await first.page.evaluate(() => location.hash) });
    assert.equal(await second.page.locator("#problems .error").count(), 0, name);
    assert.deepEqual(second.wrong, []);
    await second.close();
  }
  assert.deepEqual(first.wrong, []);
  await first.close();
});

test("downloads are the drawing, the page and the text", { skip }, async () => {
  const { page, close } = await visit();
  const read = async (kind) => {
    await page.click("#download summary");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#download [data-kind=${kind}]`)]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path(), "utf8") };
  };
  const svg = await read("svg");
  assert.equal(svg.name, "coffee-run.svg");
  assert.match(svg.content, /^<svg/);
  assert.match((await read("html")).content, /^<!DOCTYPE html>/i);
  assert.match((await read("journey")).content, /^journey: Coffee run/);
  await close();
});

test("a click on the drawing leads to its line", { skip }, async () => {
  const { page, close } = await visit();
  await drawn(page, "Nowhere to plug in").click();
  await page.waitForFunction(() => document.querySelector(".cm-activeLine")?.textContent.includes("Nowhere to plug in"));
  await close();
});

test("the text of a map can't run anything", { skip }, async () => {
  const { page, close } = await visit();
  await write(page, 'journey: <img src=x onerror="parent.document.title=1"> </script><script>parent.postMessage(1)</script>\nstage: A\n  feels 1: [x](javascript:alert(1))\n');
  await page.waitForTimeout(1500);
  assert.equal(await page.title(), "Wayline playground");
  assert.equal(await page.locator("#problems img, #problems script").count(), 0);
  assert.equal(await page.locator("iframe.shown").getAttribute("sandbox"), "allow-scripts allow-popups");
  await close();
});

test("300 columns: typing stays fluent", { skip }, async () => {
  const { page, wrong, close } = await visit();
  await write(page, large(300));
  await drawn(page, "A long way").waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  await picture(page, "large-1440");
  await page.keyboard.press("Control+End");
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const tick = (now) => {
      window.frames_.push(now - last);
      last = now;
      window.ticking = requestAnimationFrame(tick);
    };
    window.ticking = requestAnimationFrame(tick);
    window.keys = [];
    new PerformanceObserver((list) => window.keys.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "event", durationThreshold: 16, buffered: false });
  });
  const began = Date.now();
  await page.keyboard.type("    thinks anna: I type a whole sentence while the map is drawn again and again", { delay: 60 });
  const took = Date.now() - began;
  const { gaps, keys } = await page.evaluate(() => ({ gaps: window.frames_, keys: window.keys }));
  gaps.sort((a, b) => a - b);
  keys.sort((a, b) => a - b);
  const at = (list, share) => Math.round(list[Math.floor((list.length - 1) * share)] ?? 0);
  const figures = { keys: keys.length, "key to paint, median": at(keys, 0.5), "95 %": at(keys, 0.95), longest: at(keys, 1), "longest frame": at(gaps, 1), took };
  console.log("300 columns, in ms:", JSON.stringify(figures));
  assert.ok(at(keys, 0.95) < 200, "a key is on the screen within 200 ms");
  await drawn(page, "I type a whole sentence").waitFor({ timeout: 30_000 });
  assert.deepEqual(wrong, []);
  await close();
});

test("it works without a network once it was visited", { skip }, async () => {
  const { page, context, close } = await visit();
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
  await page.waitForFunction(async () => (await caches.keys()).length > 0);
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("iframe.shown", { state: "attached", timeout: 30_000 });
  await page.selectOption("#examples", "hotel-stay.journey");
  await map(page).locator("svg.wayline[role]").waitFor();
  await write(page, "journey: On the train\nstage: A\n  feels 1\n");
  await drawn(page, "On the train").waitFor();
  await close();
});

test("on a phone: text or map, nothing wider than the screen", { skip }, async () => {
  const { page, wrong, close } = await visit({ width: 390, height: 844, isMobile: true, hasTouch: true });
  await picture(page, "phone-text");
  assert.equal(await page.locator("section.map").isVisible(), false);
  await page.tap("#show-map");
  assert.equal(await page.locator("section.text").isVisible(), false);
  // The map's page shows the journey from top to bottom there.
  await map(page).locator("a:visible", { hasText: "Nowhere to plug in" }).first().waitFor();
  await page.waitForTimeout(300);
  await picture(page, "phone-map");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const small = await page.locator("button:visible, select:visible, summary:visible").evaluateAll((all) => all.filter((of) => of.getBoundingClientRect().height < 40 && !of.closest("#problems")).length);
  assert.equal(small, 0, "controls are large enough for a finger");
  assert.deepEqual(wrong, []);
  await close();
});

test("dark as the system is, and as one chooses", { skip }, async () => {
  const { page, close } = await visit({ colorScheme: "dark" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  assert.equal(dark, "rgb(16, 21, 29)");
  await page.waitForTimeout(300);
  assert.equal(await map(page).locator("html").getAttribute("data-theme"), "dark");
  await picture(page, "dark-1440");
  await page.click("#theme");
  assert.notEqual(await background(), dark);
  await page.waitForTimeout(300);
  assert.equal(await map(page).locator("html").getAttribute("data-theme"), "light");
  await close();
});
