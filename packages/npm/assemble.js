// Writes the packages as folders, ready for `npm publish`: the package `wayline`, and one with the program for each platform.
//
//   node assemble.js main OUT
//   node assemble.js platform OUT TARGET PROGRAM…

import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const [, version] = readFileSync(join(root, "Cargo.toml"), "utf8").match(/^version = "(.+)"$/m);

// The programs for Linux need no C library: they run on every distribution.
const PLATFORMS = {
  "x86_64-unknown-linux-musl": { os: "linux", cpu: "x64" },
  "aarch64-unknown-linux-musl": { os: "linux", cpu: "arm64" },
  "x86_64-apple-darwin": { os: "darwin", cpu: "x64" },
  "aarch64-apple-darwin": { os: "darwin", cpu: "arm64" },
  // Windows on ARM runs it too.
  "x86_64-pc-windows-msvc": { os: "win32", cpu: "x64", also: ["arm64"] },
};
// What `packages/try.sh` builds on any Linux.
const ALSO = { "x86_64-unknown-linux-gnu": "x86_64-unknown-linux-musl", "aarch64-unknown-linux-gnu": "aarch64-unknown-linux-musl" };

// The same files as in packages/licences.sh and in Cargo.toml (the .deb).
const LICENCES = ["LICENSE-MIT", "LICENSE-APACHE", "assets/fonts/OFL.txt", "src/layout/icons/lucide.txt"];
const nameOf = ({ os, cpu }) => `@wayline/${os}-${cpu}`;
const [kind, out, target, ...programs] = process.argv.slice(2);
if (kind === "main" && out) main();
else if (kind === "platform" && programs.length > 0) platform(PLATFORMS[ALSO[target] ?? target]);
else throw new Error("node assemble.js main OUT, or node assemble.js platform OUT TARGET PROGRAM…");

function main() {
  if (!existsSync(join(here, "wayline.wasm"))) throw new Error("wayline.wasm is missing: run crates/wayline-wasm/build.sh first");
  const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const optional = Object.values(PLATFORMS).map((platform) => [nameOf(platform), version]);
  const folder = begin("wayline", { ...manifest, version, optionalDependencies: Object.fromEntries(optional) });
  for (const part of ["bin", "fonts", "lib", "wayline.wasm", "README.md"]) cpSync(join(here, part), join(folder, part), { recursive: true, dereference: true });
}

function platform(of) {
  if (!of) throw new Error(`no package for ${target}`);
  const { license, homepage, repository } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const description = `The program of wayline for ${of.os} on ${of.cpu}; install the package wayline instead`;
  const name = nameOf(of);
  const folder = begin(name, { name, version, description, license, homepage, repository, os: [of.os], cpu: [of.cpu, ...(of.also ?? [])], files: ["bin"], preferUnplugged: true });
  mkdirSync(join(folder, "bin"));
  for (const program of programs) {
    copyFileSync(program, join(folder, "bin", basename(program)));
    chmodSync(join(folder, "bin", basename(program)), 0o755);
  }
}

function begin(name, manifest) {
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = [...manifest.files, ...LICENCES.map((licence) => basename(licence))];
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ ...manifest, files }, null, 2)}\n`);
  for (const licence of LICENCES) copyFileSync(join(root, licence), join(folder, basename(licence)));
  return folder;
}
