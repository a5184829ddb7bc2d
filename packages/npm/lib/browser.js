import { createCompiler } from "./compiler.js";
import { use } from "./shared.js";

export { createCompiler } from "./compiler.js";
export { check, compile, complete, draw, fix, format, language, page, preview } from "./shared.js";

/** A page loads what its drawings need. */
const font = (file) => new URL(`../fonts/${file}`, import.meta.url).href;

/** Loads the compiler: from an address, a response, bytes or a `WebAssembly.Module`. */
export async function load(source = new URL("../wayline.wasm", import.meta.url)) {
  return use(createCompiler(await compiled(await source), font));
}

async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`cannot load ${response.url}: ${response.status}`);
  // Not compiled while it is loaded: many servers don't know the media type that this needs.
  return WebAssembly.compile(await response.arrayBuffer());
}
