// Calls into the WebAssembly module. A request and its answer are JSON; memory is freed by whoever used it last.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The compiler in an instance of `module`, a `WebAssembly.Module`. `font` gives the content of a file of the typeface, which a drawing then has in
 * it, or else its address.
 */
export function createCompiler(module, font = (file) => file) {
  let wasm;
  let files;
  const fonts = {};

  function start() {
    wasm = new WebAssembly.Instance(module, { wayline: { read, typeface } }).exports;
  }

  // What a map names beside itself: asked for while a call is running.
  function read(path, length) {
    const name = textAt(path, length);
    const found = typeof files === "function" ? files(name) : own(files, name);
    if (found === undefined || found === null) return 0;
    return give(typeof found === "string" ? encoder.encode(found) : found);
  }

  // Where a drawing has a file of its typeface from.
  function typeface(path, length) {
    const file = textAt(path, length);
    fonts[file] ??= encoder.encode(addressOf(font(file)));
    return give(fonts[file]);
  }

  const textAt = (start, length) => decoder.decode(new Uint8Array(wasm.memory.buffer, start, length));

  function give(bytes) {
    const at = wasm.wayline_alloc(bytes.length + 4);
    new DataView(wasm.memory.buffer).setUint32(at, bytes.length, true);
    new Uint8Array(wasm.memory.buffer).set(bytes, at + 4);
    return at;
  }

  function call(request, given) {
    const bytes = encoder.encode(JSON.stringify(request));
    if (!wasm) start();
    files = given;
    try {
      const at = wasm.wayline_alloc(bytes.length);
      new Uint8Array(wasm.memory.buffer).set(bytes, at);
      const answer = wasm.wayline_call(at, bytes.length);
      wasm.wayline_free(at, bytes.length);
      const length = new DataView(wasm.memory.buffer).getUint32(answer, true);
      const text = decoder.decode(new Uint8Array(wasm.memory.buffer, answer + 4, length));
      wasm.wayline_free(answer, length + 4);
      return JSON.parse(text);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      // The instance is in an unknown state: the next call gets a new one.
      wasm = undefined;
      throw new Error("wayline crashed; this is a bug in wayline, not a mistake in the map", { cause: error });
    } finally {
      files = undefined;
    }
  }

  function ask(operation, text, options = {}, more = {}) {
    const { file = "map.journey", files: given, today = localDay(), ...look } = options;
    const answer = call({ operation, text: String(text), file, today, look, ...more }, given);
    if (answer.error) throw new Error(answer.error);
    if (answer.report) locate(answer.report, file, String(text));
    return answer;
  }

  const drawn = (operation, name) => (text, options) => {
    const { output, report } = ask(operation, text, options);
    return { [name]: output, diagnostics: report.diagnostics };
  };

  return {
    check: (text, options) => ask("check", text, options).report,
    compile: (text, options) => {
      const { map, shared, report } = ask("compile", text, options);
      return { map, shared, diagnostics: report.diagnostics };
    },
    format: (text, options) => {
      const answer = ask("format", text, options);
      const windows = String(text).includes("\r\n");
      return {
        text: windows && answer.text !== null ? answer.text.replaceAll("\n", "\r\n") : answer.text,
        diagnostics: answer.report.diagnostics,
      };
    },
    fix: (text, { unsafe = false, ...options } = {}) => ask("fix", text, options, { unsafe }),
    draw: drawn("draw", "svg"),
    page: drawn("page", "html"),
    preview: drawn("preview", "html"),
    complete: (text, cursor, options) => {
      const before = encoder.encode(String(text).slice(0, cursor)).length;
      const answer = ask("complete", text, options, { cursor: before });
      const offset = offsets(String(text));
      return { ...answer, from: offset(answer.from), to: offset(answer.to) };
    },
    language: () => ask("language", ""),
  };
}

/** Content becomes an address that has it in it. */
function addressOf(font) {
  if (typeof font === "string") return font;
  let binary = "";
  for (const byte of font) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}

function own(files, name) {
  return files && Object.hasOwn(files, name) ? files[name] : undefined;
}

function localDay() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Gives each place in the map's own text its offset in UTF-16, which is what strings in JavaScript count. */
function locate(report, file, text) {
  const marks = report.diagnostics.flatMap(({ labels, fix }) => [...labels, ...(fix?.edits ?? [])]);
  const points = marks.filter((mark) => mark.file === file).flatMap(({ start, end }) => [start, end]);
  const offset = offsets(text);
  points.sort((a, b) => a.byte - b.byte);
  for (const point of points) point.offset = offset(point.byte);
}

/** Turns offsets in bytes, which only grow from one call to the next, into offsets in UTF-16. */
function offsets(text) {
  // The compiler leaves a byte-order mark out before it counts.
  const first = text.startsWith("\uFEFF") ? 1 : 0;
  let at = first;
  let bytes = 0;
  return (byte) => {
    if (byte < bytes) [at, bytes] = [first, 0];
    while (bytes < byte && at < text.length) {
      const code = text.codePointAt(at);
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      at += code < 0x10000 ? 1 : 2;
    }
    return at;
  };
}
