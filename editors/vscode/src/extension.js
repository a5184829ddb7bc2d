// The extension: the language server, the preview, and the commands.
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { created, exported, inserted } = require('./commands.js');
const { Preview } = require('./preview.js');
const { HOW_TO_GET, run } = require('./program.js');
const { hasFence } = require('./text.js');

let client = null;
const previews = new Map();

const program = () => vscode.workspace.getConfiguration('wayline').get('path');

const missing = async () => {
  const text = `The program \`${program()}\` was not found, so there is highlighting only. Install Wayline, or set \`wayline.path\` to where it is.`;
  const choice = await vscode.window.showWarningMessage(text, 'How to Get It', 'Set the Path');
  if (choice === 'How to Get It') vscode.env.openExternal(vscode.Uri.parse(HOW_TO_GET));
  if (choice === 'Set the Path') vscode.commands.executeCommand('workbench.action.openSettings', 'wayline.path');
};

const start = async () => {
  const found = await run(program(), ['lsp', '--help']);
  if (found.missing) { missing(); return; }
  if (found.code) {
    vscode.window.showWarningMessage(`\`${program()}\` has no language server; this needs a newer version of Wayline.`);
    return;
  }
  client = new LanguageClient('wayline', 'Wayline', { command: program(), args: ['lsp'] }, {
    documentSelector: [
      { language: 'journey', scheme: 'file' },
      { language: 'journey', scheme: 'untitled' },
      { language: 'markdown', scheme: 'file' },
      { pattern: '**/wayline.toml', scheme: 'file' },
    ],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/{*.journey,wayline.toml}') },
  });
  await client.start();
};

const stop = async () => {
  const last = client;
  client = null;
  await last?.stop().catch(() => {});
};

const restart = async () => {
  await stop();
  await start();
};

/** The map that a command is about: the one that was clicked, or the one that is edited. */
const documentOf = async (uri) => (uri instanceof vscode.Uri ? vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document);

const preview = (context) => async (uri) => {
  const document = await documentOf(uri);
  if (document?.languageId !== 'journey') return;
  const key = document.uri.toString();
  if (previews.has(key)) { previews.get(key).panel.reveal(undefined, true); return; }
  const shown = new Preview(document, context, missing);
  previews.set(key, shown);
  shown.panel.onDidDispose(() => previews.delete(key));
};

/** Whether a document has a map: a Markdown file without one is no reason to start anything. */
const hasMap = (document) => document.languageId === 'journey' || (document.languageId === 'markdown' && hasFence(document.getText()));

/** Starts the server with the first document that has a map. */
const startWhenNeeded = (context) => {
  let needed = false;
  const look = (document) => {
    if (needed || !vscode.workspace.isTrusted || !hasMap(document)) return;
    needed = true;
    start();
  };
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidGrantWorkspaceTrust(() => vscode.workspace.textDocuments.forEach(look)),
    vscode.workspace.onDidChangeConfiguration((event) => needed && event.affectsConfiguration('wayline.path') && restart()),
  );
  vscode.workspace.textDocuments.forEach(look);
};

/** A program is started only where people trust the workspace. */
const trusted = (act) => (...args) => {
  if (vscode.workspace.isTrusted) return act(...args);
  return vscode.window.showWarningMessage('Wayline starts its program only in a workspace that you trust.');
};

exports.activate = (context) => {
  const commands = {
    preview: trusted(preview(context)), export: trusted(exported(missing)), new: trusted(created(missing)),
    insertPersona: inserted, restart: trusted(restart),
  };
  for (const [name, act] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`wayline.${name}`, act));
  }
  startWhenNeeded(context);
};

exports.deactivate = stop;
