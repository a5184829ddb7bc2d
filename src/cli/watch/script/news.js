// What the server tells.
const link = make('span', { class: 'live-link', role: 'status' });
let stream = null, program = null, later;
const news = (event) => {
  const next = JSON.parse(event.data);
  version = next.version;
  if (next.drawn && (isShell || !next.page)) { reload(); return; }
  if (next.page) {
    signs ??= signed();
    try { apply(next.page); } catch { reload(); return; }
  }
  talk(next.say);
  if (next.page?.steps.length) soon();
};
// The view that is shown is drawn first after a save.
const lookedAt = () => document.querySelector('.sheet')?.dataset.view ?? '';
const connect = () => {
  stream?.close();
  clearTimeout(later);
  if (document.hidden) return;
  stream = new EventSource(isIndex ? '/events' : `events?have=${version}&view=${lookedAt()}`);
  stream.addEventListener('hello', (event) => {
    link.textContent = '';
    if (program && program !== event.data) location.reload();
    program = event.data;
  });
  stream.addEventListener('map', news);
  stream.addEventListener('list', (event) => list(JSON.parse(event.data)));
  stream.addEventListener('error', () => {
    link.textContent = 'Not connected';
    if (stream.readyState === EventSource.CLOSED) later = setTimeout(connect, 1000);
  });
};
// A tab that nobody sees keeps no stream: browsers have few for each server. It catches up when it is seen again.
document.addEventListener('visibilitychange', connect);

const strip = make('div', { class: 'live-strip' });
live.append(report, notice, strip);
strip.append(...(isIndex ? [link] : [status, tabs, link]));
if (page) {
  strip.append(toSource);
  new MutationObserver(connect).observe(document.querySelector('.sheet'), { attributeFilter: ['data-view'] });
  document.addEventListener('DOMContentLoaded', () => { restore(); idle(() => { signs ??= signed(); }); });
}
list(words);
if (say) talk(say);
connect();
