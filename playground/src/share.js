// A map in an address: compressed, after the `#`, so that it never reaches a server.

const LIMIT = 4 << 20;

async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The part of an address that has a map in it, and which example's files it reads. */
export async function address(file, text) {
  return `#file=${encodeURIComponent(file)}&map=${await pack(text)}`;
}

/** The map of an address, and the name that it goes by; null if there is none that can be read. */
export async function mapOf(hash) {
  const said = new URLSearchParams(hash.slice(1));
  const text = await unpack(said.get("map") ?? "");
  return text === null ? null : { file: said.get("file"), text };
}

async function unpack(packed) {
  if (!/^[\w-]+$/.test(packed)) return null;
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      // A short address can hold a very long text.
      if (length > LIMIT) return null;
      parts.push(part.value);
    }
    return await new Blob(parts).text();
  } catch {
    return null;
  }
}
