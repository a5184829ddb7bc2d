// A session with the language server, over the same protocol library as the extension's client.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../maps.mjs';

const require = createRequire(import.meta.url);
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver-protocol/node');
const { run } = require('../src/program.js');
const built = ['debug', 'release'].map((profile) => path.join(root, 'target', profile, 'wayline')).find(existsSync);
const program = process.env.WAYLINE ?? built ?? 'wayline';
const help = await run(program, ['lsp', '--help']);
const skip = help.missing || help.code ? 'the program is not built, or has no language server' : false;

const uri = 'file:///nowhere/map.journey';
const WRONG = 'journey: Map\nstage: Order\n  feels 9: Served\n';

test('a session: a mistake appears, its fix is offered, it goes away', { skip, timeout: 30_000 }, async () => {
  const child = spawn(program, ['lsp'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => { child.on('close', resolve); });
  const server = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const waiting = [], published = [];
  server.onNotification('textDocument/publishDiagnostics', (params) => { published.push(params); waiting.splice(0).forEach((wake) => wake()); });
  const until = async (fits) => {
    for (;;) {
      const found = published.findLast((one) => one.uri === uri);
      if (found && fits(found.diagnostics)) return found.diagnostics;
      await new Promise((wake) => { waiting.push(wake); });
    }
  };
  server.listen();
  const { capabilities } = await server.sendRequest('initialize', {
    processId: process.pid, rootUri: null, workspaceFolders: null,
    capabilities: { general: { positionEncodings: ['utf-16'] }, textDocument: { publishDiagnostics: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } } },
  });
  for (const what of ['hoverProvider', 'completionProvider', 'definitionProvider', 'renameProvider', 'documentFormattingProvider', 'documentSymbolProvider', 'codeActionProvider']) {
    assert.ok(capabilities[what], what);
  }
  await server.sendNotification('initialized', {});
  await server.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'journey', version: 1, text: WRONG } });
  const [mistake] = await until((all) => all.length === 1);
  assert.equal(mistake.code, 'J302');
  assert.deepEqual(mistake.range.start, { line: 2, character: 8 });
  const actions = await server.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: mistake.range, context: { diagnostics: [mistake] } });
  assert.ok(actions.length, 'a fix is offered');
  await server.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: WRONG.replace('9', '1') }] });
  await until((all) => all.length === 0);
  await server.sendRequest('shutdown');
  await server.sendNotification('exit');
  assert.equal(await ended, 0);
});
