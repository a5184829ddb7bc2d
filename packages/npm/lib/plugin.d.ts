import type { MapOptions } from "./index.js";

export interface PluginOptions extends Omit<MapOptions, "file" | "lines" | "base" | "embed"> {
  /** The folder that maps may read other files from. The current folder by default. */
  root?: string;
}
