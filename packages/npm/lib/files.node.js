import { readFileSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** Reads files inside `root` and nowhere else, also not by way of a symbolic link. */
export function filesIn(root) {
  return (path) => {
    try {
      const base = realpathSync(root);
      const file = realpathSync(resolve(base, path));
      return file.startsWith(base.endsWith(sep) ? base : base + sep) ? readFileSync(file) : undefined;
    } catch {
      return undefined;
    }
  };
}

/** The name of a file as maps see it: from `root`, with slashes. A file elsewhere is as if it were at the top. */
export function nameIn(root, path) {
  const name = path ? relative(root, resolve(path)).split(sep).join("/") : "";
  return !name || isAbsolute(name) || name.startsWith("..") ? undefined : name;
}

export const here = () => process.cwd();
