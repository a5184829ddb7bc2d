import { readFileSync } from "node:fs";
import { createCompiler } from "./compiler.js";
import { loadWith, use } from "./shared.js";

export { createCompiler } from "./compiler.js";
export { check, compile, complete, draw, fix, format, language, page, preview } from "./shared.js";

const WASM = new URL("../wayline.wasm", import.meta.url);

const font = (file) => readFileSync(new URL(`../fonts/${file}`, import.meta.url));

loadWith(() => createCompiler(new WebAssembly.Module(readFileSync(WASM)), font));

/** Loads the compiler. Node doesn't need it: the first call does the same. */
export async function load(source = readFileSync(WASM)) {
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(await source);
  return use(createCompiler(module, font));
}
