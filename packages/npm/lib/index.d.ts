/** How a map is read and drawn. */
export interface MapOptions {
  /** What messages call the map, and what its other files are relative to. `map.journey` by default. */
  file?: string;
  /** The files that the map names, by their path from the project's folder, or a function that gives them. There are none by default. */
  files?: Record<string, FileContent> | ((path: string) => FileContent | null | undefined);
  /** The day that is taken for today, as `YYYY-MM-DD`. */
  today?: string;
  /** A built-in theme, or one of your own. `auto` by default. */
  theme?: ThemeName | CustomTheme;
  /** For whom the map is drawn. `detail` by default. */
  view?: "detail" | "overview" | "blueprint";
  /** Only these lanes. */
  lanes?: string[];
  /** Only what concerns these personas. */
  personas?: string[];
  /** What the ids in the drawing begin with, so that several drawings can share a page. */
  idPrefix?: string;
  /** Whether the font comes with the drawing, so that it looks the same everywhere. `embed` by default. In a browser a drawing has the addresses of the package's font files; `createCompiler` says how it gets the files themselves. */
  font?: "embed" | "system";
  /** Where the map's folder is, seen from the drawing: empty, or with a slash at its end. */
  base?: string;
  /** A selector that matches something around the drawing while the page is dark, such as `.dark`. Without one, the drawing follows the reader's system and `data-theme`. */
  dark?: string;
  /** Whether a page has the files in it that the map attaches. False by default. */
  embed?: boolean;
  /** Whether marks in the drawing say, as `data-line`, which line of the text they come from. True by default. */
  lines?: boolean;
}

export type FileContent = string | Uint8Array;
export type ThemeName = "auto" | "light" | "dark" | "print" | "contrast";

/** The colours that differ from those of a built-in theme, by role, as `#rrggbb`. */
export interface CustomTheme {
  base?: ThemeName;
  /** A brand's colour: the first persona has it, and stages and cards are tinted with it. */
  accent?: string;
  colours?: Record<string, string>;
  dark?: Record<string, string>;
}

/** One mistake. */
export interface Diagnostic {
  /** The stable code, such as `J203`. */
  code: string;
  severity: "error" | "warning";
  title: string;
  file: string;
  /** Why here, then other places. Never empty. */
  labels: Mark[];
  /** One concrete edit, in words. */
  help: string | null;
  fix: Fix | null;
}

export interface Fix {
  /** `safe` says what the writer meant, somebody has to look at `unsafe`, and `display` is only an example. */
  applicability: "safe" | "unsafe" | "display";
  /** Each replaces the text between its ends by its own. */
  edits: Mark[];
}

/** A place in a file with a text: what to say of it, or what replaces it. */
export interface Mark {
  file: string;
  start: Point;
  end: Point;
  text: string;
}

export interface Point {
  /** The offset in bytes of UTF-8. */
  byte: number;
  /** From one. */
  line: number;
  /** From one, in characters. */
  column: number;
  /** The offset in the JavaScript string, for places in the map's own text. */
  offset?: number;
}

/** What `wayline check --format json` writes. */
export interface Report {
  version: number;
  diagnostics: Diagnostic[];
  summary: { files: number; errors: number; warnings: number; failures: number; shown: number };
}

export interface Completion {
  label: string;
  /** What to insert, if it isn't the label. */
  apply?: string;
  detail?: string;
  /** What the line says, in a sentence. */
  info?: string;
  example?: string;
  kind: "keyword" | "name";
}

/** A row of the table of keywords. */
export interface Rule {
  keyword: string;
  /** The blocks that take the line. */
  inside: string[];
  /** Whether other lines can stand inside it. */
  block: boolean;
  summary: string;
  example: string;
  /** The words that its text is one of; empty for other texts. */
  choices: string[];
}

/** Looks for mistakes. */
export function check(text: string, options?: MapOptions): Report;
/** The map as data, as `wayline build --format json` writes it; null if it has an error or only declares things for other maps. */
export function compile(text: string, options?: MapOptions): { map: Record<string, unknown> | null; shared: boolean; diagnostics: Diagnostic[] };
/** The map in its canonical form; null if it has syntax errors. */
export function format(text: string, options?: MapOptions): { text: string | null; diagnostics: Diagnostic[] };
/** The map with every safe edit made, and with `unsafe` also those that somebody has to look at. */
export function fix(text: string, options?: MapOptions & { unsafe?: boolean }): { text: string; fixed: number };
/** The drawing as SVG; null if the map has an error or only declares things for other maps. */
export function draw(text: string, options?: MapOptions): { svg: string | null; diagnostics: Diagnostic[] };
/** A page with the drawing and its tables; null as for `draw`. */
export function page(text: string, options?: MapOptions): { html: string | null; diagnostics: Diagnostic[] };
/** The same for a preview in a frame: it posts `{ wayline: { ready } }`, `{ wayline: { scroll: [x, y] } }` and `{ wayline: { line } }` to its parent, and takes `scroll` and `line` in return. */
export function preview(text: string, options?: MapOptions): { html: string | null; diagnostics: Diagnostic[] };
/** What could be written at the offset `cursor`, to replace the text between `from` and `to`. */
export function complete(text: string, cursor: number, options?: MapOptions): { from: number; to: number; options: Completion[] };
/** The table of keywords. */
export function language(): { keywords: string[]; rules: Rule[] };

export interface Compiler {
  check: typeof check;
  compile: typeof compile;
  format: typeof format;
  fix: typeof fix;
  draw: typeof draw;
  page: typeof page;
  preview: typeof preview;
  complete: typeof complete;
  language: typeof language;
}

export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;

/** Loads the compiler. In a browser this comes before every other call; Node does it by itself. */
export function load(source?: WasmSource | Promise<WasmSource>): Promise<Compiler>;
/** A compiler of its own. `font` gives the content of a font file of the package, such as `regular-latin.woff2`, which a drawing then has in it, or its address. */
export function createCompiler(module: WebAssembly.Module, font?: (file: string) => Uint8Array | string): Compiler;
