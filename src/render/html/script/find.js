// Find: whole texts of the drawing, however they are broken into lines.
features.push((page) => {
  const { kept, listen, svg, ring, bring } = page;
  const find = one('#find'), input = one('input', find), output = one('output', find);
  let texts, hits = [], hit = -1, waiting;
  const read = (drawing) => all('g', drawing).map((group) => all(':scope > text', group)).filter((lines) => lines.length)
    .map((lines) => [lines, plain(lines.map((line) => line.textContent).join(' '))]);
  const next = (stay) => {
    if (hits.length) { hit = (hit + 1) % hits.length; if (!stay) bring(hits[hit]); }
    hits.forEach((rect, index) => rect.classList.toggle('is-current', index === hit));
    output.textContent = input.value.trim() && output.dataset.of.replace('{}', hit + 1).replace('{}', hits.length);
  };
  const search = (stay) => {
    all('.ring.hit', svg).forEach((element) => element.remove());
    const wanted = plain(input.value.trim()), says = ([, text]) => text.includes(wanted);
    if (wanted) texts ??= read(svg);
    const found = wanted ? texts.filter(says).slice(0, 200) : [];
    const detail = wanted && !found.length && !stay && stored('detail');
    // What only the detail says is shown there, as if a link had led to it.
    if (detail && read(detail.content).some(says)) {
      page.look('detail');
      input.dispatchEvent(new Event('input'));
      return;
    }
    hits = found.map(([lines]) => ring(lines, 'hit', 3));
    hit = -1;
    next(stay);
  };
  listen(input, 'input', () => { clearTimeout(waiting); waiting = setTimeout(() => search(), 120); });
  listen(input, 'keydown', (event) => { if (event.key === 'Enter' && !event.isComposing) { scrollTo(0, 0); next(); } });
  if (kept && input.value) search(true);
});
