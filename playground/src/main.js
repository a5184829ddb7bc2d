// The playground: the editor at the left, the map's page at the right, and what is around them.

import { loadCompiler } from "./compiler.js";
import { canApply, createEditor } from "./editor.js";
import { createPreview } from "./preview.js";
import { address, mapOf } from "./share.js";

const FIRST = `journey: Coffee run
stage: Enter
  feels 1: Welcome
stage: Sit down
  feels -1
  pain: Nowhere to plug in
`;
const DRAFT = "wayline:draft";
/** The name of the draft: an example's, if it began as one. */
const NAME = "wayline:name";
/** How long to wait after the last key before the map is drawn, in milliseconds; longer where drawing takes longer. */
const PAUSE = 80;

const $ = (id) => document.getElementById(id);
const note = $("note");
const problems = $("problems");
const map = document.querySelector("section.map");

/** What a map is called that isn't an example. */
const OWN = "map.journey";

let file = OWN;
let cost = 0;
let timer;
let drawing = false;
let again = false;
/** The examples and what they read, once they are asked for. */
let loaded;

const compiler = loadCompiler();
const start = (await mapOf(location.hash)) ?? { file: stored(NAME), text: stored(DRAFT) ?? FIRST };
await named(start.file);
const editor = createEditor($("editor"), {
  text: start.text,
  changed(text) {
    store(DRAFT, text);
    store(NAME, file);
    // The address has the map as it was shared: after a reload, what was written since would be gone.
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    soon();
  },
  complete: async (text, at) => (await compiler).call("complete", text, at, { file }),
});
const preview = createPreview($("frames"), { line: (line) => goTo(line) });

function soon() {
  clearTimeout(timer);
  timer = setTimeout(draw, Math.max(PAUSE, Math.min(cost, 600)));
}

async function draw() {
  if (drawing) {
    again = true;
    return;
  }
  drawing = true;
  const text = editor.text();
  try {
    const began = performance.now();
    const { html, diagnostics } = await (await compiler).call("preview", text, { file, embed: true });
    cost = performance.now() - began;
    // What is wrong with an older text would be marked in the wrong places.
    if (text === editor.text()) {
      editor.show(diagnostics);
      list(diagnostics);
    }
    if (html !== null) preview.show(html);
    const errors = diagnostics.some(({ severity }) => severity === "error");
    tell(html !== null ? "" : errors ? "This is the map before the mistake." : "This file only declares things for other maps.");
  } catch (error) {
    tell(error.message);
  } finally {
    drawing = false;
    map.setAttribute("aria-busy", "false");
    document.documentElement.dataset.drawn = String(Number(document.documentElement.dataset.drawn ?? 0) + 1);
  }
  if (again) {
    again = false;
    soon();
  }
}

function tell(text) {
  note.textContent = text;
  note.hidden = text === "";
}

/** What is wrong, with a button for each edit. Errors come first. */
function list(diagnostics) {
  const rank = ({ severity }) => (severity === "error" ? 0 : 1);
  const sorted = [...diagnostics].sort((a, b) => rank(a) - rank(b));
  problems.replaceChildren(...sorted.slice(0, 30).map(problem));
  if (sorted.length > 30) problems.append(element("p", { textContent: `and ${sorted.length - 30} more` }));
}

function problem({ severity, title, help, labels, fix, code }) {
  const line = labels[0].start.line;
  const place = element("button", { type: "button", className: "place", textContent: `Line ${line}` });
  place.addEventListener("click", () => goTo(line));
  const text = element("p", {}, title, " ", element("small", { textContent: code }));
  if (help) text.append(element("span", { textContent: help }));
  const item = element("div", { className: severity }, place, text);
  if (canApply(fix)) {
    const button = element("button", { type: "button", className: "fix", textContent: "Fix" });
    button.addEventListener("click", () => editor.apply(fix));
    item.append(button);
  }
  return item;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function goTo(line) {
  show("text");
  editor.goTo(line);
}

// Examples

const examples = $("examples");
for (const [name, title] of EXAMPLES) examples.append(new Option(title, name));

async function exampleFiles() {
  loaded ??= fetch("examples.json").then((response) => response.json());
  const files = await loaded;
  (await compiler).files(files);
  return files;
}

/** Gives the map a name. An example's has the files beside it that the example reads. */
async function named(name) {
  const isExample = EXAMPLES.some(([known]) => known === name);
  file = isExample ? name : OWN;
  if (isExample) await exampleFiles();
}

examples.addEventListener("change", async () => {
  const name = examples.value;
  if (!name) return;
  const files = await exampleFiles();
  await named(name);
  preview.top();
  editor.replace(files[name].text);
  examples.value = "";
});

// Sharing and downloads

let fading;
function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  clearTimeout(fading);
  fading = setTimeout(() => $("toast").classList.remove("shown"), 4000);
}

$("share").addEventListener("click", async () => {
  history.replaceState(null, "", await address(file, editor.text()));
  const kilobytes = location.href.length / 1024;
  const long = kilobytes > 8 ? ` It is ${Math.round(kilobytes)} KB long, which some programs cut off.` : "";
  try {
    await navigator.clipboard.writeText(location.href);
    toast(`Address copied: the map is in it.${long}`);
  } catch {
    toast(`The address above has the map in it: copy it.${long}`);
  }
});

addEventListener("hashchange", async () => {
  const shared = await mapOf(location.hash);
  if (shared === null) return;
  await named(shared.file);
  editor.replace(shared.text);
});

$("download").addEventListener("click", async ({ target }) => {
  const { kind } = target.dataset ?? {};
  if (!kind) return;
  $("download").open = false;
  const text = editor.text();
  if (kind === "journey") return save(text, kind, "text/plain");
  const { svg, html } = await (await compiler).call(kind === "svg" ? "draw" : "page", text, { file, embed: true });
  const content = svg ?? html;
  if (content === null || content === undefined) return toast("There is no drawing while the map has mistakes.");
  save(content, kind, kind === "svg" ? "image/svg+xml" : "text/html");
});

function save(content, extension, type) {
  const [, title] = editor.text().match(/^\s*journey:\s*(.+)$/m) ?? [];
  const name = (title ?? "map").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "map";
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download: `${name}.${extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

$("format").addEventListener("click", async () => {
  const before = editor.text();
  const { text } = await (await compiler).call("format", before, { file });
  if (text === null) toast("Correct the mistakes first.");
  else if (before === editor.text() && text !== before) editor.replace(text);
});

// Light and dark, text and map

const system = matchMedia("(prefers-color-scheme: dark)");
function theme(name) {
  document.documentElement.dataset.theme = name;
  $("theme").textContent = name === "dark" ? "Light" : "Dark";
  preview.theme(name);
}
theme(stored("wayline:theme") ?? (system.matches ? "dark" : "light"));
system.addEventListener("change", () => stored("wayline:theme") ?? theme(system.matches ? "dark" : "light"));
$("theme").addEventListener("click", () => {
  const name = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  store("wayline:theme", name);
  theme(name);
});

function show(what) {
  document.body.dataset.show = what;
  $("show-text").setAttribute("aria-pressed", String(what === "text"));
  $("show-map").setAttribute("aria-pressed", String(what === "map"));
}
$("show-text").addEventListener("click", () => show("text"));
$("show-map").addEventListener("click", () => show("map"));
show("text");

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still draws.
  }
}

navigator.serviceWorker?.register("service-worker.js").catch(() => {});
await draw();
