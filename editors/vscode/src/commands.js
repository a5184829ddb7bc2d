// The commands that work by the program: exporting, new maps; and the persona that is inserted.
const path = require('node:path');
const vscode = require('vscode');
const { run } = require('./program.js');
const { placeForPersona, templates } = require('./text.js');

const FORMATS = [
  ['svg', 'Drawing (SVG)', 'build'], ['html', 'Page (HTML)', 'build'], ['png', 'Picture (PNG)', 'build'], ['pdf', 'Document (PDF)', 'build'],
  ['xlsx', 'Workbook (XLSX)', 'export'], ['csv', 'Tables (CSV)', 'export'], ['md', 'Tables (Markdown)', 'export'], ['json', 'Data (JSON)', 'build'],
];

const program = (uri) => vscode.workspace.getConfiguration('wayline', uri).get('path');

/** Exports the map that is edited; it is saved first, because the program reads files. */
const exported = (missing) => async () => {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'journey') return;
  const choice = await vscode.window.showQuickPick(FORMATS.map(([format, label, command]) => ({ label, format, command })), { placeHolder: 'Format' });
  if (!choice || !(await document.save())) return;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(document.fileName.replace(/\.journey$/, `.${choice.format}`)),
    filters: { [choice.label]: [choice.format] },
  });
  if (!target) return;
  const result = await run(program(document.uri), [choice.command, document.fileName, '-o', target.fsPath, '--color', 'never'], { cwd: path.dirname(document.fileName) });
  if (result.missing) { missing(); return; }
  if (result.code) { vscode.window.showErrorMessage(result.err.trim().slice(0, 600)); return; }
  const open = await vscode.window.showInformationMessage(`Wrote ${path.basename(target.fsPath)}`, 'Open');
  if (open) vscode.env.openExternal(target);
};

const created = (missing) => async () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const list = await run(program(folder), ['new', '--list']);
  if (list.missing) { missing(); return; }
  const choice = await vscode.window.showQuickPick(templates(list.out), { placeHolder: 'Template' });
  if (!choice) return;
  const map = await run(program(folder), ['new', '--template', choice.label, '-']);
  if (map.code) { vscode.window.showErrorMessage(map.err.trim()); return; }
  const document = await vscode.workspace.openTextDocument({ language: 'journey', content: map.out });
  await vscode.window.showTextDocument(document);
};

const inserted = async () => {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'journey') return;
  const line = placeForPersona(editor.document.getText().split(/\r?\n/));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an editor's snippet marks its places so.
  const snippet = '\npersona ${1:name}: ${2:Name}\n  role: ${3:Who they are}\n  goal: ${4:What they want}\n';
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(line, 0));
};

module.exports = { created, exported, inserted };
