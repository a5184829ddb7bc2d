// How large the drawing is shown.
features.push((page) => {
  const { kept, listen, scroll, svg, rtl, width: W, height: H } = page;
  const scale = one('#scale'), bar = one('.bar');
  Object.assign(page, { zoom: 1, fits: '' }, kept && { zoom: kept.zoom, fits: kept.fits });
  page.offset = () => {
    const outer = scroll.getBoundingClientRect(), inner = svg.getBoundingClientRect();
    return { x: inner.left - outer.left, y: inner.top - outer.top };
  };
  const resize = () => {
    for (const [drawing, width, height] of page.scaled) {
      const [wide, high] = [width, height].map((length) => String(length * page.zoom));
      // A drawing that is given its size is laid out again, even where that is the size it has.
      if (drawing.getAttribute('width') !== wide) drawing.setAttribute('width', wide);
      if (drawing.getAttribute('height') !== high) drawing.setAttribute('height', high);
    }
    scale.textContent = `${Math.round(page.zoom * 100)} %`;
    page.follow();
  };
  const zoomTo = (next, mode = '') => {
    const x = scroll.clientWidth / 2, y = scroll.clientHeight / 2;
    const from = page.offset(), at = { x: (x - from.x) / page.zoom, y: (y - from.y) / page.zoom };
    page.zoom = Math.min(Math.max(next, .1), 4);
    page.fits = mode;
    resize();
    const to = page.offset();
    scroll.scrollLeft += to.x + at.x * page.zoom - x;
    scroll.scrollTop += to.y + at.y * page.zoom - y;
  };
  const fit = {
    width: () => scroll.clientWidth / W,
    all: () => Math.min(scroll.clientWidth / W, (innerHeight - bar.offsetHeight) / H),
  };
  const step = (by) => zoomTo(Math.round(page.zoom * by * 20) / 20 || .1);
  const zooms = {
    in: () => step(1.25),
    out: () => step(.8),
    one: () => zoomTo(1),
    width: () => zoomTo(fit.width(), 'width'),
    all: () => zoomTo(fit.all(), 'all'),
  };
  all('[data-zoom]').forEach((button) => listen(button, 'click', zooms[button.dataset.zoom]));
  listen(scroll, 'keydown', (event) => {
    const name = { '+': 'in', '=': 'in', '-': 'out', 0: 'one', 1: 'width', 2: 'all' }[event.key];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    zooms[name]();
  });
  listen(scroll, 'scroll', page.follow, { passive: true });
  const refit = () => {
    root.style.setProperty('--bar', `${bar.offsetHeight}px`);
    if (page.fits) zoomTo(fit[page.fits](), page.fits); else page.follow();
  };
  const watcher = new ResizeObserver(refit);
  watcher.observe(bar);
  listen(window, 'resize', refit);
  page.ends.push((keep) => {
    watcher.disconnect();
    Object.assign(keep, { zoom: page.zoom, fits: page.fits });
  });
  if (kept) {
    if (kept.fits) page.zoom = fit[kept.fits]();
    resize();
    return;
  }
  root.style.setProperty('--bar', `${bar.offsetHeight}px`);
  // The whole width where that can be read; else a size that can, to scroll through.
  page.zoom = fit.width() < .4 ? scroll.clientWidth < 720 ? .75 : 1 : Math.min(fit.width(), 1.5);
  if (page.zoom === fit.width()) page.fits = 'width';
  resize();
  if (rtl) scroll.scrollLeft = W * page.zoom;
});
