// Starts a program of this platform, which is in a package of its own that npm installs only where it runs.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Runs it with the arguments of this process, and ends as it does. */
export function start(name) {
  try {
    const { status, signal, error } = spawnSync(program(name), process.argv.slice(2), { stdio: "inherit" });
    if (error) throw error;
    if (signal) process.kill(process.pid, signal);
    process.exitCode = status ?? 1;
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    process.exitCode = 2;
  }
}

function program(name) {
  const { platform: os, arch } = process;
  // Windows on ARM runs programs for x64.
  const platform = `${os}-${os === "win32" && arch === "arm64" ? "x64" : arch}`;
  const holder = `@wayline/${platform}`;
  const { optionalDependencies = {} } = require("../package.json");
  if (!(holder in optionalDependencies)) {
    throw new Error(`there is no program for ${platform}; build it from source: https://github.com/wayline-maps/wayline`);
  }
  try {
    return require.resolve(`${holder}/bin/${name}${os === "win32" ? ".exe" : ""}`);
  } catch {
    throw new Error(`the package ${holder} is not installed; install wayline again without --omit=optional`);
  }
}
