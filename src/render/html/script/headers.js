// Headers that stay: copies of the stage band, the columns' titles and the lanes' names, in the drawing's own coordinates.
features.push((page) => {
  const { svg, sheet, width: W, height: H, rtl } = page;
  let into;
  const placeOf = (group, up = 0) => {
    const { a, b, c, d, e, f } = into.multiply(group.parentNode.getScreenCTM());
    return `matrix(${[a, b, c, d, e, f - up].map((number) => Math.round(number * 1e3) / 1e3)})`;
  };
  const copyOf = (group, transform) => {
    const place = draw('g', { transform });
    place.append(group.cloneNode(true));
    all('[id]', place).forEach((element) => element.removeAttribute('id'));
    return place;
  };
  const strip = (side, groups, view, lifted = [], up = 0) => {
    const places = groups.map((group) => placeOf(group, lifted.includes(group) ? up : 0));
    return { side, groups, view, places, sign: [view, ...groups.map((group, at) => places[at] + group.outerHTML)].join() };
  };
  const stay = ({ side, groups, view, places, sign }) => {
    const holder = one(`.stay.${side}`, sheet) ?? make('div', '', { class: `stay ${side}`, 'aria-hidden': 'true' });
    if (holder.sign !== sign) {
      holder.sign = sign;
      const copy = draw('svg', { class: svg.getAttribute('class'), viewBox: view.join(' '), 'font-family': svg.getAttribute('font-family') });
      copy.append(...groups.map((group, at) => copyOf(group, places[at])));
      holder.replaceChildren(copy);
      if (!holder.parentNode) sheet.prepend(holder);
    }
    page.scaled.push([holder.firstChild, view[2], view[3]]);
    return holder;
  };
  page.covered = () => [0, 0];
  page.follow = () => {};
  page.heads = () => {
    page.scaled = [[svg, W, H]];
    page.follow = () => {};
    into = svg.getScreenCTM().inverse();
    const band = one('.w-stages', svg);
    if (!band) { all('.stay', sheet).forEach((holder) => holder.remove()); return; }
    // How large a text is depends a little on how large it is shown; the strips don't.
    const snap = (length) => Math.ceil(length / 8) * 8;
    const box = page.boxOf(band);
    // A page in a frame that isn't shown has no sizes.
    if (!box.width) return;
    box.y = Math.round(box.y);
    const bottom = snap(box.y + box.height + 4);
    // The lanes' names stand where lines begin.
    const gutter = rtl ? W - box.x - box.width - 4 : box.x - 4;
    // Columns have their titles right below the band, unless their lane isn't shown.
    const titled = all('.w-touchpoint > [font-weight], .w-step > [font-weight]', svg).filter((title) => !title.closest('.is-gone'));
    const titles = titled.map(page.boxOf);
    // The ways between them would only take room: titles move up.
    const up = one('.w-way', svg) ? Math.max(0, snap(Math.min(...titles.map((title) => title.y)) - bottom - 20)) : 0;
    const lowest = Math.max(bottom, ...titles.map((title) => snap(title.y - up + title.height + 6)));
    const near = lowest < bottom + 120, high = (near ? lowest : bottom) - box.y + 8;
    const names = all('.w-grounds, .w-experience > rect, .w-lane-name, .w-experience > .w-title, .w-scale, .w-severities, .w-border', svg).filter((name) => !name.closest('.is-gone'));
    const [stages, lanes] = [
      strip('top', near ? [band, ...titled] : [band], [0, box.y - 8, W, high], titled, up),
      strip('side', names, [rtl ? W - gutter : 0, 0, gutter, H]),
    ].map(stay);
    // On a narrow screen names would leave no room for what they name.
    const slim = () => gutter * page.zoom < page.scroll.clientWidth * .4;
    page.follow = () => {
      const { x, y } = page.offset(), { zoom, scroll } = page, hidden = rtl ? x + W * zoom - scroll.clientWidth : -x;
      stages.classList.toggle('is-on', -y > box.y * zoom && -y < (H - 100) * zoom);
      lanes.classList.toggle('is-on', hidden > 8 && slim());
    };
    // How much of the drawing's frame they cover.
    page.covered = () => [slim() ? gutter * page.zoom : 0, high * page.zoom];
  };
  page.heads();
});
