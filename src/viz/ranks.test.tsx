/** Ranks as the loom says them. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "../i18n/locales";
import { shippedTrace } from "../testing/shippedMatrix";
import { tensorOf } from "../trace/trace";
import { Loom } from "./Loom";

const nothing = (): void => {};

it("words with equal weights share the better rank, in the cells and under the cloth", () => {
  const trained = shippedTrace("fr-en");
  const weights = tensorOf(trained, "weights");
  const columns = trained.source.tokens.length;
  const trace = {
    ...trained,
    tensors: { ...trained.tensors, weights: { ...weights, data: weights.data.map(() => 1 / columns) } },
  };
  const drawn = renderToStaticMarkup(
    <Loom
      {...{ trace }}
      width={716}
      row={1}
      step="output"
      column={columns - 1}
      focus={{ source: columns - 1 }}
      labels={LOCALES.en.loom}
      theme="light"
      flip={false}
      gloss={null}
      written={[]}
      sourceLanguage={null}
      targetLanguage={null}
      onFocus={nothing}
      onPin={nothing}
      onPickRow={nothing}
      onFlip={nothing}
    />,
  );
  const ranks = [...drawn.matchAll(/rank (\d+) of (\d+)/g)].map(([, rank]) => rank);
  expect(ranks.length).toBe(columns * trace.output.tokens.length + 1);
  expect(new Set(ranks)).toEqual(new Set(["1"]));
});
