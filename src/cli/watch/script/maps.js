// The list of maps.
const tabs = make('nav', { class: 'live-tabs', 'aria-label': 'Maps', hidden: '' });

// A title that changes and a typeface that arrives late move the tab of this map: it is brought back into view until somebody moves the list themselves.
let tabsMoved = false;
for (const kind of ['wheel', 'pointerdown', 'touchstart', 'keydown']) tabs.addEventListener(kind, () => { tabsMoved = true; }, { passive: true });
const showTab = () => {
  const here = tabs.querySelector('[aria-current]');
  if (here && !tabsMoved) tabs.scrollLeft = here.offsetLeft + here.offsetWidth / 2 - tabs.offsetLeft - tabs.offsetWidth / 2;
};
document.fonts.ready.then(() => idle(showTab));
document.fonts.addEventListener('loadingdone', () => idle(showTab));
addEventListener('resize', () => idle(showTab));

const list = ({ maps, trouble }) => {
  const link = (map) => {
    const here = map.slug === data.slug ? { 'aria-current': 'page' } : {};
    const bad = ['wrong', 'gone'].includes(map.state) ? `${map.title}: ${summary(map)}` : map.title;
    return make('a', { href: `/map/${map.slug}/`, 'data-state': map.state, title: `${map.name}: ${summary(map)}`, 'aria-label': bad, ...here }, map.title);
  };
  if (isIndex) {
    const rows = maps.map((map) => make('li', {}, link(map), ' ', make('code', {}, map.name), ' ', make('span', {}, summary(map))));
    const nothing = maps.length || trouble ? [] : [make('p', {}, 'No maps yet.')];
    document.getElementById('frame').replaceChildren(make('h1', {}, 'Maps'), make('ul', { class: 'live-index' }, ...rows), ...nothing, ...(trouble ? [make('pre', {}, trouble)] : []));
    return;
  }
  tabs.hidden = maps.length < 2;
  tabs.replaceChildren(make('a', { href: '/' }, 'All maps'), ...maps.map(link));
  // Where it is, only a layout can tell, and that can wait.
  idle(showTab);
};
