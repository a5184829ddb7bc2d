// How large the drawing is shown, and which part of it.
features.push((page) => {
  const { kept, listen, scroll, sheet, svg, rtl, width: W } = page;
  const scale = one('#scale'), bar = one('.bar');
  Object.assign(page, { zoom: 1, fits: '', moved: [] }, kept?.zoom && { zoom: kept.zoom, fits: kept.fits });
  page.offset = () => {
    const outer = scroll.getBoundingClientRect(), inner = svg.getBoundingClientRect();
    return { x: inner.left - outer.left, y: inner.top - outer.top };
  };
  // Where the reader's own hand has put it, the address says so; where the page did, it doesn't.
  let settled = '';
  const middle = () => {
    const { x, y } = page.offset(), { zoom } = page;
    return [(scroll.clientWidth / 2 - x) / zoom, (scroll.clientHeight / 2 - y) / zoom].map(Math.round);
  };
  const place = () => [middle(), page.fits || Math.round(page.zoom * 100)].join();
  page.settle = () => { settled = place(); };
  const moved = () => {
    page.follow();
    page.moved.forEach((act) => act());
    if (page.story || place() === settled) return;
    inAddress({ at: page.fits === 'all' ? '' : middle().join(), zoom: page.fits || String(Math.round(page.zoom * 100)) }, true);
  };
  page.resize = () => {
    for (const [drawing, width, height] of page.scaled) {
      const [wide, high] = [width, height].map((length) => String(length * page.zoom));
      // A drawing that is given its size is laid out again, even where that is the size it has.
      if (drawing.getAttribute('width') !== wide) drawing.setAttribute('width', wide);
      if (drawing.getAttribute('height') !== high) drawing.setAttribute('height', high);
    }
    sheet.style.height = page.height < page.whole ? `${page.height * page.zoom}px` : '';
    scale.textContent = `${Math.round(page.zoom * 100)} %`;
    page.follow();
    page.moved.forEach((act) => act());
  };
  const centre = () => [scroll.clientWidth / 2, scroll.clientHeight / 2];
  // What is at a point of the frame stays there.
  page.zoomTo = (next, mode = '', [x, y] = centre()) => {
    const from = page.offset(), at = { x: (x - from.x) / page.zoom, y: (y - from.y) / page.zoom };
    page.zoom = Math.min(Math.max(next, .1), 4);
    page.fits = mode;
    page.resize();
    const to = page.offset();
    scroll.scrollLeft += to.x + at.x * page.zoom - x;
    scroll.scrollTop += to.y + at.y * page.zoom - y;
    moved();
  };
  const room = () => Math.max(innerHeight - bar.offsetHeight, 200);
  const fit = {
    width: () => scroll.clientWidth / W,
    all: () => Math.min(scroll.clientWidth / W, room() / page.height),
  };
  const step = (by) => page.zoomTo(Math.round(page.zoom * by * 20) / 20 || .1);
  const zooms = {
    in: () => step(1.25),
    out: () => step(.8),
    one: () => page.zoomTo(1),
    width: () => page.zoomTo(fit.width(), 'width'),
    all: () => page.zoomTo(fit.all(), 'all'),
  };
  all('[data-zoom]').forEach((button) => listen(button, 'click', zooms[button.dataset.zoom]));
  page.keys = { '+': zooms.in, '=': zooms.in, '-': zooms.out, 0: zooms.one, 1: zooms.width, 2: zooms.all };
  listen(scroll, 'keydown', (event) => {
    const act = page.keys[event.key];
    if (!act || page.story || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  listen(scroll, 'scroll', moved, { passive: true });
  const refit = () => {
    root.style.setProperty('--bar', `${bar.offsetHeight}px`);
    if (page.story) return;
    if (page.fits) page.zoomTo(fit[page.fits](), page.fits); else page.follow();
    page.settle();
  };
  const watcher = new ResizeObserver(refit);
  watcher.observe(bar);
  listen(window, 'resize', refit);
  page.ends.push((keep) => {
    watcher.disconnect();
    Object.assign(keep, { zoom: page.zoom, fits: page.fits });
  });
  if (kept?.zoom) {
    if (kept.fits) page.zoom = fit[kept.fits]();
    page.resize();
    page.settle();
    return;
  }
  root.style.setProperty('--bar', `${bar.offsetHeight}px`);
  // A slide is seen as a whole. Anything else as wide as the window where that can be read, or in a size that can, to scroll through.
  // A tablet shows as many columns as a small laptop does.
  const isPhone = scroll.clientWidth < 720, least = isPhone ? .4 : Math.min(.4, scroll.clientWidth / 2560);
  const slide = page.view === 'overview' && fit.all() > .4;
  page.zoom = slide ? Math.min(fit.all(), 1.5) : fit.width() < least ? isPhone ? .75 : 1 : Math.min(fit.width(), 1.5);
  page.fits = page.zoom === fit.all() ? 'all' : page.zoom === fit.width() ? 'width' : '';
  page.resize();
  if (rtl) scroll.scrollLeft = W * page.zoom;
  const zoom = !kept && address.choices.get('zoom');
  if (zoom) {
    const at = (address.choices.get('at') || '').split(',').map(Number);
    if (fit[zoom]) zooms[zoom](); else if (Number(zoom) > 0) page.zoomTo(Number(zoom) / 100);
    const now = page.offset(), [x, y] = centre();
    if (at.length === 2 && at.every(Number.isFinite)) scroll.scrollBy(now.x + at[0] * page.zoom - x, now.y + at[1] * page.zoom - y);
  } else page.settle();
});
