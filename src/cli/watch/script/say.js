// What is said above the map.
const notice = make('p', { class: 'live-notice', role: 'status', hidden: '' });
let quiet;
const tell = (text) => {
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(quiet);
  quiet = setTimeout(() => { notice.hidden = true; }, 3000);
};

// A place of the source: the editor opens it, or it is copied.
const visit = async ({ file = 0, line, column = 1 }) => {
  const place = `${say?.files[file] ?? ''}:${line}`;
  if (!data.editor) {
    try { await navigator.clipboard.writeText(place); tell(`Copied ${place}`); } catch { tell(place); }
    return;
  }
  try {
    const body = JSON.stringify({ file, line, column });
    const answer = await fetch('open', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    tell(answer.ok ? `Opened ${place}` : `${place}: ${await answer.text()}`);
  } catch { tell('The preview has ended.'); }
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
// What messages have between backticks, as code.
const coded = (text) => text.split(/(`+)([\s\S]+?)\1(?!`)/g).map((part, index) => {
  if (index % 3 === 2) return make('code', {}, part.trim());
  return index % 3 ? '' : part;
});
// The words of a message, which are no line of the source.
const said = (text) => text.split(/(^(?:error|warning)\[.*$|^ {2}help: .*$(?:\n {8}.*$)*)/gm)
  .flatMap((part, index) => (index % 2 ? coded(part) : [part]));
// The report as text, its places as buttons.
const linked = (text, places) => {
  if (!places.length) return said(text);
  const labels = places.map(({ label }) => label).sort((a, b) => b.length - a.length).map(escaped);
  const parts = text.split(new RegExp(`(${labels.join('|')})(?!\\d)`));
  const of = (part) => places.find(({ label }) => label === part);
  return parts.map((part, index) => (index % 2 && of(part) ? button(part, () => visit(of(part)), { class: 'live-place' }) : part))
    .flatMap((part) => (typeof part === 'string' ? said(part) : [part]));
};

// A fix is applied by the program, which looks whether the file still says the same. The page follows the save as any other.
const mend = async (index) => {
  try {
    const body = JSON.stringify({ version, fix: index });
    const answer = await fetch('fix', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    tell(answer.ok ? 'Fixed' : await answer.text());
  } catch { tell('The preview has ended.'); }
};
const fixes = (offers) => make('ul', { class: 'live-fixes' }, ...offers.map(({ label, help, safe }, index) => {
  const says = safe ? 'Fix' : 'Fix, then look';
  const act = button(says, () => mend(index), { 'aria-label': `${says}: ${label}: ${help.replaceAll('`', '')}` });
  return make('li', {}, act, ` ${label}: `, ...coded(help));
}));

const report = make('section', { class: 'live-report', 'aria-label': 'Mistakes', tabindex: '-1', hidden: '' });
const status = button('', () => open(report.hidden), { class: 'live-status', 'aria-expanded': 'false' });
const open = (by) => {
  report.hidden = !by;
  status.setAttribute('aria-expanded', String(by));
};
const summary = ({ state, errors, warnings }) => {
  const found = [errors && count(errors, 'error'), warnings && count(warnings, 'warning')].filter(Boolean).join(', ');
  return { gone: 'The file is gone', shared: 'Only declarations', fine: 'No mistakes' }[state] ?? found;
};
const STATES = { wrong: ' Above is the last good map.', gone: '' };
const talk = (next) => {
  const was = say?.state;
  say = next;
  const wrong = ['wrong', 'gone'].includes(say.state);
  const title = make('p', { class: 'live-title' }, `${summary(say)}.${isShell ? '' : STATES[say.state] ?? ''}`);
  report.replaceChildren(title, ...(say.fixes.length ? [fixes(say.fixes)] : []), make('pre', {}, ...linked(say.report, say.places)));
  report.setAttribute('role', wrong ? 'alert' : 'region');
  status.textContent = summary(say);
  status.disabled = !say.report;
  live.dataset.state = say.state;
  document.documentElement.classList.toggle('live-wrong', wrong && !isShell);
  // A mistake comes by itself, and goes by itself; what only could be better waits until it is asked for.
  if (wrong || was !== say.state || !say.report) open(wrong || (isShell && Boolean(say.report)));
};
