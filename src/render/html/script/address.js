// The address has what the reader has chosen, so that a copied link shows the same: a place of the map, then choices, such as
// `#pain-queue&view=detail&off=lane.doing`.
const address = {};
const readAddress = () => {
  const parts = location.hash.slice(1).split('&');
  const place = parts[0].includes('=') ? '' : parts.shift();
  try { address.place = decodeURIComponent(place); } catch { address.place = ''; }
  address.choices = new URLSearchParams(parts.join('&'));
  address.asked = address.choices.get('view');
  address.choices.delete('view');
};
const hashOf = () => {
  const view = address.view === usualView() || address.choices.has('story') ? '' : `view=${address.view}`;
  const choices = address.choices.toString().replaceAll('%2C', ',');
  return [encodeURIComponent(address.place), view, choices].filter(Boolean).join('&');
};
let addressing;
const showAddress = (add) => {
  clearTimeout(addressing);
  const hash = hashOf(), next = hash ? `#${hash}` : location.pathname + location.search;
  if (location.hash === (hash && `#${hash}`)) return;
  // In a frame without an origin, as editors and the playground show a page, there is no address to write.
  try { history[add ? 'pushState' : 'replaceState'](null, '', next); } catch { /* The page works without. */ }
};
// Choices without a value are left out. What changes all the time, such as how far a drawing is scrolled, is written down a little later:
// browsers take only so many changes.
const inAddress = (choices, later) => {
  Object.entries(choices).forEach(([key, value]) => { if (value) address.choices.set(key, value); else address.choices.delete(key); });
  clearTimeout(addressing);
  if (later) addressing = setTimeout(showAddress, 400); else showAddress();
};
readAddress();
