// The functions of the package, for whichever compiler is loaded.

let compiler;
let find = () => {
  throw new Error("the compiler is not loaded yet: await load() first");
};

export function use(loaded) {
  compiler = loaded;
  return loaded;
}

/** How to load the compiler on first use, where that can be done without waiting. */
export function loadWith(loader) {
  find = loader;
}

const loaded = () => (compiler ??= find());

export const check = (text, options) => loaded().check(text, options);
export const compile = (text, options) => loaded().compile(text, options);
export const format = (text, options) => loaded().format(text, options);
export const fix = (text, options) => loaded().fix(text, options);
export const draw = (text, options) => loaded().draw(text, options);
export const page = (text, options) => loaded().page(text, options);
export const preview = (text, options) => loaded().preview(text, options);
export const complete = (text, cursor, options) => loaded().complete(text, cursor, options);
export const language = () => loaded().language();
