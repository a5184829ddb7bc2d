// The drawing as a file, as it is shown: with the lanes that are left, in the colours that are seen.
features.push((page) => {
  const { listen, svg } = page;
  const sheets = () => [...styles.filter((style) => style.isConnected).map((style) => style.textContent),
    ...document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))].join('\n');
  const file = () => {
    const copy = svg.cloneNode(true), { width, height } = page;
    all('use[href^="#shared-"]', copy).forEach((use) => use.replaceWith(set(one(use.getAttribute('href')).cloneNode(), { id: use.id })));
    all('.ring', copy).forEach((ring) => ring.remove());
    all('.is-gone', copy).forEach((lane) => lane.remove());
    all('.is-faded', copy).forEach((of) => of.setAttribute('opacity', getComputedStyle(root).getPropertyValue('--faded')));
    [copy, ...all('[class*=is-]', copy)].forEach((of) => of.classList.remove('is-faded', 'is-pale'));
    all('[tabindex]', copy).forEach((of) => ['tabindex', 'role', 'data-anchor'].forEach((name) => of.removeAttribute(name)));
    set(copy, { width, height, viewBox: `0 0 ${width} ${height}`, overflow: 'hidden' });
    const style = draw('style', {});
    style.textContent = sheets();
    copy.prepend(style);
    const dark = matchMedia('(prefers-color-scheme: dark)').matches, theme = root.dataset.theme || (one('#theme') ? dark ? 'dark' : 'light' : '');
    const outer = draw('svg', { width, height, viewBox: `0 0 ${width} ${height}`, ...(theme && { 'data-theme': theme }) });
    outer.append(copy);
    return { width, height, text: new XMLSerializer().serializeToString(outer) };
  };
  const name = (kind) => `${svg.getAttribute('aria-labelledby').split('-title')[0]}.${kind}`;
  listen(one('[data-act=svg]'), 'click', () => download(new Blob([file().text], { type: 'image/svg+xml' }), name('svg')));
  listen(one('[data-act=png]'), 'click', () => {
    const { width, height, text } = file();
    // Browsers have limits for the side and the area of a picture.
    const scale = Math.min(2, 16000 / Math.max(width, height), Math.sqrt(2e8 / (width * height)));
    const picture = new Image(), canvas = set(make('canvas', ''), { width: Math.round(width * scale), height: Math.round(height * scale) });
    picture.onload = () => {
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => download(blob, name('png')));
    };
    picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  });
});
