// The live preview: one panel for each map, drawn again a moment after each change, saved or not.
const { randomBytes } = require('node:crypto');
const { homedir } = require('node:os');
const path = require('node:path');
const vscode = require('vscode');
const { frame, keeping, scriptsOf } = require('./frame.js');
const { page } = require('./program.js');

const PAUSE = 150;

/** Where paths of the map start: at its file, or at the workspace while it has none. */
const folderOf = (document) => (document.isUntitled
  ? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir()
  : path.dirname(document.fileName));

const themeOfEditor = () => {
  const { Dark, HighContrast, HighContrastLight } = vscode.ColorThemeKind, { kind } = vscode.window.activeColorTheme;
  if ([HighContrast, HighContrastLight].includes(kind)) return 'contrast';
  return kind === Dark ? 'dark' : 'light';
};

class Preview {
  constructor(document, context, missing) {
    Object.assign(this, { document, missing, media: context.asAbsolutePath('media') });
    this.panel = vscode.window.createWebviewPanel(
      'wayline.preview',
      `Preview ${path.basename(document.fileName)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [], retainContextWhenHidden: true, enableFindWidget: true },
    );
    this.gone = [
      this.panel.webview.onDidReceiveMessage((message) => this.hear(message)),
      vscode.workspace.onDidChangeTextDocument((event) => event.document === this.document && this.soon()),
      // A file that the map uses may have been saved.
      vscode.workspace.onDidSaveTextDocument((saved) => saved !== this.document && saved.languageId === 'journey' && this.soon()),
      vscode.window.onDidChangeTextEditorSelection((event) => this.follow(event.textEditor)),
      vscode.window.onDidChangeActiveColorTheme(() => this.draw()),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('wayline') && this.draw()),
    ];
    this.panel.onDidDispose(() => {
      clearTimeout(this.timer);
      this.stop?.abort();
      this.gone.forEach((listener) => listener.dispose());
    });
    this.draw();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), PAUSE);
  }

  async draw() {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    const settings = vscode.workspace.getConfiguration('wayline', this.document.uri);
    const theme = settings.get('preview.theme') === 'editor' ? themeOfEditor() : null;
    const result = await page(settings.get('path'), this.document.getText(), {
      folder: folderOf(this.document), view: settings.get('preview.view'), theme, signal: stop.signal,
    });
    if (stop.signal.aborted) return;
    if (result.missing) {
      this.say({ wrong: `The program ${settings.get('path')} was not found. Install Wayline, or set wayline.path to where it is.` });
      if (!this.told) this.missing();
      this.told = true;
      return;
    }
    this.told = false;
    const drawn = result.code === 0 && result.out;
    const wrong = drawn ? '' : result.err.replaceAll('<stdin>', path.basename(this.document.fileName)).trim();
    this.say(drawn ? { page: keeping(result.out, this.media), wrong } : { wrong });
  }

  /** The frame allows the scripts of the first page, and is made again for a page with others. */
  say(message) {
    const scripts = message.page ? scriptsOf(message.page) : (this.scripts ?? '');
    if (scripts !== this.scripts) {
      Object.assign(this, { scripts, ready: false, waiting: {} });
      this.panel.webview.html = frame(randomBytes(16).toString('base64'), scripts, this.media);
    }
    if (this.ready) this.panel.webview.postMessage(message);
    else Object.assign(this.waiting, message);
  }

  hear(message) {
    if (message.ready) {
      this.ready = true;
      this.panel.webview.postMessage(this.waiting);
      const editor = vscode.window.visibleTextEditors.find((one) => one.document === this.document);
      if (editor) this.follow(editor);
    }
    if (message.go) this.go(message.go);
    if (message.open) this.open(message.open);
  }

  follow(editor) {
    if (editor.document !== this.document || !this.ready) return;
    const follow = vscode.workspace.getConfiguration('wayline', this.document.uri).get('preview.follow');
    this.panel.webview.postMessage({ line: editor.selection.active.line + 1, follow });
  }

  async go(line) {
    const at = new vscode.Position(Math.max(0, Math.min(line, this.document.lineCount) - 1), 0);
    const column = vscode.window.visibleTextEditors.find((one) => one.document === this.document)?.viewColumn ?? vscode.ViewColumn.One;
    const editor = await vscode.window.showTextDocument(this.document, { viewColumn: column });
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  open(address) {
    if (/^(https?|mailto):/i.test(address)) { vscode.env.openExternal(vscode.Uri.parse(address)); return; }
    if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return;
    const folder = vscode.Uri.file(folderOf(this.document));
    const [file] = decodeURIComponent(address).split('#');
    const place = vscode.Uri.joinPath(folder, file.replace(/\.html$/, '.journey'));
    const home = vscode.workspace.getWorkspaceFolder(this.document.uri)?.uri ?? folder;
    // A map can't have files opened that are outside the workspace.
    const inside = path.relative(home.fsPath, place.fsPath);
    if (inside.startsWith('..') || path.isAbsolute(inside)) return;
    vscode.commands.executeCommand('vscode.open', place);
  }
}

module.exports = { Preview };
