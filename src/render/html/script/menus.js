// Menus close when something else is wanted.
features.push((page) => {
  const { listen, visit, leave } = page;
  const menus = all('.menu');
  const close = (but) => menus.forEach((menu) => { if (menu !== but) menu.open = false; });
  // What opens near the edge of the window moves in.
  const bringIn = (menu) => {
    const panel = menu.lastElementChild;
    panel.style.translate = '';
    const { left, right } = panel.getBoundingClientRect();
    const out = Math.max(right - root.clientWidth + 8, 0) || Math.min(left - 8, 0);
    panel.style.translate = `${-out}px`;
  };
  menus.forEach((menu) => { listen(menu, 'toggle', () => { if (menu.open) bringIn(menu); }); });
  listen(window, 'resize', () => menus.filter((menu) => menu.open).forEach(bringIn));
  listen(document, 'click', (event) => close(event.target.closest('.menu')));
  listen(document, 'keydown', (event) => {
    if (event.key === '/' && !event.target.closest('input, select')) { event.preventDefault(); one('#find input').focus(); }
    if (event.key !== 'Escape') return;
    if (page.story || one('#keys').open) return;
    const open = menus.find((menu) => menu.open);
    if (open) { close(); one('summary', open).focus(); } else leave();
  });
  all('.menu nav a').forEach((link) => listen(link, 'click', (event) => {
    close();
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    if (!link.dataset.jump) return;
    event.preventDefault();
    visit(id, true);
  }));
});
