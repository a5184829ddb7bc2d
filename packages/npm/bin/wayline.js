#!/usr/bin/env node
// Starts the program of this platform, which is in a package of its own that npm installs only where it runs.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const PACKAGES = {
  "linux x64": "@wayline/linux-x64",
  "linux arm64": "@wayline/linux-arm64",
  "darwin x64": "@wayline/darwin-x64",
  "darwin arm64": "@wayline/darwin-arm64",
  "win32 x64": "@wayline/win32-x64",
};

function program() {
  const platform = `${process.platform} ${process.arch}`;
  const name = PACKAGES[platform];
  if (!name) {
    throw new Error(`there is no wayline program for ${platform}; build it from source: https://github.com/wayline-maps/wayline`);
  }
  try {
    return createRequire(import.meta.url).resolve(`${name}/bin/wayline${process.platform === "win32" ? ".exe" : ""}`);
  } catch {
    throw new Error(`the package ${name} is not installed; install wayline again without --omit=optional`);
  }
}

try {
  const { status, signal, error } = spawnSync(program(), process.argv.slice(2), { stdio: "inherit" });
  if (error) throw error;
  if (signal) process.kill(process.pid, signal);
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(`wayline: ${error.message}`);
  process.exitCode = 2;
}
