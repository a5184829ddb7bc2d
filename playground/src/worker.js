// The compiler, away from the thread that types.

import { createCompiler } from "wayline/compiler";

let compiler;
let files = {};

addEventListener("message", ({ data }) => {
  if (data.module) {
    compiler = createCompiler(data.module, font);
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

/** The content of a font file. A drawing is made in one go and can't wait; a worker may. */
function font(file) {
  const request = new XMLHttpRequest();
  request.open("GET", `fonts/${file}`, false);
  request.responseType = "arraybuffer";
  request.send();
  return request.status === 200 ? new Uint8Array(request.response) : file;
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
