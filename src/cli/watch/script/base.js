// The live preview's part of a page: it hears what changed, changes just that, and leaves the rest to the page's own script.
const live = document.getElementById('live'), data = live.dataset;
const isIndex = 'index' in data, isShell = 'shell' in data;
const words = JSON.parse(data.list || '{"maps":[]}');
let { version = '', say = null } = data.news ? JSON.parse(data.news) : {};

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
};
const button = (text, act, attributes = {}) => {
  const element = make('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', act);
  return element;
};
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
