// The editor: CodeMirror with the compiler behind completion, diagnostics and fixes.

import { autocompletion, closeCompletion, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { language } from "./language.js";

/** An editor in `parent`. `changed` gets each new text, `complete` answers with the compiler's completions. */
export function createEditor(parent, { text, changed, complete }) {
  const extensions = [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of("  "),
    EditorState.tabSize.of(2),
    highlightSelectionMatches(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": "Text of the map", autocapitalize: "sentences", spellcheck: "false" }),
    language,
    lintGutter(),
    autocompletion({ override: [(context) => completions(context, complete)], icons: false }),
    keymap.of([...completionKeymap, ...searchKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed(update.state.doc.toString());
    }),
  ];
  const view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
  return {
    view,
    text: () => view.state.doc.toString(),
    replace(text) {
      closeCompletion(view);
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations: Transaction.userEvent.of("input.replace") });
    },
    goTo(line) {
      const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
    show(diagnostics) {
      view.dispatch(setDiagnostics(view.state, diagnostics.map((of) => shown(of, view))));
    },
    apply: (fix) => apply(view, fix),
  };
}

async function completions(context, complete) {
  const line = context.state.doc.lineAt(context.pos);
  const written = line.text.slice(0, context.pos - line.from);
  // An empty line offers nothing unless it is asked: a list that pops up by itself would be in the way of Enter.
  if (!context.explicit && !/[\p{L}\p{N}]$|[:,]\s$/u.test(written)) return null;
  const text = context.state.doc.toString();
  const { from, to, options } = await complete(text, context.pos);
  if (options.length === 0) return null;
  return {
    from,
    to,
    options: options.map(({ label, apply, detail, info, example, kind }, at) => ({
      label,
      apply: apply && insert(apply),
      detail,
      info: info && (() => described(info, example)),
      type: kind,
      boost: -at / 10,
    })),
    validFor: /^[\p{L}\p{N}_-]*$/u,
  };
}

/** Writes a keyword and what comes after it, unless that is there already. */
function insert(text) {
  return (view, _, from, to) => {
    const rest = view.state.doc.lineAt(to);
    const next = view.state.sliceDoc(to, rest.to);
    const word = text.trimEnd().replace(/:$/, "");
    const written = /^\s*\S/.test(next) ? word : text;
    view.dispatch({ changes: { from, to, insert: written }, selection: { anchor: from + written.length }, userEvent: "input.complete" });
    if (written.endsWith(" ")) startCompletion(view);
  };
}

function described(info, example) {
  const box = document.createElement("div");
  box.append(info);
  if (example) box.append(document.createElement("br"), Object.assign(document.createElement("code"), { textContent: example }));
  return box;
}

function shown(diagnostic, view) {
  const { severity, title, help, labels, fix, code } = diagnostic;
  const end = view.state.doc.length;
  const from = Math.min(labels[0].start.offset ?? 0, end);
  const to = Math.min(Math.max(labels[0].end.offset ?? 0, from), end);
  const actions = canApply(fix) ? [{ name: "Fix", apply: () => apply(view, fix) }] : [];
  return { from, to, severity, source: code, message: help ? `${title}\n${help}` : title, actions };
}

export function canApply(fix) {
  return Boolean(fix) && fix.applicability !== "display" && fix.edits.every(({ start }) => start.offset !== undefined);
}

function apply(view, { edits }) {
  const changes = edits.map(({ start, end, text }) => ({ from: start.offset, to: end.offset, insert: text }));
  view.dispatch({ changes, userEvent: "input.fix" });
  view.focus();
}
