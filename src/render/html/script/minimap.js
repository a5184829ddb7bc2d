// A small map of a drawing that is larger than its frame. What it does, scrolling does too, so it is for pointers alone.
features.push((page) => {
  const { listen, scroll, svg } = page, WIDE = 208, HIGH = 144;
  const mini = one('#mini');
  const picture = draw('svg', { class: svg.getAttribute('class') }), frame = draw('rect', { class: 'view' });
  mini.replaceChildren(picture);
  let drawn = false, scale = 1;
  // Its stages and curves, and a grey block for each cell of a lane: as much as can be made out.
  const fill = () => {
    drawn = true;
    const blocks = all('.w-lane > .w-cell, .w-pain > .w-card, .w-opportunity', svg).filter((cell) => !cell.closest('.is-gone')).map((cell) => {
      const { x, y, width, height } = page.boxOf(cell);
      return draw('rect', { class: 'block', x, y, width, height, rx: 12 });
    });
    const copies = all('.w-stages, .w-curves', svg).filter((part) => !part.closest('.is-gone')).map((part) => {
      const { a, b, c, d, e, f } = svg.getScreenCTM().inverse().multiply(part.getScreenCTM());
      const copy = part.cloneNode(true);
      all('[id]', copy).forEach((element) => element.removeAttribute('id'));
      all('text, title', copy).forEach((text) => text.remove());
      copy.setAttribute('transform', `matrix(${[a, b, c, d, e, f]})`);
      return copy;
    });
    picture.replaceChildren(...blocks, ...copies, frame);
  };
  page.small = () => {
    const { width, height, zoom } = page, { clientWidth, clientHeight } = scroll;
    const needed = width * zoom > clientWidth * 1.25 || height * zoom > clientHeight * 1.25;
    mini.hidden = !needed || page.story || clientWidth < 640 || clientHeight < 320;
    if (mini.hidden) return;
    scale = Math.min(WIDE / width, HIGH / height);
    set(picture, { viewBox: `0 0 ${width} ${height}`, width: width * scale, height: height * scale });
    if (!drawn) fill();
    const { x, y } = page.offset();
    set(frame, { x: Math.max(0, -x / zoom), y: Math.max(0, -y / zoom), width: Math.min(width, clientWidth / zoom), height: Math.min(height, clientHeight / zoom) });
  };
  page.moved.push(page.small);
  page.redraw = () => { drawn = false; page.small(); };
  const go = (event) => {
    const { left, top } = picture.getBoundingClientRect();
    const x = (event.clientX - left) / scale * page.zoom, y = (event.clientY - top) / scale * page.zoom, now = page.offset();
    scroll.scrollBy(x + now.x - scroll.clientWidth / 2, y + now.y - scroll.clientHeight / 2);
  };
  listen(mini, 'pointerdown', (event) => {
    event.preventDefault();
    mini.setPointerCapture(event.pointerId);
    go(event);
  });
  listen(mini, 'pointermove', (event) => { if (event.buttons) go(event); });
  page.small();
});
