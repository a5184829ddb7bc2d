// Find: whole texts of the drawing, however they are broken into lines.
features.push(({ kept, listen, svg, ring, bring }) => {
  const find = one('#find'), input = one('input', find), output = one('output', find);
  let texts, hits = [], hit = -1, waiting;
  const read = () => all('g', svg).map((group) => all(':scope > text', group)).filter((lines) => lines.length)
    .map((lines) => [lines, lines.map((line) => line.textContent).join(' ').toLowerCase()]);
  const next = (stay) => {
    if (hits.length) { hit = (hit + 1) % hits.length; if (!stay) bring(hits[hit]); }
    hits.forEach((rect, index) => rect.classList.toggle('is-current', index === hit));
    output.textContent = input.value.trim() && output.dataset.of.replace('{}', hit + 1).replace('{}', hits.length);
  };
  const search = (stay) => {
    all('.ring.hit', svg).forEach((element) => element.remove());
    const wanted = input.value.trim().toLowerCase();
    if (wanted) texts ??= read();
    const found = wanted ? texts.filter(([, text]) => text.includes(wanted)).slice(0, 200) : [];
    hits = found.map(([lines]) => ring(lines, 'hit', 3));
    hit = -1;
    next(stay);
  };
  listen(input, 'input', () => { clearTimeout(waiting); waiting = setTimeout(() => search(), 120); });
  listen(input, 'keydown', (event) => { if (event.key === 'Enter' && !event.isComposing) { scrollTo(0, 0); next(); } });
  if (kept && input.value) search(true);
});
