/**
 * Vite plugin: the page's own faces of Pretendard, `import "virtual:loom-sans.css"`. Pretendard comes in 92 faces, by how
 * often its syllables occur; the page's own words lie all over them, each face costs a request, and each that is declared
 * costs layout. Two faces are cut instead: one of Latin letters, digits and signs, one of the syllables that occur in the
 * sources (`import { hangul } from "virtual:loom-sans-hangul"` is its address, to ask for it early). What was cut is
 * kept until the letters or the font change. Pretendard's name is reserved, so the page calls them by another; the tables
 * inside still have it.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./common.mjs";

const STYLES = "virtual:loom-sans.css";
const HANGUL_URL = "virtual:loom-sans-hangul";
const FONT = join(ROOT, "node_modules/pretendard/dist/web/variable/woff2/PretendardVariable.woff2");
const CACHE = "node_modules/.cache/faces";
const OPTIONS = {
  targetFormat: "woff2",
  variationAxes: { wght: { min: 400, max: 700 } },
  keepFeatures: ["calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum", "ss06"],
};
/** What a reader may type of Latin: the letters with all their accents. */
const LATIN = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
];

/** A language's own name stands on the page in any other: a page without further Hangul loads the first face only. */
const NAMES = "한국어";
const isHangul = (letter) => letter >= "가" && letter <= "힣" && !NAMES.includes(letter);

/** Every letter and sign in the texts of the sources, and those that are always there. */
export function letters() {
  const found = new Set();
  for (const [first, last] of LATIN)
    for (let code = first; code <= last; code++) found.add(String.fromCodePoint(code));
  const folder = join(ROOT, "src");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (/(?<!\.test)\.tsx?$/.test(name))
      for (const letter of readFileSync(join(folder, name), "utf8")) if (letter >= " ") found.add(letter);
  const all = [...found].sort((a, b) => a.codePointAt(0) - b.codePointAt(0));
  return { latin: all.filter((one) => !isHangul(one)), hangul: all.filter(isHangul) };
}

/** As a style sheet has it: `U+20-7E,U+A0`. `all` is in order. */
function unicodeRange(all) {
  const runs = [];
  for (const code of all.map((letter) => letter.codePointAt(0))) {
    const run = runs.at(-1);
    if (run?.[1] === code - 1) run[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code) => code.toString(16).toUpperCase();
  return runs.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ""}`).join(",");
}

/** The address, from the root, of a face with these letters. */
async function cut(name, all) {
  const hash = createHash("sha256")
    .update(readFileSync(FONT))
    .update(JSON.stringify([all, OPTIONS]));
  const path = `${CACHE}/loom-sans-${name}-${hash.digest("hex").slice(0, 16)}.woff2`;
  const file = join(ROOT, path);
  if (!existsSync(file)) {
    const { default: subset } = await import("subset-font");
    const bytes = await subset(readFileSync(FONT), all.join(""), OPTIONS);
    mkdirSync(join(ROOT, CACHE), { recursive: true });
    // Two builds at once write the same, and neither reads a half.
    const half = `${file}.${process.pid}`;
    writeFileSync(half, bytes);
    renameSync(half, file);
  }
  return `/${path}`;
}

const face = (url, all) => `@font-face {
  font-family: "Loom Sans";
  font-weight: 400 700;
  font-display: swap;
  src: url("${url}") format("woff2");
  unicode-range: ${unicodeRange(all)};
}`;

export function faces() {
  return {
    name: "faces",
    resolveId: (id) => (id === STYLES || id === HANGUL_URL ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith("\0virtual:loom-sans")) return null;
      const { latin, hangul } = letters();
      if (id === `\0${HANGUL_URL}`)
        return `export { default as hangul } from ${JSON.stringify(`${await cut("hangul", hangul)}?url`)};`;
      if (id === `\0${STYLES}`)
        return [face(await cut("latin", latin), latin), face(await cut("hangul", hangul), hangul)].join("\n");
      return null;
    },
  };
}
