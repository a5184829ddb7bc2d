import { AROUND } from "./fence.js";

// A drawing as a tree for rehype. It reads what the compiler writes: well-formed XML without comments, entities that XML
// knows, no CDATA. So it works where raw HTML is not allowed, as in MDX.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const TOKEN = /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

function decoded(text) {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (all, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? all;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

/** The tree of an SVG document that the compiler made. */
export function hast(svg) {
  const root = { type: "root", children: [] };
  const open = [root];
  for (const [, end, name, attributes, empty, text] of svg.matchAll(TOKEN)) {
    const parent = open.at(-1);
    if (text !== undefined) {
      parent.children.push({ type: "text", value: decoded(text) });
    } else if (end) {
      open.pop();
    } else {
      const properties = {};
      for (const [, key, value] of attributes.matchAll(ATTRIBUTE)) {
        if (key === "xmlns") continue;
        properties[key === "class" ? "className" : key] = key === "class" ? decoded(value).split(" ") : decoded(value);
      }
      const element = { type: "element", tagName: name, properties, children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  return root.children.find((node) => node.type === "element");
}

/** The element that a map becomes in a page. */
export function figure(svg) {
  return { type: "element", tagName: "figure", properties: { className: ["wayline-map"], style: AROUND }, children: [hast(svg)] };
}
