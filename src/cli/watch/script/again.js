// The page's own script begins again, from where it was.
const again = () => {
  leavePage = begin(leavePage());
  flash();
};
// Not every browser tells when it has nothing else to do, and on a busy machine it always has.
const idle = window.requestIdleCallback ? (act) => requestIdleCallback(act, { timeout: 300 }) : (act) => setTimeout(act, 60);
let waiting = false;
const soon = () => {
  if (waiting) return;
  waiting = true;
  // First the new picture, then everything else.
  requestAnimationFrame(() => idle(() => { waiting = false; again(); }));
};

// Where too much is new, the page is loaded again, and comes back to where the reader was.
const KEY = 'wayline-live';
const reload = () => {
  if (!isShell && drawing()) {
    const { sorted, ...kept } = leavePage(), scroll = document.getElementById('scroll');
    const kind = { ...kept, sorted: [...sorted] };
    try { sessionStorage.setItem(KEY, JSON.stringify({ kind, at: [scroll.scrollLeft, scroll.scrollTop, scrollX, scrollY], path: location.pathname })); } catch { /* Then it begins at its top. */ }
  }
  location.reload();
};
const restore = () => {
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(KEY)); sessionStorage.removeItem(KEY); } catch { /* There is none. */ }
  if (kept?.path !== location.pathname) return;
  leavePage();
  leavePage = begin({ ...kept.kind, sorted: new Map(kept.kind.sorted) });
  document.getElementById('scroll').scrollTo(kept.at[0], kept.at[1]);
  scrollTo(kept.at[2], kept.at[3]);
};
