// The browsers of this machine, for all tests in JavaScript. Those in Rust look for the same: tests/support/chromium/find.rs.
import { existsSync } from 'node:fs';

const found = (named, names) => [process.env[named], ...names.map((name) => `/usr/bin/${name}`)].find((file) => file && existsSync(file));

// The shell has the same engine without the windows around it, which take half of the time.
export const chromium = found('WAYLINE_CHROMIUM', ['chromium-headless-shell', 'chrome-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']);
export const firefox = found('FIREFOX', ['firefox-esr', 'firefox']);

// So that it starts soon, and asks nobody but the test for anything.
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
