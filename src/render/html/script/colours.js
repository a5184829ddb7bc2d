// Light or dark, as the reader wants it; paper is light.
features.push(({ listen }) => {
  const theme = one('#theme');
  if (theme) {
    theme.value = root.dataset.theme || '';
    listen(theme, 'change', () => {
      paint(theme.value);
      remember(theme.value);
      inAddress({ theme: theme.value });
    });
  }
  let before;
  listen(window, 'beforeprint', () => { before = root.dataset.theme; if (theme) paint('light'); });
  listen(window, 'afterprint', () => paint(before));
});
