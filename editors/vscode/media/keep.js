// Goes into each page of the preview, after the page's own script, as the live preview of `wayline watch` does: what the reader has chosen is
// kept with one page, and restored in the next. `leavePage` and `begin` are the page's own.
(() => {
  const main = document.querySelector('main'), scroll = document.getElementById('scroll'), find = document.querySelector('#find input');
  const boxes = () => [...document.querySelectorAll('#show fieldset')].flatMap((set) => [...set.querySelectorAll('input')].map((box) => [`${set.dataset.filter}.${box.value}`, box]));
  const isThere = (view) => view === 'telling' || view === document.querySelector('.sheet').dataset.view || Boolean(stored(view));

  window.keep = () => {
    const at = [scroll.scrollLeft, scroll.scrollTop], page = [scrollX, scrollY], usual = usualView();
    const off = boxes().filter(([, { checked }]) => !checked).map(([name]) => name);
    const theme = document.getElementById('theme')?.value;
    return { kept: leavePage(), at, page, off, usual, theme, opens: main.dataset.opens, place: address.place, choices: address.choices, find: find.value };
  };
  window.takeUp = ({ kept, at, page, off, usual, theme, opens, place, choices, find: wanted }) => {
    leavePage();
    Object.assign(address, { place, choices });
    find.value = wanted;
    for (const [name, box] of boxes()) box.checked = !off.includes(name);
    if (theme && document.getElementById('theme')) paint(theme);
    // A view that nobody chose is whichever is usual now, such as after a change of the settings.
    const isChosen = kept.view !== usual && opens === main.dataset.opens && isThere(kept.view);
    const view = isChosen ? kept.view : usualView(), isSame = view === kept.view;
    leavePage = begin({ ...kept, view, ...(isSame ? {} : { zoom: 0, fits: '' }) });
    if (isSame) scroll.scrollTo(...at);
    scrollTo(...page);
  };
})();
