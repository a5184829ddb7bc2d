import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import markdownIt from "markdown-it";
import rehypeStringify from "rehype-stringify";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import markdownItWayline from "wayline/markdown-it";
import rehypeWayline from "wayline/rehype";
import remarkWayline from "wayline/remark";
import { draw } from "wayline";
import { isMap } from "../lib/fence.js";
import { hast } from "../lib/hast.js";

const map = (title) => `\`\`\`journey\njourney: ${title}\nstage: Enter\n  feels 1: Welcome & warm\n\`\`\`\n`;
const PAGE = `# Two maps\n\n${map("One")}\n${map("Two")}\n\`\`\`js\nlet x = 1;\n\`\`\`\n`;

const remark = (options) => unified().use(remarkParse).use(remarkWayline, options).use(remarkRehype).use(rehypeStringify);
const rehype = (options) => unified().use(remarkParse).use(remarkRehype).use(rehypeWayline, options).use(rehypeStringify);

function holds(html) {
  assert.equal(html.match(/<svg/g).length, 2);
  assert.match(html, /Welcome (&#x26;|&amp;) warm/);
  assert.match(html, /let x = 1/);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, "ids are unique on the page");
  assert.equal(html.match(/<svg[^>]* style="width: 100%; [^"]*max-width: \d+px"/g)?.length, 2, "drawings are as wide as the page at most");
  for (const [, id] of html.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.includes(id), `${id} is in the page`);
}

test("remark draws every map of a page", async () => holds(String(await remark().process(PAGE))));
test("rehype draws every map of a page", async () => holds(String(await rehype().process(PAGE))));
test("markdown-it draws every map of a page", () => holds(markdownIt().use(markdownItWayline).render(PAGE)));

test("for Vue, the drawing is a string in an attribute", () => {
  const html = markdownIt().use(markdownItWayline, { vue: true }).render(PAGE);
  assert.doesNotMatch(html, /<svg|<style/);
  const [, value] = html.match(/v-html="([^"]*)"/);
  const text = value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  assert.match(JSON.parse(text), /^<svg/);
});

test("a mistake stops the page, with its line there", async () => {
  const wrong = PAGE.replace("feels 1", "feeels 1");
  await assert.rejects(() => remark().process(wrong), /6:3: .*\(J\d+\)/);
  await assert.rejects(() => rehype().process(wrong), /6:3: /);
  assert.throws(() => markdownIt().use(markdownItWayline).render(wrong), /6:3: /);
});

test("a warning is a message of the file", async () => {
  const file = await remark({ today: "2026-11-21" }).process(PAGE.replace("feels 1: Welcome & warm", "feels 1: Welcome & warm\n  opportunity: Do it\n    due: 2020-01-01"));
  assert.ok(file.messages.some(({ reason }) => reason.includes("J5")));
});

test("a fence with attributes in brackets is a map", () => {
  const marks = [["{journey}"], ["{journey}", "Coffee run"], ["{.journey", "#fig}"], ["{.journey}"], ["{#fig", ".journey}"]];
  for (const [language, meta] of [...marks, ["journey"], ["journey", "a draw"]]) assert.equal(isMap(language, meta), true, language);
  for (const [language, meta] of [["{.journeys}"], ["{journey"], ["journey", "{1,3}"], [undefined], ["{1}", "journey"]]) {
    assert.equal(isMap(language, meta), false, language);
  }
});

test("a fence of another tool is left as it is", () => {
  const md = markdownIt().use(markdownItWayline);
  const source = "```journey title=x\njourney: A\n```\n";
  assert.equal(md.render(source), markdownIt().render(source));
  assert.match(md.render("```journey draw\njourney: A\nstage: B\n  feels 1\n```\n"), /<svg/);
});

test("theme and view are options of the plug-in", async () => {
  const usual = String(await remark().process(map("One")));
  const dark = String(await remark({ theme: "dark" }).process(map("One")));
  assert.notEqual(usual, dark);
  assert.match(dark, /<svg/);
});

test("maps read other files inside the root and none outside", async () => {
  const outside = mkdtempSync(join(tmpdir(), "wayline-"));
  writeFileSync(join(outside, "secret.journey"), "persona anna: Anna\n");
  const root = mkdtempSync(join(tmpdir(), "wayline-"));
  writeFileSync(join(root, "people.journey"), "persona anna: Anna\n");
  const page = (path) => new VFile({ path: join(root, "a.md"), value: `\`\`\`journey\njourney: X\nuse: ${path}\nstage: A\n  feels anna 1\n\`\`\`\n` });
  assert.match(String(await remark({ root }).process(page("people.journey"))), /<svg/);
  await assert.rejects(() => remark({ root }).process(page(`../${outside.split("/").at(-1)}/secret.journey`)));
});

test("the text of a map never becomes markup", async () => {
  const evil = map("<img src=x onerror=alert(1)> {{ constructor }} \" '");
  for (const html of [String(await remark().process(evil)), markdownIt().use(markdownItWayline).render(evil)]) {
    assert.doesNotMatch(html, /<img/);
  }
  assert.doesNotMatch(markdownIt().use(markdownItWayline, { vue: true }).render(evil), /<img/);
});

test("the tree of a drawing is the drawing", () => {
  const { svg } = draw("journey: A < B & \"C\"\nstage: S\n  feels 1: See [here](https://example.com/?a=1&b=2)\n");
  const tags = (node) => (node.type === "element" ? 1 : 0) + (node.children ?? []).reduce((sum, child) => sum + tags(child), 0);
  assert.equal(tags(hast(svg)), svg.match(/<[a-zA-Z]/g).length);
});
