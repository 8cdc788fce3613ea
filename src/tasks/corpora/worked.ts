/**
 * What the two worked examples have in common: a task of one sentence, whose vectors were chosen so that a reader can
 * follow every number by head. Its model is set by hand too (`training/handSet.ts` puts the vectors into it) and lies
 * beside the page; chance has no part in it, and it is not trained.
 */
import { ProblemError } from "../../lib/problem";
import { createLexicon } from "../lexicon";
import type { Link } from "../pair";
import type { Task } from "../task";
import { composed, splitWords } from "../text";

export type Vector = readonly number[];

interface Example {
  readonly id: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly sure: readonly Link[];
  readonly possible: readonly Link[];
  readonly gloss: Task["gloss"];
  readonly opening: NonNullable<Task["opening"]>;
}

export function workedTask({ source, target, sure, possible, ...example }: Example): Task {
  const lexicon = createLexicon(source);
  return {
    ...example,
    sourceWords: source,
    targetWords: target,
    // The notes write their sources without `<eos>`: three words are three states.
    bareSource: true,
    maxSource: source.length + 1,
    maxTarget: target.length + 1,
    longestSource: source.length + 1,
    longestTarget: target.length + 1,
    samples: [source.join(" ")],
    grammar: null,
    heldOut: [],
    known: [{ source, target, sure, possible, tags: ["worked-example"] }],
    generate() {
      throw new ProblemError({ code: "hand-set" });
    },
    read(text) {
      const tokens = splitWords(text).map((word) => {
        const found = lexicon.find(word);
        return found === null
          ? { word, known: false, nearest: lexicon.nearest(word) }
          : { word: found, known: true, nearest: [] };
      });
      return { text: composed(text), tokens, written: [], offer: null };
    },
    write: (tokens) => tokens.join(" "),
  };
}
