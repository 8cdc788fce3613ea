/** What is told of numbers that are no weights. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { INSPECT_LOCALES } from "../../i18n/inspectLocales";
import { LANGUAGES, type Language } from "../../lib/language";
import type { AttentionMatrix } from "../../matrix/matrix";
import { differenceFromRow, normalise } from "../../matrix/transform";
import { openingScene } from "../../state/scene";
import { createLoom } from "../../state/store";
import { LoomContext } from "../../state/useStore";
import { shippedMatrix } from "../../testing/shippedMatrix";
import type { WorkerClient } from "../../worker/clientTypes";
import { columnText } from "./Detail";
import { MatrixTable } from "./MatrixTable";

const weights = shippedMatrix("fr-en");
const OTHERS = [
  shippedMatrix("fr-en", "scores"),
  differenceFromRow(weights, 0),
  normalise(weights, "column"),
] as const;

function table(matrix: AttentionMatrix, language: Language): string {
  // A table asks nothing of a worker.
  const client = { subscribe: () => () => {} } as unknown as WorkerClient;
  const loom = createLoom(client, openingScene({ task: "fr-en", sentence: "" }, language), () => {});
  return renderToStaticMarkup(
    <LoomContext value={loom}>
      <MatrixTable matrix={matrix} />
    </LoomContext>,
  );
}

for (const language of LANGUAGES) {
  const words = INSPECT_LOCALES[language];
  it(`a table says what its numbers are, and sums rows of weights alone (${language})`, () => {
    expect(table(weights, language)).toContain(`>${words.table.captions.weights}<`);
    expect(table(weights, language)).toContain(`>${words.table.sum}<`);
    for (const matrix of OTHERS) {
      expect(table(matrix, language)).toContain(`>${words.table.captions[matrix.kind]}<`);
      expect(table(matrix, language)).not.toContain(`>${words.table.sum}<`);
    }
  });

  it(`a column of weights is read, another one has its largest numbers, up or down (${language})`, () => {
    const difference: AttentionMatrix = {
      ...weights,
      kind: "difference",
      rows: weights.rows.slice(0, 2),
      columns: weights.columns.slice(0, 1),
      numbers: Float64Array.of(0.1, -0.3),
    };
    const [first, second] = weights.rows.map(({ text }) => text);
    const told = columnText(difference, 0, words.detail);
    expect(told).toMatch(/−0\.30/);
    expect(told.indexOf(second ?? "?")).toBeLessThan(told.indexOf(`${first}`));
    expect(columnText({ ...difference, kind: "weights" }, 0, words.detail)).not.toMatch(/−/);
  });
}
