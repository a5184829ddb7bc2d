// Runs the `wayline` program. Nothing here knows of VS Code, so that tests can run it.
const { spawn } = require('node:child_process');

/** How to get the program, for people who don't have it. */
const HOW_TO_GET = 'https://wayline-maps.github.io/wayline/install.html';

/**
 * Runs the program to its end, without a shell. A program that can't be started gives `missing`.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, input?: string, signal?: AbortSignal}} options
 */
const run = (program, args, { cwd, input = '', signal } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, signal, windowsHide: true });
    const out = [], err = [];
    child.stdout.on('data', (bytes) => out.push(bytes));
    child.stderr.on('data', (bytes) => err.push(bytes));
    // A program that ends before it has read everything says why on standard error.
    child.stdin.on('error', () => {});
    child.on('error', (error) => {
      const missing = ['ENOENT', 'EACCES'].includes(error.code) ? error.code : undefined;
      resolve({ missing, stopped: error.name === 'AbortError', code: -1, out: '', err: error.message });
    });
    child.on('close', (code) =>
      resolve({ code: code ?? -1, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
    child.stdin.end(input);
  });

/** The page of a map whose text need not be saved. Paths in it start at `folder`; without a theme, it is the project's. */
const page = (program, text, { folder, view, theme, signal }) =>
  run(program, ['build', '-', '--format', 'html', '-o', '-', '--view', view, ...(theme ? ['--theme', theme] : []), '--color', 'never', '--report', 'short'],
    { cwd: folder, input: text, signal });

module.exports = { HOW_TO_GET, page, run };
