// Writes the playground as a static folder: dist, or the folder that is named.

import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const out = resolve(process.argv[2] ?? join(here, "dist"));
const library = join(root, "packages/npm");
const wasm = join(library, "wayline.wasm");

if (!existsSync(wasm)) {
  console.error("packages/npm/wayline.wasm is missing: run crates/wayline-wasm/build.sh first");
  process.exit(1);
}
const wayline = await import(join(library, "lib/node.js"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: { main: "src/main.js", worker: "src/worker.js" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome100", "firefox115", "safari16.4"],
  define: { LANGUAGE: JSON.stringify(wayline.language()), EXAMPLES: JSON.stringify(titles()) },
  alias: { "wayline/compiler": join(library, "lib/compiler.js") },
  logLevel: "warning",
});
copyFileSync(join(here, "src/style.css"), join(out, "style.css"));
copyFileSync(join(here, "src/icon.svg"), join(out, "icon.svg"));
copyFileSync(wasm, join(out, "wayline.wasm"));
cpSync(join(root, "assets/fonts/chunks"), join(out, "fonts"), { recursive: true });
writeFileSync(join(out, "examples.json"), JSON.stringify(examples()));
page();
worker();
console.log(`wrote ${relative(process.cwd(), out) || "."}: ${kilobytes()} KB`);

/** The page with its policy: of inline scripts, only those of a map's page run, which is in a frame and inherits the policy. */
function page() {
  const { html } = wayline.preview("journey: X\nstage: A\n  feels 1\n");
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const text = readFileSync(join(here, "src/index.html"), "utf8");
  writeFileSync(join(out, "index.html"), text.replace("SCRIPTS", hashes.join(" ")));
}

/** The service worker, which keeps the whole folder for use without a network. */
function worker() {
  const files = written().sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(out, file)));
  const text = readFileSync(join(here, "src/service-worker.js"), "utf8");
  const version = hash.digest("hex").slice(0, 12);
  const kept = JSON.stringify(["./", ...files.filter((file) => file !== "index.html")]);
  writeFileSync(join(out, "service-worker.js"), text.replace("VERSION", version).replace("FILES", kept));
}

/** The maps of the examples, the first to look at first. */
function titles() {
  const maps = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".journey"));
  return maps.map((name) => {
    const [, title] = readFileSync(join(root, "examples", name), "utf8").match(/^journey:\s*(.+)$/m) ?? [];
    return [name, title ?? name];
  }).sort(([a], [b]) => (a === "broadband.journey" ? -1 : b === "broadband.journey" ? 1 : a.localeCompare(b)));
}

/** The examples and what they use: text as it is, pictures in Base64. */
function examples(folder = join(root, "examples"), prefix = "") {
  const files = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = prefix + entry.name;
    if (entry.isDirectory()) Object.assign(files, examples(path, `${name}/`));
    else if (/\.(journey|mmd)$/.test(entry.name)) files[name] = { text: readFileSync(path, "utf8") };
    else if (prefix) files[name] = { base64: readFileSync(path).toString("base64") };
  }
  return files;
}

function kilobytes() {
  return Math.round(written().reduce((sum, file) => sum + readFileSync(join(out, file)).length, 0) / 1024);
}

/** The files in the folder, by their path from it. */
function written() {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(out, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
