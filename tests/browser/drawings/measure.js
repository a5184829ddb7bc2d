// Draws each of `drawings` alone, in each of `families` (null: as the drawing itself asks for), and measures every text.
// A text becomes [length, left, right, top and bottom of its ink], seen from the drawing's top left corner.

const canvas = document.createElement("canvas").getContext("2d");

// Layout asks for the fonts; they may need more than one round.
async function settled() {
  do {
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  } while (document.fonts.status !== "loaded");
}

// How far the letters of one look reach above and below the baseline.
function ink(element) {
  const style = getComputedStyle(element);
  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const measured = canvas.measureText(element.textContent);
  return [measured.actualBoundingBoxAscent, measured.actualBoundingBoxDescent];
}

function measure(svg, text) {
  const box = text.getBBox();
  const place = svg.getScreenCTM().inverse().multiply(text.getScreenCTM());
  const spans = text.querySelectorAll("tspan");
  const inks = Array.from(spans.length ? spans : [text], ink);
  const baseline = place.f + Number(text.getAttribute("y"));
  const above = Math.max(...inks.map(([above]) => above));
  const below = Math.max(...inks.map(([, below]) => below));
  const row = [text.getComputedTextLength(), place.e + box.x, place.e + box.x + box.width, baseline - above, baseline + below];
  return row.map((value) => Math.round(value * 100) / 100);
}

async function drawn(source, families) {
  document.body.innerHTML = source;
  const svg = document.body.querySelector("svg");
  const passes = [];
  for (const family of families) {
    if (family) svg.setAttribute("font-family", family);
    await settled();
    passes.push(Array.from(svg.querySelectorAll("text"), (text) => measure(svg, text)));
  }
  return passes;
}

// A family that isn't installed is drawn as whatever comes next.
function installed(family) {
  const width = (next) => {
    canvas.font = `40px "${family}", ${next}`;
    return canvas.measureText("Wayline mimics 10 %").width;
  };
  return width("monospace") === width("serif");
}

async function run({ drawings, families }) {
  const present = families.filter((family) => !family || installed(family));
  const texts = [];
  for (const source of drawings) texts.push(await drawn(source, present));
  return { families: present, texts };
}
