'use strict';
// Everything here only adds: without it the page shows the drawing, the tables and the links between them.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);
// What a group of the drawing shows: its first class, without the prefix that keeps the drawing's classes apart from the page's.
const kindOf = (group) => group.classList[0].slice(2);
const set = (element, attributes) => {
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
};
const make = (name, text, attributes = {}) => {
  const element = set(document.createElement(name), attributes);
  element.textContent = text;
  return element;
};
const draw = (name, attributes) => set(document.createElementNS('http://www.w3.org/2000/svg', name), attributes);
const download = (blob, name) => {
  const url = URL.createObjectURL(blob);
  make('a', '', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1e4);
};
const rowOf = (id) => document.getElementById(id);

// What a page can do, in the order in which it is made ready. Each gets the page, and may give it something for those after it.
// A live page is made ready again each time its map has changed, so whatever is there already stays as it is: adding it again would
// cost the browser a new layout.
const features = [];
