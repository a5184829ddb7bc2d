import assert from "node:assert/strict";
import { test } from "node:test";
import * as wayline from "wayline";

const MAP = "journey: Café run 🚲\nstage: Enter\n  feels 1: Welcome\nstage: Sit down\n  feels -1\n  pain: Nowhere to plug in\n";

test("a map is drawn", () => {
  const { svg, diagnostics } = wayline.draw(MAP, { today: "2026-11-21" });
  assert.deepEqual(diagnostics, []);
  assert.match(svg, /^<svg .*<\/svg>\n$/s);
  assert.match(svg, /Café run 🚲/);
});

test("a map with a mistake is not drawn, and its fix can be applied by offset", () => {
  const wrong = MAP.replace("pain:", "pian:");
  const { svg, diagnostics } = wayline.draw(wrong);
  assert.equal(svg, null);
  const [{ fix }] = diagnostics;
  assert.equal(fix.edits.length, 1);
  const [{ start, end, text }] = fix.edits;
  // The title has characters of two and of four bytes: the offset counts neither bytes nor characters.
  assert.notEqual(start.offset, start.byte);
  assert.equal(wrong.slice(0, start.offset) + text + wrong.slice(end.offset), MAP);
  assert.equal(wayline.fix(wrong, { unsafe: true }).text, MAP);
});

test("check reports what the program does", () => {
  const { summary, diagnostics } = wayline.check("journey: X\nstage: A\n  feel 1\n");
  assert.ok(summary.errors > 0);
  assert.equal(diagnostics[0].labels[0].start.line, 3);
});

test("formatting keeps line ends of Windows", () => {
  assert.equal(wayline.format("journey: X\r\nstage: A\r\nfeels 1\r\n").text, "journey: X\r\n\r\nstage: A\r\n  feels 1\r\n");
});

test("other files are those that are handed over, and no others", () => {
  const map = "journey: X\nuse: people.journey\nstage: A\n  feels anna 1\n";
  const people = "persona anna: Anna\n";
  assert.equal(wayline.check(map, { files: { "people.journey": people } }).summary.errors, 0);
  assert.equal(wayline.check(map, { files: (path) => (path === "people.journey" ? people : null) }).summary.errors, 0);
  assert.ok(wayline.check(map).summary.errors > 0);
  assert.ok(wayline.check(map.replace("people", "../people"), { files: () => people }).summary.errors > 0);
});

test("options choose theme, view, personas and ids", () => {
  const map = "journey: X\npersona anna: Anna\npersona ben: Ben\nstage: A\n  feels anna 1\n  feels ben 2\nstage: B\n  feels anna -1\n  feels ben 0\n";
  const both = wayline.draw(map).svg;
  assert.notEqual(wayline.draw(map, { theme: "dark" }).svg, both);
  assert.notEqual(wayline.draw(map, { view: "overview" }).svg, both);
  assert.doesNotMatch(wayline.draw(map, { personas: ["anna"] }).svg, />Ben</);
  assert.match(wayline.draw(map, { idPrefix: "second" }).svg, /id="second-map-title"/);
  assert.match(wayline.draw(map, { theme: { base: "light", colours: { ink: "#123456" } } }).svg, /#123456/);
  assert.match(wayline.draw(map, { dark: ".night" }).svg, /:is\(\.night\)/);
  assert.throws(() => wayline.draw(map, { theme: "drak" }), /unknown theme/);
});

test("completion offers what the open block takes, and declared names", () => {
  const labels = (text) => wayline.complete(text, text.length).options.map(({ label }) => label);
  assert.deepEqual(labels("").slice(0, 1), ["journey"]);
  const map = "journey: X\npersona anna: Anna Keller\nstage: A\n  touchpoint: Shop\n    ";
  assert.ok(labels(map).includes("thinks"));
  // A line at the edge can begin the next stage.
  assert.ok(labels(map.trimEnd().concat("\n")).includes("stage"));
  assert.ok(!labels(map).includes("journey"));
  assert.equal(labels(`${map}feels a`)[0], "anna");
  assert.ok(labels(`${map}via: `).includes("phone"));
  assert.deepEqual(labels("journey: X\nstate: "), ["current", "future"]);
  const { from, to } = wayline.complete("journey: Ü\nper", 14);
  assert.deepEqual([from, to], [11, 14]);
});

test("a keyword that can stand once is not offered again", () => {
  const labels = wayline.complete("journey: X\nowner: CX\n", 21).options.map(({ label }) => label);
  assert.ok(!labels.includes("owner"));
  assert.ok(labels.includes("goal"));
});

test("the table of keywords is there for editors", () => {
  const { keywords, rules } = wayline.language();
  assert.ok(keywords.includes("touchpoint"));
  assert.ok(rules.every(({ summary, example }) => summary && example));
});

test("a map as data", () => {
  const { map, shared } = wayline.compile(MAP);
  assert.equal(map.stages.length, 2);
  assert.equal(shared, false);
});

test("a page stands alone", () => {
  const { html } = wayline.page(MAP);
  assert.match(html, /^<!DOCTYPE html>/i);
  assert.match(html, /Content-Security-Policy/);
});
