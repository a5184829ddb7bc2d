// The packages as they are assembled, and which of them a platform starts.
import { deepEqual, equal, match } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const npm = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wayline-npm-"));
after(() => rmSync(folder, { recursive: true }));

/** The package of a platform, with a program that says its own name. */
const assembled = (target, name) => {
  const program = join(folder, name);
  writeFileSync(program, '#!/bin/sh\necho "started $(basename "$0") $1"\n');
  const { status, stderr } = spawnSync("node", [join(npm, "assemble.js"), "platform", join(folder, "node_modules"), target, program], { encoding: "utf8" });
  equal(status, 0, stderr);
};
/** Starts `wayline` on a platform that says it is another one. */
const started = (platform, arch) => {
  const other = `for (const [key, value] of Object.entries(${JSON.stringify({ platform, arch })})) Object.defineProperty(process, key, { value })`;
  return spawnSync("node", ["--import", `data:text/javascript,${encodeURIComponent(other)}`, join(folder, "node_modules/wayline/bin/wayline.js"), "check"], { encoding: "utf8" });
};

test("a platform starts its own program, and Windows on ARM the one for x64", { skip: process.platform === "win32" }, () => {
  assembled("x86_64-pc-windows-msvc", "wayline.exe");
  assembled("aarch64-apple-darwin", "wayline");
  const main = join(folder, "node_modules/wayline");
  mkdirSync(main);
  cpSync(join(npm, "bin"), join(main, "bin"), { recursive: true });
  const optionalDependencies = { "@wayline/win32-x64": "1", "@wayline/darwin-arm64": "1", "@wayline/darwin-x64": "1" };
  writeFileSync(join(main, "package.json"), JSON.stringify({ name: "wayline", type: "module", optionalDependencies }));

  equal(started("win32", "x64").stdout, "started wayline.exe check\n");
  equal(started("win32", "arm64").stdout, "started wayline.exe check\n");
  equal(started("darwin", "arm64").stdout, "started wayline check\n");
  match(started("darwin", "x64").stderr, /the package @wayline\/darwin-x64 is not installed/);
  match(started("sunos", "x64").stderr, /there is no program for sunos-x64/);
});

test("npm installs the program for x64 on Windows on ARM, with every licence", () => {
  assembled("x86_64-pc-windows-msvc", "wayline.exe");
  const of = join(folder, "node_modules/@wayline/win32-x64"), manifest = JSON.parse(readFileSync(join(of, "package.json"), "utf8"));
  deepEqual([manifest.os, manifest.cpu], [["win32"], ["x64", "arm64"]]);
  const licences = ["LICENSE-APACHE", "LICENSE-MIT", "OFL.txt", "lucide.txt"];
  deepEqual(manifest.files, ["bin", "LICENSE-MIT", "LICENSE-APACHE", "OFL.txt", "lucide.txt"]);
  deepEqual(readdirSync(of).filter((name) => name !== "bin" && name !== "package.json").sort(), licences);
});
