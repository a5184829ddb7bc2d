// Highlighting, from the compiler's table of keywords.

import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const KEYWORDS = new Set(LANGUAGE.keywords);
const BLOCKS = new Set(LANGUAGE.rules.filter(({ block }) => block).map(({ keyword }) => keyword));
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*/u;

const journey = StreamLanguage.define({
  name: "journey",
  startState: () => ({ part: "start" }),
  token(stream, state) {
    if (stream.sol()) state.part = "start";
    if (stream.eatSpace()) return null;
    if (state.part === "start") {
      if (stream.peek() === "#") {
        stream.skipToEnd();
        return "comment";
      }
      if (stream.eat("|")) {
        state.part = "text";
        return "punctuation";
      }
      const word = stream.match(WORD)?.[0].toLowerCase();
      state.part = "head";
      if (word === undefined) {
        stream.next();
        return null;
      }
      if (BLOCKS.has(word)) return "heading";
      return KEYWORDS.has(word) ? "keyword" : "typeName";
    }
    if (state.part === "head") {
      if (stream.eat(":")) {
        state.part = "text";
        return "punctuation";
      }
      if (stream.match(/^[+\-−]?\d+(?:[.,]\d+)?\s*%?/)) return "number";
      if (stream.match(WORD)) return "variableName";
      stream.next();
      return null;
    }
    if (stream.match(/^`[^`]*`/)) return "monospace";
    if (stream.match(/^\*[^*\s][^*]*\*/)) return "emphasis";
    if (stream.match(/^\[[^\]]*\]\([^)]*\)/)) return "link";
    if (!stream.match(/^[^`*[]+/)) stream.next();
    return "string";
  },
  languageData: { commentTokens: { line: "#" } },
});

const colours = HighlightStyle.define([
  { tag: tags.heading, color: "var(--block)", fontWeight: "600" },
  { tag: tags.keyword, color: "var(--keyword)" },
  { tag: tags.typeName, color: "var(--lane)" },
  { tag: tags.variableName, color: "var(--name)" },
  { tag: tags.number, color: "var(--number)" },
  { tag: tags.punctuation, color: "var(--quiet)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.link, color: "var(--link)" },
  { tag: tags.monospace, fontWeight: "500" },
]);

export const language = [journey, syntaxHighlighting(colours)];
