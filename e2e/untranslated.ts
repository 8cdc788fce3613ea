/** What of a page in the pseudo-language still stands in its own letters, and is none of the model's words. */
import { SPECIAL_TOKENS } from "../src/lib/tokens";
import { TASKS, WORKED } from "../src/tasks/list";
import type { LoomPage } from "./loomPage";

/** Names that are the same in every language: of functions, of cells, of backends, of languages in themselves. */
const NAMES = [
  ...[
    "exp",
    "log",
    "ln",
    "max",
    "min",
    "tanh",
    "softmax",
    "GRU",
    "RNN",
    "LSTM",
    "wasm",
    "EN",
    "한국어",
    "으로",
  ],
];

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

/** Words of the models, what they mean, and sentences of theirs. */
const KNOWN: ReadonlySet<string> = new Set(
  [
    ...[...TASKS, ...WORKED].flatMap(({ sourceWords, targetWords, samples, gloss }) => [
      ...[...sourceWords, ...targetWords, ...samples],
      ...Object.values(gloss).flatMap((meanings) => Object.values(meanings)),
    ]),
    ...[...SPECIAL_TOKENS, ...NAMES],
  ].flatMap(wordsOf),
);

/** A letter alone is a name in a formula, a syllable alone a particle or a piece of a word that is drawn. */
const isOwn = (word: string): boolean => /[a-z]{2}|[가-힣]{2}/.test(word) && !KNOWN.has(word);

/** What is read or heard, as `place: text`, seen or not. Tensors' names, code, formulas, keys, addresses and what a browser says of itself are left out. */
const texts = ({ page }: LoomPage): Promise<string[]> =>
  page.evaluate(() => {
    const LEFT_OUT =
      "script, style, noscript, code, pre, kbd, #class-link-address, .katex, .report dd, sub, sup, .math-sub";
    const SAID = ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"];
    const found = new Set<string>();
    const add = (text: string, at: Element | null): void => {
      if (at && /[a-z]{2}|[가-힣]{2}/i.test(text) && !at.closest(LEFT_OUT))
        found.add(`${at.tagName.toLowerCase()}.${at.getAttribute("class") ?? ""}: ${text}`);
    };
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.textContent?.trim()) add(node.textContent, node.parentElement);
    for (const name of SAID)
      for (const element of document.querySelectorAll(`[${name}]`))
        add(element.getAttribute(name) ?? "", element);
    return [...found];
  });

/** As `place: text`. */
export async function untranslated(loom: LoomPage): Promise<string[]> {
  return (await texts(loom)).filter((line) => wordsOf(line.slice(line.indexOf(": "))).some(isOwn));
}
