// Full screen, and the list of all keys.
features.push((page) => {
  const { listen, scroll } = page, keys = one('#keys');
  const full = () => { if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen?.(); };
  page.full = full;
  all('[data-act=full]').forEach((button) => {
    button.hidden = !document.fullscreenEnabled;
    listen(button, 'click', full);
  });
  const help = () => { if (keys.open) keys.close(); else keys.showModal(); };
  listen(one('[data-act=keys]'), 'click', help);
  listen(keys, 'click', ({ target }) => { if (target === keys || target.matches('button')) keys.close(); });
  Object.assign(page.keys, { f: full, '?': help, p: () => page.present() });
  for (const [key, view] of [['o', 'overview'], ['d', 'detail'], ['b', 'blueprint']]) {
    page.keys[key] = () => {
      if (page.view !== view && !stored(view)) return;
      page.look(view);
      scroll.focus({ preventScroll: true });
    };
  }
});
