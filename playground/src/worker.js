// The compiler, away from the thread that types.

import { createCompiler } from "wayline/compiler";

let compiler;
let files = {};

addEventListener("message", ({ data }) => {
  if (data.module) {
    compiler = createCompiler(data.module);
    return;
  }
  if (data.files) {
    files = Object.fromEntries(Object.entries(data.files).map(([name, { text, base64 }]) => [name, text ?? bytes(base64)]));
    return;
  }
  const { id, call, args } = data;
  try {
    const options = args.at(-1);
    postMessage({ id, answer: compiler[call](...args.slice(0, -1), { ...options, files }) });
  } catch (error) {
    postMessage({ id, error: error.message });
  }
});

function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
