// Two workers with the compiler: one answers the editor, the other draws, so that a large drawing keeps no completion waiting.

const EDITOR = new Set(["complete", "format", "check"]);

export async function loadCompiler() {
  const response = await fetch("wayline.wasm");
  if (!response.ok) throw new Error(`cannot load the compiler: ${response.status}`);
  const module = await WebAssembly.compile(await response.arrayBuffer());
  const workers = { editor: worker(module), drawing: worker(module) };
  return {
    call: (name, ...args) => workers[EDITOR.has(name) ? "editor" : "drawing"].call(name, args),
    files: (files) => Object.values(workers).forEach(({ post }) => post({ files })),
  };
}

function worker(module) {
  const of = new Worker("worker.js", { type: "module" });
  const waiting = new Map();
  let next = 0;
  of.addEventListener("message", ({ data: { id, answer, error } }) => {
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (error) failed(new Error(error));
    else done(answer);
  });
  of.postMessage({ module });
  const call = (name, args) =>
    new Promise((done, failed) => {
      waiting.set(next, { done, failed });
      of.postMessage({ id: next, call: name, args });
      next += 1;
    });
  return { call, post: (message) => of.postMessage(message) };
}
