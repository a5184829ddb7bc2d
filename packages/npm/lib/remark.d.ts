import type { PluginOptions } from "./plugin.js";

/** Draws the maps in ```journey fences of a Markdown tree. */
export default function remarkWayline(options?: PluginOptions): (tree: any, file: any) => void;
