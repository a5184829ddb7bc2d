// The library draws, checks and formats what the program does, to the byte: over all examples, and over maps with mistakes.
// The program is the one that WAYLINE names, or target/debug/wayline.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as library from "../../packages/npm/lib/node.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = resolve(process.env.WAYLINE ?? join(root, "target/debug/wayline"));
const today = "2026-11-21";

// Outside any project, so that no settings change how maps are drawn.
const folder = mkdtempSync(join(tmpdir(), "wayline-"));
cpSync(join(root, "examples"), folder, { recursive: true });
after(() => rmSync(folder, { recursive: true }));

const maps = readdirSync(folder).filter((name) => name.endsWith(".journey"));
const options = (file) => ({ file, today, files });

function files(path) {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

const read = (name) => readFileSync(join(folder, name), "utf8");
const run = (...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30 });

function same(actual, expected, what) {
  if (actual === expected) return;
  let at = 0;
  while (actual?.[at] === expected[at]) at += 1;
  const around = (text) => JSON.stringify(text?.slice(Math.max(0, at - 80), at + 80));
  assert.fail(`${what} differs at ${at}:\n  library ${around(actual)}\n  program ${around(expected)}`);
}

test("there are examples", () => assert.ok(maps.length > 10));

for (const name of maps) {
  test(`${name}: drawing, page and data`, () => {
    const formats = ["svg", "html", "json"].flatMap((format) => ["--format", format]);
    spawnSync(program, ["build", name, "--today", today, ...formats], { cwd: folder });
    const output = (extension) => read(name.replace(/\.journey$/, `.${extension}`));
    const text = read(name);
    same(library.draw(text, options(name)).svg, output("svg"), "the drawing");
    same(library.page(text, options(name)).html, output("html"), "the page");
    assert.deepEqual(library.compile(text, options(name)).map, JSON.parse(output("json")));
  });
}

for (const view of ["overview", "blueprint"]) {
  for (const theme of ["light", "dark", "print", "contrast"]) {
    test(`broadband.journey as ${view} in ${theme}`, () => {
      const name = "broadband.journey";
      const expected = run("build", name, "--today", today, "--view", view, "--theme", theme, "--format", "svg", "-o", "other.svg") + read("other.svg");
      same(library.draw(read(name), { ...options(name), view, theme }).svg, expected, "the drawing");
    });
  }
}

test("the map of one persona", () => {
  const name = "broadband.journey";
  run("build", name, "--today", today, "--personas", "anna", "--format", "svg", "-o", "anna.svg");
  same(library.draw(read(name), { ...options(name), personas: ["anna"] }).svg, read("anna.svg"), "the drawing");
});

const MISTAKES = maps.flatMap((name) => {
  const lines = readFileSync(join(root, "examples", name), "utf8").split("\n");
  return [5, 20, 60].filter((at) => lines[at]?.includes(":")).map((at) => {
    const wrong = [...lines];
    wrong[at] = wrong[at].replace(/(\w)(\w)/, "$2$1").replace(":", "");
    return [`${name}, line ${at + 1}`, wrong.join("\n")];
  });
});

for (const [what, text] of MISTAKES) {
  test(`a mistake in ${what}: diagnostics, edits and format`, () => {
    const name = "wrong.journey";
    writeFileSync(join(folder, name), text);
    const { stdout } = spawnSync(program, ["check", name, "--today", today, "--format", "json"], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
    const plain = JSON.parse(JSON.stringify(library.check(text, options(name)), (key, value) => (key === "offset" ? undefined : value)));
    assert.deepEqual(plain, JSON.parse(stdout));
    spawnSync(program, ["check", name, "--today", today, "--unsafe-fixes"], { cwd: folder });
    same(library.fix(text, { ...options(name), unsafe: true }).text, read(name), "the fixed map");
    const formatted = library.format(text, options(name)).text;
    writeFileSync(join(folder, name), text);
    spawnSync(program, ["fmt", name], { cwd: folder });
    if (formatted !== null) same(formatted, read(name), "the formatted map");
    else same(text, read(name), "a map that can't be formatted");
  });
}
