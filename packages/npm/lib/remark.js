import { Page, explained, isMap } from "./fence.js";
import { figure } from "./hast.js";

/** Draws the maps in ```journey fences of a Markdown tree. */
export default function remarkWayline(options) {
  return (tree, file) => {
    const page = new Page(options, file.path);
    walk(tree, (node) => {
      if (node.type !== "code" || !isMap(node.lang, node.meta)) return;
      const { svg, diagnostics, errors } = page.draw(node.value);
      const first = (node.position?.start.line ?? 0) + 1;
      if (errors.length > 0) file.fail(explained(errors, first).join("\n"), node.position, "wayline:map");
      for (const text of explained(diagnostics, first)) file.message(text, node.position, "wayline:map");
      // A file that only declares things for others has nothing to draw.
      if (svg === null) return;
      const { tagName, properties, children } = figure(svg);
      const { position } = node;
      for (const key of Object.keys(node)) delete node[key];
      Object.assign(node, { type: "journey", children: [], position });
      node.data = { hName: tagName, hProperties: properties, hChildren: children };
    });
  };
}

function walk(node, visit) {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}
