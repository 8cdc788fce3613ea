import { ProblemError } from "../lib/problem";
import type { Vocabulary } from "../tasks/vocabulary";
import type { Intervention } from "../trace/intervention";

export interface SourceWord {
  readonly word: string;
  readonly id: number;
}

/**
 * A source sentence with words replaced and swapped as interventions ask, before anything is read. A word that is not
 * in the vocabulary is read as `<unk>`. Throws ProblemError for a position outside the sentence.
 */
export function editSource(
  words: readonly SourceWord[],
  interventions: readonly Intervention[],
  vocabulary: Vocabulary,
): SourceWord[] {
  const edited = [...words];
  interventions.forEach((one, item) => {
    const at = (position: number): SourceWord => {
      const found = edited[position];
      if (found) return found;
      const expected = `0 … ${edited.length - 1}`;
      throw new ProblemError({ code: "intervention-value", item, field: "position", expected });
    };
    if (one.kind === "source") {
      at(one.position);
      edited[one.position] = { word: one.word, id: vocabulary.id(one.word) };
    } else if (one.kind === "swap-source") {
      const [i, j] = one.positions;
      [edited[i], edited[j]] = [at(j), at(i)];
    }
  });
  return edited;
}
