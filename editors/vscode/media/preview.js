// Shows pages in a frame, keeps where the reader was from one to the next, and joins lines of the text and parts of the drawing.
(() => {
  const editor = acquireVsCodeApi();
  const says = document.getElementById('says'), pages = document.getElementById('pages');
  let shown = null, next = null, line = 0, marked = [];

  const drawing = (frame) => frame?.contentDocument?.querySelector('#scroll .sheet > svg');
  const lineOf = (group) => Number(group.dataset.line);
  // Groups of the map's own file; what comes from another one says so.
  const groups = (frame) => [...(drawing(frame)?.querySelectorAll('g[data-line]:not([data-file]):not(.w-map)') ?? [])];

  // The heads of stages and lanes cover a part of the drawing.
  const HEADS = { left: 200, top: 160 };
  const inView = (frame, group) => {
    const { left, right, top, bottom } = group.getBoundingClientRect(), { innerWidth, innerHeight } = frame.contentWindow;
    return left >= HEADS.left && right <= innerWidth && top >= HEADS.top && bottom <= innerHeight;
  };

  const mark = (frame, follow) => {
    marked.forEach((group) => { group.style.outline = ''; });
    const at = groups(frame).filter((group) => lineOf(group) <= line).reduce((best, group) => Math.max(best, lineOf(group)), 0);
    marked = at ? groups(frame).filter((group) => lineOf(group) === at) : [];
    marked.forEach((group) => { group.style.outline = '3px solid #0078d4'; group.style.outlineOffset = '4px'; });
    if (follow && marked.length && !inView(frame, marked[0])) marked[0].scrollIntoView({ block: 'center', inline: 'center' });
  };

  const clicked = (event) => {
    const link = event.target.closest('a[href]'), href = link?.getAttribute('href') ?? '';
    // The heads that stay in view are copies of those in the drawing.
    const group = event.target.closest('g[data-line]:not(.w-map)');
    if (group && !group.dataset.file && (event.altKey || event.detail === 2)) {
      event.preventDefault();
      event.stopPropagation();
      editor.postMessage({ go: lineOf(group) });
    } else if (href && !href.startsWith('#')) {
      event.preventDefault();
      editor.postMessage({ open: href });
    }
  };

  const show = (page) => {
    next?.remove();
    const frame = document.createElement('iframe');
    frame.title = 'Map';
    frame.className = 'next';
    frame.srcdoc = page;
    next = frame;
    frame.addEventListener('load', () => {
      if (frame !== next) return;
      for (const kind of ['click', 'dblclick']) frame.contentDocument.addEventListener(kind, clicked, true);
      if (shown) frame.contentWindow.takeUp(shown.contentWindow.keep());
      marked = [];
      mark(frame, false);
      frame.className = '';
      shown?.remove();
      shown = frame;
      next = null;
      editor.postMessage({ shown: true });
    });
    pages.append(frame);
  };

  addEventListener('message', ({ data }) => {
    if ('wrong' in data) {
      says.textContent = data.wrong;
      says.hidden = !data.wrong;
      document.body.classList.toggle('is-wrong', Boolean(data.wrong));
    }
    if (data.page) show(data.page);
    if (data.line) {
      line = data.line;
      if (shown) mark(shown, data.follow);
    }
  });
  editor.postMessage({ ready: true });
})();
