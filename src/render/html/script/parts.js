// What stands where: parts of the drawing by the ids that links have, and the way from a table to the drawing.
features.push((page) => {
  const { listen, scroll, svg, words, rtl } = page;
  const KINDS = ['stage', 'touchpoint', 'step', 'pain', 'gain', 'opportunity', 'persona', 'source'];
  const parts = new Map();
  page.parts = parts;
  for (const group of all('g[id][data-name]', svg)) {
    const kind = kindOf(group);
    let id = `${kind}-${group.dataset.name}`;
    // Where the drawing has the id itself, the table's has a sign more.
    while (rowOf(id)?.closest('svg')) id += '_';
    if (!KINDS.includes(kind) || !rowOf(id)) continue;
    parts.set(id, group);
    if (group.dataset.anchor !== id) group.dataset.anchor = id;
  }
  const stale = all('[data-anchor]', svg).filter((group) => parts.get(group.dataset.anchor) !== group);
  stale.forEach((group) => { delete group.dataset.anchor; });
  // A box of the drawing's own units around something in it.
  page.boxOf = (group) => {
    const box = group.getBBox();
    const { e, f } = svg.getScreenCTM().inverse().multiply(group.getScreenCTM());
    return { x: box.x + e, y: box.y + f, width: box.width, height: box.height };
  };
  const titleIn = (row) => one('caption strong, th .prose, th span', row);
  page.titleOf = (id) => titleIn(rowOf(id)).textContent;
  page.ring = (groups, kind, room) => {
    const boxes = groups.map(page.boxOf);
    const least = (of) => Math.min(...boxes.map(of)), most = (of) => Math.max(...boxes.map(of));
    const x = least((box) => box.x) - room, y = least((box) => box.y) - room;
    const width = most((box) => box.x + box.width) + room - x, height = most((box) => box.y + box.height) + room - y;
    const rect = draw('rect', { class: `ring ${kind}`, x, y, width, height, rx: room + 2 });
    svg.append(rect);
    return rect;
  };
  page.bring = (element) => {
    const outer = scroll.getBoundingClientRect(), inner = element.getBoundingClientRect();
    const [wide, high] = page.covered(), { clientWidth, clientHeight } = scroll;
    const x = inner.left - outer.left, y = inner.top - outer.top;
    // Into the middle of what isn't covered; where it is too large for that, its beginning.
    scroll.scrollLeft += rtl ? Math.max(x + (inner.width - clientWidth + wide) / 2, x + inner.width - clientWidth + wide + 8)
      : Math.min(x + (inner.width - clientWidth - wide) / 2, x - wide - 8);
    scroll.scrollTop += Math.min(y + (inner.height - clientHeight - high) / 2, y - high - 8);
  };
  page.ends.push(() => all('.ring', svg).forEach((element) => element.remove()));

  for (const row of all('.tables [id]')) {
    let button = one('.spot', row);
    if (!parts.has(row.id) && !(page.view !== 'detail' && stored('detail') && KINDS.includes(row.id.split('-')[0]))) {
      if (button?.parentNode.closest('[id]') === row) button.remove();
      continue;
    }
    if (!button) {
      button = make('button', '↑', { type: 'button', class: 'spot', title: words.show });
      titleIn(row).after(button);
    }
    const label = `${words.show}: ${page.titleOf(row.id)}`;
    if (button.getAttribute('aria-label') !== label) button.setAttribute('aria-label', label);
    listen(button, 'click', () => page.visit(row.id, true));
  }
});
